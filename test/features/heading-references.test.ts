import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { references } from '../../server/src/core/features/references.ts';
import { openAt, showPlace } from '../support/open-workspace.ts';

async function referencesAt(source: string, others: Record<string, string> = {}): Promise<string[]> {
  const workspace = await openAt(source, others, 'policies/open.md');
  return references(workspace.service, workspace.uri, workspace.offset, false).map((place) => showPlace(workspace, place));
}

describe('references of a heading', () => {
  it('are links of all Markdown files, definitions and paths of the metadata', async () => {
    const others = {
      'README.md':
        '# Read me\r\n\r\n🔐 [r][scope] [x](policies/open.md) ![y](policies/open.md#Scope)\r\n\r\n[scope]: <policies/open.md#scope>\r\n',
      'policies/b.md':
        '---\nid: B\ntype: policy\nrelated: ["./open.md#scope", open.md]\n---\n# B\n\n## Scope\n\n[own](#scope) `[c](open.md#scope)`\n',
    };
    assert.deepEqual(await referencesAt('---\nid: Z\ntype: policy\n---\n# Z\n\n## Sc│ope\n\n[a](#scope) [b](#scopes)\n', others), [
      'README.md:2 «policies/open.md#Scope»',
      'README.md:4 «policies/open.md#scope»',
      'policies/b.md:3 «./open.md#scope»',
      'policies/open.md:8 «#scope»',
    ]);
  });

  it('follow anchors written by hand, numbers of equal headings and other spellings', async () => {
    assert.deepEqual(await referencesAt('# Z\n\n## Sc│ope {#own .x}\n\n[a](#own) [b](#scope) [c](#other)\n'), [
      'policies/open.md:4 «#own»',
      'policies/open.md:4 «#scope»',
    ]);
    assert.deepEqual(await referencesAt('# Z\n\n<a id="own"></a>\n\n## Sc│ope\n\n[a](#own)\n'), ['policies/open.md:6 «#own»']);
    assert.deepEqual(await referencesAt('# Z\n\n## <a name="own"></a>Sc│ope\n\n[a](#own)\n'), ['policies/open.md:4 «#own»']);
    assert.deepEqual(await referencesAt('# Z\n\n## A\n\n## A│\n\n[a](#a) [b](#a-1)\n'), ['policies/open.md:6 «#a-1»']);
    assert.deepEqual(await referencesAt('# Z\n\n## 1.2 Sc│ope\n\n[a](#_1.2-scope) [b](#12-scope) [c](#scope)\n'), [
      'policies/open.md:4 «#_1.2-scope»',
      'policies/open.md:4 «#12-scope»',
      'policies/open.md:4 «#scope»',
    ]);
  });
});
