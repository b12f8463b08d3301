import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { declaresIsms } from '../../client/src/start/declares-isms.ts';
import { uriOf } from '../support/memory-workspace.ts';
import { scanWorkspace } from '../support/open-workspace.ts';

const page = (...lines: string[]) => `---\n${lines.join('\n')}\n---\n\n# Title\n\nText.\n`;

describe('the look at the front matter that starts the server', () => {
  it('passes documents that name a type, claim controls or have document control', () => {
    for (const text of [
      page('type: policy', 'id: POL-1'),
      page('type: Work Instruction', 'version: 1.0'),
      page('controls: [A.5.15]'),
      page('controls:', '  - 5.15'),
      page('satisfies:', '  iso27001-2022:', '    - A.5.1'),
      page('Document Owner: CISO', 'Approved By: CEO', 'version: 2'),
      'type: policy\nowner: CISO\n---\n# Title\n',
    ]) {
      assert.equal(declaresIsms(text), true, text);
      assert.equal(declaresIsms(`\ufeff${text.replaceAll('\n', '\r\n')}`), true, `with CRLF: ${text}`);
    }
  });

  it('lets pages of blogs, sites and notes be', () => {
    for (const text of [
      '',
      '---',
      '---\n',
      '# Access Control Policy\n\nA.5.15\n',
      '---\n\nA break, then text: with a colon\n\n---\n',
      page('title: My holiday', 'date: 2026-01-01', 'tags: [sun, 5.15]', 'author: Jo', 'draft: true', 'layout: post'),
      page('title: Video', 'controls: true', 'id: v1'),
      page('type: post', 'status: published', 'id: 7', 'author: Jo'),
      page('type: docs', 'weight: 3', 'version: 1.0'),
      page('title: Recipe', 'type: recipe', 'owner: me'),
      page('sidebar_position: 2', 'id: intro', 'slug: /'),
      page('owner: me', 'status: wip'),
      '+++\ntype = "policy"\nowner = "CISO"\n+++\n# T\n',
      'Just a paragraph: with a colon.\n\nAnother one.\n\n---\n\nowner: me\n',
    ])
      assert.equal(declaresIsms(text), false, text);
  });

  it('passes each document of the evaluation and of the example that the server takes at its word', async () => {
    const root = join(import.meta.dirname, '../..');
    const files = [...markdownBelow(join(root, 'eval/cases')), ...markdownBelow(join(root, 'examples'))];
    const { service } = await scanWorkspace(
      Object.fromEntries(files.map((file, index) => [`${index}/${file.split('/').at(-1)}`, readFileSync(file, 'utf8')])),
    );
    const missed: string[] = [];
    const extra: string[] = [];
    let declared = 0;
    for (const [index, file] of files.entries()) {
      const says = service.document(uriOf(`${index}/${file.split('/').at(-1)}`))?.classification.declared === true;
      declared += says ? 1 : 0;
      const passes = declaresIsms(readFileSync(file, 'utf8'));
      if (says && !passes) missed.push(file.slice(root.length));
      if (!says && passes) extra.push(file.slice(root.length));
    }
    assert.ok(declared > 100, `${declared}`);
    assert.deepEqual(missed, []);
    // to start the server once too often costs little where documents are so near to being of an ISMS
    assert.ok(extra.length <= declared / 50, extra.join('\n'));
  });
});

function markdownBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.md'))
    .map((entry) => join(entry.parentPath, entry.name));
}
