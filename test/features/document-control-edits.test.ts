import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { type DocumentControlPlan, documentControlEdits } from '../../server/src/core/features/document-control-edits.ts';
import { applyEdits } from '../../server/src/core/text/text-edit.ts';
import { uriOf } from '../support/memory-workspace.ts';
import { scanWorkspace } from '../support/open-workspace.ts';

/** What every document below goes on with: a policy beyond doubt. */
const rest = ['## Purpose', '', 'It says who may get in.', '', '## Scope', '', 'All staff.', '', '## Exceptions', '', 'None.', ''];

async function move(lines: readonly string[], eol = '\n'): Promise<{ after: string; plan: DocumentControlPlan }> {
  const text = [...lines, ...rest].join(eol);
  const { service } = await scanWorkspace({ 'policies/access-policy.md': text });
  const document = service.document(uriOf('policies/access-policy.md'));
  assert.ok(document?.classification.isDocument, 'the sample must be a document');
  const plan = documentControlEdits(document, text, { catalog: service.catalog, language: 'en' });
  const { text: after, skipped } = applyEdits(text, plan.edits);
  assert.deepEqual(skipped, []);
  return { after, plan };
}

/** The text after the move must be these lines, then the rest of the policy untouched. */
async function becomes(before: readonly string[], after: readonly string[], eol = '\n'): Promise<DocumentControlPlan> {
  const result = await move(before, eol);
  assert.deepEqual(result.after.split(eol), [...after, ...rest]);
  return result.plan;
}

const reasons = (plan: DocumentControlPlan): string[] => plan.kept.map(({ key, reason }) => `${key}: ${reason}`);
const head = ['title: Access Policy', 'type: policy'];

describe('document control into front matter', () => {
  it('takes a key/value table whole, with the heading that had nothing else', async () => {
    const plan = await becomes(
      [
        '# Access Policy',
        '',
        '## Document Control',
        '',
        '| Field | Value |',
        '|---|---|',
        '| **Document Owner** | Head of IT |',
        '| Version | 1.10 |',
        '| Effective Date | 2 March 2026 |',
        '| Status | Final |',
        '| Review Cycle | Annual |',
        '',
      ],
      [
        '---',
        'title: Access Policy',
        'type: policy',
        'status: approved',
        'version: "1.10"',
        'owner: Head of IT',
        'effective_date: 2026-03-02',
        'review_cycle: Annual',
        '---',
        '',
        '# Access Policy',
        '',
      ],
    );
    assert.deepEqual(plan.kept, []);
  });

  it('leaves rows it knows nothing of, and the table around them', async () => {
    await becomes(
      [
        '# Access Policy',
        '',
        '| Field | Value |',
        '|---|---|',
        '| Owner | Head of IT |',
        '| Cost centre | 4711 |',
        '| Version | 1.0 |',
        '',
      ],
      [
        '---',
        ...head,
        'version: "1.0"',
        'owner: Head of IT',
        '---',
        '',
        '# Access Policy',
        '',
        '| Field | Value |',
        '|---|---|',
        '| Cost centre | 4711 |',
        '',
      ],
    );
  });

  it('makes the first row that stays the header where the header goes', async () => {
    await becomes(
      ['# Access Policy', '', '| Owner | Head of IT |', '|---|---|', '| Cost centre | 4711 |', '| Version | 1.0 |', ''],
      ['---', ...head, 'version: "1.0"', 'owner: Head of IT', '---', '', '# Access Policy', '', '| Cost centre | 4711 |', '|---|---|', ''],
    );
  });

  it('keeps a first row that is data', async () => {
    const { after } = await move([
      '# Access Policy',
      '',
      '| Cost centre | 4711 |',
      '|---|---|',
      '| Owner | Head of IT |',
      '| Version | 1.0 |',
      '',
    ]);
    assert.match(after, /^\| Cost centre \| 4711 \|$/m);
  });

  it('takes bold lines with hard breaks, and pieces between pipes', async () => {
    await becomes(
      [
        '# Access Policy',
        '',
        '**Owner:** Head of IT  ',
        '**Version:** 2.0 | **Room:** 12 | **Status:** Draft  ',
        '**Classification:** Internal',
        '',
      ],
      [
        '---',
        ...head,
        'status: draft',
        'version: "2.0"',
        'owner: Head of IT',
        'classification: Internal',
        '---',
        '',
        '# Access Policy',
        '',
        '**Room:** 12  ',
        '',
      ],
    );
  });

  it('takes a quote, and list items', async () => {
    await becomes(
      [
        '# Access Policy',
        '',
        '> **Owner:** Head of IT',
        '> **Version:** 2.0',
        '',
        '- Approver: Chief Executive',
        '- Next review: 2027-03-02',
        '',
      ],
      [
        '---',
        ...head,
        'version: "2.0"',
        'owner: Head of IT',
        'approver: Chief Executive',
        'next_review_date: 2027-03-02',
        '---',
        '',
        '# Access Policy',
        '',
      ],
    );
  });

  it('puts keys into front matter that is there, in canonical order, and fills what is empty', async () => {
    await becomes(
      [
        '---',
        'id: POL-001',
        'owner:',
        'controls:',
        '  - A.5.15',
        'x_tool: 1 # kept',
        '---',
        '',
        '# Access Policy',
        '',
        '**Owner:** Head of IT',
        '**Version:** 2.0',
        '',
      ],
      [
        '---',
        'id: POL-001',
        ...head,
        'version: "2.0"',
        'owner: Head of IT',
        'controls:',
        '  - A.5.15',
        'x_tool: 1 # kept',
        '---',
        '',
        '# Access Policy',
        '',
      ],
    );
  });

  it('drops what the front matter says already, and leaves what it says otherwise', async () => {
    const plan = await becomes(
      [
        '---',
        'owner: Head of IT',
        'type: policy',
        'title: Access Policy',
        'version: "2.0"',
        '---',
        '',
        '# Access Policy',
        '',
        '**Owner:** head of IT  ',
        '**Version:** 2.1',
        '',
      ],
      [
        '---',
        'owner: Head of IT',
        'type: policy',
        'title: Access Policy',
        'version: "2.0"',
        '---',
        '',
        '# Access Policy',
        '',
        '**Version:** 2.1',
        '',
      ],
    );
    assert.deepEqual(reasons(plan), ['version: it is said in different ways in this document']);
  });

  it('leaves placeholders, days that can be read in two ways, unknown words, links and what is wrapped', async () => {
    const lines = [
      '# Access Policy',
      '',
      '**Owner:** [TBD]  ',
      '**Effective date:** 03/04/2026  ',
      '**Status:** Sleeping  ',
      '**Approver:** [Chief Executive](https://example.com)  ',
      '**Classification:** internal, and to be',
      'shown to partners only.',
      '',
    ];
    const plan = await becomes(lines, lines);
    assert.deepEqual(reasons(plan), [
      'owner: it is still to be filled in',
      'effective_date: it is not certain which day it names',
      'status: it is no status Annexa knows',
      'approver: it is more than plain text',
      'classification: it cannot be taken out of the text around it',
    ]);
  });

  it('leaves what points to another place', async () => {
    const lines = ['# Access Policy', '', '**Owner:** See table above', ''];
    assert.deepEqual(reasons(await becomes(lines, lines)), ['owner: it points to another place']);
  });

  it('leaves histories alone', async () => {
    const history = [
      '## Revision History',
      '',
      '| Version | Date | Author |',
      '|---|---|---|',
      '| 1.0 | 2025-01-01 | Jane Doe |',
      '| 1.1 | 2026-01-01 | Jane Doe |',
      '',
    ];
    const { after } = await move(['# Access Policy', '', '**Owner:** Head of IT', '', ...history]);
    assert.ok(after.includes(history.join('\n')));
    assert.match(after, /^owner: Head of IT$/m);
  });

  it('leaves a section that must not be empty, and a numbered one in the middle', async () => {
    const lines = [
      '# Access Policy',
      '',
      '## 1. Document Control',
      '',
      '**Owner:** Head of IT',
      '',
      '## 2. Purpose of it',
      '',
      'To be safe.',
      '',
    ];
    const plan = await becomes(lines, lines);
    assert.deepEqual(reasons(plan), ['owner: the numbered section `1. Document Control` would be left empty']);
  });

  it('leaves what a suppression speaks of, and a heading that a link leads to', async () => {
    const suppressed = [
      '# Access Policy',
      '',
      '<!-- annexa-disable-next-line metadata-value-invalid: agreed -->',
      '**Owner:** Head of IT',
      '',
    ];
    assert.deepEqual(reasons(await becomes(suppressed, suppressed)), ['owner: a comment that suppresses findings speaks of it']);
    const linked = ['# Access Policy', '', '[who](#document-control)', '', '## Document Control', '', '**Owner:** Head of IT', ''];
    assert.deepEqual(reasons(await becomes(linked, linked)), ['owner: a link leads to its section `Document Control`']);
  });

  it('keeps CRLF', async () => {
    await becomes(
      ['# Access Policy', '', '**Owner:** Head of IT', '', 'Some text.', ''],
      ['---', ...head, 'owner: Head of IT', '---', '', '# Access Policy', '', 'Some text.', ''],
      '\r\n',
    );
  });

  it('quotes what YAML would read in another way', async () => {
    const { after } = await move(['# Access Policy', '', '| Owner | IT: operations #1 |', '|---|---|', '| Classification | yes |', '']);
    assert.match(after, /^owner: "IT: operations #1"$/m);
    assert.match(after, /^classification: "yes"$/m);
  });

  it('does nothing with front matter it cannot add to, and says so', async () => {
    const lines = ['+++', 'title = "x"', '+++', '', '# Access Policy', '', '**Owner:** Head of IT', ''];
    assert.deepEqual(reasons(await becomes(lines, lines)), ['owner: the front matter cannot take it']);
  });

  it('takes one of two rules that would follow each other, and the rule above a footer', async () => {
    await becomes(
      ['# Access Policy', '', 'Who may get in.', '', '---', '', '**Owner:** Head of IT', '', '---', ''],
      ['---', ...head, 'owner: Head of IT', '---', '', '# Access Policy', '', 'Who may get in.', '', '---', ''],
    );
  });

  it('takes badges, and wrappers that are left empty', async () => {
    await becomes(
      [
        '# Access Policy',
        '',
        '<p align="center">',
        '  <a href="#"><img src="https://img.shields.io/badge/Owner-CEO-blue" alt="Owner: CEO"/></a>',
        '</p>',
        '',
        '![Version](https://img.shields.io/badge/Version-1.2-green) ![Build](https://img.shields.io/badge/build-passing-green)',
        '',
      ],
      [
        '---',
        ...head,
        'version: "1.2"',
        'owner: CEO',
        '---',
        '',
        '# Access Policy',
        '',
        '![Build](https://img.shields.io/badge/build-passing-green)',
        '',
      ],
    );
  });

  it('takes a fenced block, an alert and a table with its labels on top', async () => {
    const after = ['---', ...head, 'version: "1.2"', 'owner: CISO', '---', '', '# Access Policy', ''];
    await becomes(['# Access Policy', '', '```yaml', 'owner: CISO', 'version: "1.2"', '```', ''], after);
    await becomes(['# Access Policy', '', '> [!NOTE]', '> **Owner:** CISO', '> **Version:** 1.2', ''], after);
    await becomes(['# Access Policy', '', '| Owner | Version |', '|---|---|', '| CISO | 1.2 |', ''], after);
  });

  it('leaves data of a system among which the owner stands', async () => {
    const list = ['Name: Ledger', 'Kind: web application', 'Owner: Finance', 'Hosting: own rooms', 'Users: 40'];
    const lines = ['# Access Policy', '', ...list.map((item) => `- **${item.replace(':', ':**')}`), ''];
    const { after, plan } = await move(lines);
    assert.ok(after.startsWith('# Access Policy'));
    assert.deepEqual(reasons(plan), ['owner: it stands among data that are no document control']);
  });
});
