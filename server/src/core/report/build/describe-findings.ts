import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Finding } from '../../rules/rule.ts';
import type { Range } from '../../text/line-index.ts';
import { relativePath } from '../../text/uri.ts';
import { underlinedText } from '../fingerprint.ts';
import type { ReportFinding } from '../model/findings-report.ts';
import type { ReportContext } from './report-context.ts';

/** Hexadecimal digits of a fingerprint: enough that no two findings of an ISMS share one. */
const digits = 32;

/** Findings as reports have them, in the same order. */
export async function describeFindings(findings: readonly Finding[], context: ReportContext): Promise<ReportFinding[]> {
  const texts = new Map<string, string | undefined>();
  const seen = new Map<string, number>();
  const described: ReportFinding[] = [];
  for (const finding of findings) {
    const { uri } = finding;
    if (!texts.has(uri)) texts.set(uri, await context.service.readText(uri));
    const key = keyOf(finding, texts.get(uri), context);
    const ordinal = (seen.get(key) ?? 0) + 1;
    seen.set(key, ordinal);
    described.push(describe(finding, bytesToHex(sha256(utf8ToBytes(`${key}#${ordinal}`))).slice(0, digits), context));
  }
  return described;
}

/** What a finding is known by, wherever the command was started and whatever stands above it in its file. */
function keyOf(finding: Finding, text: string | undefined, { service, pathOf }: ReportContext): string {
  const path = service.folders.map((folder) => relativePath(folder, finding.uri)).find((each) => each !== null) ?? pathOf(finding.uri);
  return JSON.stringify([path, finding.rule, underlinedText(finding, text)]);
}

function describe(finding: Finding, print: string, { pathOf }: ReportContext): ReportFinding {
  const { code, rule, severity, message, uri, range, fixes, mendable, related } = finding;
  return {
    code,
    rule,
    severity,
    message,
    path: pathOf(uri),
    range: copyOf(range),
    fixable: fixes.length > 0 || mendable,
    fingerprint: print,
    ...(related.length > 0 && {
      related: related.map((place) => ({ path: pathOf(place.uri), range: copyOf(place.range), message: place.message })),
    }),
  };
}

function copyOf({ start, end }: Range): Range {
  return { start: { line: start.line, character: start.character }, end: { line: end.line, character: end.character } };
}
