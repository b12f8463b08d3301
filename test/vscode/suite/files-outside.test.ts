import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { describe, it } from 'mocha';
import { accessPolicy, annexa, findings, until, uriOf } from './editor.ts';

describe('files that change outside of the editor', () => {
  it('are checked when they come, change and go', async () => {
    const api = await annexa();
    const uri = uriOf('policies/deep/new-policy.md');
    const good = readFileSync(uriOf(accessPolicy).fsPath, 'utf8')
      .replace('POL-AC', 'POL-NEW')
      .replaceAll(/A\.5\.1[56]/g, 'A.6.3');
    mkdirSync(dirname(uri.fsPath), { recursive: true });
    writeFileSync(uri.fsPath, good.replace('  - A.6.3\n', '  - A.9.2.3\n'));
    await until('findings of the new file', () => findings(uri, 'control-legacy').length > 0);
    writeFileSync(uri.fsPath, good);
    await until('the finding to go', () => findings(uri, 'control-legacy').length === 0);
    await until('the coverage to follow', () => api.statusText() === 'Annexa 3/93 (3.2 %)');
    // the whole folder: VS Code tells only of the folder
    rmSync(dirname(uri.fsPath), { recursive: true });
    await until('the coverage to go back', () => api.statusText() === 'Annexa 2/93 (2.1 %)');
    assert.deepEqual(findings(uri), []);
  });
});
