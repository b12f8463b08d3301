import { type MetadataKey, metadataKeyByName, metadataKeys } from '../../document/metadata/metadata-keys.ts';
import { claimFields } from './claim-fields.ts';
import type { Candidate, CompletionRequest, CompletionSource } from './completion-item.ts';

/** Offers the names of metadata, of the fields of a claim and of frameworks. */
export const keySource: CompletionSource = (request) => {
  const { context, key } = request;
  if (context.path.length === 0) return context.place === 'key' ? metadataCandidates(request) : null;
  if (key === 'satisfies' && context.path.length === 1) return frameworkCandidates(request);
  const inClaim = (key === 'controls' && context.path.length === 1) || (key === 'satisfies' && context.path.length === 2);
  return inClaim && context.place === 'key' ? claimCandidates(request) : null;
};

function metadataCandidates({ service, document, context }: CompletionRequest): Candidate[] {
  const present = new Set(context.siblings.map((name) => metadataKeyByName(name)?.key));
  const asked = service.catalog.documentTypes.get(document?.classification.type ?? '')?.metadata;
  const weight = (entry: MetadataKey): number => (asked?.required.includes(entry.key) ? 0 : asked?.recommended.includes(entry.key) ? 1 : 2);
  const entries = [...metadataKeys].sort((a, b) => weight(a) - weight(b));
  return entries.map((entry) => ({
    label: entry.key,
    kind: 'key',
    detail: present.has(entry.key) ? 'already there' : (['required', 'recommended', ''][weight(entry)] as string),
    topic: { about: 'key', id: entry.key },
    insert: keyText(entry.key, context.hasColon),
    words: entry.aliases ?? [],
    last: present.has(entry.key),
  }));
}

function frameworkCandidates({ service, context, uri }: CompletionRequest): Candidate[] | null {
  if (context.place === 'value') return null;
  const configured = service.configFor(uri).frameworks;
  return [...service.catalog.frameworks.values()]
    .sort((a, b) => Number(configured.includes(b.id)) - Number(configured.includes(a.id)))
    .map((framework) => ({
      label: framework.id,
      kind: 'framework',
      detail: framework.withdrawn ? `${framework.title} (withdrawn ${framework.withdrawn})` : framework.title,
      insert: keyText(framework.id, context.hasColon),
      words: [framework.shortTitle],
      last: context.siblings.includes(framework.id),
    }));
}

function claimCandidates({ context }: CompletionRequest): Candidate[] {
  return claimFields
    .filter(([name]) => !context.siblings.includes(name))
    .map(([name]) => ({
      label: name,
      kind: 'key',
      detail: '',
      topic: { about: 'claim-field', id: name },
      insert: keyText(name, context.hasColon),
    }));
}

function keyText(name: string, hasColon: boolean): string {
  return hasColon ? name : `${name}: `;
}
