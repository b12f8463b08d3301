import type { Severity } from '../../config/severity.ts';
import { allRules } from '../../rules/all-rules.ts';
import type { Rule } from '../../rules/rule.ts';
import type { Range } from '../../text/line-index.ts';
import type { FindingsReport, ReportFinding, ReportPlace } from '../model/findings-report.ts';
import { pathReference } from '../text/path-reference.ts';
import { visibleText } from '../text/visible-text.ts';
import { type FindingsOptions, incompleteNote, type ReportFix } from './findings-format.ts';

const levels: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'note', hint: 'note' };

const ruleIndex = new Map(allRules.map(({ meta }, i) => [meta.slug, i]));

/** SARIF 2.1.0, for code scanning. All rules are described, so that a rule is told of in the same way in every run. */
export function writeSarif(report: FindingsReport, { known, suppressed, fixes, ruleDocs }: FindingsOptions): string {
  const run = {
    tool: {
      driver: {
        name: 'Annexa',
        version: report.tool.version,
        semanticVersion: report.tool.version,
        rules: allRules.map((rule) => describeRule(rule, ruleDocs)),
      },
    },
    columnKind: 'utf16CodeUnits',
    invocations: [
      {
        executionSuccessful: report.complete,
        ...(!report.complete && { toolExecutionNotifications: [{ level: 'error', message: { text: incompleteNote } }] }),
      },
    ],
    properties: { asOf: report.asOf, complete: report.complete },
    results: [
      // a log that tells of some suppressions tells of all: an empty list is no suppression, none would be no word on it
      ...report.findings.map((finding) => ({ ...resultOf(finding, fixes), suppressions: [] })),
      ...known.map((finding) => ({
        ...resultOf(finding, fixes),
        baselineState: 'unchanged',
        suppressions: [{ kind: 'external', status: 'accepted', justification: 'A baseline knows this finding.' }],
      })),
      ...suppressed.map(({ finding, reason, comment }) => ({
        ...resultOf(finding, fixes),
        suppressions: [
          {
            kind: 'inSource',
            status: 'accepted',
            justification: visibleText(reason),
            location: { physicalLocation: locationOf(comment) },
          },
        ],
      })),
    ],
  };
  const log = { $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs: [run] };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function describeRule({ meta }: Rule, ruleDocs: string | null) {
  const { code, slug, summary, rationale, clauses, severity, fixable } = meta;
  return {
    id: code,
    name: slug,
    shortDescription: { text: sentence(summary) },
    fullDescription: { text: plain(rationale) },
    ...(ruleDocs !== null && { helpUri: `${ruleDocs}${slug}.md` }),
    help: { text: plain(rationale), markdown: `**${slug}**: ${sentence(summary)}\n\n${rationale}` },
    defaultConfiguration: { level: levels[severity] },
    properties: { tags: ['iso27001', ...clauses], precision: 'high', fixable },
  };
}

function resultOf(finding: ReportFinding, fixes: FindingsOptions['fixes']) {
  const fix = fixes.get(finding.fingerprint);
  return {
    ruleId: finding.code,
    ruleIndex: ruleIndex.get(finding.rule) ?? -1,
    level: levels[finding.severity],
    message: { text: messageText(finding.message) },
    locations: [{ physicalLocation: locationOf(finding) }],
    partialFingerprints: { 'annexaFinding/v1': finding.fingerprint },
    ...(finding.related && {
      relatedLocations: finding.related.map((place, id) => ({
        id,
        physicalLocation: locationOf(place),
        message: { text: messageText(place.message) },
      })),
    }),
    ...(fix && { fixes: [fixOf(fix)] }),
    properties: { rule: finding.rule, fixable: finding.fixable },
  };
}

/** The text goes in as it is: it is written into the file, and shown nowhere else. */
function fixOf({ title, changes }: ReportFix) {
  return {
    description: { text: messageText(title) },
    artifactChanges: changes.map(({ path, edits }) => ({
      artifactLocation: artifactOf(path),
      replacements: edits.map(({ range, newText }) => ({ deletedRegion: regionOf(range), insertedContent: { text: newText } })),
    })),
  };
}

function locationOf({ path, range }: ReportPlace) {
  return { artifactLocation: artifactOf(path), region: regionOf(range) };
}

function artifactOf(path: string) {
  return { uri: pathReference(path), uriBaseId: '%SRCROOT%' };
}

/** Lines and columns count from 1; the end column is the one behind. */
function regionOf({ start, end }: Range) {
  return { startLine: start.line + 1, startColumn: start.character + 1, endLine: end.line + 1, endColumn: end.character + 1 };
}

/** A message that has no links in it, whatever a document says: in SARIF `[text](target)` is one. */
function messageText(message: string): string {
  return visibleText(message).replaceAll('](', '] (');
}

function sentence(text: string): string {
  return text.endsWith('.') ? text : `${text}.`;
}

/** Markdown of a rule without its marks. */
function plain(markdown: string): string {
  return markdown
    .replaceAll('`', '')
    .replaceAll('**', '')
    .replace(/\[([^[\]]*)\]\([^()[\]]*\)/g, '$1');
}
