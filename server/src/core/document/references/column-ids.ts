import { type OtherStandards, ownStandard } from '../../catalog/other-standards.ts';
import type { TextRange } from '../../text/text-range.ts';
import type { CellTable } from '../metadata/table-cells.ts';
import { idsFrom, type NumberJudge } from './bare-ids.ts';
import { canonical, type IdToken } from './reference-grammar.ts';

const annexHeader = /\b(?:annexe?|anhang|anexo|allegato|bijlage)[ \u00a0]a\b|27002/i;
const controlWord = /\b(?:controls?|ref(?:erence)?s?|kontrollen?|controles?)\b|maßnahme|contrôle/i;
const controlHeader =
  /^(?:(?:iso[ \u00a0])?(?:controls?|kontrollen?|maßnahmen?|contrôles?|controles?)(?:[ \u00a0-](?:ids?|no\.?|nr\.?|number|ref(?:erence)?\.?|#))?|id|ref\.?|no\.?|nr\.?|#)$/i;
const cellNumber = /(\d{1,2})\.(\d{1,2})(?!\d|\.\d|[%°€$])/uy;

/**
 * Finds controls written without their letter in a column that is headed `Annex A`, `ISO 27001 control` or, in a document
 * about ISO/IEC 27001, `Control`. Numbers that are clauses too count only if the header speaks of controls or the annex.
 * @param byWord a header `Control` is enough: no other standard with such numbers is named
 */
export function* findColumnIds(
  text: string,
  tables: readonly CellTable[],
  others: OtherStandards,
  judge: NumberJudge,
  byWord: boolean,
): Generator<IdToken> {
  for (const table of tables)
    for (const [column, header] of (table[0] ?? []).entries()) {
      if (header.end - header.start > 80) continue;
      const title = plain(text, header);
      const names = annexHeader.test(title) || title.includes('2700') ? others.namesIn(title) : [];
      if (names.some(({ standard, edition }) => standard !== ownStandard || edition === '2013')) continue;
      const isControl = annexHeader.test(title) || (names.length > 0 && controlWord.test(title) && !hasClauses(text, table, column, judge));
      if (isControl || names.length > 0) yield* idsInColumn(text, table, column, isControl, judge);
      else if (byWord && controlHeader.test(title) && isAllControls(text, table, column, judge))
        yield* idsInColumn(text, table, column, true, judge);
    }
}

function* idsInColumn(text: string, table: CellTable, column: number, isControl: boolean, judge: NumberJudge): Generator<IdToken> {
  for (const row of table.slice(1)) {
    const match = numberIn(text, row[column]);
    if (match) yield* idsFrom(text, match, isControl, judge);
  }
}

/** Numbers stand for clauses where one of them can be nothing else, or where controls are written with their letter. */
function hasClauses(text: string, table: CellTable, column: number, judge: NumberJudge): boolean {
  return table.slice(1).some((row) => {
    const cell = row[column];
    if (!cell) return false;
    const content = plain(text, cell);
    if (/\bA[. \u00a0]?\d{1,2}\.\d/.test(content)) return true;
    return [...content.matchAll(/(?<![\d.])(\d{1,2})\.(\d{1,2})/g)].some(
      ([number, domain, control]) => judge.isClause(number) && !judge.isControl(canonical(domain as string, control as string)),
    );
  });
}

/** At least three cells, each with a number that is a control, and not all of them clauses as well. */
function isAllControls(text: string, table: CellTable, column: number, judge: NumberJudge): boolean {
  let controls = 0;
  let clauses = 0;
  for (const row of table.slice(1)) {
    const cell = row[column];
    if (!cell || plain(text, cell) === '') continue;
    const match = numberIn(text, cell);
    if (!match || !judge.isControl(canonical(match[1] as string, match[2] as string))) return false;
    controls++;
    if (judge.isClause(match[0])) clauses++;
  }
  return controls >= 3 && clauses < controls;
}

/** The number at the start of a cell. */
function numberIn(text: string, cell: TextRange | undefined): RegExpExecArray | null {
  if (!cell) return null;
  let at = cell.start;
  while (at < cell.end && ' |*\u00a0\t'.includes(text[at] as string)) at++;
  cellNumber.lastIndex = at;
  const match = cellNumber.exec(text);
  return match && match.index + match[0].length <= cell.end ? match : null;
}

function plain(text: string, { start, end }: TextRange): string {
  return text
    .slice(start, Math.min(end, start + 200))
    .replace(/[|*_`]/g, '')
    .trim();
}
