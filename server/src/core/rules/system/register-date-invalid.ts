import type { RegisterCell } from '../../document/registers/register.ts';
import { filledCell } from '../../isms/registers/cell-values.ts';
import { type DateReading, judgeDate } from '../../isms/registers/judge-date.ts';
import { exampleText } from '../example-text.ts';
import { quoted } from '../quoted.ts';
import { isWithoutEffect, reportAll } from '../register-reports.ts';
import type { Fix, Report, Rule, RuleContext } from '../rule.ts';

/** Columns that hold a day, by kind of register. A day on which something ends or falls due is the last of a month. */
const dayColumns: Readonly<Record<string, readonly string[]>> = {
  risks: ['review_date', 'due_date', 'accepted_date'],
  exceptions: ['approved_date', 'expires'],
  evidence: ['collected', 'expires'],
  people: ['until'],
};
const ends: ReadonlySet<string> = new Set(['review_date', 'due_date', 'expires', 'until']);
/** What a row is worth hangs on these: words do not do. */
const needed: ReadonlySet<string> = new Set(['collected']);

/** ANX911: a register has something for a day that nobody can reckon with. */
export const registerDateInvalid: Rule = {
  meta: {
    code: 'ANX911',
    slug: 'register-date-invalid',
    summary: 'A register has a date that cannot be read',
    rationale:
      'Whether a risk is due for review, an exception has ended or evidence still counts is told by its date. One that cannot be read counts as none: evidence without a day proves nothing, and an exception never ends. `2026-02-30` is no day, `02/03/2026` is one in March or in February, and a quarter is no day either. Dates that are certain are understood in many forms; in YAML and CSV, which other programs read too, they are best written year-month-day. In the Statement of Applicability [soa-value-invalid](soa-value-invalid.md) does the same.',
    clauses: ['7.5.3'],
    severity: 'warning',
    fixable: true,
    scope: 'document',
    formats: ['markdown', 'yaml', 'csv'],
  },
  examples: [
    {
      title: 'Days, in several forms',
      path: 'registers/risks.md',
      text: exampleText(
        '---',
        'type: register',
        'owner: CISO',
        '---',
        '',
        '# Risk register',
        '',
        '| ID | Risk | Likelihood | Impact | Owner | Review date |',
        '|---|---|---|---|---|---|',
        '| R-01 | Fire | 2 | 4 | CISO | 2027-03-01 |',
        '| R-02 | Flood | 1 | 4 | CISO | 1 March 2027 |',
        '| R-03 | Theft | 2 | 2 | CISO | every 6 months |',
        '| R-04 | Malware | 2 | 2 | CISO | – |',
      ),
    },
    {
      title: 'Days that do not exist, and one that may be two',
      path: 'registers/evidence.csv',
      text: exampleText(
        'id,title,controls,collected',
        'EV-01,Restore test,A.8.13,⟦2026-02-30⟧',
        'EV-02,Access review,A.5.18,⟦02/03/2026⟧',
        'EV-03,Fire drill,A.7.5,⟦last spring⟧',
      ),
    },
    {
      title: 'A quarter',
      path: 'registers/exceptions.yaml',
      text: exampleText(
        'exceptions:',
        '  - { id: EX-01, exception: Old laptop, owner: Head of IT, approver: CISO, approved_date: 2026-10-01, expires: ⟦Q1 2027⟧ }',
      ),
      fixed: exampleText(
        'exceptions:',
        '  - { id: EX-01, exception: Old laptop, owner: Head of IT, approver: CISO, approved_date: 2026-10-01, expires: 2027-03-31 }',
      ),
    },
    {
      title: 'A day in a form that other programs do not read',
      path: 'registers/risks.yaml',
      text: exampleText('risks:', '  - { id: R-01, title: Fire, owner: CISO, likelihood: 2, impact: 4, review_date: ⟦1 March 2027⟧ }'),
      fixed: exampleText('risks:', '  - { id: R-01, title: Fire, owner: CISO, likelihood: 2, impact: 4, review_date: 2027-03-01 }'),
    },
    {
      title: 'A day with a remark beside it',
      path: 'registers/risks.csv',
      text: exampleText('id,risk,owner,likelihood,impact,due date', 'R-01,Fire,CISO,2,4,⟦2027-03-01 or earlier⟧'),
      fixed: exampleText('id,risk,owner,likelihood,impact,due date', 'R-01,Fire,CISO,2,4,2027-03-01'),
    },
  ],
  check(context) {
    const { document } = context;
    if (document.registers.length === 0 || isWithoutEffect(document)) return;
    for (const { kind, rows } of document.registers)
      for (const column of dayColumns[kind] ?? []) {
        const found: Report[] = [];
        for (const row of rows) {
          const cell = filledCell(row, column);
          const report = cell && judged(cell, column, context);
          if (report) found.push(report);
        }
        reportAll(
          context,
          found,
          (count) => `${count} dates in the column ${quoted(column)} are not as they should be. The first: ${found[0]?.message}`,
        );
      }
  },
};

function judged(cell: RegisterCell, column: string, context: RuleContext): Report | null {
  const { range, text } = cell;
  const reading = judgeDate(text);
  const name = quoted(text);
  const replace = (day: string, preferred = false): Fix => replacement(cell, day, preferred, context);
  switch (reading.kind) {
    case 'day': {
      // people read a table, programs the other forms
      if (text.trim() === reading.iso || context.document.format === 'markdown') return null;
      return { range, severity: 'hint', message: `Write ${name} as \`${reading.iso}\`.`, fixes: [replace(reading.iso, true)] };
    }
    case 'swapped':
      return {
        range,
        message: `${name} can be \`${reading.days[0]}\` or \`${reading.days[1]}\`, so it counts as no day. Write which one it is.`,
        fixes: reading.days.map((day) => replace(day)),
      };
    case 'span':
      return ofSpan(reading, cell, column, context);
    case 'among-words':
      return {
        range,
        severity: 'info',
        message: `${name} is more than a day, so it counts as none. Write \`${reading.iso}\` alone, and the rest elsewhere.`,
        fixes: [replace(reading.iso)],
      };
    case 'none-such':
      return { range, message: `${name} cannot be read as a day of the calendar. Write one as \`YYYY-MM-DD\`.` };
    default:
      return needed.has(column)
        ? { range, message: `${name} is no day, so nobody can tell how long it counts. Write one as \`YYYY-MM-DD\`.` }
        : null;
  }
}

function ofSpan({ first, last }: Extract<DateReading, { kind: 'span' }>, cell: RegisterCell, column: string, context: RuleContext): Report {
  const day = ends.has(column) ? last : first;
  return {
    range: cell.range,
    severity: 'info',
    message: `${quoted(cell.text)} is no single day, so it counts as none. Write one, such as \`${day}\`.`,
    fixes: [replacement(cell, day, false, context)],
  };
}

function replacement({ range }: RegisterCell, day: string, preferred: boolean, { document }: RuleContext): Fix {
  return { title: `Replace with \`${day}\``, preferred, edits: [{ uri: document.uri, range, newText: day }] };
}
