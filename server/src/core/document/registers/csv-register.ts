import type { Registers } from '../../catalog/registers.ts';
import { ownText } from '../../text/own-text.ts';
import { normaliseTitle } from '../sections/titles.ts';
import { readCsvCells } from './csv-cells.ts';
import type { Register, RegisterCell, RegisterProblem, RegisterRow } from './register.ts';

/** A register as far as it could be read, null where the text is none, and what is wrong with its form. */
export interface RegisterReading {
  readonly register: Register | null;
  readonly problems: readonly RegisterProblem[];
}

/** Reads a CSV file as a register. The first row holds the headings. @param kind id of the catalogue */
export function readCsvRegister(text: string, kind: string, registers: Registers): RegisterReading {
  const { rows, openQuote } = readCsvCells(text);
  const [header, ...body] = rows;
  const spec = registers.kinds.get(kind);
  if (!header || !spec) return { register: null, problems: [] };
  const columns = registers.columnsOf(
    kind,
    header.map(({ text: heading }) => normaliseTitle(asWords(heading))),
  );
  const range = { start: header[0]?.range.start ?? 0, end: header.at(-1)?.range.end ?? 0 };
  const problems: RegisterProblem[] = [];
  const missing = spec.identifying.filter((id) => !columns.includes(id));
  if (missing.length > 0)
    problems.push({
      kind: 'syntax',
      range,
      message: `The first line has no heading ${missing.map((id) => `\`${id}\``).join(' and ')}, so the rows cannot be read as ${spec.title}. Name the columns in the first line.`,
    });
  if (openQuote >= 0)
    problems.push({
      kind: 'syntax',
      range: { start: openQuote, end: openQuote + 1 },
      message: 'A quote is opened here and never closed, so all that follows is one cell. Close it, or write it twice within a cell.',
    });
  const read = body.map((cells): RegisterRow => {
    const named: Record<string, RegisterCell> = {};
    cells.forEach((cell, i) => {
      const column = columns[i];
      if (column) named[column] = { text: ownText(cell.text), range: cell.range, items: [] };
    });
    return { range: { start: cells[0]?.range.start ?? 0, end: cells.at(-1)?.range.end ?? 0 }, cells: named };
  });
  if (missing.length === spec.identifying.length) return { register: null, problems };
  return { register: { kind, columns: columns.filter((column) => column !== null), rows: read, range }, problems };
}

/** `risk_owner` and `RiskOwner` as words. */
function asWords(heading: string): string {
  return heading.replaceAll('_', ' ').replace(/(\p{Ll})(?=\p{Lu})/gu, '$1 ');
}
