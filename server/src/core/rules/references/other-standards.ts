import { metadataText } from '../../document/metadata.ts';
import type { PolicyDocument } from '../../document/policy-document.ts';

/** Standards whose ids look like those of Annex A, or that a document may be written for instead. */
const others =
  /\b(?:iso(?:[ /-]*iec)?[ -]*)?(?:42001|27701|27017|27018|22301|9001|20000|27799|62443)\b|\bsoc\s*2\b|\btsc\b|\bnist\b|\bcsf\b|\bpci\b|\bhipaa\b|\bcobit\b|\bcis\b|\bbsi\b|\btisax\b|\bdora\b|\bnis\s?2\b/i;
const iso27001 = /2700[12]/;

/**
 * True if a document, or the section at hand with its parents, says in a title that it is about a standard other than
 * ISO/IEC 27001, or claims only for others.
 * @param section index of the section, −1 for none
 */
export function speaksOfAnotherStandard(document: PolicyDocument, section: number): boolean {
  const titles = [document.title?.text ?? metadataText(document.metadata, 'title') ?? ''];
  for (let at = document.sections[section]; at; at = document.sections[at.parent]) titles.push(at.title);
  if (titles.some((title) => others.test(title) && !iso27001.test(title))) return true;
  const claims = document.references.filter((reference) => reference.kind === 'claim');
  return claims.length > 0 && claims.every((claim) => claim.status === 'foreign');
}
