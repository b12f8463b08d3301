import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { definition } from '../../server/src/core/features/definition.ts';
import { references } from '../../server/src/core/features/references.ts';
import { openAt, showPlace } from '../support/open-workspace.ts';

const policy =
  '---\nid: POL-001\ntitle: Access\ntype: policy\nowner: CISO\ncontrols: [A.5.15, A.8.2]\n---\n# Access\n\n## Privileged access\n\nA.8.2 matters 🔐 A.5.15 too.\n';
const procedure =
  '---\r\nid: PRO-001\r\ntype: procedure\r\nimplements: "POL-001"\r\ncontrols:\r\n  - A.5.15\r\n---\r\n# Joiners\r\n\r\nSee [rules](../policies/access.md#privileged-access).\r\n';
const others = { 'policies/access.md': policy, 'a-procedures/joiners.md': procedure };

async function definitionAt(source: string, path = 'policies/open.md'): Promise<string[]> {
  const workspace = await openAt(source, others, path);
  return definition(workspace.service, workspace.uri, workspace.offset).map((place) => showPlace(workspace, place));
}

async function referencesAt(source: string, path = 'policies/open.md', withDeclaration = false): Promise<string[]> {
  const workspace = await openAt(source, others, path);
  return references(workspace.service, workspace.uri, workspace.offset, withDeclaration).map((place) => showPlace(workspace, place));
}

describe('definition', () => {
  it('leads from a control to its claims elsewhere, policies first', async () => {
    const claims = ['policies/access.md:5 «A.5.15»', 'a-procedures/joiners.md:5 «A.5.15»'];
    assert.deepEqual(await definitionAt('---\nid: Z\ntype: guideline\ncontrols: [A.5.│15]\n---\n# Z\n'), claims);
    assert.deepEqual(await definitionAt('---\nid: Z\ntype: guideline\n---\n# Z\n\n🔐 As in A.5.15│.\n'), claims);
  });

  it('leads from an id of 2013 to the claims of its successor', async () => {
    assert.deepEqual(await definitionAt('---\nid: Z\ntype: guideline\n---\n# Z\n\nOnce A.9.2.3│.\n'), ['policies/access.md:5 «A.8.2»']);
  });

  it('leads from a document id or path to the title of the document', async () => {
    const title = ['policies/access.md:7 «Access»'];
    assert.deepEqual(await definitionAt('---\nid: Z\ntype: guideline\nrelated: [PRO-001, pol-0│01]\n---\n# Z\n'), title);
    assert.deepEqual(await definitionAt('---\nid: Z\ntype: guideline\nimplements: "│POL-001"\n---\n# Z\n'), title);
    assert.deepEqual(await definitionAt('---\nid: Z\ntype: guideline\nrelated:\n  - acc│ess.md\n---\n# Z\n'), title);
    assert.deepEqual(await definitionAt('---\nid: Z\ntype: guideline\nimplements: POL-9│\n---\n# Z\n'), []);
  });

  it('leads from a link to its target', async () => {
    const head = '---\nid: Z\ntype: guideline\n---\n# Z\n\n';
    assert.deepEqual(await definitionAt(`${head}[x](access.md│)\n`), ['policies/access.md:7 «Access»']);
    assert.deepEqual(await definitionAt(`${head}[x](./access.md#privileged│-access)\n`), ['policies/access.md:9 «## Privileged access»']);
    assert.deepEqual(await definitionAt(`${head}## Own part\n\n[x](#own-│part)\n`), ['policies/open.md:6 «## Own part»']);
    assert.deepEqual(await definitionAt(`${head}[x](nowhere│.md)\n`), []);
  });

  it('answers nothing in empty and unknown files', async () => {
    assert.deepEqual(await definitionAt('│'), []);
    const { service } = await openAt('│');
    assert.deepEqual(definition(service, 'file:///ws/none.md', 0), []);
    assert.deepEqual(references(service, 'file:///ws/none.md', 0, true), []);
  });
});

describe('references', () => {
  it('of a control are claims, then mentions, from the whole workspace', async () => {
    assert.deepEqual(await referencesAt('---\nid: Z\ntype: guideline\n---\n# Z\n\nSee A.5.15│.\n'), [
      'a-procedures/joiners.md:5 «A.5.15»',
      'policies/access.md:5 «A.5.15»',
      'policies/access.md:11 «A.5.15»',
      'policies/open.md:6 «A.5.15»',
    ]);
  });

  it('of one end of a range are those of that control', async () => {
    const places = await referencesAt('---\nid: Z\ntype: guideline\ncontrols: [A.8.1–A.8.2│]\n---\n# Z\n');
    assert.deepEqual(places, ['policies/access.md:5 «A.8.2»', 'policies/open.md:3 «A.8.1–A.8.2»', 'policies/access.md:11 «A.8.2»']);
  });

  it('of a document are ids and links that lead to it, from its id, its title or a reference to it', async () => {
    const found = ['a-procedures/joiners.md:3 «POL-001»', 'a-procedures/joiners.md:9 «../policies/access.md#privileged-access»'];
    for (const at of [policy.replace('POL-001', 'POL│-001'), policy.replace('# Access', '# Acc│ess')])
      assert.deepEqual(await referencesAt(at, 'policies/access.md'), found);
    const own = await referencesAt('---\nid: Z\ntype: guideline\nrelated: POL│-001\n---\n# Z\n', 'policies/open.md', true);
    assert.deepEqual(own, ['policies/access.md:1 «POL-001»', ...found, 'policies/open.md:3 «POL-001»']);
  });

  it('of a heading are the links to it', async () => {
    const found = ['a-procedures/joiners.md:9 «../policies/access.md#privileged-access»'];
    assert.deepEqual(await referencesAt(policy.replace('Privileged access', 'Privileged │access'), 'policies/access.md'), found);
  });
});
