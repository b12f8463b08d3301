import type { PolicyDocument } from './policy-document.ts';

const answers = new WeakMap<PolicyDocument, ReadonlySet<string>>();

/** True if a document has an anchor under some spelling that Markdown hosts give it. @param anchor decoded, without `#` */
export function hasAnchor(document: PolicyDocument, anchor: string): boolean {
  let known = answers.get(document);
  if (!known) {
    known = anchorsOf(document);
    answers.set(document, known);
  }
  const wanted = plain(anchor);
  return (
    known.has(wanted) ||
    known.has(collapsed(wanted)) ||
    known.has(wanted.replace(/^user-content-/, '')) ||
    known.has(wanted.replace(/_(?=\d{1,3}$)/, '-'))
  );
}

/** The anchors a document offers, as GitHub writes them, in order. */
export function offeredAnchors({ sections, anchors }: PolicyDocument): string[] {
  return [...sections.map(({ anchor }) => anchor).filter((anchor) => anchor !== ''), ...anchors];
}

/** GitHub's slug, GitLab's without double hyphens, kramdown's and pandoc's without what stands before the first letter. */
function anchorsOf(document: PolicyDocument): ReadonlySet<string> {
  const known = new Set<string>(['', 'top']);
  for (const offered of offeredAnchors(document)) {
    const anchor = plain(offered);
    known.add(anchor);
    known.add(collapsed(anchor));
    known.add(anchor.replace(/^[^\p{L}]+/u, ''));
    known.add(collapsed(anchor.replace(/^[^\p{L}]+/u, '')));
  }
  return known;
}

/** Without case and without the invisible characters that an emoji leaves behind. */
function plain(anchor: string): string {
  return anchor
    .toLowerCase()
    .normalize('NFC')
    .replace(/[\ufe0f\u200d]/g, '');
}

function collapsed(anchor: string): string {
  return anchor.replace(/-{2,}/g, '-').replace(/^-|-$/g, '');
}
