import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { createIsmsService } from '../../server/src/core/service.ts';
import { memoryPorts, uriOf } from '../support/memory-workspace.ts';

/** Messages of one rule in a file of a workspace. */
async function messages(files: Readonly<Record<string, string>>, path: string, rule: string): Promise<string[]> {
  const service = createIsmsService(memoryPorts({ 'annexa.yaml': 'language: en\n', ...files }));
  await service.scan();
  return service
    .findings(uriOf(path))
    .filter((finding) => finding.rule === rule)
    .map((finding) => finding.message);
}

describe('messages', () => {
  it('name the first document that has an id by its path, at each later one', async () => {
    const text = '---\nid: POL-1\ntype: policy\nowner: CISO\n---\n\n# Office Policy\n';
    const files = {
      'policies/desk.md': text.replace('Office', 'Desk'),
      'policies/office.md': text,
      'rules/a b/office.md': text,
    };
    assert.deepEqual(await messages(files, 'policies/desk.md', 'document-id-duplicate'), []);
    const told = (name: string): string[] => [`The id \`POL-1\` is also that of \`${name}\`. Give each document an id of its own.`];
    assert.deepEqual(await messages(files, 'policies/office.md', 'document-id-duplicate'), told('desk.md'));
    assert.deepEqual(await messages(files, 'rules/a b/office.md', 'document-id-duplicate'), told('policies/desk.md'));
  });

  it('do not take a document for the one it names by mistake', async () => {
    const text = '---\nid: POL-1\ntype: policy\nowner: CISO\nrelated: [POL-9]\n---\n\n# Office Policy\n';
    const alone = await messages({ 'policies/office.md': text }, 'policies/office.md', 'document-unknown');
    assert.deepEqual(alone, ['`related` names `POL-9`, but no document has this id. Correct it, or give the document its id.']);
    const files = { 'policies/office.md': text, 'policies/desk.md': text.replace('POL-1', 'POL-8').replace('POL-9', 'POL-1') };
    assert.match(String(await messages(files, 'policies/office.md', 'document-unknown')), /Did you mean `POL-8`\?$/);
  });

  it('reach files whose name holds a percent sign', async () => {
    const text = '---\ntype: procedure\nowner:\n---\n\n# Backup\n';
    const paths = ['policies/a%2520b.md', 'policies/a%20b.md'];
    for (const path of paths)
      assert.equal((await messages(Object.fromEntries(paths.map((each) => [each, text])), path, 'owner-missing')).length, 1, path);
  });
});
