import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { definition } from '../../../server/src/core/features/definition.ts';
import { documentHighlights } from '../../../server/src/core/features/document-highlights.ts';
import { hover } from '../../../server/src/core/features/hover.ts';
import { references } from '../../../server/src/core/features/references.ts';
import { openAt, showPlace } from '../../support/open-workspace.ts';

const files = {
  'annexa.yaml': '',
  'policies/office.md':
    '---\nid: POL-007\ntype: policy\nstatus: approved\nowner: CISO\napprover: CEO\ncontrols: [A.7.4]\n---\n\n# Office Policy\n',
};
const yaml = (cell: string): string => `owner: CISO\ncontrols:\n  - control: A.7.4\n    applicable: yes\n    ${cell}\n`;

async function hovered(source: string, path = 'isms/soa.yaml'): Promise<string> {
  const { service, uri, offset } = await openAt(source, files, path);
  return hover(service, uri, offset)?.contents ?? '';
}

describe('what an editor shows of a statement in YAML', () => {
  it('explains keys, and who needs them', async () => {
    const text = await hovered(yaml('sta│tus: planned'));
    assert.match(text, /^\*\*status\*\*/);
    assert.match(text, /Needed where the control applies/);
    assert.match(text, /`partial`/);
    assert.match(await hovered(yaml('status: planned').replace('owner', 'ow│ner')), /\*\*owner\*\*/);
  });

  it('explains values, with what the documents say', async () => {
    const text = await hovered(yaml('status: plan│ned'));
    assert.match(text, /^\*\*planned\*\*/);
    assert.match(text, /A\.7\.4 .*by the documents \*\*covered\*\*/);
  });

  it('explains controls and documents', async () => {
    assert.match(await hovered(yaml('status: planned').replace('A.7.4', 'A.7│.4')), /Physical security monitoring/);
    assert.match(await hovered(yaml('documents: [POL│-007]')), /Office Policy/);
    assert.equal(await hovered(yaml('justification: Some│ words')), '');
  });

  it('leads to documents and claims, and back', async () => {
    const open = await openAt(yaml('documents: [POL│-007]'), files, 'isms/soa.yaml');
    assert.deepEqual(
      definition(open.service, open.uri, open.offset).map((place) => showPlace(open, place)),
      ['policies/office.md:9 «Office Policy»'],
    );
    const control = await openAt(yaml('status: planned').replace('A.7.4', 'A.7│.4'), files, 'isms/soa.yaml');
    assert.deepEqual(
      definition(control.service, control.uri, control.offset).map((place) => showPlace(control, place)),
      ['policies/office.md:6 «A.7.4»'],
    );
    assert.deepEqual(
      references(control.service, control.uri, control.offset, true).map((place) => showPlace(control, place)),
      ['policies/office.md:6 «A.7.4»', 'isms/soa.yaml:2 «A.7.4»'],
    );
    const id = await openAt(
      files['policies/office.md'].replace('POL-007', 'POL│-007'),
      { ...files, 'isms/soa.yaml': yaml('documents: [POL-007]') },
      'policies/office.md',
    );
    assert.deepEqual(
      references(id.service, id.uri, id.offset, false).map((place) => showPlace(id, place)),
      ['isms/soa.yaml:4 «POL-007»'],
    );
  });

  it('marks where else an id stands', async () => {
    const source = `${yaml('documents: [POL│-007]')}  - control: A.7.5\n    documents: [POL-007]\n`;
    const { service, uri, offset, text } = await openAt(source, files, 'isms/soa.yaml');
    assert.deepEqual(
      documentHighlights(service, uri, offset).map(({ range }) => text.slice(range.start, range.end)),
      ['POL-007', 'POL-007'],
    );
  });

  it('says nothing of other YAML', async () => {
    assert.equal(await hovered('status: plan│ned\nmenu: []\n', 'data/site.yaml'), '');
  });
});
