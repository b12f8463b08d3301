import type { PolicyDocument, Section } from '../policy-document.ts';

const answers = new WeakMap<PolicyDocument, ReadonlySet<string>>();

/** True if a document has an anchor under some spelling. @param anchor decoded, without `#` */
export function hasAnchor(document: PolicyDocument, anchor: string): boolean {
  return isAmongAnchors(spelledAnchors(document), anchor);
}

/**
 * True if an anchor is among others under some spelling. Hosts and site generators make anchors in their own ways: dots
 * become hyphens or nothing, a number in front goes or gets an underscore. So only letters and digits are compared.
 * @param known as {@link spelledAnchors} gives them
 * @param anchor decoded, without `#`
 */
export function isAmongAnchors(known: { has(anchor: string): boolean }, anchor: string): boolean {
  const wanted = letters(anchor);
  return known.has(wanted) || (wanted.startsWith('usercontent') && known.has(wanted.slice('usercontent'.length)));
}

/** The anchors of a document as they are compared: letters and digits alone. Worked out once. */
export function spelledAnchors(document: PolicyDocument): ReadonlySet<string> {
  let known = answers.get(document);
  if (!known) {
    known = anchorsOf(document);
    answers.set(document, known);
  }
  return known;
}

/** The anchors a document offers, as GitHub writes them, in order. */
export function offeredAnchors({ sections, anchors }: PolicyDocument): string[] {
  return [...sections.map(({ anchor }) => anchor).filter((anchor) => anchor !== ''), ...anchors];
}

/** The section an anchor names, spelled as GitHub spells it or in another way; undefined if none, or if it is an anchor of its own. */
export function sectionByAnchor({ sections, anchors }: PolicyDocument, anchor: string): Section | undefined {
  const lower = anchor.toLowerCase();
  const exact = sections.find((section) => section.anchor !== '' && section.anchor.toLowerCase() === lower);
  if (exact || anchors.includes(lower)) return exact;
  const wanted = letters(anchor);
  if (wanted === '') return undefined;
  return sections.find(({ anchor: offered }) => {
    const spelled = letters(offered);
    return spelled === wanted || spelled.replace(/^\p{N}+/u, '') === wanted;
  });
}

function anchorsOf(document: PolicyDocument): ReadonlySet<string> {
  const known = new Set<string>(['', 'top']);
  for (const offered of offeredAnchors(document)) {
    const anchor = letters(offered);
    known.add(anchor);
    // kramdown and pandoc leave out what stands before the first letter
    known.add(anchor.replace(/^\p{N}+/u, ''));
  }
  return known;
}

function letters(anchor: string): string {
  return anchor
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]+/gu, '');
}
