import { metadataText } from '../server/src/core/document/metadata/metadata.ts';
import type { MarkdownParser } from '../server/src/core/ports.ts';
import { createIsmsService } from '../server/src/core/service.ts';
import type { IsmsService } from '../server/src/core/service-api.ts';
import { memoryPorts, uriOf } from '../test/support/memory-workspace.ts';
import schema from './label.schema.json' with { type: 'json' };
import type { Case, LabelledReference } from './read-case.ts';

/** What the tool says of a case, in the terms of its label. */
export interface Observed {
  readonly document: boolean;
  readonly type: string | null;
  readonly language: string;
  readonly metadata: Readonly<Record<string, string>>;
  readonly sections: readonly { readonly title: string; readonly kinds: readonly string[] }[];
  readonly references: readonly LabelledReference[];
  readonly findings: readonly { readonly rule: string; readonly severity: string; readonly text: string; readonly at: string }[];
}

const metadataKeys = Object.keys(schema.properties.metadata.properties);

/** Reads a case as the tool reads it. */
export type Observer = (one: Case) => Promise<Observed>;

/**
 * Reads cases through the real service, each in a workspace of its own. The service stays: making one takes longer than
 * reading a case, and a scan forgets what is no longer there.
 */
export function createObserver(parser: MarkdownParser): Observer {
  const ports = memoryPorts({}, { parser });
  const service = createIsmsService(ports);
  return async (one) => {
    const { path, label, text } = one;
    ports.files.clear();
    for (const [other, content] of Object.entries(label.files ?? {})) ports.files.set(other, content);
    if (label.config !== undefined) ports.files.set('annexa.yaml', label.config);
    ports.files.set(path, text);
    await service.scan();
    return readFacts(service, one);
  };
}

function readFacts(service: IsmsService, { path, text }: Case): Observed {
  const uri = uriOf(path);
  const facts = service.document(uri);
  if (!facts) throw new Error(`${path} was not read`);
  const at = (offset: number) => {
    const { line, character } = facts.lines.positionAt(offset);
    return `${line + 1}:${character + 1}`;
  };
  const metadata: Record<string, string> = {};
  for (const key of metadataKeys) {
    const value = metadataText(facts.metadata, key);
    if (value !== undefined) metadata[key] = value;
  }
  return {
    document: facts.classification.isDocument,
    type: facts.classification.type,
    language: facts.language,
    metadata,
    sections: facts.sections.filter(({ kinds }) => kinds.length > 0).map(({ title, kinds }) => ({ title, kinds })),
    references: facts.references.map(({ text: written, range, kind, status, controls, framework }) => ({
      text: written,
      at: at(range.start),
      kind,
      status,
      controls,
      framework,
    })),
    findings: service.findings(uri).map(({ rule, severity, span }) => ({
      rule,
      severity,
      text: text.slice(span.start, span.end),
      at: at(span.start),
    })),
  };
}
