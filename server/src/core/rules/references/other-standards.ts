import type { Catalog } from '../../catalog/catalog.ts';
import { ownStandard } from '../../catalog/other-standards.ts';
import { metadataText } from '../../document/metadata/metadata.ts';
import type { PolicyDocument } from '../../document/policy-document.ts';

/**
 * Tells of which sections a document says, in a title or in that of a parent, that they are about a standard other than
 * ISO/IEC 27001; of all if it says so itself, or claims only for others.
 * @returns a question about the index of a section, −1 for none; answers are kept
 */
export function aboutOtherStandards(document: PolicyDocument, { otherStandards }: Catalog): (section: number) => boolean {
  const isOther = (title: string): boolean => {
    const named = otherStandards.namesIn(title);
    return named.length > 0 && named.every(({ standard }) => standard !== ownStandard);
  };
  const claims = document.references.filter((reference) => reference.kind === 'claim');
  const onlyForeign = claims.length > 0 && claims.every((claim) => claim.status === 'foreign');
  if (onlyForeign || isOther(document.title?.text ?? metadataText(document.metadata, 'title') ?? '')) return () => true;
  const answers = new Map<number, boolean>();
  const ask = (section: number): boolean => {
    const at = document.sections[section];
    if (!at) return false;
    const answer = answers.get(section) ?? (isOther(at.title) || ask(at.parent));
    answers.set(section, answer);
    return answer;
  };
  return ask;
}
