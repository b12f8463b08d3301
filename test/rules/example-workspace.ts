import type { MarkdownParser } from '../../server/src/core/ports.ts';
import type { Finding, Fix, RuleExample } from '../../server/src/core/rules/rule.ts';
import { createIsmsService } from '../../server/src/core/service.ts';
import type { IsmsService } from '../../server/src/core/service-api.ts';
import { applyEdits } from '../../server/src/core/text/text-edit.ts';
import { marked } from '../support/markers.ts';
import { defaultAsOf, memoryPorts, uriOf } from '../support/memory-workspace.ts';

/** An example as a workspace that has been scanned. */
export interface ExampleRun {
  readonly service: IsmsService;
  readonly uri: string;
  readonly text: string;
  readonly findings: readonly Finding[];
}

/** The URI of the document of an example. */
export function exampleUri(example: RuleExample): string {
  return uriOf(example.path ?? 'policies/example.md');
}

/** Scans the workspace of an example, with another text of its document if one is given. */
export async function runExample(example: RuleExample, parser: MarkdownParser, text = marked(example.text).text): Promise<ExampleRun> {
  const path = example.path ?? 'policies/example.md';
  const ports = memoryPorts(
    { 'annexa.yaml': 'language: en\n', ...example.files, [path]: text },
    { asOf: example.asOf ?? defaultAsOf, parser },
  );
  const { committed } = example;
  const history = { committed: async () => new Map(committed === undefined ? [] : [[uriOf(path), committed]]) };
  const service = createIsmsService({ ...ports, history });
  await service.scan();
  const uri = exampleUri(example);
  return { service, uri, text, findings: service.findings(uri) };
}

/** The text after a fix; the fixes of examples touch their own document only. */
export function applyFix(text: string, fix: Fix, uri: string): string {
  const foreign = fix.edits.filter((edit) => edit.uri !== uri);
  if (foreign.length > 0) throw new Error(`"${fix.title}" edits ${foreign[0]?.uri}`);
  const { text: fixed, skipped } = applyEdits(text, fix.edits);
  if (skipped.length > 0) throw new Error(`edits of "${fix.title}" overlap`);
  return fixed;
}

/** A finding in the form that tests compare: what and where. */
export function shown(finding: Finding): string {
  return `${finding.rule} ${finding.span.start}–${finding.span.end} ${finding.message}`;
}
