import type { Catalog } from '../../catalog/catalog.ts';
import { metadataText } from '../../document/metadata/metadata.ts';
import type { PolicyDocument } from '../../document/policy-document.ts';
import type { MovedValue } from '../document-control-edits.ts';
import { comparableValue, keyOrder } from './canonical-value.ts';

/**
 * How a document is read otherwise once values have moved: other values, sections, references or links.
 * @returns null if it is read as before, else the keys to blame, possibly none
 */
export function differences(old: PolicyDocument, now: PolicyDocument, moved: readonly MovedValue[], catalog: Catalog): string[] | null {
  const added = new Set(moved.flatMap((value) => (value.range === null ? [value.key] : [])));
  const keys = new Set([...old.metadata.fields, ...now.metadata.fields].map((field) => field.key));
  const blamed = [...keys].filter((key) => {
    const [was, is] = [metadataText(old.metadata, key), metadataText(now.metadata, key)];
    if (was === undefined || is === undefined) return was !== is && !added.has(key);
    return comparableValue(key, was, catalog) !== comparableValue(key, is, catalog);
  });
  if (blamed.length > 0) return blamed.sort((a, b) => keyOrder(a) - keyOrder(b));
  const same =
    old.language === now.language &&
    old.title?.text === now.title?.text &&
    old.classification.type === now.classification.type &&
    now.classification.isDocument &&
    isWithin(now.sections.map(sectionKey), old.sections.map(sectionKey)) &&
    equal(old.references, now.references, (reference) => `${reference.kind} ${reference.text}`) &&
    equal(old.links, now.links, (link) => link.target) &&
    equal(old.suppressions, now.suppressions, (suppression) => suppression.reason) &&
    equal(old.applicability, now.applicability, (row) => row.control);
  return same ? null : [];
}

function sectionKey({ title, depth, content }: PolicyDocument['sections'][number]): string {
  return `${depth} ${content} ${title}`;
}

function equal<T>(one: readonly T[], other: readonly T[], text: (item: T) => string): boolean {
  return one.length === other.length && one.every((item, i) => text(item) === text(other[i] as T));
}

/** True if the list is the other one with some items left out. */
function isWithin(list: readonly string[], whole: readonly string[]): boolean {
  let at = 0;
  for (const item of whole) if (item === list[at]) at++;
  return at === list.length;
}
