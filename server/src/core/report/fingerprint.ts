import type { Finding } from '../rules/rule.ts';

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
  const own = underlinedText(finding, text);
  const others = text === undefined ? [] : finding.related.filter((place) => place.uri === finding.uri);
  const starts = others.length === 0 || text === undefined ? [] : lineStarts(text);
  const also = others.map(({ range: { start, end } }) =>
    onOneLine(text, (starts[start.line] ?? 0) + start.character, (starts[end.line] ?? 0) + end.character),
  );
  return { rule: finding.rule, path, text: own, also: [...new Set(also)].filter((each) => each !== own && each !== '').sort() };
}

/** The text that a finding underlines, on one line and cut if it is long; empty where it underlines nothing. */
export function underlinedText({ rule, span }: Finding, text: string | undefined): string {
  return neverKnown.has(rule) ? '' : onOneLine(text, span.start, span.end);
}

function onOneLine(text: string | undefined, start: number, end: number): string {
  const shown =
    text
      ?.slice(start, Math.min(end, start + 4 * longest))
      .replace(/\s+/g, ' ')
      .trim() ?? '';
  return shown.length > longest ? `${shown.slice(0, longest - 1)}…` : shown;
}

/** Findings come file by file, and each asks again. */
let latest: { readonly text: string; readonly starts: readonly number[] } = { text: '', starts: [0] };

function lineStarts(text: string): readonly number[] {
  if (latest.text === text) return latest.starts;
  const starts = [0];
  for (const match of text.matchAll(/\r\n|\r|\n/g)) starts.push(match.index + match[0].length);
  latest = { text, starts };
  return starts;
}
