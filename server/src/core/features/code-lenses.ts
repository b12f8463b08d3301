import type { Control } from '../catalog/catalog.ts';
import { metadataText } from '../document/metadata/metadata.ts';
import type { PolicyDocument } from '../document/policy-document.ts';
import { coverageStates } from '../isms/coverage.ts';
import type { IsmsService } from '../service-api.ts';
import { uriKey } from '../text/uri.ts';
import type { ClaimsInView, CodeLens, LensText } from './code-lens.ts';
import { implementedBy, implementersOf } from './document-relations.ts';
import { lifeCycleWords, reviewWords } from './life-cycle-words.ts';
import { distinctPlaces, type Place, placeIn, titlePlace } from './place.ts';
import { plainLine } from './plain-line.ts';
import { controlsOf } from './reference-at.ts';
import { requirementLenses, requirementsLens } from './requirement-lenses.ts';

/** A line with more claims than this gets one lens for all of them. */
const lensesOnLine = 3;
const textLimit = 60;

/**
 * The lenses of a document: over its title what it is worth to the ISMS, over the claims in its front matter what has
 * become of them. The latter are cheap to list; what they say is left to {@link claimLens}, which clients ask for the
 * ones in view.
 */
export function codeLenses(service: IsmsService, uri: string): readonly CodeLens[] {
  const document = service.document(uri);
  if (!document?.classification.isDocument) return [];
  const { range } = titlePlace(document);
  return [
    ...titleLenses(service, document).map((text): CodeLens => ({ range, text, claims: null })),
    ...requirementLenses(service, document),
    ...claimLenses(service, document),
  ];
}

function titleLenses(service: IsmsService, document: PolicyDocument): LensText[] {
  const lenses: LensText[] = [];
  const claims = document.references.filter(({ kind, controls }) => kind === 'claim' && controls.length > 0);
  const count = new Set(claims.flatMap((reference) => controlsOf(service.catalog, reference).map(({ key }) => key))).size;
  if (count > 0 || claimsCount(service, document))
    lenses.push({
      title: count === 0 ? 'Claims no controls' : `Claims ${counted(count, 'control')}`,
      places: claims.map(({ range }) => placeIn(document, range)),
    });
  const state = lifeCycleWords(service, document);
  const review = reviewWords(document, service.asOf);
  const words = review === null || review === state ? state : `${state} · ${review}`;
  lenses.push({ title: plainLine(words[0]?.toUpperCase() + words.slice(1), 2 * textLimit), places: [] });
  const implementers = implementersOf(service, document);
  if (implementers.length > 0)
    lenses.push({ title: `Implemented by ${countedDocuments(service, implementers)}`, places: implementers.map(titlePlace) });
  const policies = implementedBy(service, document);
  const [first] = policies;
  if (first) {
    const name = metadataText(first.metadata, 'id') ?? first.title?.text ?? '';
    const title = policies.length === 1 && name !== '' ? plainLine(name, textLimit) : countedDocuments(service, policies);
    lenses.push({ title: `Implements ${title}`, places: policies.map(titlePlace) });
  }
  const required = requirementsLens(service, document);
  if (required) lenses.push(required);
  return lenses;
}

function claimLenses({ catalog }: IsmsService, document: PolicyDocument): CodeLens[] {
  const byLine = new Map<number, { range: Place['range']; keys: string[] }[]>();
  for (const reference of document.references) {
    if (reference.kind !== 'claim' || reference.place !== 'front-matter') continue;
    const keys = controlsOf(catalog, reference).map(({ key }) => key);
    if (keys.length === 0) continue;
    const { range } = placeIn(document, reference.range);
    const line = byLine.get(range.start.line);
    if (line) line.push({ range, keys });
    else byLine.set(range.start.line, [{ range, keys }]);
  }
  return [...byLine.values()].flatMap((claims): CodeLens[] => {
    const [first] = claims;
    if (!first) return [];
    const named = claims.length > 1;
    if (claims.length <= lensesOnLine) return claims.map(({ range, keys }) => ({ range, text: null, claims: { controls: keys, named } }));
    return [{ range: first.range, text: null, claims: { controls: [...new Set(claims.flatMap(({ keys }) => keys))], named } }];
  });
}

/** What the lens over claims says: the state of the controls, and which other documents claim them. @param uri of the document with the claims */
export function claimLens(service: IsmsService, uri: string, { controls: keys, named }: ClaimsInView): LensText {
  const controls = keys.flatMap((key) => service.catalog.controlByKey(key) ?? []);
  const others = controls.map((control) => claimsElsewhere(service, uri, control));
  const places = distinctPlaces(others.flat());
  const states = controls.map((control) => service.stateOf(control.framework, control.id) ?? 'not assessed');
  const document = service.document(uri);
  const note = document && !claimsCount(service, document) ? ' · claims in this type of document do not count' : '';
  const [only] = controls;
  if (only && controls.length === 1) {
    const state = states[0] ?? '';
    const also = `${places.length > 0 ? ` · also claimed by ${counted(places.length, 'other document')}` : ''}${note}`;
    return { title: named ? `${only.id} ${state}${also}` : `${state[0]?.toUpperCase()}${state.slice(1)}${also}`, places };
  }
  const sums = [...coverageStates, 'not assessed'].flatMap((state) => {
    const count = states.filter((one) => one === state).length;
    return count === 0 ? [] : [`${count} ${state}`];
  });
  const elsewhere = others.filter((claims) => claims.length > 0).length;
  const also = `${elsewhere > 0 ? ` · ${elsewhere} also claimed by other documents` : ''}${note}`;
  return { title: `${counted(controls.length, 'control')}: ${sums.join(', ')}${also}`, places };
}

/** True if what a document of this type claims counts as coverage. */
function claimsCount({ catalog }: IsmsService, document: PolicyDocument): boolean {
  return catalog.documentTypes.get(document.classification.type ?? '')?.coverage ?? false;
}

/** The first claim of a control in each other document. */
function claimsElsewhere(service: IsmsService, uri: string, control: Control): Place[] {
  const own = uriKey(uri);
  const first = new Map<string, Place>();
  for (const { document, reference } of service.index.claimsOf(control.key))
    if (!first.has(document.uri) && uriKey(document.uri) !== own) first.set(document.uri, placeIn(document, reference.range));
  return [...first.values()];
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** `2 procedures` where all are of one type, else `2 documents`. */
function countedDocuments({ catalog }: IsmsService, documents: readonly PolicyDocument[]): string {
  const types = new Set(documents.map(({ classification }) => classification.type ?? ''));
  const type = types.size === 1 ? catalog.documentTypes.get([...types][0] ?? '')?.title.en : undefined;
  const noun = (type ?? 'document').toLowerCase();
  return documents.length > 1 && noun.endsWith('y') ? `${documents.length} ${noun.slice(0, -1)}ies` : counted(documents.length, noun);
}
