import type { FrontMatterValue } from '../document/front-matter/front-matter-value.ts';
import type { MetadataField } from '../document/metadata/metadata.ts';
import { metadataKeyByName } from '../document/metadata/metadata-keys.ts';
import type { PolicyDocument } from '../document/policy-document.ts';
import type { IsmsService } from '../service-api.ts';
import { rangeTouches, type TextRange } from '../text/text-range.ts';
import { decode, resolveUri } from '../text/uri.ts';

/** An id or path of another document, written in the metadata. */
export interface DocumentReference {
  readonly text: string;
  /** UTF-16 offsets, without quotes. */
  readonly range: TextRange;
}

/** All ids and paths of other documents in the metadata of a document: `implements`, `related` and the like. */
export function documentReferences(document: PolicyDocument): DocumentReference[] {
  return document.metadata.fields.flatMap((field) => {
    const kind = metadataKeyByName(field.key)?.kind;
    if (kind !== 'references' || field.key === 'exceptions' || field.blank) return [];
    return field.value ? scalars(field.value) : written(field);
  });
}

/** The id or path of another document at an offset. */
export function documentReferenceAt(document: PolicyDocument, offset: number): DocumentReference | undefined {
  return documentReferences(document).find((reference) => rangeTouches(reference.range, offset));
}

/** The documents that an id or a path relative to `from` means. */
export function documentsMeant(service: IsmsService, from: PolicyDocument, text: string): readonly PolicyDocument[] {
  const byId = service.index.documentsById(text);
  if (byId.length > 0 || !/\.(?:md|markdown|mdx)(?:#|$)/i.test(text)) return byId;
  const target = service.document(resolveUri(from.uri, decode(text.split('#', 1)[0] ?? '')));
  return target ? [target] : [];
}

function scalars(value: FrontMatterValue): DocumentReference[] {
  if (value.kind === 'list') return value.items.flatMap(scalars);
  if (value.kind !== 'scalar' || value.text === '' || value.style === 'block') return [];
  const quotes = value.style === 'quoted' ? 1 : 0;
  const range = { start: value.range.start + quotes, end: value.range.end - quotes };
  return value.style === 'plain' ? split(value.text, range) : [{ text: value.text, range }];
}

/** Values in tables and bold lines; where marks were taken out of the text the places are not known, so they are left out. */
function written({ text, valueRange }: MetadataField): DocumentReference[] {
  return text.length === valueRange.end - valueRange.start ? split(text, valueRange) : [];
}

function split(text: string, range: TextRange): DocumentReference[] {
  return [...text.matchAll(/[^\s,;][^,;]*(?<!\s)/g)].map((match) => {
    const start = range.start + match.index;
    return { text: match[0], range: { start, end: start + match[0].length } };
  });
}
