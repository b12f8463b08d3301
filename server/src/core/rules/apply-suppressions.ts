import type { ResolvedConfig } from '../config/resolved-config.ts';
import type { PolicyDocument, Suppression } from '../document/policy-document.ts';
import { nearest } from '../text/edit-distance.ts';
import type { TextRange } from '../text/text-range.ts';
import { allRules, ruleByName } from './all-rules.ts';
import { compareFindings, makeFinding, severityOf } from './finding.ts';
import { quoted } from './quoted.ts';
import type { Finding, Fix, Report, SuppressedFinding } from './rule.ts';
import { suppressionUnused } from './system/suppression-unused.ts';

/**
 * Takes out the findings that the document suppresses, and adds `suppression-unused` for every name in a suppression
 * that did nothing: no such finding, no such rule, or no reason given.
 * @param findings all findings of the document, of every scope
 * @returns findings by position, then code
 */
export function applySuppressions(document: PolicyDocument, findings: readonly Finding[], config: ResolvedConfig): Finding[] {
  return partSuppressed(document, findings, config).kept;
}

/** As {@link applySuppressions}, also with the findings that are taken out, by position, then code. */
export function partSuppressed(
  document: PolicyDocument,
  findings: readonly Finding[],
  config: ResolvedConfig,
): { readonly kept: Finding[]; readonly suppressed: SuppressedFinding[] } {
  if (document.suppressions.length === 0 || !document.classification.isDocument)
    return { kept: [...findings].sort(compareFindings), suppressed: [] };
  const used = new Set<Suppression['rules'][number]>();
  const byLine = reasonedByLine(document);
  const suppressed: SuppressedFinding[] = [];
  const isSuppressed = (finding: Finding): boolean => {
    const by = suppressionOf(byLine, finding, used);
    if (by) suppressed.push({ finding, reason: by.reason, comment: by.range });
    return by !== null;
  };
  const kept = findings.filter((finding) => !isSuppressed(finding));
  const own: Finding[] = [];
  const report = (item: Report, canBeSuppressed: boolean) => {
    const finding = makeFinding(suppressionUnused, document, item, config);
    if (finding && !(canBeSuppressed && isSuppressed(finding))) own.push(finding);
  };
  for (const suppression of document.suppressions)
    for (const item of unused(document, suppression, used, config, false)) report(item, true);
  // names of this very rule come last: only now is it known whether they had something to suppress
  for (const suppression of document.suppressions)
    for (const item of unused(document, suppression, used, config, true)) report(item, false);
  suppressed.sort((a, b) => compareFindings(a.finding, b.finding));
  return { kept: [...kept, ...own].sort(compareFindings), suppressed };
}

/** The suppressions that give a reason, by the line they apply to; −1 for the whole file. */
function reasonedByLine(document: PolicyDocument): Map<number, Suppression[]> {
  const byLine = new Map<number, Suppression[]>();
  for (const suppression of document.suppressions) {
    if (suppression.reason === '') continue;
    const there = byLine.get(suppression.line);
    if (there) there.push(suppression);
    else byLine.set(suppression.line, [suppression]);
  }
  return byLine;
}

/** The first suppression that takes a finding out, null if none does. @param used takes in every name that would do so */
function suppressionOf(
  byLine: ReadonlyMap<number, readonly Suppression[]>,
  finding: Finding,
  used: Set<Suppression['rules'][number]>,
): Suppression | null {
  let first: Suppression | null = null;
  for (const line of [-1, finding.range.start.line])
    for (const suppression of byLine.get(line) ?? [])
      for (const name of suppression.rules)
        if (ruleByName(name.name)?.meta.slug === finding.rule) {
          used.add(name);
          first ??= suppression;
        }
  return first;
}

function unused(
  document: PolicyDocument,
  suppression: Suppression,
  used: ReadonlySet<Suppression['rules'][number]>,
  config: ResolvedConfig,
  ownNames: boolean,
): Report[] {
  const { rules, reason, range } = suppression;
  if (rules.length === 0)
    return ownNames
      ? []
      : [
          {
            range,
            message: 'This comment names no rule, so it suppresses nothing. Write `annexa-disable-next-line rule: reason`.',
            fixes: [removal(document, suppression, null)],
          },
        ];
  if (reason === '') {
    if (ownNames) return [];
    return [
      {
        range,
        message: 'A suppression needs a reason, and without one it does nothing. Write it behind a colon: `rule: reason`.',
        fixes: [removal(document, suppression, null, false)],
      },
    ];
  }
  const reports: Report[] = [];
  for (const [index, name] of rules.entries()) {
    const rule = ruleByName(name.name);
    if (used.has(name) || (rule === suppressionUnused) !== ownNames) continue;
    if (rule && severityOf(rule.meta, config) === 'off') continue;
    const remove = removal(document, suppression, index, rule !== undefined);
    if (rule) {
      const where = suppression.scope === 'file' ? 'in this document' : 'on that line';
      reports.push({
        range: name.range,
        message: `${quoted(name.name)} finds nothing ${where}, so there is nothing to suppress. Remove it.`,
        fixes: [remove],
      });
      continue;
    }
    const meant = nearest(
      name.name,
      allRules.map((candidate) => candidate.meta.slug),
      3,
    );
    const rename: Fix[] = meant
      ? [{ title: `Replace with \`${meant}\``, preferred: false, edits: [{ uri: document.uri, range: name.range, newText: meant }] }]
      : [];
    const hint = meant ? `Did you mean \`${meant}\`?` : 'Use the name or code of a rule.';
    reports.push({
      range: name.range,
      message: `There is no rule ${quoted(name.name)}, so nothing is suppressed. ${hint}`,
      fixes: [...rename, remove],
    });
  }
  return reports;
}

/** Removes one name from a suppression; the whole comment if it is the only one or `index` is null. */
function removal(document: PolicyDocument, suppression: Suppression, index: number | null, preferred = true): Fix {
  const { rules } = suppression;
  const name = index === null ? undefined : rules[index];
  if (index === null || !name || rules.length < 2)
    return {
      title: 'Remove the comment',
      preferred,
      edits: [{ uri: document.uri, range: commentWithLine(document, suppression.range), newText: '' }],
    };
  const before = rules[index - 1];
  const after = rules[index + 1];
  const range = before
    ? { start: before.range.end, end: name.range.end }
    : { start: name.range.start, end: after?.range.start ?? name.range.end };
  return { title: `Remove ${quoted(name.name)}`, preferred, edits: [{ uri: document.uri, range, newText: '' }] };
}

/** The comment, with its line end if it fills its line. */
function commentWithLine({ lines, eol }: PolicyDocument, range: TextRange): TextRange {
  const next = lines.lineStart(lines.lineAt(range.end) + 1);
  const fillsLine = lines.lineStart(lines.lineAt(range.start)) === range.start && next - range.end <= eol.length;
  return fillsLine ? { start: range.start, end: next } : range;
}
