import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { complete } from '../../../server/src/core/features/complete.ts';
import { applyEdits } from '../../../server/src/core/text/text-edit.ts';
import { openAt } from '../../support/open-workspace.ts';

const files = {
  'annexa.yaml': 'own_controls: { NW.1: Signing of keys }\n',
  'policies/office.md': '---\nid: POL-007\ntype: policy\nowner: Head of Facilities\n---\n\n# Office Policy\n',
  'registers/risks.yaml': 'risks:\n  - id: R-01\n    title: Fire\n    likelihood: 2\n    impact: 4\n',
};

/** Labels that are offered at the cursor, and the line after the wanted one was taken. */
async function offered(source: string, want?: string, path = 'isms/soa.yaml'): Promise<{ labels: string[]; line: string }> {
  const { service, uri, text, offset } = await openAt(source, files, path);
  const items = [...complete(service, uri, offset).items].sort((a, b) => (a.sortText < b.sortText ? -1 : 1));
  const item = items.find(({ label }) => label === want);
  const after = item ? applyEdits(text, [item.edit]).text : '';
  const at = item ? item.edit.range.start : 0;
  const line = after.slice(after.lastIndexOf('\n', at - 1) + 1).split('\n')[0] ?? '';
  return { labels: items.map(({ label }) => label), line };
}

describe('completion in a statement in YAML', () => {
  it('offers the columns that a row does not have yet', async () => {
    const { labels, line } = await offered('controls:\n  - control: A.5.1\n    applicable: yes\n    │\n', 'status');
    assert.ok(labels.indexOf('status') < labels.indexOf('applicable'));
    assert.equal(line, '    status: ');
    assert.equal((await offered('controls:\n  - con│\n', 'control')).line, '  - control: ');
    assert.equal((await offered('controls:\n  │\n', 'control')).line, '  - control: ');
  });

  it('offers controls by id and by words, and those of your own', async () => {
    assert.equal((await offered('controls:\n  - control: access ri│\n', 'A.5.18')).line, '  - control: A.5.18');
    assert.equal((await offered('controls:\n  - control: NW│\n', 'NW.1')).line, '  - control: NW.1');
    const { labels } = await offered('controls:\n  - control: A.5.1\n  - control: A.5.│\n');
    assert.ok(labels.indexOf('A.5.1') > labels.indexOf('A.5.2'));
    assert.equal((await offered('controls:\n  A.5.1:\n    applicable: yes\n  A.7.4│\n', 'A.7.4')).line, '  A.7.4:');
  });

  it('offers what a column can hold', async () => {
    const row = (cell: string): string => `controls:\n  - control: A.7.4\n    ${cell}\n`;
    assert.deepEqual((await offered(row('applicable: │'))).labels, ['yes', 'no', 'undecided']);
    assert.equal((await offered(row('status:│'), 'not_started')).line, '    status: not_started');
    assert.equal((await offered(row('reasons: [risk, │]'), 'legal')).line, '    reasons: [risk, legal]');
    assert.equal((await offered(row('documents: [│]'), 'POL-007')).line, '    documents: [POL-007]');
    assert.equal((await offered(row('risks: │'), 'R-01')).line, '    risks: R-01');
    assert.equal((await offered(row('owner: Head│'), 'Head of Facilities')).line, '    owner: Head of Facilities');
    assert.equal((await offered(row('target_date: │'), '2027-02-22')).line, '    target_date: 2027-02-22');
    assert.equal((await offered(row('title: │'), 'Physical security monitoring')).line, '    title: Physical security monitoring');
    assert.deepEqual((await offered(row('justification: We │'))).labels, []);
  });

  it('offers document control data at the head', async () => {
    assert.ok((await offered('sta│\ncontrols:\n  - control: A.5.1\n')).labels.includes('status'));
    assert.ok((await offered('status: │\ncontrols:\n  - control: A.5.1\n')).labels.includes('approved'));
  });

  it('is silent in comments, in longer texts and in other files', async () => {
    assert.deepEqual((await offered('controls:\n  # A.5.│\n  - control: A.5.1\n')).labels, []);
    assert.deepEqual((await offered('controls:\n  - control: A.5.1\n    justification: |\n      sta│\n')).labels, []);
    assert.deepEqual((await offered('controls:\n  - control: │\n', undefined, 'data/values.yaml')).labels, []);
    assert.deepEqual((await offered('name: site\nmenu:\n  - │\n', undefined, 'data/soa.yaml')).labels, []);
  });
});

describe('completion in other forms of a statement', () => {
  it('offers the values in CSV, by column', async () => {
    assert.equal((await offered('control;applicable;status\nA.5.1;yes;│\n', 'Implemented', 'isms/soa.csv')).line, 'A.5.1;yes;Implemented');
    assert.deepEqual((await offered('control;applicable;justification\nA.5.1;yes;│\n', undefined, 'isms/soa.csv')).labels, []);
  });

  it('offers the values in a Markdown table', async () => {
    const table = (row: string): string =>
      `---\ntype: soa\nowner: CISO\n---\n\n| Control | Applicable | Status | Documents |\n|---|---|---|---|\n${row}\n`;
    assert.equal((await offered(table('| A.5.1 | yes | │ | |'), 'Not started', 'isms/soa.md')).line, '| A.5.1 | yes | Not started | |');
    assert.equal((await offered(table('| A.5.1 | yes | | PO│ |'), 'POL-007', 'isms/soa.md')).line, '| A.5.1 | yes | | POL-007 |');
  });
});
