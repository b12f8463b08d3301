import type { LineIndex } from '../text/line-index.ts';
import { ownText } from '../text/own-text.ts';
import type { TextRange } from '../text/text-range.ts';
import type { Suppression } from './policy-document.ts';
import { isPlaceholder } from './sections/titles.ts';

/** A comment `<!-- satisfies: A.8.2, A.8.3 -->`: the claim of the section it stands in. */
export interface ClaimComment {
  /** The ids, as a range of the text. */
  readonly range: TextRange;
}

/** What the HTML comments of a document say to Annexa. */
export interface CommentReading {
  readonly suppressions: readonly Suppression[];
  readonly claims: readonly ClaimComment[];
  /** Ids of requirements in comments `<!-- carries out: POL-003#req-ac-01 -->`. */
  readonly carriesOut: readonly { readonly text: string; readonly range: TextRange }[];
}

// both are tried on a trimmed comment and take its end as it is, so that long white space costs nothing
const disable = /^annexa-disable(-next-line|-line|-file)?(?=[\s:]|$)([^:]*)(?::([\s\S]*))?$/;
const satisfies = /^satisfies:\s*(?=\S)/i;
const carriesOut = /^carries[ _-]out:/i;

/** Reads the comments in the raw HTML of a document. @param html ranges of raw HTML, in order */
export function readComments(text: string, html: readonly TextRange[], lines: LineIndex): CommentReading {
  const suppressions: Suppression[] = [];
  const claims: ClaimComment[] = [];
  const carried: { text: string; range: TextRange }[] = [];
  for (const { start, end } of html) {
    for (let open = text.indexOf('<!--', start); open >= 0 && open < end; ) {
      const close = text.indexOf('-->', open + 4);
      if (close < 0 || close + 3 > end) break;
      const range = { start: open, end: close + 3 };
      open = text.indexOf('<!--', range.end);
      const inner = text.slice(range.start + 4, close).trim();
      const claim = satisfies.exec(inner);
      if (claim) {
        const at = text.indexOf(inner, range.start + 4) + claim[0].length;
        claims.push({ range: { start: at, end: at + inner.length - claim[0].length } });
        continue;
      }
      const carries = carriesOut.exec(inner);
      if (carries) {
        const base = text.indexOf(inner, range.start + 4) + carries[0].length;
        for (const { 0: id, index } of inner.slice(carries[0].length).matchAll(/[^\s,;]+/g))
          carried.push({ text: ownText(id), range: { start: base + index, end: base + index + id.length } });
        continue;
      }
      const found = disable.exec(inner);
      if (found) suppressions.push(readSuppression(text, range, found, lines));
    }
  }
  return { suppressions, claims, carriesOut: carried };
}

/**
 * Reads what a comment suppresses.
 * @param range the whole comment
 * @param found all of it, then the suffix (`-next-line`), the names and the reason, as {@link disable} captures them
 */
export function readSuppression(text: string, range: TextRange, found: readonly (string | undefined)[], lines: LineIndex): Suppression {
  const [, suffix, names = '', reason = ''] = found;
  const scope = suffix === '-next-line' ? 'next-line' : suffix === '-line' ? 'line' : 'file';
  const base = text.indexOf('annexa-disable', range.start) + 'annexa-disable'.length + (suffix?.length ?? 0);
  const rules: { name: string; range: TextRange }[] = [];
  for (const match of names.matchAll(/[^\s,]+/g)) {
    const start = base + match.index;
    rules.push({ name: ownText(match[0]), range: { start, end: start + match[0].length } });
  }
  let line = -1;
  if (scope === 'line') line = lines.lineAt(range.start);
  if (scope === 'next-line') {
    line = lines.lineAt(range.end) + 1;
    while (line < lines.lineCount - 1 && text.slice(lines.lineStart(line), lines.lineStart(line + 1)).trim() === '') line++;
  }
  return { scope, rules, reason: isPlaceholder(reason) ? '' : ownText(reason.trim()), range, line };
}
