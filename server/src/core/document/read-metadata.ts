import type { MetadataLabels } from '../catalog/metadata-labels.ts';
import type { TextRange } from '../text/text-range.ts';
import { badgeFields } from './badge-fields.ts';
import type { BodyField } from './body-field.ts';
import { type ControlPlace, ControlPosition, labelBlocks } from './control-position.ts';
import type { FrontMatterEntry, FrontMatterValue } from './front-matter-value.ts';
import { historyKeys, newestOf } from './history-fields.ts';
import { labelFields } from './label-fields.ts';
import type { MetadataField } from './metadata.ts';
import { metadataKeyByName } from './metadata-keys.ts';
import type { Section } from './policy-document.ts';
import { sectionAt } from './sections.ts';
import { tableFields } from './table-fields.ts';
import { isPlaceholder } from './titles.ts';
import type { BodyFacts } from './walk-markdown.ts';
import { readYaml } from './yaml-values.ts';

/** No paragraph of labels is longer. */
const longestBlock = 3000;

/** The document control fields of a front matter, in order. */
export function frontMatterFields(entries: readonly FrontMatterEntry[]): MetadataField[] {
  const fields: MetadataField[] = [];
  for (const entry of entries) {
    const key = metadataKeyByName(entry.key);
    if (!key) continue;
    const text = valueText(entry.value);
    const { keyRange } = entry;
    fields.push({
      key: key.key,
      written: entry.key,
      keyRange,
      text,
      valueRange: entry.value.range,
      carrier: 'front-matter',
      value: entry.value,
      blank: isBlank(entry.value, text),
    });
    if (key.key === 'revisions') fields.push(...revisionFields(entry.value));
  }
  return fields;
}

/** Version and people of the newest entry of `revisions`, as a history states them. */
function revisionFields(value: FrontMatterValue): MetadataField[] {
  if (value.kind !== 'list') return [];
  const fieldsOf = value.items.map((item) => (item.kind === 'map' ? frontMatterFields(item.entries) : []));
  const textOf = (fields: readonly MetadataField[], item: FrontMatterValue, key: string): string => {
    if (key !== 'date') return fields.find((field) => field.key === key)?.text ?? '';
    const date = item.kind === 'map' ? item.entries.find((entry) => /^date$/i.test(entry.key)) : undefined;
    return date ? valueText(date.value) : '';
  };
  const newest = newestOf(
    value.items.map((item, i) => ({ version: textOf(fieldsOf[i] ?? [], item, 'version'), date: textOf([], item, 'date') })),
  );
  return (fieldsOf[newest] ?? [])
    .filter(({ key, blank }) => !blank && historyKeys.has(key))
    .map((field) => ({ ...field, carrier: 'history' }));
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

function isBlank(value: FrontMatterValue, text: string): boolean {
  if (value.kind === 'map') return value.entries.length === 0;
  if (value.kind === 'list') return value.items.every((item) => isBlank(item, valueText(item)));
  return isPlaceholder(text);
}

/**
 * Document control data in the body: tables, bold or plain label lines, quotes, badges and a fenced YAML block, where
 * such data stand: before the text begins, under a heading that announces them, or in the last lines.
 */
export function bodyFields(text: string, body: BodyFacts, sections: readonly Section[], labels: MetadataLabels): MetadataField[] {
  const position = new ControlPosition(text, body.blocks, sections, labels);
  const found: BodyField[] = [];
  for (const table of body.tables) {
    const place = position.at(table[0]?.[0]?.start ?? text.length);
    found.push(...fitting(tableFields(text, table, place, labels), place));
  }
  const foot: BodyField[] = [];
  for (const block of labelBlocks(body)) {
    const place = position.at(block.start);
    if (place === null || block.end - block.start > longestBlock) continue;
    const fields = labelFields(text, block, block.quoted ? 'blockquote' : 'label', labels);
    if (fields.length > 0) (place === 'foot' ? foot : found).push(...fitting(fields, place));
    if (place === 'head') found.push(...badgeFields(text, block, labels));
  }
  // a last line that happens to begin with a label is no footer
  if (foot.length > 1 || foot.some(({ certain }) => certain)) found.push(...foot);
  for (const range of body.html) if (range.start < position.headEnd) found.push(...badgeFields(text, range, labels));
  const yaml = body.yaml[0];
  if (yaml && yaml.start < position.headEnd && sectionAt(sections, yaml.start) <= 0) found.push(...yamlFields(text, yaml));
  return settled(found);
}

/** Those fields that a place may hold: `Title:` below the head is that of a person, `Owner:` amid a review that of a task. */
function fitting(fields: readonly BodyField[], place: ControlPlace | null): readonly BodyField[] {
  if (place === 'head') return fields;
  if (place === 'near') return new Set(fields.filter(({ certain }) => certain).map(({ field }) => field.key)).size > 1 ? fields : [];
  return fields.filter(({ certain, field }) => certain || (place !== 'review' && field.key !== 'title' && field.key !== 'applies_to'));
}

/** A fenced YAML block below the title that holds document control data, as some write instead of front matter. */
function yamlFields(text: string, range: TextRange): BodyField[] {
  const { entries, problems } = readYaml(text, range);
  const fields = problems.length > 0 ? [] : frontMatterFields(entries);
  return fields.length < 2 ? [] : fields.map((field) => ({ field: { ...field, carrier: 'label', value: null }, certain: true }));
}

/** `Review date` beside `Next review` is the day of the last one. */
function settled(found: readonly BodyField[]): MetadataField[] {
  const fields: MetadataField[] = [];
  const hasNext = found.some(({ field, certain }) => certain && field.key === 'next_review_date');
  for (const { field, certain } of found) if (certain || !hasNext || field.key !== 'next_review_date') fields.push(field);
  return fields;
}
