import type { Catalog } from '../../catalog/catalog.ts';
import type { MetadataField } from '../../document/metadata/metadata.ts';
import { type MetadataKey, metadataKeys } from '../../document/metadata/metadata-keys.ts';
import { isPlaceholder } from '../../document/sections/titles.ts';
import { isIsoDate, readWrittenDate } from '../../text/iso-date.ts';
import { readReviewCycle } from '../../text/review-cycle.ts';
import { plainScalar } from '../completion/quoting.ts';

/** A value as front matter holds it, or why it cannot go there as it stands (a clause, no full stop). */
export type CanonicalValue = { readonly value: string } | { readonly reason: string };

/** Why a placeholder stays. */
export const placeholderReason = 'it is still to be filled in';

/** Longer values are text to read, no data. */
const longest = 200;

/** True for what only Markdown can show: links, images, raw HTML, escapes, entities, and brackets still to be filled in. */
function isMoreThanText(text: string): boolean {
  if (/[[\]{}<>\\]/.test(text) || text.includes('https:') || text.includes('http:')) return true;
  return text
    .split('&')
    .slice(1)
    .some((behind) => /^#?\w{1,20};/.test(behind));
}

const byKey = new Map(metadataKeys.map((entry, order) => [entry.key, { ...entry, order }]));

/** Where a key stands among all keys; unknown ones come last. */
export function keyOrder(key: string): number {
  return byKey.get(key)?.order ?? metadataKeys.length;
}

/** True for keys whose value is one text that means the same in the body and in front matter. Claims are none: there they count for more. */
export function isMovable(key: string): boolean {
  const kind = byKey.get(key)?.kind;
  return key === 'applies_to' || (kind !== undefined && !['list', 'claims', 'references', 'structured'].includes(kind));
}

/** `See the table above`: true where it stands, and nowhere else. */
const pointer = /^(?:see|refer to|siehe|vgl\.|voir|cf\.|véase|vedi|zie)\s/i;

/**
 * The value of a carrier in the body as front matter should have it: dates as ISO dates, words for a status or type as the
 * canonical word. Only what is certain is turned into something else.
 * @param source the value as it stands in the text
 */
export function canonicalValue(field: MetadataField, source: string, catalog: Catalog): CanonicalValue {
  const text = field.text.trim();
  if (field.blank || isPlaceholder(text)) return { reason: placeholderReason };
  if (isMoreThanText(source) || isMoreThanText(text)) return { reason: 'it is more than plain text' };
  if (pointer.test(text)) return { reason: 'it points to another place' };
  if (text.length > longest || /[\r\n\t\u0085\u2028\u2029]/.test(text)) return { reason: 'it is too long for a value' };
  const key = byKey.get(field.key);
  return key ? certainValue(key, text, catalog) : { value: text };
}

function certainValue(key: MetadataKey, text: string, catalog: Catalog): CanonicalValue {
  if (key.kind === 'date') {
    const date = isIsoDate(text) ? text : readWrittenDate(text);
    return date === null ? { reason: 'it is not certain which day it names' } : { value: date };
  }
  if (key.kind === 'enum') {
    const value = key.key === 'type' ? typeNamed(text, catalog) : valueNamed(key, text);
    return value === undefined ? { reason: `it is no ${key.key} Annexa knows` } : { value };
  }
  if (key.kind === 'review-cycle') return readReviewCycle(text) === null ? { reason: 'it names no period' } : { value: text };
  if (key.kind === 'language')
    return /^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})?$/.test(text) ? { value: text } : { reason: 'it is no language tag' };
  return { value: text };
}

function valueNamed(key: MetadataKey, text: string): string | undefined {
  const word = text.toLowerCase();
  const aliases = key.valueAliases ?? {};
  if (Object.hasOwn(aliases, word)) return aliases[word];
  return key.values?.find((value) => value === word || value === word.replaceAll(/[\s-]/g, '_'));
}

function typeNamed(text: string, catalog: Catalog): string | undefined {
  const word = text.toLowerCase();
  for (const type of catalog.documentTypes.values())
    if ([type.id, ...type.values].some((value) => value.toLowerCase() === word || value.toLowerCase() === word.replaceAll(/[\s_]/g, '-')))
      return type.id;
  return undefined;
}

/** A value in the form in which two carriers that say the same are equal. */
export function comparableValue(key: string, text: string, catalog: Catalog): string {
  const entry = byKey.get(key);
  const certain = entry ? certainValue(entry, text.trim(), catalog) : { value: text };
  const value = 'value' in certain ? certain.value : text;
  const words = value
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}.]+/gu, ' ')
    .trim();
  if (key !== 'version') return words;
  let version = words.replace(/^(?:version |v ?)(?=\d)/, '');
  while (/\d\.0$/.test(version)) version = version.slice(0, -2);
  return version;
}

/** One line of front matter. A version is quoted, as YAML takes `1.10` for 1.1. */
export function frontMatterLine(key: string, value: string): string {
  const kind = byKey.get(key)?.kind;
  if (kind === 'date') return `${key}: ${value}`;
  return `${key}: ${kind === 'version' ? JSON.stringify(value) : plainScalar(value)}`;
}
