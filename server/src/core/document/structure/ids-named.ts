import { spanAt } from '../span-at.ts';
import type { TextSpan } from '../walk-markdown.ts';

/** `SN-POL-005`, `ISMS-POL-A.8.32`: parts of capitals and digits. */
const idShape = /[A-Z][A-Z0-9]{1,11}(?:[-_][A-Z0-9.]{1,16}){1,6}/g;
/** More in one document say nothing new. */
const most = 60;

/**
 * What looks like the id of a document in running text, in lower case, each once; the own id left out. Whoever writes
 * `as SN-POL-005 asks` has named the document, if not so that a machine could follow.
 */
export function readIdsNamed(markdown: string, spans: readonly TextSpan[], own: string | undefined): string[] {
  const found = new Set<string>();
  idShape.lastIndex = 0;
  for (let match = idShape.exec(markdown); match && found.size < most; match = idShape.exec(markdown)) {
    const { index } = match;
    if (index > 0 && /[\p{L}\d_-]/u.test(markdown[index - 1] as string)) continue;
    const id = match[0].replace(/(?<!\.)\.+$/, '').toLowerCase();
    if (/\d/.test(id) && id !== own?.toLowerCase() && spanAt(spans, index)) found.add(id);
  }
  return [...found];
}

/** A file with text or tables between backticks: `disaster-recovery.md`. */
const fileInCode = /`(?:[\w.-]{1,80}\/){0,8}([\w.-]{1,100}\.(?:mdx?|pdf|docx?|xlsx?|odt|ya?ml|csv))(?:#[\w-]{1,80})?`/gi;

/** The names of files that stand between backticks in running text, in lower case, each once: named, though not linked. */
export function readFilesNamed(markdown: string): string[] {
  const found = new Set<string>();
  fileInCode.lastIndex = 0;
  for (let match = fileInCode.exec(markdown); match && found.size < most; match = fileInCode.exec(markdown))
    found.add((match[1] as string).toLowerCase());
  return [...found];
}
