import type { Finding, Fix } from '../rules/rule.ts';
import type { TextEdit } from '../text/text-edit.ts';

/** Edits by URI, in the order they were taken; none of one file overlap. */
export type EditsByUri = ReadonlyMap<string, readonly TextEdit[]>;

/** The edits of one fix. */
export function editsOf(fix: Fix): EditsByUri {
  const edits = new Map<string, TextEdit[]>();
  for (const { uri, range, newText } of fix.edits) push(edits, uri, { range, newText });
  return edits;
}

/**
 * Puts the preferred fixes of findings together. A fix is taken whole or not at all: one that overlaps a fix taken before
 * is left for the next round, one that repeats its edits adds nothing.
 * @returns the edits and the findings they mend
 */
export function preferredFixes(findings: readonly Finding[]): { readonly edits: EditsByUri; readonly mended: readonly Finding[] } {
  const edits = new Map<string, TextEdit[]>();
  const mended: Finding[] = [];
  for (const finding of findings) {
    const fix = finding.fixes.find((one) => one.preferred);
    if (!fix) continue;
    const fresh = fix.edits.filter((edit) => !edits.get(edit.uri)?.some((taken) => sameEdit(taken, edit)));
    if (fresh.some((edit) => edits.get(edit.uri)?.some((taken) => overlap(taken, edit)))) continue;
    for (const { uri, range, newText } of fresh) push(edits, uri, { range, newText });
    mended.push(finding);
  }
  return { edits, mended };
}

function push(edits: Map<string, TextEdit[]>, uri: string, edit: TextEdit): void {
  const list = edits.get(uri);
  if (list) list.push(edit);
  else edits.set(uri, [edit]);
}

function sameEdit(a: TextEdit, b: TextEdit): boolean {
  return a.range.start === b.range.start && a.range.end === b.range.end && a.newText === b.newText;
}

/** Insertions at one place stand side by side; an insertion inside or at the edge of a replacement is not safe. */
function overlap(a: TextEdit, b: TextEdit): boolean {
  const bothInsert = a.range.start === a.range.end && b.range.start === b.range.end;
  if (bothInsert) return false;
  if (a.range.start === a.range.end || b.range.start === b.range.end) return a.range.start <= b.range.end && b.range.start <= a.range.end;
  return a.range.start < b.range.end && b.range.start < a.range.end;
}
