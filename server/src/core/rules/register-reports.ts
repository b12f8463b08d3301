import type { PolicyDocument } from '../document/policy-document.ts';
import type { Register, RegisterCell, RegisterRow } from '../document/registers/register.ts';
import { isOutOfUse } from '../isms/life-cycle.ts';
import { filledCell } from '../isms/registers/cell-values.ts';
import type { TextRange } from '../text/text-range.ts';
import type { Report } from './rule.ts';

/** Findings of one cause that are told one by one; more are told once, with their number. */
const toldSingly = 20;
/** Further places that a finding told once names. */
const placesNamed = 10;

/**
 * Reports findings of one cause: each at its place, or the first with their number where there are so many that nobody
 * reads them one by one.
 * @param message of the one that stands for all
 */
export function reportAll(
  { document, report }: { readonly document: PolicyDocument; report(report: Report): void },
  found: readonly Report[],
  message: (count: string) => string,
): void {
  const [first] = found;
  if (found.length <= toldSingly || !first) {
    for (const each of found) report(each);
    return;
  }
  report({
    range: first.range,
    message: message(found.length.toLocaleString('en')),
    ...(first.severity ? { severity: first.severity } : {}),
    related: found.slice(1, placesNamed + 1).map(({ range }) => ({ uri: document.uri, range, message: 'the same here' })),
  });
}

/** True for a document that is a register and nothing else: what it lacks it lacks altogether. */
export function isRegisterDocument({ format, classification }: PolicyDocument): boolean {
  return format !== 'markdown' || classification.type === 'register';
}

/** True for documents whose rows count for nothing: blank forms, and what is no longer in force. */
export function isWithoutEffect(document: PolicyDocument): boolean {
  return document.classification.type === 'template' || isOutOfUse(document);
}

/** True if a register has a column; YAML has it as soon as one row has. */
export function hasColumn(register: Register, column: string): boolean {
  return register.columns.includes(column);
}

/** Where a finding about a cell stands: the cell, also an empty one, else the id of the row, else its first cell. */
export function cellPlace(row: RegisterRow, column: string, ...others: readonly string[]): TextRange {
  const cell = [column, ...others, 'id', 'title', 'exception'].map((name) => row.cells[name]).find((each) => each !== undefined);
  return (cell ?? (Object.values(row.cells)[0] as RegisterCell | undefined))?.range ?? row.range;
}

/**
 * True if a cell is there or its column is missing in this row alone, and says nothing. Blanks of a form, such as
 * `[Role]`, are left to the rule for placeholders.
 */
export function isEmptyCell(document: PolicyDocument, row: RegisterRow, column: string): boolean {
  const cell = row.cells[column];
  if (!cell) return true;
  if (filledCell(row, column)) return false;
  return !document.placeholders.some(({ start, end }) => start < cell.range.end && cell.range.start < end);
}
