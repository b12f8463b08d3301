import type { Catalog } from '../../catalog/catalog.ts';
import { currentEdition, judgeId } from '../../catalog/control-ids.ts';
import { suggestControls } from '../../catalog/suggest-controls.ts';
import { findIds } from '../../document/references/reference-grammar.ts';
import type { RegisterCell, RegisterRow } from '../../document/registers/register.ts';
import { soaDecision } from '../../document/registers/soa/soa-decision.ts';
import { statementRows } from '../../isms/statement/statements.ts';
import type { TextRange } from '../../text/text-range.ts';
import { quoted } from '../quoted.ts';
import { reportAll } from '../register-reports.ts';
import type { Fix, Report, Rule, RuleContext } from '../rule.ts';
import { listed } from './report-rows.ts';
import { statementExample } from './statement-example.ts';

/** What else the row lacks is told once its control is known. */
const ofTheRow = ['soa-control-missing', 'soa-undocumented', 'soa-status-missing', 'soa-justification-missing'];

/** ANX602: a row that is about no control. */
export const soaControlUnknown: Rule = {
  meta: {
    code: 'ANX602',
    slug: 'soa-control-unknown',
    summary: 'A row of the Statement of Applicability is about no control that exists',
    rationale:
      'A row whose id is no control of Annex A decides about nothing, and the control that was meant has no decision. Ids of the 2013 edition have other numbers in 2022; the fix puts in the successor. A control of your own is welcome in the statement: name it below `own_controls` in `annexa.yaml`, with its title, so that a slip can be told from it.',
    clauses: ['6.1.3'],
    severity: 'error',
    fixable: true,
    scope: 'document',
    formats: ['markdown', 'yaml', 'csv'],
  },
  examples: [
    statementExample(
      'Controls of Annex A, and one of your own',
      ['controls:', '  - { control: A.5.1, applicable: yes }', '  - { control: NW.1, applicable: yes }'],
      { files: { 'annexa.yaml': 'own_controls:\n  NW.1: Signing of ingestion keys\n' } },
    ),
    statementExample('An id that does not exist', ['controls:', '  - { control: ⟦A.5.51⟧, applicable: yes }'], {
      fixed: 'controls:\n  - { control: A.5.15, applicable: yes }\n',
      leadsTo: ofTheRow,
    }),
    statementExample('An id of the 2013 edition', ['controls:', '  - { control: ⟦A.12.3.1⟧, applicable: yes }'], {
      fixed: 'controls:\n  - { control: A.8.13, applicable: yes }\n',
      leadsTo: ofTheRow,
    }),
    statementExample('A control of your own that the config does not name', ['controls:', '  - { control: ⟦NW.1⟧, applicable: yes }']),
  ],
  check(context) {
    const { document, config } = context;
    const own = new Set(Object.keys(config.ownControls).map((id) => id.toLowerCase()));
    const taken = new Set(document.applicability.map(({ control }) => control));
    const found = new Map<Cause, UnknownRow[]>();
    const tell = (cause: Cause, row: UnknownRow): void => {
      const there = found.get(cause);
      if (there) there.push(row);
      else found.set(cause, [row]);
    };
    for (const { row, decisions } of statementRows(document)) {
      const { control } = row.cells;
      const [first] = decisions;
      if (!control || control.text === '') continue;
      if (!first) {
        const unknown = judgeRow(row, control, taken, context);
        if (unknown) tell(unknown.cause, unknown);
      } else if (first.own && !own.has(first.control.toLowerCase()))
        tell('own', {
          id: first.control,
          range: control.range,
          severity: 'info',
          message: `${quoted(first.control)} is no control of Annex A. If it is one of your own, name it below \`own_controls\` in annexa.yaml; else correct the id.`,
        });
    }
    for (const [cause, rows] of found) {
      // each id of 2013 has a successor of its own
      if (cause === 'legacy') for (const { id: _, ...report } of rows.length > legacyIds ? firstOfEach(rows) : rows) context.report(report);
      else reportAll(context, rows, (count) => together[cause](count, listed([...new Set(rows.map(({ id }) => id))])));
    }
  },
};

/** Controls and objectives of the 2013 edition are fewer; of more rows some have the same id. */
const legacyIds = 200;

/** What is the matter with a row that is about no control. */
type Cause = 'legacy' | 'unknown' | 'sub-item' | 'no-id' | 'own';

/** A finding with the id it is about. */
interface UnknownRow extends Report {
  readonly id: string;
}

/** What is said of many rows. */
const together: Readonly<Record<Exclude<Cause, 'legacy'>, (count: string, ids: string) => string>> = {
  unknown: (count, ids) =>
    `${count} rows are about no control of Annex A of ISO/IEC 27001:2022: ${ids}. This is the first. Write ids that exist, such as \`A.5.15\`.`,
  'sub-item': (count, ids) =>
    `${count} rows have numbers of your own: ${ids}. This is the first. The statement decides about whole controls.`,
  'no-id': (count, ids) =>
    `${count} rows name no control: ${ids}. This is the first. Write the id of one in each, such as \`A.5.15\`, or of one of your own, such as \`ORG-1\`.`,
  own: (count, ids) =>
    `${count} rows are about no control of Annex A: ${ids}. This is the first. If they are your own, name them below \`own_controls\` in annexa.yaml; else correct the ids.`,
};

function firstOfEach(rows: readonly UnknownRow[]): Iterable<UnknownRow> {
  const byId = new Map<string, UnknownRow>();
  for (const row of rows) if (!byId.has(row.id)) byId.set(row.id, row);
  return byId.values();
}

function judgeRow(
  row: RegisterRow,
  cell: RegisterCell,
  taken: ReadonlySet<string>,
  { document, catalog }: RuleContext,
): (UnknownRow & { readonly cause: Cause }) | null {
  const [token] = findIds(cell.text);
  if (!token) {
    // a line that only parts the themes decides nothing
    const { applicable } = soaDecision(row, catalog);
    if (applicable !== 'yes' && applicable !== 'no') return null;
    const message = `${quoted(cell.text)} names no control. Write the id of one, such as \`A.5.15\`, or of one of your own, such as \`ORG-1\`.`;
    return { cause: 'no-id', id: cell.text, range: cell.range, severity: 'info', message };
  }
  const { status, controls } = judgeId(catalog, token.id, false);
  const meant = status === 'unknown' ? suggestControls(catalog, currentEdition, token.id).map(({ id }) => id) : controls;
  const free = meant.filter((id) => !taken.has(id)).slice(0, 3);
  const [first] = free;
  const message =
    status === 'legacy'
      ? `${quoted(token.id)} is of the 2013 edition. Decide about ${first ? `\`${first}\`, which` : 'the control of 2022 that'} took its place.`
      : status === 'sub-item'
        ? `${quoted(token.id)} is a number of your own below \`${controls[0]}\`. The statement decides about whole controls.`
        : `${quoted(token.id)} is no control of Annex A of ISO/IEC 27001:2022. ${first ? `Did you mean \`${first}\`?` : 'Write an id that exists, such as `A.5.15`.'}`;
  const range = placeIn(cell, token.range);
  const fixes = range === null ? [] : free.map((id) => replacement(document.uri, range, id, catalog));
  const cause = status === 'legacy' || status === 'sub-item' ? status : 'unknown';
  return { cause, id: token.id, range: cell.range, message, fixes, ...(status === 'sub-item' && { severity: 'info' as const }) };
}

function replacement(uri: string, range: TextRange, newText: string, catalog: Catalog): Fix {
  const title = catalog.control(currentEdition, newText)?.title ?? '';
  return { title: `Replace with \`${newText}\` (${title})`, preferred: false, edits: [{ uri, range, newText }] };
}

/** The place of a piece of a cell; null where the cell is not written as it reads and holds more than the piece. */
function placeIn({ range, text }: RegisterCell, { start, end }: TextRange): TextRange | null {
  if (range.end - range.start === text.length) return { start: range.start + start, end: range.start + end };
  return end - start === text.length ? range : null;
}
