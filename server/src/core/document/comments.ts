import type { LineIndex } from '../text/line-index.ts';
import type { TextRange } from '../text/text-range.ts';
import type { Suppression } from './policy-document.ts';
import { isPlaceholder } from './titles.ts';

/** A comment `<!-- satisfies: A.8.2, A.8.3 -->`: the claim of the section it stands in. */
export interface ClaimComment {
  /** The ids, as a range of the text. */
  readonly range: TextRange;
}

/** What the HTML comments of a document say to Annexa. */
export interface CommentReading {
  readonly suppressions: readonly Suppression[];
  readonly claims: readonly ClaimComment[];
}

const comment = /<!--([\s\S]*?)-->/g;
const disable = /^\s*annexa-disable(-next-line|-line|-file)?(?:[ \t]+([^:]*?))?\s*(?::\s*([\s\S]*?))?\s*$/;
const satisfies = /^\s*satisfies:\s*(\S[\s\S]*?)\s*$/i;

/** Reads the comments in the raw HTML of a document. @param html ranges of raw HTML, in order */
export function readComments(text: string, html: readonly TextRange[], lines: LineIndex): CommentReading {
  const suppressions: Suppression[] = [];
  const claims: ClaimComment[] = [];
  for (const { start, end } of html) {
    const source = text.slice(start, end);
    if (!source.includes('<!--')) continue;
    for (const match of source.matchAll(comment)) {
      const range = { start: start + match.index, end: start + match.index + match[0].length };
      const inner = match[1] as string;
      const claim = satisfies.exec(inner);
      if (claim) {
        const at = range.start + 4 + inner.indexOf(claim[1] as string);
        claims.push({ range: { start: at, end: at + (claim[1] as string).length } });
        continue;
      }
      const found = disable.exec(inner);
      if (found) suppressions.push(readSuppression(text, range, found, lines));
    }
  }
  return { suppressions, claims };
}

function readSuppression(text: string, range: TextRange, found: RegExpExecArray, lines: LineIndex): Suppression {
  const [, suffix, names = '', reason = ''] = found;
  const scope = suffix === '-next-line' ? 'next-line' : suffix === '-line' ? 'line' : 'file';
  const base = text.indexOf('annexa-disable', range.start) + 'annexa-disable'.length + (suffix?.length ?? 0);
  const rules: { name: string; range: TextRange }[] = [];
  const namesAt = names === '' ? base : text.indexOf(names, base);
  for (const match of names.matchAll(/[^\s,]+/g)) {
    const start = namesAt + match.index;
    rules.push({ name: match[0], range: { start, end: start + match[0].length } });
  }
  let line = -1;
  if (scope === 'line') line = lines.lineAt(range.start);
  if (scope === 'next-line') {
    line = lines.lineAt(range.end) + 1;
    while (line < lines.lineCount - 1 && text.slice(lines.lineStart(line), lines.lineStart(line + 1)).trim() === '') line++;
  }
  return { scope, rules, reason: isPlaceholder(reason) ? '' : reason.trim(), range, line };
}
