import { ownText } from '../text/own-text.ts';
import type { TextRange } from '../text/text-range.ts';
import type { FrontMatterEntry, FrontMatterValue } from './front-matter-value.ts';
import type { Carrier, MetadataField } from './metadata.ts';
import { metadataKeyByLabel, metadataKeyByName } from './metadata-keys.ts';
import type { Section } from './policy-document.ts';
import { sectionAt } from './sections.ts';
import { isPlaceholder, normaliseTitle } from './titles.ts';
import type { BodyFacts } from './walk-markdown.ts';

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
  }
  return fields;
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

/** `**Owner:** Jane`, `Owner: Jane`, `- Owner: Jane`, `> Owner: Jane`; several on a line are split at `|` before. */
const labelLine =
  /^[\s>]*(?:[-*+]\s+)?(?:\*\*|__)?\s*([^:*_|]{2,40}?)\s*(?:\*\*|__)?\s*[:：]\s*(?:\*\*|__)?\s*(.*?)\s*(?:\*\*|__)?\s*\\?$/u;

/** Labels are read this far into a document, and in sections about document control. */
const headBlocks = 12;

/** Kinds of sections in which document control data stands. */
const controlKinds: ReadonlySet<string> = new Set(['ownership', 'history', 'approval', 'review']);

/** Document control data in the body: key/value tables, bold or plain label lines, blockquotes. */
export function bodyFields(text: string, body: BodyFacts, sections: readonly Section[]): MetadataField[] {
  const fields: MetadataField[] = [];
  const control = new Set(sections.flatMap((section, i) => (section.kinds.some((kind) => controlKinds.has(kind)) ? [i] : [])));
  const inControlSection = (offset: number): boolean => control.size > 0 && control.has(sectionAt(sections, offset));
  body.tables.forEach((table, i) => {
    const start = table[0]?.[0]?.start ?? 0;
    if (i < 3 || inControlSection(start)) for (const field of tableFields(text, table)) fields.push(field);
  });
  body.blocks.forEach((block, i) => {
    if (block.kind !== 'prose' || (i >= headBlocks && !inControlSection(block.start))) return;
    if (block.end - block.start > 2000) return;
    const source = text.slice(block.start, block.end);
    if (!source.includes(':') && !source.includes('：')) return;
    fields.push(...labelFields(text, block, block.quoted ? 'blockquote' : 'label'));
  });
  return fields;
}

/** What heads the second column of a table of versions: then the first row names columns, it states no value. */
const columnWords: ReadonlySet<string> = new Set([
  ...['date', 'datum', 'fecha', 'data', 'value', 'wert', 'valeur', 'valor', 'name', 'author', 'autor', 'auteur', 'status', 'description'],
  ...['change', 'changes', 'summary', 'details', 'änderung', 'beschreibung', 'modification', 'cambio', 'descripción', 'owner', 'approver'],
]);

/** Rows `| Owner | Jane |`: the first column names known keys, in at least two rows or in a table of at most three. */
function tableFields(text: string, table: readonly (readonly TextRange[])[]): MetadataField[] {
  const found: MetadataField[] = [];
  for (const row of table) {
    const [label, value] = row;
    if (!label || !value || row.length > 4) continue;
    if (row === table[0] && columnWords.has(normaliseTitle(text.slice(value.start, value.end).replaceAll('|', '')))) continue;
    const field = bodyField(text, cellText(text, label), cellText(text, value), 'table');
    if (field) found.push(field);
  }
  return found.length >= 2 || (found.length === 1 && table.length <= 3) ? found : columnFields(text, table);
}

/** `| Version | Date | Owner | Approver |`: people are named by the last row that names them; its dates are history. */
function columnFields(text: string, table: readonly (readonly TextRange[])[]): MetadataField[] {
  const header = table[0] ?? [];
  const keys = header.map((cell) => metadataKeyByLabel(normaliseTitle(text.slice(cell.start, cell.end).replace(/^\||\|$/g, '')))?.key);
  if (!keys.includes('version') && !keys.includes('approver')) return [];
  const fields: MetadataField[] = [];
  keys.forEach((key, column) => {
    if (key !== 'owner' && key !== 'approver') return;
    for (const row of table.slice(1).reverse()) {
      const cell = row[column];
      const field = cell && bodyField(text, cellText(text, header[column] as TextRange), cellText(text, cell), 'table');
      if (!field || field.blank) continue;
      fields.push(field);
      return;
    }
  });
  return fields;
}

/** A cell without its pipe and padding. */
function cellText(text: string, cell: TextRange): TextRange {
  let { start, end } = cell;
  while (start < end && /[|\s]/.test(text[start] as string)) start++;
  while (end > start && /[|\s]/.test(text[end - 1] as string)) end--;
  return { start, end };
}

function labelFields(text: string, block: TextRange, carrier: Carrier): MetadataField[] {
  const fields: MetadataField[] = [];
  let at = block.start;
  for (const piece of text.slice(block.start, block.end).split(/(\r?\n| \| )/)) {
    const match = piece.length < 300 ? labelLine.exec(piece) : null;
    if (match) {
      const label = match[1] as string;
      const value = match[2] as string;
      const labelStart = at + piece.indexOf(label);
      const valueStart = value === '' ? at + piece.length : at + piece.lastIndexOf(value);
      const field = bodyField(
        text,
        { start: labelStart, end: labelStart + label.length },
        { start: valueStart, end: valueStart + value.length },
        carrier,
      );
      if (field) fields.push(field);
    }
    at += piece.length;
  }
  return fields;
}

function bodyField(text: string, label: TextRange, value: TextRange, carrier: Carrier): MetadataField | null {
  const written = ownText(text.slice(label.start, label.end));
  if (written.length > 60) return null;
  const key = metadataKeyByLabel(normaliseTitle(written));
  if (!key) return null;
  const shown = text
    .slice(value.start, value.end)
    .replace(/[*`]{1,3}|(?<![\p{L}\d])_{1,2}|_{1,2}(?![\p{L}\d])|<br\s*\/?>/gu, '')
    .trim();
  // a whole sentence behind such a label explains the word (a legend), it is no value
  if (shown.length > 60 && key.kind !== 'text' && key.kind !== 'list') return null;
  return {
    key: key.key,
    written,
    keyRange: label,
    text: ownText(shown),
    valueRange: value,
    carrier,
    value: null,
    blank: isPlaceholder(shown),
  };
}
