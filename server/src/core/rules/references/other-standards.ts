import { metadataText } from '../../document/metadata.ts';
import type { PolicyDocument } from '../../document/policy-document.ts';

/** Standards whose ids look like those of Annex A, or that a document may be written for instead. */
const others =
  /\b(?:iso(?:[ /-]*iec)?[ -]*)?(?:42001|27701|27017|27018|22301|9001|20000|27799|62443)\b|\bsoc\s*2\b|\btsc\b|\bnist\b|\bcsf\b|\bpci\b|\bhipaa\b|\bcobit\b|\bcis\b|\bbsi\b|\btisax\b|\bdora\b|\bnis\s?2\b/i;
const iso27001 = /2700[12]/;

/**
 * Tells of which sections a document says, in a title or in that of a parent, that they are about a standard other than
 * ISO/IEC 27001; of all if it says so itself, or claims only for others.
 * @returns a question about the index of a section, −1 for none; answers are kept
 */
export function aboutOtherStandards(document: PolicyDocument): (section: number) => boolean {
  const isOther = (title: string): boolean => others.test(title) && !iso27001.test(title);
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
