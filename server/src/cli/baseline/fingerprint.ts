import type { Finding } from '../../core/rules/rule.ts';

/** What a finding is known by: no line numbers, no message, so that it stays the same when text around it moves or time goes by. */
export interface Fingerprint {
  /** Slug. */
  readonly rule: string;
  /** Relative to the folder of the baseline, with `/`. */
  readonly path: string;
  /** The underlined text on one line, cut if it is long; empty where nothing is underlined. */
  readonly text: string;
  /** Underlined texts of the other places in the file that the finding stands for. */
  readonly also: readonly string[];
}

/** Findings that say that the run itself is worth less: they are never known, as an incomplete run never reads as clean. */
const neverKnown: ReadonlySet<string> = new Set(['config-invalid', 'file-unreadable', 'file-too-large', 'workspace-incomplete']);

const longest = 120;

/**
 * The fingerprint of a finding.
 * @param text the file, undefined if it could not be read
 * @returns null for findings that must always be told
 */
export function fingerprint(finding: Finding, path: string, text: string | undefined): Fingerprint | null {
  if (neverKnown.has(finding.rule)) return null;
  const underlined = (start: number, end: number): string => {
    const shown =
      text
        ?.slice(start, Math.min(end, start + 4 * longest))
        .replace(/\s+/g, ' ')
        .trim() ?? '';
    return shown.length > longest ? `${shown.slice(0, longest - 1)}…` : shown;
  };
  const own = underlined(finding.span.start, finding.span.end);
  const others = text === undefined ? [] : finding.related.filter((place) => place.uri === finding.uri);
  const starts = others.length === 0 || text === undefined ? [] : lineStarts(text);
  const also = others.map(({ range: { start, end } }) =>
    underlined((starts[start.line] ?? 0) + start.character, (starts[end.line] ?? 0) + end.character),
  );
  return { rule: finding.rule, path, text: own, also: [...new Set(also)].filter((each) => each !== own && each !== '').sort() };
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (const match of text.matchAll(/\r\n|\r|\n/g)) starts.push(match.index + match[0].length);
  return starts;
}
