import { offeredAnchors } from '../../../document/links/anchor-match.ts';
import { metadataText } from '../../../document/metadata/metadata.ts';
import type { PolicyDocument } from '../../../document/policy-document.ts';
import type { TextRange } from '../../../text/text-range.ts';
import { decode, relativeReferences, resolveUri } from '../../../text/uri.ts';
import type { Candidate } from '../completion-item.ts';
import { type CompletionList, completionItems, noItems } from '../items.ts';
import type { BodyRequest } from './body-request.ts';

/**
 * Completes the target of a link: relative paths of documents, and behind `#` the anchors of the document it leads to.
 * @param target the whole target as written
 * @param label what the link says; documents of that name come first
 */
export function completeLink(request: BodyRequest, target: TextRange, label: string): CompletionList {
  const { text, offset, uri, service } = request;
  const written = text.slice(target.start, target.end);
  const typed = text.slice(target.start, offset);
  if (/^[a-z][a-z0-9+.-]*:|^[/\\<]/i.test(written)) return noItems;
  const hash = typed.indexOf('#');
  if (hash < 0) {
    const end = written.indexOf('#');
    const range = { start: target.start, end: end < 0 ? target.end : target.start + end };
    return completionItems(documentCandidates(request, typed, label), { range, typed }, false);
  }
  const path = decode(typed.slice(0, hash));
  const linked = service.document(path === '' ? uri : resolveUri(uri, path));
  if (!linked) return noItems;
  return completionItems(
    anchorCandidates(linked),
    { range: { start: target.start + hash + 1, end: target.end }, typed: typed.slice(hash + 1) },
    false,
  );
}

/** All other documents: those that the label names, then those of the same folder, then the nearest. */
function documentCandidates({ service, uri }: BodyRequest, typed: string, label: string): Candidate[] {
  const wanted = label.trim().toLowerCase();
  const byRank = new Map<number, { readonly path: string; readonly document: PolicyDocument }[]>();
  const referenceTo = relativeReferences(uri);
  for (const document of service.documents()) {
    const reference = document.uri === uri ? null : referenceTo(document.uri);
    if (reference === null) continue;
    const path = typed.startsWith('./') && !reference.startsWith('.') ? `./${reference}` : reference;
    let rank = wanted === '' ? 0 : nameRank(wanted, document);
    for (let at = path.indexOf('/'); at >= 0; at = path.indexOf('/', at + 1)) rank++;
    const alike = byRank.get(rank);
    if (alike) alike.push({ path, document });
    else byRank.set(rank, [{ path, document }]);
  }
  // the documents come in order of their URIs
  const found = [...byRank.keys()].sort((a, b) => a - b).flatMap((rank) => byRank.get(rank) ?? []);
  return found.map(({ path, document }) => ({
    label: path,
    kind: 'document',
    detail: document.title?.text ?? '',
    topic: { about: 'document', id: document.uri },
    insert: path,
    words: idOf(document),
  }));
}

function idOf({ metadata }: PolicyDocument): string[] {
  const id = metadataText(metadata, 'id');
  return id === undefined ? [] : [id];
}

/** Lower for documents whose title or id is what the link says. @param wanted in lower case, not empty */
function nameRank(wanted: string, document: PolicyDocument): number {
  const name = document.title?.text.toLowerCase() ?? '';
  if (name === wanted || idOf(document)[0]?.toLowerCase() === wanted) return -200;
  return name !== '' && (name.includes(wanted) || wanted.includes(name)) ? -100 : 0;
}

function anchorCandidates(document: PolicyDocument): Candidate[] {
  const titles = new Map(document.sections.map(({ anchor, title }) => [anchor, title]));
  return [...new Set(offeredAnchors(document))].map((anchor) => ({
    label: anchor,
    kind: 'section',
    detail: titles.get(anchor) ?? '',
    insert: anchor,
  }));
}
