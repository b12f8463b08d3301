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
  it('tell documents of the same title apart by their path', async () => {
    const text = '---\nid: POL-1\ntype: policy\nowner: CISO\n---\n\n# Office Policy\n';
    const files = {
      'example/policies/office.md': text,
      'themes/a b/office.md': text,
      'example/desk.md': text.replace('Office', 'Desk'),
    };
    assert.deepEqual(await messages(files, 'example/policies/office.md', 'document-id-duplicate'), [
      'The id `POL-1` is also that of `Desk Policy`, `themes/a b/office.md`. Give each document an id of its own.',
    ]);
  });

  it('reach files whose name holds a percent sign', async () => {
    const text = '---\ntype: procedure\nowner:\n---\n\n# Backup\n';
    const paths = ['policies/a%2520b.md', 'policies/a%20b.md'];
    for (const path of paths)
      assert.equal((await messages(Object.fromEntries(paths.map((each) => [each, text])), path, 'owner-missing')).length, 1, path);
  });
});
