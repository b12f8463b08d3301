import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { codeLenses } from '../../server/src/core/features/code-lenses.ts';
import { complete } from '../../server/src/core/features/complete.ts';
import { definition } from '../../server/src/core/features/definition.ts';
import { hover } from '../../server/src/core/features/hover.ts';
import { offersAt } from '../../server/src/core/features/offers.ts';
import { references } from '../../server/src/core/features/references.ts';
import { applyEdits } from '../../server/src/core/text/text-edit.ts';
import { openAt, showPlace } from '../support/open-workspace.ts';

const policy =
  '---\nid: POL-003\ntype: policy\ncontrols: [A.5.15]\n---\n\n# Access Control Policy\n\n## Rules\n\n- Access must be approved. {#req-ac-01}\n';
const procedure = (value: string) =>
  `---\nid: PRO-1\ntype: procedure\nimplements: POL-003\ncarries_out: [${value}]\n---\n\n# Access Procedure\n`;
const files = { 'policies/access.md': policy, 'procedures/a.md': procedure('POL-003#req-ac-01') };

describe('requirements in the editor', () => {
  it('hover says what is carried out, and by whom', async () => {
    const use = await openAt(procedure('POL-003#req│-ac-01'), { 'policies/access.md': policy }, 'procedures/a.md');
    assert.match(
      hover(use.service, use.uri, use.offset)?.contents ?? '',
      /Access must be approved[\s\S]*Carried out by[\s\S]*Access Procedure/,
    );
    const own = await openAt(policy.replace('req-', 'req│-'), { 'procedures/a.md': procedure('POL-003#req-ac-01') }, 'policies/access.md');
    assert.match(hover(own.service, own.uri, own.offset)?.contents ?? '', /Carried out by[\s\S]*Access Procedure/);
  });

  it('definition and references go both ways', async () => {
    const use = await openAt(procedure('POL-003#req│-ac-01'), { 'policies/access.md': policy }, 'procedures/a.md');
    assert.deepEqual(
      definition(use.service, use.uri, use.offset).map((place) => showPlace(use, place)),
      ['policies/access.md:10 «req-ac-01»'],
    );
    const own = await openAt(policy.replace('req-', 'req│-'), { 'procedures/a.md': procedure('POL-003#req-ac-01') }, 'policies/access.md');
    assert.deepEqual(
      references(own.service, own.uri, own.offset, false).map((place) => showPlace(own, place)),
      ['procedures/a.md:4 «POL-003#req-ac-01»'],
    );
  });

  it('lenses count who carries them out', async () => {
    const { service, uri } = await openAt(`${policy}│`, files, 'policies/access.md');
    const titles = codeLenses(service, uri).flatMap(({ text }) => text?.title ?? []);
    assert.ok(titles.includes('Carried out by 1 document'), titles.join('; '));
    assert.ok(titles.includes('1 requirement, 1 with an id, 1 carried out'), titles.join('; '));
  });

  it('are completed under carries_out', async () => {
    const { service, uri, offset } = await openAt(procedure('│'), { 'policies/access.md': policy }, 'procedures/a.md');
    assert.deepEqual(
      complete(service, uri, offset).items.map(({ label }) => label),
      ['POL-003#req-ac-01'],
    );
  });

  it('get an id by an action', async () => {
    const { service, uri, text, offset } = await openAt(`${policy}- Logs must │be kept.\n`, {}, 'policies/access.md');
    const offer = offersAt(service, uri, { start: offset, end: offset }).find(({ id }) => id === 'give-requirement-id');
    const change = await offer?.change();
    assert.match(applyEdits(text, change?.edits.get(uri) ?? []).text, /- Logs must be kept\. <!-- req: req-ac-02 -->\n$/);
  });
});

describe('the policy of a procedure', () => {
  it('is named by an action where controls or links tell it', async () => {
    const source = '---\ntype: procedure\ncontrols: [A.5.15]\n---\n\n# Joi│ner Procedure\n\n1. The clerk acts.\n';
    const { service, uri, text, offset } = await openAt(source, { 'policies/access.md': policy }, 'procedures/a.md');
    const offer = offersAt(service, uri, { start: offset, end: offset }).find(({ id }) => id === 'name-policy-POL-003');
    const change = await offer?.change();
    assert.match(applyEdits(text, change?.edits.get(uri) ?? []).text, /\nimplements: \[POL-003\]\n/);
  });
});
