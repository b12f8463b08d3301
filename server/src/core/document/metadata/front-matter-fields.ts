import type { Catalog } from '../../catalog/catalog.ts';
import type { FrontMatterEntry, FrontMatterValue } from '../front-matter/front-matter-value.ts';
import { normaliseTitle } from '../sections/titles.ts';
import { isBlankValue, meantBy } from './body-field.ts';
import { historyKeys, newestOf } from './history-fields.ts';
import type { MetadataField } from './metadata.ts';
import { metadataKeyByName } from './metadata-keys.ts';

/** The document control fields of a front matter, in order; keys in other languages by the labels of the catalogue. */
export function frontMatterFields(entries: readonly FrontMatterEntry[], catalog: Catalog): MetadataField[] {
  const fields: MetadataField[] = [];
  for (const { key: written, keyRange, value } of entries) {
    const unit = unitOf(written, value);
    const text = unit === null ? valueText(value) : `${valueText(value)} ${unit}`;
    const key = unit === null ? keyOf(written, value, text, catalog) : 'review_cycle';
    if (!key) continue;
    fields.push({
      key,
      written,
      keyRange,
      text,
      valueRange: value.range,
      carrier: 'front-matter',
      value,
      blank: isBlank(key, value, text),
    });
    if (key === 'revisions') fields.push(...revisionFields(value, catalog));
  }
  return fields;
}

/** The unit that a key names: `review_cycle_months: 12` says every 12 months. */
function unitOf(written: string, value: FrontMatterValue): string | null {
  if (!/^review/i.test(written)) return null;
  const match = /^review_(?:cycle|interval|frequency|period)_(?:in_)?(months|years)$/i.exec(written.slice(0, 40).replaceAll('-', '_'));
  return match && value.kind === 'scalar' && /^\d{1,3}$/.test(value.text) ? (match[1] as string).toLowerCase() : null;
}

function keyOf(written: string, value: FrontMatterValue, text: string, { documentTypes, metadataLabels }: Catalog): string | null {
  const known = metadataKeyByName(written)?.key;
  if (known !== undefined) {
    if (written.toLowerCase() !== 'kind') return known;
    // `kind` has a meaning of its own in many a collection
    const type = normaliseTitle(text);
    return [...documentTypes.values()].some(({ id, values }) => id === type || values.includes(type)) ? known : null;
  }
  if (value.kind === 'map' || written.length > 60) return null;
  const meanings = metadataLabels.find(written.toLowerCase().replace(/[_-]/g, ' '));
  const [meaning] = meanings;
  if (!meaning || meanings.length > 1) return null;
  return meaning.certain ? meaning.key : meantBy(meaning.key, text, isBlank(meaning.key, value, text));
}

/** Version and people of the newest entry of `revisions`, as a history states them. */
function revisionFields(value: FrontMatterValue, catalog: Catalog): MetadataField[] {
  if (value.kind !== 'list') return [];
  const revisions = value.items.map((item) => {
    const entries = item.kind === 'map' ? item.entries : [];
    const fields = frontMatterFields(entries, catalog).filter(({ key, blank }) => !blank && historyKeys.has(key));
    const date = entries.find((entry) => /^date$/i.test(entry.key));
    return { fields, version: fields.find(({ key }) => key === 'version')?.text ?? '', date: date ? valueText(date.value) : '' };
  });
  return (revisions[newestOf(revisions)]?.fields ?? []).map((field) => ({ ...field, carrier: 'history' }));
}

function valueText(value: FrontMatterValue): string {
  if (value.kind === 'scalar')
    return value.value === null && value.style === 'plain' ? value.text.replace(/^(?:null|~)$/i, '') : value.text;
  if (value.kind === 'list')
    return value.items
      .map(valueText)
      .filter((item) => item !== '')
      .join(', ');
  return value.entries.map((entry) => `${entry.key}: ${valueText(entry.value)}`).join(', ');
}

function isBlank(key: string, value: FrontMatterValue, text: string): boolean {
  if (value.kind === 'map') return value.entries.length === 0;
  if (value.kind === 'list') return value.items.every((item) => isBlank(key, item, valueText(item)));
  return isBlankValue(key, text);
}
