import { metadataText } from '../../document/metadata/metadata.ts';
import { namedUnder } from '../../isms/hierarchy.ts';
import type { CompletionSource } from './completion-item.ts';

/** Offers requirements with an id under `carries_out`, those of the policies that the document implements first. */
export const requirementSource: CompletionSource = ({ service, uri, key, context, document }) => {
  if (key !== 'carries_out' || context.place === 'key' || context.path.length !== 1) return null;
  const implemented = document ? namedUnder(service.index, document, 'implements').map((named) => named.document) : [];
  const others = service.documents().filter((each) => each.uri !== uri && !implemented.includes(each));
  return [...implemented, ...others].flatMap((policy) => {
    const id = metadataText(policy.metadata, 'id');
    if (id === undefined) return [];
    return policy.requirements.flatMap((requirement) => {
      if (requirement.id === null) return [];
      const label = `${id}#${requirement.id}`;
      return [{ label, kind: 'document' as const, detail: requirement.text, insert: label }];
    });
  });
};
