import type { Catalog } from '../../catalog/catalog.ts';
import { Colons } from '../../text/colons.ts';
import type { TextRange } from '../../text/text-range.ts';
import { readYaml } from '../front-matter/yaml-values.ts';
import type { Section } from '../policy-document.ts';
import { sectionAt } from '../sections/sections.ts';
import type { BodyFacts, Table } from '../walk-markdown.ts';
import { badgeFields } from './badge-fields.ts';
import type { BodyField } from './body-field.ts';
import { type ControlPlace, ControlPosition, labelBlocks } from './control-position.ts';
import { frontMatterFields } from './front-matter-fields.ts';
import { htmlTables } from './html-tables.ts';
import { labelFields, namesDocument } from './label-fields.ts';
import type { MetadataField } from './metadata.ts';
import { tableFields } from './table-fields.ts';

/** No paragraph of labels is longer. */
const longestBlock = 3000;
/** No paragraph is longer that states the owner amid a document and no more. */
const longestLine = 200;

/**
 * Document control data in the body: tables, bold or plain label lines, quotes, badges and a fenced YAML block, where
 * such data stand: before the text begins, under a heading that announces them, or in the last lines. Elsewhere only what
 * is said nowhere else counts.
 * @param stated the keys to which front matter gives a value
 */
export function bodyFields(
  text: string,
  body: BodyFacts,
  sections: readonly Section[],
  catalog: Catalog,
  stated: ReadonlySet<string> = new Set(),
): MetadataField[] {
  const labels = catalog.metadataLabels;
  const position = new ControlPosition(text, body.blocks, sections, labels);
  const found: BodyField[] = [];
  // amid the text a label or a table may as well be of an example, of another document or of a rule
  const amid: BodyField[] = [];
  const addTable = (table: Table, accepts: (field: BodyField) => boolean): void => {
    const at = table[0]?.[0]?.start ?? text.length;
    const place = position.at(at);
    // `| Review type | Frequency | Scope |` is a plan of reviews
    const isPlan = place === 'review' && (table[0]?.length ?? 0) > 2;
    const fields = fitting(tableFields(text, table, place, labels), place).filter(
      (field) => accepts(field) && (!isPlan || isHistory(field)),
    );
    const isSecond = place !== 'head' && fields.some(isHistory) && found.some(isHistory);
    (place === null || isSecond ? amid : found).push(...fields);
  };
  for (const table of body.tables) addTable(table, () => true);
  // of tables in HTML only histories are read: nothing else could be moved to front matter
  for (const table of htmlTables(text, body.html)) addTable(table, isHistory);
  const foot: BodyField[] = [];
  const colons = new Colons(text);
  for (const block of labelBlocks(body)) {
    if (block.end - block.start > longestBlock) continue;
    // without a colon there is no label; badges are links
    if (block.start >= position.headEnd && colons.from(block.start) >= block.end) continue;
    const place = position.at(block.start);
    if (place === null) {
      // a paragraph that is `**Policy Owner:** CISO` and no more says it wherever it stands
      if (block.end - block.start < longestLine && namesDocument(text, block, labels))
        amid.push(...labelFields(text, block, 'label', labels).filter(isOfDocument));
      continue;
    }
    const isEdge = place === 'head' || place === 'foot';
    const fields = fitting(labelFields(text, block, block.quoted ? 'blockquote' : 'label', labels, isEdge), place);
    if (fields.length > 0 && (place === 'section' || !isStep(text, block.start))) {
      const isAmid = place !== 'head' && place !== 'foot' && isItem(text, block.start);
      (place === 'foot' ? foot : isAmid ? amid : found).push(...fields);
    }
    if (place === 'head') found.push(...badgeFields(text, block, labels));
  }
  // a last line that happens to begin with a label is no footer
  if (foot.length > 1 || foot.some(({ certain }) => certain)) found.push(...foot);
  for (const range of body.html) if (range.start < position.headEnd) found.push(...badgeFields(text, range, labels));
  const yaml = body.yaml[0];
  if (yaml && yaml.start < position.headEnd && sectionAt(sections, yaml.start) <= 0) found.push(...yamlFields(text, yaml, catalog));
  if (amid.length > 0) {
    const keys = new Set([...stated, ...found.filter(({ field }) => !field.blank).map(({ field }) => field.key)]);
    found.push(...amid.filter(({ field }) => !keys.has(field.key)));
  }
  return withStage(text, settled(found, sections[0]?.title ?? ''), stated);
}

/** A level has few words: `Document classification: how papers are marked` explains a rule. */
const longestLevel = 4;

/** True for what names the document and gives it a value, wherever it stands. */
function isOfDocument({ ofDocument, field: { key, text, blank } }: BodyField): boolean {
  return ofDocument && !blank && (key !== 'classification' || text.split(/\s+/).length <= longestLevel);
}

function isHistory({ field }: BodyField): boolean {
  return field.carrier === 'history';
}

/** `- Owner: …` is an item of a list. */
function isItem(text: string, start: number): boolean {
  return /(?:^|\n)[ \t>]{0,12}[-*+•][ \t]{1,4}$/.test(text.slice(Math.max(0, start - 20), start));
}

/** `1. Owner: …` is a step of a procedure. */
function isStep(text: string, start: number): boolean {
  return /(?:^|\n)[ \t>]{0,12}\d{1,3}[.)][ \t]{1,4}$/.test(text.slice(Math.max(0, start - 20), start));
}

/** Those fields that a place may hold: `Title:` below the head is that of a person, `Owner:` amid a review that of a task. */
function fitting(fields: readonly BodyField[], place: ControlPlace | null): readonly BodyField[] {
  if (place === 'head') return fields;
  if (place === 'near') return new Set(fields.filter(({ certain }) => certain).map(({ field }) => field.key)).size > 1 ? fields : [];
  return fields.filter(({ certain, field: { key, carrier } }) => {
    if (key === 'title') return certain && carrier === 'table';
    // a history is one of the document in a section on its review, too
    return certain || carrier === 'history' || (place !== 'review' && key !== 'applies_to');
  });
}

/** A fenced YAML block below the title that holds document control data, as some write instead of front matter. */
function yamlFields(text: string, range: TextRange, catalog: Catalog): BodyField[] {
  const { entries, problems } = readYaml(text, range);
  const fields = problems.length > 0 ? [] : frontMatterFields(entries, catalog);
  if (fields.length < 2) return [];
  return fields.map((field) => ({ field: { ...field, carrier: 'label', value: null }, certain: true, ofDocument: false }));
}

/** `2.0 — DRAFT`, `1.3 (approved)` */
const stagedVersion =
  /^v?\d[\d.]{0,12}(?:\s{1,2}[—–-]{1,2}\s{1,2}|,?\s{1,2}\(?|\()(draft|final|approved|published|entwurf|freigegeben|brouillon|approuvée?|borrador|aprobad[ao])\)?$/iu;

/** Where nothing else states the status, a version may: `2.0 — DRAFT`. */
function withStage(text: string, fields: MetadataField[], stated: ReadonlySet<string>): MetadataField[] {
  if (stated.has('status') || fields.some(({ key }) => key === 'status')) return fields;
  const version = fields.find(({ key, text, carrier }) => key === 'version' && carrier !== 'history' && stagedVersion.test(text));
  const stage = version && stagedVersion.exec(version.text)?.[1];
  if (!version || stage === undefined) return fields;
  const { start, end } = version.valueRange;
  const at = start + text.slice(start, end).lastIndexOf(stage);
  return [...fields, { ...version, key: 'status', text: stage, valueRange: { start: at, end: at + stage.length }, value: null }];
}

/** Titles of what is dated by a review: there, `Review date` is no day to come. */
const report = /review|report|assessment|audit|bericht|prüfung|rapport|revue|informe|revisión|relatório|revisione|レビュー|報告/iu;

/**
 * What labels of several meanings are beside the others: `Review date` beside `Next review` is the day of the last one, as
 * it is in a report; `Revision` beside `Version` is another count.
 */
function settled(found: readonly BodyField[], title: string): MetadataField[] {
  const hasNext = report.test(title) || found.some(({ field, certain }) => certain && field.key === 'next_review_date');
  const states = ({ field }: BodyField): boolean => field.key === 'version' && field.carrier !== 'history';
  const isRevision = (one: BodyField): boolean => states(one) && /^rev/i.test(one.field.written);
  const hasVersion = found.some((one) => states(one) && !isRevision(one));
  return found
    .filter((one) => (one.certain || !hasNext || one.field.key !== 'next_review_date') && !(hasVersion && isRevision(one)))
    .map(({ field }) => field);
}
