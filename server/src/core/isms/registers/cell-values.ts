import type { RegisterCell, RegisterRow } from '../../document/registers/register.ts';
import { isPlaceholder } from '../../document/sections/titles.ts';
import { readDate } from '../../text/iso-date.ts';

/** A cell that says something: there, not empty, no dash and no placeholder; undefined otherwise. */
export function filledCell(row: RegisterRow, column: string): RegisterCell | undefined {
  const cell = row.cells[column];
  return cell && saysSomething(cell.text) ? cell : undefined;
}

/** The text of a {@link filledCell}, else an empty one. */
export function filledText(row: RegisterRow, column: string): string {
  return filledCell(row, column)?.text ?? '';
}

/** The day that a cell names as ISO date; null if it names none. */
export function dateIn(row: RegisterRow, column: string): string | null {
  const text = filledText(row, column);
  return text === '' ? null : readDate(text);
}

const nothingSaid = /^(?:[-–—.?/\s]*|n\/?a|none|nil|tbd|tbc|todo|unassigned|keine?r?|aucune?|ninguno|ninguna)$/iu;

function saysSomething(text: string): boolean {
  return text !== '' && !nothingSaid.test(text) && (text.length > 80 || !isPlaceholder(text));
}
