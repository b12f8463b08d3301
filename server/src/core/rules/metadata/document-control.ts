import type { Catalog } from '../../catalog/catalog.ts';
import { type MetadataField, metadataField } from '../../document/metadata/metadata.ts';
import { metadataKeys } from '../../document/metadata/metadata-keys.ts';
import type { PolicyDocument } from '../../document/policy-document.ts';
import type { TextEdit } from '../../text/text-edit.ts';
import type { TextRange } from '../../text/text-range.ts';
import { documentPlace } from '../places.ts';
import { quoted } from '../quoted.ts';

/** What makes up document control data: who answers for a document, in which state it is, when it is looked at again. */
const controlKeys: ReadonlySet<string> = new Set([
  ...['id', 'type', 'status', 'version', 'owner', 'approver', 'approved_date', 'effective_date'],
  ...['last_review_date', 'next_review_date', 'review_cycle', 'classification'],
]);

/** How many different keys of document control data a document has, filled or not, in whatever carrier. */
export function controlKeyCount({ metadata }: PolicyDocument): number {
  return new Set(metadata.fields.filter(({ key }) => controlKeys.has(key)).map(({ key }) => key)).size;
}

/** True if the document says more of itself than what it is called, what it is and in which state. */
export function hasMoreThanStatus({ metadata }: PolicyDocument): boolean {
  return metadata.fields.some(({ key }) => controlKeys.has(key) && key !== 'id' && key !== 'type' && key !== 'status');
}

/** True for a field of document control data, in whatever carrier. */
export function isControlField({ key }: MetadataField): boolean {
  return controlKeys.has(key);
}

/**
 * True if a single key may be missed in a document: it has document control data to which the key would belong, and its
 * type asks for the key. Where neither the document nor its author names a type, no type asks; a template is asked nothing.
 */
export function isKeyAsked(document: PolicyDocument, catalog: Catalog, key: string): boolean {
  const { type: id, assumed, declared } = document.classification;
  const type = catalog.documentTypes.get(id ?? '');
  if (!type || id === 'template' || (assumed && !declared) || isBroken(document)) return false;
  if (!type.metadata.required.includes(key) && !type.metadata.recommended.includes(key)) return false;
  return controlKeyCount(document) >= 2;
}

/** True if the front matter could not be read, or not to its end: then it is not known what it states. */
export function isBroken({ frontMatter }: PolicyDocument): boolean {
  if (frontMatter.kind !== 'none' && frontMatter.kind !== 'yaml' && frontMatter.kind !== 'yaml-head') return true;
  // a key that stands there twice hides nothing
  return frontMatter.problems.some(({ range }) => !frontMatter.entries.some(({ keyRange }) => keyRange.start === range.start));
}

/** True for a field of document control data in front matter. */
export function isInFrontMatter({ key, carrier }: MetadataField): boolean {
  return carrier === 'front-matter' && controlKeys.has(key);
}

/** Where the finding on a missing key stands: the value still to be filled, else the first key of the control data. */
export function missingPlace(document: PolicyDocument, key: string): TextRange {
  const field = metadataField(document.metadata, key);
  return field ? blankPlace(field) : controlPlace(document);
}

/** The first key of the front matter where it holds control data, else the first field of the text that does. */
export function controlPlace(document: PolicyDocument): TextRange {
  let first: MetadataField | undefined;
  for (const field of document.metadata.fields) {
    if (!controlKeys.has(field.key)) continue;
    if (isInFrontMatter(field)) return document.frontMatter.entries[0]?.keyRange ?? field.keyRange;
    if (!first || field.keyRange.start < first.keyRange.start) first = field;
  }
  return first?.keyRange ?? documentPlace(document);
}

/** The placeholder of a blank field; its key where there is nothing behind it. */
export function blankPlace({ keyRange, valueRange }: MetadataField): TextRange {
  return valueRange.start === valueRange.end ? keyRange : valueRange;
}

/** The text of a value, without the quotes of a quoted scalar. */
export function textRange({ value, valueRange }: MetadataField): TextRange {
  const isQuoted = value?.kind === 'scalar' && value.style === 'quoted' && valueRange.end - valueRange.start >= 2;
  return isQuoted ? { start: valueRange.start + 1, end: valueRange.end - 1 } : valueRange;
}

/** Words for nobody and nothing. */
const none =
  /^(?:n\/?a|none|nobody|no ?one|not (?:applicable|assigned|yet)|unassigned|unknown|entfällt|keine?r?|niemand|aucune?|personne|no aplica|ninguno?|nadie|nessuno|ninguém|geen|なし|無|无|없음)\.?$/iu;

/** True for a field that names somebody or something: neither blank nor `N/A`. */
export function isFilled({ blank, text }: MetadataField): boolean {
  return !blank && !none.test(text.slice(0, 40).trim());
}

/** What is wrong with a field that is not filled, without a full stop. */
export function blankState({ text, valueRange, written, blank }: MetadataField): string {
  if (!blank) return `${quoted(written)} says ${quoted(text)}`;
  const isEmpty = valueRange.start === valueRange.end || text === '';
  return isEmpty ? `${quoted(written)} is empty` : `${quoted(written)} is still the placeholder ${quoted(text)}`;
}

/** How to add a key, to follow "Add ": in the front matter where there is one, else as a line beside the others. */
export function howToAdd({ metadata, format }: PolicyDocument, entry: string, label: string): string {
  if (format === 'yaml') return `\`${entry}\` at the top of the file`;
  return metadata.fields.some(isInFrontMatter) ? `\`${entry}\` to the front matter` : `\`${label}\` beside the other document control data`;
}

const order = new Map(metadataKeys.map(({ key }, index) => [key, index]));

/**
 * Inserts a line into fenced front matter, before the first key that comes later in the order of keys; into a YAML file,
 * before its rows at the latest.
 * @param entry the line, without its end
 * @returns null where lines cannot simply be put in: no fenced YAML, YAML that has mistakes, or one map on one line
 */
export function insertEntry({ frontMatter, lines, eol, format, registers }: PolicyDocument, key: string, entry: string): TextEdit | null {
  const { kind, entries, contentRange, problems } = frontMatter;
  const rows = format === 'yaml' ? registers[0]?.range.start : undefined;
  if (kind !== 'yaml' || problems.length > 0 || (entries.length === 0 && rows === undefined)) return null;
  const starts = [...entries.map(({ keyRange }) => keyRange.start), ...(rows === undefined ? [] : [rows])];
  if (starts.some((start) => start !== lines.lineStart(lines.lineAt(start)))) return null;
  const rank = order.get(key) ?? order.size;
  const next = entries.find((other) => (order.get(other.key) ?? -1) > rank && (rows === undefined || other.keyRange.start < rows));
  if (!next && rows !== undefined) {
    const before = entries.findLast(({ keyRange }) => keyRange.start < rows);
    // a comment above the rows is theirs
    const at = before ? lines.lineStart(lines.lineAt(Math.max(before.keyRange.end, before.value.range.end - 1)) + 1) : rows;
    return { range: { start: at, end: at }, newText: `${entry}${eol}` };
  }
  const at = next ? next.keyRange.start : lines.lineStart(lines.lineAt(contentRange.end));
  // the closing fence must start a line of its own, or there is no place in front of it
  if (at < contentRange.start || (!next && at < (entries.at(-1)?.value.range.end ?? 0))) return null;
  return { range: { start: at, end: at }, newText: `${entry}${eol}` };
}

/** A text as a YAML scalar: plain where that is safe, else in double quotes. A version is always quoted. */
export function yamlScalar(key: string, text: string): string {
  if (key !== 'version' && /^\p{L}[\p{L}\p{N} .,()&/_-]*$/u.test(text) && !/^(?:true|false|yes|no|on|off|null|y|n)$/i.test(text))
    return text;
  return /^\d{4}-\d{2}-\d{2}$/.test(text) ? text : JSON.stringify(text);
}
