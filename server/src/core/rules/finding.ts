import type { ResolvedConfig } from '../config/resolved-config.ts';
import type { Severity } from '../config/severity.ts';
import type { LineIndex } from '../text/line-index.ts';
import type { Finding, RelatedPlace, Report, Rule, RuleMeta } from './rule.ts';

/** The severity a rule has under a config: what the config says, else what the report says, else the rule's default. */
export function severityOf(meta: RuleMeta, config: ResolvedConfig, reported?: Severity): Severity | 'off' {
  return config.rules.get(meta.slug)?.severity ?? reported ?? meta.severity;
}

/**
 * Makes a finding of a report: adds code, severity and positions.
 * @param place the file the report is about
 * @param linesOf lines of the other files that related places stand in; a place in an unknown file is left out
 * @returns null if the config turns the rule off
 */
export function makeFinding(
  { meta, mend }: Pick<Rule, 'meta' | 'mend'>,
  place: { readonly uri: string; readonly lines: LineIndex },
  report: Report,
  config: ResolvedConfig,
  linesOf: (uri: string) => LineIndex | undefined = () => undefined,
): Finding | null {
  const severity = severityOf(meta, config, report.severity);
  if (severity === 'off') return null;
  const related: RelatedPlace[] = [];
  for (const other of report.related ?? []) {
    const lines = other.uri === place.uri ? place.lines : linesOf(other.uri);
    if (lines) related.push({ uri: other.uri, range: lines.rangeOf(other.range), message: other.message });
  }
  return {
    code: meta.code,
    rule: meta.slug,
    severity,
    message: report.message,
    uri: place.uri,
    span: report.range,
    range: place.lines.rangeOf(report.range),
    related,
    fixes: report.fixes ?? [],
    mendable: mend !== undefined,
  };
}

/** Order of findings in a file: by position, then code. */
export function compareFindings(a: Finding, b: Finding): number {
  return a.span.start - b.span.start || a.span.end - b.span.end || (a.code < b.code ? -1 : a.code > b.code ? 1 : 0);
}
