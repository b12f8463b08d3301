import { metadataText } from '../../document/metadata/metadata.ts';
import { metadataKeyByName } from '../../document/metadata/metadata-keys.ts';
import type { Candidate, CompletionRequest, CompletionSource } from './completion-item.ts';
import { plainScalar } from './quoting.ts';

/** Keys whose values are worth repeating: people, roles, levels of confidentiality, audiences. */
const repeated = new Set(['owner', 'approver', 'author', 'classification', 'applies_to']);

/** Roles and names are used across these keys. */
const people = new Set(['owner', 'approver', 'author']);

/** Offers what other documents of the workspace say: their ids, and owners, approvers and the like. */
export const workspaceSource: CompletionSource = (request) => {
  const { context, key } = request;
  if (context.place === 'key' || context.path.length !== 1) return null;
  if (metadataKeyByName(key)?.kind === 'references') return documentIds(request);
  return repeated.has(key) && (context.place === 'value' || key === 'applies_to') ? knownValues(request) : null;
};

function documentIds({ service, uri, key, context }: CompletionRequest): Candidate[] {
  const candidates: Candidate[] = [];
  const seen = new Set<string>();
  // What a procedure implements is a policy or a standard; those come first.
  const rank = (type: string | null): number => (key === 'implements' && type !== 'policy' && type !== 'standard' ? 1 : 0);
  const documents = [...service.documents()].sort((a, b) => rank(a.classification.type) - rank(b.classification.type));
  for (const document of documents) {
    const id = metadataText(document.metadata, 'id');
    if (id === undefined || document.uri === uri || seen.has(id.toLowerCase())) continue;
    seen.add(id.toLowerCase());
    const title = document.title?.text ?? '';
    const status = metadataText(document.metadata, 'status');
    candidates.push({
      label: id,
      kind: 'document',
      detail: status === undefined ? title : `${title} (${status})`,
      topic: { about: 'document', id: document.uri },
      insert: context.quoted ? id : plainScalar(id),
    });
  }
  return candidates;
}

/** Values of the key in other documents, the most frequent first. */
function knownValues({ service, uri, key, context }: CompletionRequest): Candidate[] {
  const counts = new Map<string, number>();
  for (const document of service.documents()) {
    if (document.uri === uri) continue;
    for (const field of document.metadata.fields) {
      if (field.blank || field.text === '' || !(field.key === key || (people.has(key) && people.has(field.key)))) continue;
      for (const text of field.value?.kind === 'list'
        ? field.value.items.map((item) => (item.kind === 'scalar' ? item.text : ''))
        : [field.text])
        if (text !== '') counts.set(text, (counts.get(text) ?? 0) + (field.key === key ? 1 : 0));
    }
  }
  return [...counts]
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .map(([text, count]) => ({
      label: text,
      kind: people.has(key) ? 'person' : 'value',
      detail: count === 0 ? 'named in this workspace' : count === 1 ? 'in 1 document' : `in ${count} documents`,
      insert: context.quoted ? text : plainScalar(text),
    }));
}
