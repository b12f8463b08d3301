import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { facts } from '../document/facts.ts';

/** Rows of a Statement of Applicability as `control applicable justified`. */
function rows(tables: string): string[] {
  const { document } = facts(`---\ntype: soa\nowner: CISO\n---\n\n# Statement of Applicability\n\n${tables}\n`);
  return document.applicability.map(({ control, applicable, justified }) => `${control} ${applicable} ${justified}`);
}

describe('statement of applicability', () => {
  it('is read under the headings people give its columns', () => {
    const headers: [string, string][] = [
      ['Control | Applicable | Justification', 'A.5.1 | Yes | Because.'],
      ['Control ID | Applicable? | Rationale', 'A.5.1 | y | Because.'],
      ['Ref | Applicability | Justification for inclusion/exclusion', 'A.5.1 | Applicable | Because.'],
      ['No | Applicable (Y/N) | Reason', '5.1 | Y | Because.'],
      ['Annex A Control | Included | Inclusion/exclusion rationale', 'A 5.1 | included | Because.'],
      ['**Control** | **Included/Excluded** | **Justification**', '**A.5.1** | **Included** | Because.'],
      ['ID | Necessary? | Rationale', 'A.5.1 | ✅ | Because.'],
      [' | Appl | Justification', 'A.5.1 | x | Because.'],
      ['Control | Inc/Exc | Justification', 'A.5.1 | inc | Because.'],
      ['Maßnahme | Anwendbar | Begründung', 'A.5.1 | ja | Darum.'],
      ['Control | Aplicable | Justificación', 'A.5.1 | sí | Porque.'],
      ['Control | 適用 | 適用/除外の理由', 'A.5.1 | ✓ | 理由'],
    ];
    for (const [header, row] of headers) assert.deepEqual(rows(`| ${header} |\n|---|---|---|\n| ${row} |`), ['A.5.1 true true'], header);
  });

  it('knows yes, no and neither', () => {
    const answers: [string, boolean | null][] = [
      ['Yes', true],
      ['no', false],
      ['N', false],
      ['Not applicable', false],
      ['N/A', false],
      ['Excluded', false],
      ['❌', false],
      ['☑ Yes', true],
      ['Nein', false],
      ['', null],
      ['TBD', null],
      ['partly', null],
    ];
    for (const [answer, applicable] of answers)
      assert.deepEqual(rows(`| Control | Applicable |\n|---|---|\n| A.5.1 | ${answer} |`), [`A.5.1 ${applicable} false`], answer);
  });

  it('marks the cell of the id and skips rows without one', () => {
    const found = facts(
      '---\ntype: soa\nowner: CISO\n---\n\n| Title | Control | Applicable |\n|---|---|---|\n| Policies | A.5.1 | yes |\n| Theme | | |\n| X | A.5.99 | yes |\n',
    );
    assert.deepEqual(
      found.document.applicability.map(({ range }) => found.slice(range).replaceAll('|', '').trim()),
      ['A.5.1'],
    );
  });

  it('is read over several tables, and from no other type of document', () => {
    const table = (id: string): string => `## Theme\n\n| Control | Applicable |\n|---|---|\n| ${id} | yes |\n\n`;
    assert.deepEqual(rows(table('A.5.1') + table('A.6.1')), ['A.5.1 true false', 'A.6.1 true false']);
    assert.deepEqual(facts(`---\ntype: policy\nowner: CISO\n---\n\n${table('A.5.1')}`).document.applicability, []);
  });

  it('reads two ids in one cell as two rows', () => {
    assert.deepEqual(rows('| Control | Applicable | Justification |\n|---|---|---|\n| A.5.15/5.16 | no | Because. |'), [
      'A.5.15 false true',
      'A.5.16 false true',
    ]);
  });
});
