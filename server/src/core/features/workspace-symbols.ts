import { type Control, controlKey } from '../catalog/catalog.ts';
import { currentEdition } from '../catalog/control-ids.ts';
import { metadataText } from '../document/metadata/metadata.ts';
import type { PolicyDocument } from '../document/policy-document.ts';
import type { IsmsService } from '../service-api.ts';
import { baseName } from '../text/uri.ts';
import { type Place, placeIn, titlePlace } from './place.ts';
import { plainLine } from './plain-line.ts';

/** Something in the workspace that has a name. */
export interface WorkspaceSymbol extends Place {
  /** `POL-003 Access control policy`, `A.5.15 Access control`, `Scope`. Plain text. */
  readonly name: string;
  readonly kind: 'document' | 'control' | 'section';
  /** What it belongs to: the type of a document, the document of a section or the one that claims a control. */
  readonly container: string;
}

/** More are of no use to somebody who is still typing. */
const limit = 256;
const nameLimit = 200;

/** A name with what it is compared by; made once for a version of a document. */
interface Named {
  readonly name: string;
  readonly folded: string;
}
interface DocumentNames {
  readonly own: Named;
  readonly sections: readonly (Named & { readonly index: number })[];
}
const namesOf = new WeakMap<PolicyDocument, DocumentNames>();

/**
 * Documents by id and title, controls that somebody claims or mentions, and sections, that hold the letters of the query
 * in their order; the best first. Clients sort and narrow them again.
 * @param isShown whether the editor is to say anything about a file
 */
export function workspaceSymbols(service: IsmsService, query: string, isShown: (uri: string) => boolean): readonly WorkspaceSymbol[] {
  const wanted = query.toLowerCase().trim();
  const found = new Best();
  const documents = service.documents().filter(({ uri }) => isShown(uri));
  // sections are called alike in most documents
  const ranks = new Map<string, number | null>();
  for (const document of documents) {
    const { own, sections } = readNames(document);
    found.add(rankOf(own.folded, wanted), 0, { document, section: -1 });
    // every section of every document answers no question
    if (wanted === '') continue;
    for (const { folded, index } of sections) {
      let rank = ranks.get(folded);
      if (rank === undefined) {
        rank = rankOf(folded, wanted);
        ranks.set(folded, rank);
      }
      if (found.hasRoom(rank, 2)) found.add(rank, 2, { document, section: index });
    }
  }
  for (const control of service.catalog.frameworks.get(currentEdition)?.controls.values() ?? [])
    found.add(rankOf(`${control.id} ${control.title}`.toLowerCase(), wanted), 1, { control });
  const shown = new Set(documents);
  const symbols: WorkspaceSymbol[] = [];
  for (const match of found.inOrder()) {
    const symbol = 'control' in match ? controlSymbol(service, match.control, shown) : symbolIn(match.document, match.section);
    if (symbol) symbols.push(symbol);
    if (symbols.length === limit) break;
  }
  return symbols;
}

/** A section of a document by its index, the document itself for −1. */
type Match = { readonly document: PolicyDocument; readonly section: number } | { readonly control: Control };

/** The best matches, documents before controls before sections where they are as good; no more of a sort than are shown. */
class Best {
  readonly #byRank: Match[][] = [];

  add(rank: number | null, sort: 0 | 1 | 2, match: Match): void {
    if (rank === null) return;
    const at = rank * 3 + sort;
    const matches = this.#byRank[at];
    if (!matches) this.#byRank[at] = [match];
    else if (matches.length < limit) matches.push(match);
  }

  /** False where another match of its rank and sort would not be shown. */
  hasRoom(rank: number | null, sort: 0 | 1 | 2): rank is number {
    return rank !== null && (this.#byRank[rank * 3 + sort]?.length ?? 0) < limit;
  }

  inOrder(): Match[] {
    return this.#byRank.flat();
  }
}

function readNames(document: PolicyDocument): DocumentNames {
  const known = namesOf.get(document);
  if (known) return known;
  const id = metadataText(document.metadata, 'id') ?? '';
  const title = document.title?.text.trim() || baseName(document.uri);
  const name = plainLine(id === '' || title.toLowerCase().includes(id.toLowerCase()) ? title : `${id} ${title}`, nameLimit);
  const sections = document.sections.flatMap((section, index) => {
    // the title of the document is the document
    if (section.titleRange.start === document.title?.range.start) return [];
    const text = plainLine(section.title, nameLimit);
    return text === '' ? [] : [{ name: text, folded: text.toLowerCase(), index }];
  });
  const names = { own: { name, folded: name.toLowerCase() }, sections };
  namesOf.set(document, names);
  return names;
}

/** How well a name answers: 0 begins with it, 1 a word does, 2 holds it, 3 holds its letters in order; null does not. Both in lower case. */
function rankOf(name: string, wanted: string): number | null {
  const at = name.indexOf(wanted);
  if (at === 0) return 0;
  if (at > 0) return /[\p{L}\p{N}]/u.test(name[at - 1] ?? '') ? 2 : 1;
  let from = 0;
  for (let i = 0; i < wanted.length; i++) {
    if (wanted[i] === ' ') continue;
    from = name.indexOf(wanted[i] as string, from) + 1;
    if (from === 0) return null;
  }
  return 3;
}

function symbolIn(document: PolicyDocument, index: number): WorkspaceSymbol | null {
  const { own, sections } = readNames(document);
  if (index < 0) return { ...titlePlace(document), name: own.name, kind: 'document', container: document.classification.type ?? '' };
  const section = document.sections[index];
  const name = sections.find((each) => each.index === index)?.name;
  return section && name !== undefined ? { ...placeIn(document, section.titleRange), name, kind: 'section', container: own.name } : null;
}

/** Document types whose claim says most about a control, before all others. */
const typeOrder = ['policy', 'standard', 'procedure'];

/** A control at its claim, policies first, else at its first mention; null where no document speaks of it. */
function controlSymbol(service: IsmsService, control: Control, shown: ReadonlySet<PolicyDocument>): WorkspaceSymbol | null {
  const key = controlKey(currentEdition, control.id);
  const isShown = ({ document }: { readonly document: PolicyDocument }): boolean => shown.has(document);
  const claims = service.index.claimsOf(key).filter(isShown);
  const rank = (type: string | null): number => (typeOrder.includes(type ?? '') ? typeOrder.indexOf(type ?? '') : typeOrder.length);
  const [best] = claims.sort((a, b) => rank(a.document.classification.type) - rank(b.document.classification.type));
  const at = best ?? service.index.referencesTo(key).find(isShown);
  if (!at) return null;
  const title = readNames(at.document).own.name;
  const others = new Set(claims.map(({ document }) => document.uri)).size - 1;
  const container = !best ? `mentioned in ${title}` : others > 0 ? `${title} and ${others} more` : title;
  return { ...placeIn(at.document, at.reference.range), name: `${control.id} ${control.title}`, kind: 'control', container };
}
