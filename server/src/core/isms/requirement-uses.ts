import type { PolicyDocument, Requirement } from '../document/policy-document.ts';
import type { TextRange } from '../text/text-range.ts';
import { resolveUri, uriKey } from '../text/uri.ts';
import { isPath, requirementReferences } from './document-references.ts';
import type { IndexView } from './index-view.ts';

/** A place that says that its document carries out a requirement. */
export interface RequirementUse {
  /** The id of the requirement as written: `req-ac-01`. */
  readonly id: string;
  /** Id of the policy as written; null where a path or nothing stands in front of `#`. */
  readonly policy: string | null;
  /** URI of the policy where a path or link leads to it; null otherwise. */
  readonly uri: string | null;
  /** All of it, and the id behind `#`; the latter is null where its place is not known. */
  readonly range: TextRange;
  readonly idRange: TextRange | null;
  readonly place: 'front-matter' | 'comment' | 'link';
}

/** Anchors that are requirements by their look. */
const requirementId = /^req[\w.:-]*$/i;

/** All that a document says it carries out: under `carries_out`, in comments, and by links to a requirement. */
export function requirementUses(document: PolicyDocument): RequirementUse[] {
  const uses: RequirementUse[] = [];
  for (const { text, range } of requirementReferences(document)) uses.push(written(document, text, range, 'front-matter'));
  for (const { text, range } of document.carriesOut) uses.push(written(document, text, range, 'comment'));
  for (const { target, range, uri, anchor } of document.links) {
    if (anchor === null || !requirementId.test(anchor) || uriKey(uri) === uriKey(document.uri)) continue;
    const isExact = range.end - range.start === target.length && target.endsWith(anchor);
    const idRange = isExact ? { start: range.end - anchor.length, end: range.end } : null;
    uses.push({ id: anchor, policy: null, uri, range, idRange, place: 'link' });
  }
  return uses;
}

function written(document: PolicyDocument, text: string, range: TextRange, place: RequirementUse['place']): RequirementUse {
  const hash = text.lastIndexOf('#');
  const id = text.slice(hash + 1);
  const name = hash < 0 ? '' : text.slice(0, hash);
  const isFile = isPath(name);
  const idRange = range.end - range.start === text.length ? { start: range.start + hash + 1, end: range.end } : null;
  return { id, policy: isFile || name === '' ? null : name, uri: isFile ? resolveUri(document.uri, name) : null, range, idRange, place };
}

/** A requirement together with its document. */
export interface PlacedRequirement {
  readonly document: PolicyDocument;
  readonly requirement: Requirement;
}

/** The requirements that a use means: of the policy it names, or of any where it names none. */
export function requirementsMeant(index: IndexView, { id, policy, uri }: RequirementUse): PlacedRequirement[] {
  const target = uri === null ? undefined : index.documentAt(uri);
  const documents = policy !== null ? index.documentsById(policy) : uri !== null ? (target ? [target] : []) : index.documentsRequiring(id);
  const wanted = id.toLowerCase();
  return documents.flatMap((document) => {
    const requirement = document.requirements.find((each) => each.id?.toLowerCase() === wanted);
    return requirement ? [{ document, requirement }] : [];
  });
}

/** Who says that a requirement of a document is carried out, in order of URI, with the place; other documents only. */
export function carriersOf(
  index: IndexView,
  document: PolicyDocument,
  id: string,
): { readonly document: PolicyDocument; readonly use: RequirementUse }[] {
  return index.documentsCarryingOut(id).flatMap((carrier) => {
    if (carrier.uri === document.uri) return [];
    const use = requirementUses(carrier).find(
      (each) => each.id.toLowerCase() === id.toLowerCase() && requirementsMeant(index, each).some((meant) => meant.document === document),
    );
    return use ? [{ document: carrier, use }] : [];
  });
}
