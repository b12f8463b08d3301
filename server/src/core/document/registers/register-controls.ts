import type { TextRange } from '../../text/text-range.ts';
import type { Reference } from '../policy-document.ts';
import { type ClaimContext, readSectionClaim } from '../references/claims.ts';
import type { Register, RegisterCell } from './register.ts';

/** Columns of any kind that hold ids of controls. */
const controlColumns = ['control', 'controls'];

/**
 * The controls that the rows of a register name, as mentions: a register says what there is to do about a control, not
 * how it is met.
 */
export function registerMentions(source: string, { rows }: Register, context: ClaimContext): Reference[] {
  const found: Reference[] = [];
  for (const { cells } of rows)
    for (const column of controlColumns) {
      const cell = cells[column];
      if (!cell || cell.text === '') continue;
      for (const part of cell.items.length > 0 ? cell.items : [cell]) {
        const range = written(source, part);
        if (!range) continue;
        for (const reference of readSectionClaim(part.text, range, -1, 'comment', context))
          if (reference.status !== 'malformed') found.push({ ...reference, kind: 'mention', place: 'table' });
      }
    }
  return found;
}

/** The place of the text of a cell without the quotes around it; null where it is not written as it reads. */
function written(source: string, { text, range }: Pick<RegisterCell, 'text' | 'range'>): TextRange | null {
  const at = source.slice(range.start, range.end).indexOf(text);
  return at < 0 ? null : { start: range.start + at, end: range.start + at + text.length };
}
