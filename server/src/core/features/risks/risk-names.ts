import type { PolicyDocument } from '../../document/policy-document.ts';
import type { RegisterCell } from '../../document/registers/register.ts';
import type { TextRange } from '../../text/text-range.ts';

/** The id of a risk in a cell of a register. */
export interface RiskName {
  readonly id: string;
  /** The id alone; where marks stand around it whose places are not known, the whole cell. */
  readonly range: TextRange;
  /** False if the range holds more than the id. */
  readonly isExact: boolean;
  /** True for the id of a row of a risk register, false for a column that names risks. */
  readonly isRow: boolean;
}

/** Columns of registers that name risks, by kind. */
const riskColumns: Readonly<Record<string, string>> = { risks: 'id', soa: 'risks' };

/** All ids of risks in the registers of a document, in order, whether there is such a risk or not. */
export function riskNames({ registers }: PolicyDocument): RiskName[] {
  return registers.flatMap(({ kind, rows }) => {
    const column = riskColumns[kind];
    return column === undefined ? [] : rows.flatMap(({ cells }) => namesIn(cells[column], kind === 'risks'));
  });
}

function namesIn(cell: RegisterCell | undefined, isRow: boolean): RiskName[] {
  if (!cell || cell.text === '') return [];
  if (cell.items.length > 0) return cell.items.flatMap((item) => named(item.text, item.range, isRow));
  return named(cell.text, cell.range, isRow);
}

function named(text: string, { start, end }: TextRange, isRow: boolean): RiskName[] {
  const around = (end - start - text.length) / 2;
  // plain, or in quotes
  const from = around === 0 || around === 1 ? start + around : null;
  const ids = isRow ? [{ id: text, at: 0 }] : [...text.matchAll(/[^\s,;]+/g)].map((match) => ({ id: match[0], at: match.index }));
  return ids.map(({ id, at }) => ({
    id,
    range: from === null ? { start, end } : { start: from + at, end: from + at + id.length },
    isExact: from !== null,
    isRow,
  }));
}
