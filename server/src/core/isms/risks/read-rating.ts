import type { RegisterRow } from '../../document/registers/register.ts';
import { filledCell } from '../registers/cell-values.ts';
import type { Rating } from './risk.ts';

/** A number at the start, not the first of two: `4`, `4/5`, `4 – likely`; `1-5` names a scale and `30 %` none of its steps. */
const leading = /^(\d{1,4}(?:[.,]\d{1,2})?)(?!\s*[-–—]\s*\d|\s*%|[\d.,]|\s?[a-z]*\d)(?:\s*\/\s*\d{1,4})?(?=$|[\s(:;,–—-])/i;
/** `Likely (4)`, `Likely - 4`, `High: 12`. */
const trailing = /(?:[([]|(?<![\d-])[-–—:=]\s*|^[lip]\s?)(\d{1,4}(?:[.,]\d{1,2})?)(?:\s*\/\s*\d{1,4})?[)\]]?$/i;

/** Reads a step of a scale or a score from a cell; null where the row does not say. */
export function readRating(row: RegisterRow, column: string): Rating | null {
  const cell = filledCell(row, column);
  if (!cell) return null;
  const text = cell.text.length > 60 ? '' : cell.text.replace(/^[^\p{L}\p{N}([]+/u, '');
  const first = leading.exec(text);
  const found = first ?? trailing.exec(text);
  const name = nameIn(found ? text.slice(0, found.index) + text.slice(found.index + found[0].length) : text);
  return { text: cell.text, range: cell.range, number: found ? Number((found[1] as string).replace(',', '.')) : null, name };
}

/** Words without marks and emoji, in lower case. */
function nameIn(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s'-]/gu, ' ')
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/^[-\s]+|[-\s]+$/g, '');
}
