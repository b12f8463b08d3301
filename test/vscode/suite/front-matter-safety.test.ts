import assert from 'node:assert/strict';
import { existsSync, rmSync } from 'node:fs';
import { describe, it } from 'mocha';
import * as vscode from 'vscode';
import { annexa, findings, open, slugOf, until, uriOf } from './editor.ts';

describe('front matter in a programming language', () => {
  for (const language of ['js', 'javascript', 'coffee']) {
    it(`is reported and never run: ${language}`, async () => {
      await annexa();
      const trace = uriOf(`trace-of-${language}.txt`).fsPath;
      const path = `policies/executable-${language}.md`;
      const code = `{ title: require('node:fs').writeFileSync(${JSON.stringify(trace)}, 'run') || 'Executable' }`;
      const text = `---${language}\n${code}\n---\n\n# Executable Policy\n\n## Scope\n\nThis policy (A.5.15) applies to all.\n`;
      await vscode.workspace.fs.writeFile(uriOf(path), new TextEncoder().encode(text));
      try {
        const { uri } = await open(path);
        const [finding] = await until('the finding', () => {
          const found = findings(uri).filter((entry) => /^front-matter-/.test(slugOf(entry)));
          return found.length > 0 && found;
        });
        assert.ok(finding);
        assert.equal(finding.range.start.line, 0);
        assert.equal(existsSync(trace), false, 'the front matter was run');
      } finally {
        await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
        await vscode.workspace.fs.delete(uriOf(path));
        rmSync(trace, { force: true });
      }
    });
  }
});
