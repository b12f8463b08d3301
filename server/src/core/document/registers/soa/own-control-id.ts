/** Looks like an id of Annex A, of whichever edition or standard. */
const annexShape = /^A[. \u00a0]?\d{1,2}\.\d/i;
const ownShape = /^\p{L}[\p{L}\p{N}._:/-]{1,39}$/u;

/**
 * The id of a control of the organisation's own at the start of a cell: `NW.1`, `ORG-01 Data room`. Null for a cell that
 * begins with a word, a number, or an id that looks like one of Annex A.
 */
export function ownControlId(cell: string): string | null {
  if (annexShape.test(cell)) return null;
  const id =
    cell
      .slice(0, 80)
      .split(/[\s,;]/, 1)[0]
      ?.replace(/[.:]$/, '') ?? '';
  return ownShape.test(id) && /\d/.test(id) && !/^A\.?\d/i.test(id) ? id : null;
}
