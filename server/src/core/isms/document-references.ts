import type { FrontMatterValue } from '../document/front-matter/front-matter-value.ts';
import type { MetadataField } from '../document/metadata/metadata.ts';
import { metadataKeys } from '../document/metadata/metadata-keys.ts';
import type { PolicyDocument } from '../document/policy-document.ts';
import type { TextRange } from '../text/text-range.ts';
import { decode, resolveUri, uriKey } from '../text/uri.ts';
import type { IndexView } from './index-view.ts';

/** An id or path of another document, written in the metadata. */
export interface DocumentReference {
  /** Canonical metadata key: `implements`, `related`, `evidence`. */
  readonly key: string;
  readonly text: string;
  /** UTF-16 offsets, without quotes. */
  readonly range: TextRange;
}

/** Keys that name documents; entries of the exceptions register are none. */
const keys: ReadonlySet<string> = new Set(
  metadataKeys.filter(({ key, kind }) => kind === 'references' && key !== 'exceptions' && key !== 'carries_out').map(({ key }) => key),
);
/** Under which of its keys a piece of evidence says where it is. */
const placeKeys: ReadonlySet<string> = new Set(['ref', 'path', 'file', 'document', 'record', 'location', 'link', 'url']);

/** All ids and paths of other documents in the metadata of a document: `implements`, `related` and the like. */
export function documentReferences(document: PolicyDocument): DocumentReference[] {
  return document.metadata.fields.flatMap((field) => {
    if (!keys.has(field.key) || field.blank) return [];
    return field.value ? scalars(field.key, field.value) : written(field);
  });
}

/** The documents that an id or a path relative to `from` means; more than one only where several have the id. */
export function documentsMeant(
  index: Pick<IndexView, 'documentsById' | 'documentAt'>,
  from: PolicyDocument,
  text: string,
): readonly PolicyDocument[] {
  const byId = index.documentsById(text);
  if (byId.length > 0 || !/\.(?:md|markdown|mdx)(?:#|$)/i.test(text)) return byId;
  const target = index.documentAt(fileMeant(from.uri, text));
  return target ? [target] : [];
}

/** What `evidence` in the front matter points to: ids and relative paths of records, not the addresses of web pages. */
export function evidenceReferences(document: PolicyDocument): DocumentReference[] {
  return document.metadata.fields.flatMap((field) =>
    field.key === 'evidence' && !field.blank && field.value ? evidence(field.value).filter(({ text }) => !isAddress(text)) : [],
  );
}

/** What the front matter says a document carries out: requirements by policy and id. */
export function requirementReferences(document: PolicyDocument): DocumentReference[] {
  return document.metadata.fields.flatMap((field) =>
    field.key === 'carries_out' && !field.blank ? (field.value ? scalars(field.key, field.value) : written(field)) : [],
  );
}

/** A name by which the metadata of a document refer to another, and under which key. */
export interface NameUsed {
  readonly key: string;
  /** Id in lower case, or key of the URI that a path leads to. */
  readonly name: string;
}

/** The names by which the metadata of a document refer to others. */
export function namesIn(document: PolicyDocument): NameUsed[] {
  const names: NameUsed[] = [];
  for (const { key, text } of [...documentReferences(document), ...evidenceReferences(document)]) {
    // `ISMS.POL.ACCESS` may be an id or a file
    if (!text.includes('/')) names.push({ key, name: text.toLowerCase() });
    if (isPath(text)) names.push({ key, name: uriKey(fileMeant(document.uri, text)) });
  }
  return names;
}

/** URIs of the files to which paths in the metadata of a document lead. */
export function filesNamedIn(document: PolicyDocument): string[] {
  return [...documentReferences(document), ...evidenceReferences(document)].flatMap(({ text }) =>
    isPath(text) ? [fileMeant(document.uri, text)] : [],
  );
}

/** The URI that a relative path in the metadata of a document leads to, without anchor. @param from URI of the document */
export function fileMeant(from: string, path: string): string {
  return resolveUri(from, decode(path.split('#', 1)[0] ?? ''));
}

/** True for what is written like the path of a file: with an ending, perhaps an anchor behind it. */
export function isPath(text: string): boolean {
  return /\.[a-z][a-z0-9]{1,7}(?:#|$)/i.test(text) && !isAddress(text);
}

function isAddress(text: string): boolean {
  return /^(?:[a-z][a-z0-9+.-]*:|\/|\\)/i.test(text);
}

function scalars(key: string, value: FrontMatterValue): DocumentReference[] {
  if (value.kind === 'list') return value.items.flatMap((item) => scalars(key, item));
  if (value.kind !== 'scalar' || value.text === '' || value.style === 'block') return [];
  const quotes = value.style === 'quoted' ? 1 : 0;
  const range = { start: value.range.start + quotes, end: value.range.end - quotes };
  return value.style === 'plain' ? split(key, value.text, range) : [{ key, text: value.text, range }];
}

function evidence(value: FrontMatterValue): DocumentReference[] {
  if (value.kind === 'list') return value.items.flatMap(evidence);
  if (value.kind === 'scalar') return scalars('evidence', value);
  return value.entries.flatMap((entry) => (placeKeys.has(entry.key.toLowerCase()) ? scalars('evidence', entry.value) : []));
}

/** Values in tables and bold lines; where marks were taken out of the text the places are not known, so they are left out. */
function written({ key, text, valueRange }: MetadataField): DocumentReference[] {
  return text.length === valueRange.end - valueRange.start ? split(key, text, valueRange) : [];
}

function split(key: string, text: string, range: TextRange): DocumentReference[] {
  return [...text.matchAll(/[^\s,;][^,;]*(?<!\s)/g)].map((match) => {
    const start = range.start + match.index;
    return { key, text: match[0], range: { start, end: start + match[0].length } };
  });
}
