import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { documentControlRows } from '../../server/src/core/features/document-control-rows.ts';
import { uriOf } from '../support/memory-workspace.ts';
import { scanWorkspace } from '../support/open-workspace.ts';

async function rowsOf(text: string, path = 'policies/one.md') {
  const { service } = await scanWorkspace({ [path]: text });
  return documentControlRows(service, uriOf(path))?.map(({ label, values }) => [label, ...values]);
}

describe('document control rows', () => {
  it('show the front matter in its own order, keys as words', async () => {
    const text =
      '---\nid: POL-1\ntype: policy\nnext_review_date: 2027-01-10\nversion: 1.10\nsoa_reference: "SoA <3>"\nmy own key: yes\n---\n# A\n';
    const expected = [
      ['ID', 'POL-1'],
      ['Type', 'policy'],
      ['Next review date', '2027-01-10'],
      ['Version', '1.10'],
      ['SOA reference', 'SoA <3>'],
      ['My own key', 'yes'],
    ];
    assert.deepEqual(await rowsOf(text), expected);
    assert.deepEqual(await rowsOf(text.replaceAll('\n', '\r\n')), expected);
  });

  it('show lists, maps and empty values', async () => {
    const text =
      '---\ntype: policy\nowner:\ncontrols: [A.5.10, { ref: A.8.2, extent: partial }]\nsatisfies:\n  iso27001-2022: [A.5.15, A.5.18]\nevidence: { minutes: 2026, owner: Jo }\n---\n# A\n';
    assert.deepEqual(await rowsOf(text), [
      ['Type', 'policy'],
      ['Owner'],
      ['Controls', 'A.5.10', 'A.8.2 (extent: partial)'],
      ['Satisfies: iso27001-2022', 'A.5.15', 'A.5.18'],
      ['Evidence', 'minutes: 2026', 'owner: Jo'],
    ]);
  });

  it('are there for broken front matter as far as it can be read', async () => {
    const rows = await rowsOf('---\ntype: policy\nowner: CISO\ncontrols: [A.5.15\n---\n# A\n');
    assert.deepEqual(rows?.slice(0, 2), [
      ['Type', 'policy'],
      ['Owner', 'CISO'],
    ]);
  });

  it('are empty without front matter, and null for a file that is no ISMS document', async () => {
    const control = '| Owner | CISO |\n|---|---|\n| Version | 1.0 |\n| Approver | CEO |\n| Status | Approved |\n';
    assert.deepEqual(await rowsOf(`# Access Control Policy\n\n${control}\n## Scope\n\nA.5.15 applies.\n`), []);
    assert.equal(await rowsOf('---\ntitle: My holiday\ntags: [sun]\n---\n# My holiday\n', 'blog/holiday.md'), undefined);
    assert.equal(await rowsOf('', 'notes/empty.md'), undefined);
  });
});
