import { isDelimiterRow } from '../../document/lines/line-shapes.ts';
import { cellsOf, TextLines } from '../../document/lines/text-lines.ts';
import { type MetadataField, metadataField } from '../../document/metadata/metadata.ts';
import type { PolicyDocument } from '../../document/policy-document.ts';
import type { TextEdit } from '../../text/text-edit.ts';
import type { Fix, MendContext } from '../rule.ts';
import { controlPlace, insertEntry, isControlField, isInFrontMatter, yamlScalar } from './document-control.ts';
import { fieldLabel, shownValue } from './field-words.ts';

/** A key of the document control data with its value as front matter has it. */
export type FieldValue = readonly [key: string, value: string];

/** Characters that mean something in Markdown or in a cell. */
const marks = /[|<>[\]\\`*_{}&\r\n]/;

/**
 * Makes the fix that writes a value where the document keeps its control data: in the place of a blank value, else as a
 * key of the front matter, else as a row or line beside the others in the text, else in front matter of its own.
 * @returns null where there is no place for it
 */
export function writeField(context: Pick<MendContext, 'document' | 'text'>, key: string, value: string): Fix | null {
  const { document, text } = context;
  const field = metadataField(document.metadata, key);
  const isFilled = field !== undefined && field.carrier !== 'history' && field.carrier !== 'badge';
  if (isFilled) return asFix(document, `Write \`${shownIn(field, key, value, document)}\``, fillField(document, text, field, value));
  const hasKeys = document.metadata.fields.some(isInFrontMatter);
  const beside = hasKeys ? null : addBeside(document, text, key, value);
  if (beside) return asFix(document, `Add \`${fieldLabel(document, key)}: ${shownValue(document, key, value)}\``, beside);
  return addEntries(document, text, [[key, value]]);
}

/** Makes the fix that adds keys to the front matter; a document without any gets it. Null where keys cannot be added. */
export function addEntries(document: PolicyDocument, text: string, values: readonly FieldValue[]): Fix | null {
  const { frontMatter, eol, uri } = document;
  const lines = values.map(([key, value]) => `${key}: ${yamlScalar(key, value)}`);
  const title = `Add ${lines.map((line) => `\`${line}\``).join(', ')}`;
  if (frontMatter.kind === 'none') {
    const start = text.startsWith('\ufeff') ? 1 : 0;
    const gap = /^[ \t]*(?:\r?\n|$)/.test(text.slice(start, start + 200)) ? eol : eol + eol;
    const { type, assumed } = document.classification;
    const all = type === null || assumed ? lines : [`type: ${type}`, ...lines];
    const edit = { range: { start, end: start }, newText: ['---', ...all, '---'].join(eol) + gap };
    return asFix(document, `${title} in front matter`, edit);
  }
  const edits = values.map(([key], i) => insertEntry(document, key, lines[i] as string));
  if (edits.some((edit) => edit === null)) return null;
  return { title, preferred: false, edits: edits.map((edit) => ({ ...(edit as TextEdit), uri })) };
}

function asFix({ uri }: PolicyDocument, title: string, edit: TextEdit | null): Fix | null {
  return edit && { title, preferred: false, edits: [{ ...edit, uri }] };
}

/** The value as it is written in a carrier. */
function shownIn({ carrier }: MetadataField, key: string, value: string, document: PolicyDocument): string {
  return carrier === 'front-matter' ? value : shownValue(document, key, value);
}

function fillField(document: PolicyDocument, text: string, field: MetadataField, value: string): TextEdit | null {
  const { carrier, valueRange } = field;
  if (carrier === 'front-matter') return fillEntry(document, text, field, value);
  const shown = shownValue(document, field.key, value);
  if (marks.test(shown)) return null;
  if (valueRange.end > valueRange.start) return { range: valueRange, newText: shown };
  const [before, after] = [text[valueRange.start - 1] ?? '', text[valueRange.start] ?? ''];
  const isApart = /[\s|]/.test(before) && before !== '|';
  // `| Owner |  |` has room for one blank on each side
  const at = /[ \t]/.test(after) && !isApart ? valueRange.start + 1 : valueRange.start;
  const newText = `${isApart || at > valueRange.start ? '' : ' '}${shown}${text[at] === '|' ? ' ' : ''}`;
  return { range: { start: at, end: at }, newText };
}

function fillEntry(document: PolicyDocument, text: string, { key, keyRange }: MetadataField, value: string): TextEdit | null {
  const { frontMatter, lines } = document;
  const entry = frontMatter.entries.find((each) => each.keyRange.start === keyRange.start);
  const isOwnLine = lines.lineStart(lines.lineAt(keyRange.start)) === keyRange.start;
  const colon = entry ? text.indexOf(':', entry.keyRange.end) : -1;
  if (!entry || !isOwnLine || colon < 0 || text.slice(entry.keyRange.end, colon).trim() !== '') return null;
  const { start, end: valueEnd } = entry.value.range;
  const scalar = ` ${yamlScalar(key, value)}`;
  if (start === valueEnd || start <= colon) return { range: { start: colon + 1, end: colon + 1 }, newText: scalar };
  // a tag, an anchor or a comment in between is more than a blank value
  if (text.slice(colon + 1, start).trim() !== '') return null;
  let end = valueEnd;
  while (end > start && /\s/.test(text[end - 1] as string)) end--;
  return { range: { start: colon + 1, end }, newText: scalar };
}

/** Copies the last row or line of the control data in the text, with another label and value. */
function addBeside(document: PolicyDocument, text: string, key: string, value: string): TextEdit | null {
  const lines = new TextLines(document, text);
  const shown = shownValue(document, key, value);
  const model = marks.test(shown) ? null : modelFor(document, lines);
  if (!model) return null;
  const { field, line } = model;
  const start = lines.start(line);
  const end = start + lines.of(line).length;
  const copy =
    text.slice(start, field.keyRange.start) +
    fieldLabel(document, key) +
    text.slice(field.keyRange.end, field.valueRange.start) +
    shown +
    text.slice(field.valueRange.end, end);
  const last = isDelimiterRow(lines.of(line + 1)) ? line + 1 : line;
  const at = lines.start(last) + lines.of(last).length;
  const { eol } = document;
  return { range: { start: at, end: at }, newText: (isParagraph(field, line, lines) ? eol + eol : eol) + copy };
}

/** The last field of the first group in the text, if its row or line holds nothing else. */
function modelFor(document: PolicyDocument, lines: TextLines): { field: MetadataField; line: number } | null {
  const inText = document.metadata.fields
    .filter((field) => isControlField(field) && ['table', 'label', 'blockquote'].includes(field.carrier))
    .sort((a, b) => a.keyRange.start - b.keyRange.start);
  const place = controlPlace(document);
  let model: { field: MetadataField; line: number } | null = null;
  const perLine = new Map<number, number>();
  for (const { keyRange } of inText) perLine.set(lines.at(keyRange.start), (perLine.get(lines.at(keyRange.start)) ?? 0) + 1);
  for (const field of inText) {
    const line = lines.at(field.keyRange.start);
    if (!model && field.keyRange.start < place.start) continue;
    if (model && (field.carrier !== model.field.carrier || line > model.line + 2)) break;
    if (perLine.get(line) !== 1 || !isAlone(field, line, lines)) {
      if (model) break;
      return null;
    }
    model = { field, line };
  }
  return model;
}

/** True if nothing but one label and its value stands on a line. */
function isAlone({ carrier, keyRange, valueRange }: MetadataField, line: number, lines: TextLines): boolean {
  if (valueRange.start === valueRange.end || lines.at(valueRange.end) !== line || valueRange.start < keyRange.end) return false;
  if (carrier === 'table' && cellsOf(line, lines)?.length !== 2) return false;
  const start = lines.start(line);
  const before = lines.text.slice(start, keyRange.start);
  const between = lines.text.slice(keyRange.end, valueRange.start);
  const after = lines.text.slice(valueRange.end, start + lines.of(line).length);
  return /^(?:[\s>|*_+-]|\d{1,3}[.)]\s)*$/.test(before) && /^[\s|*_:："']*$/.test(between) && /^[\s|*_\\"']*$/.test(after);
}

/** True for a line that is a paragraph of its own, so that a further one needs a blank line between. */
function isParagraph({ carrier }: MetadataField, line: number, lines: TextLines): boolean {
  const source = lines.of(line);
  if (carrier !== 'label' || /^\s*(?:[-*+]|\d{1,3}[.)])\s/.test(source) || /(?: {2}|\\)$/.test(source)) return false;
  return lines.isBlank(line - 1) || line === 0 || /^\s*#/.test(lines.of(line - 1));
}
