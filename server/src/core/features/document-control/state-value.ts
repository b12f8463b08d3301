import { TextLines } from '../../document/lines/text-lines.ts';
import type { MetadataField } from '../../document/metadata/metadata.ts';
import type { PolicyDocument } from '../../document/policy-document.ts';
import type { TextEdit } from '../../text/text-edit.ts';
import { frontMatterLine } from './canonical-value.ts';
import { carrierUnits, piecesOf } from './carrier-units.ts';
import { frontMatterEdits, takesKeys } from './insert-front-matter.ts';

/** The fields of a key that state something of the document itself, in the order of trust. */
export function statedFields({ metadata }: PolicyDocument, key: string): MetadataField[] {
  return metadata.fields.filter((field) => field.key === key && field.carrier !== 'history');
}

/**
 * The edits that make every place that states a key say something else.
 * @param write the new text, by what stands there; `null`: this place cannot be changed
 * @returns null if a place cannot be changed: the others would contradict it
 */
export function restate(
  document: PolicyDocument,
  text: string,
  key: string,
  write: (field: MetadataField) => string | null,
): TextEdit[] | null {
  const edits: TextEdit[] = [];
  for (const field of statedFields(document, key)) {
    const newText = field.carrier === 'badge' ? null : write(field);
    if (newText === null) return null;
    const edit = field.carrier === 'front-matter' ? inFrontMatter(field, newText) : inBody(field, text, newText);
    if (!edit) return null;
    if (text.slice(edit.range.start, edit.range.end) !== edit.newText) edits.push(edit);
  }
  return edits;
}

function inFrontMatter({ key, keyRange, value, valueRange }: MetadataField, newText: string): TextEdit | null {
  if (value?.kind !== 'scalar' || value.style === 'block') return null;
  const source = frontMatterLine(key, newText).slice(key.length + 2);
  const quote = value.style === 'quoted' ? value.source[0] : '';
  if (quote === "'") return { range: valueRange, newText: `'${newText.replaceAll("'", "''")}'` };
  if (quote === '"') return { range: valueRange, newText: JSON.stringify(newText) };
  // a version in letters and digits needs no quotes that it did not have
  const isPlain = value.text !== '' && typeof value.value === 'string' && !/^[\d.]+$/.test(newText);
  const written = isPlain && /^[\w.-]+$/.test(newText) ? newText : source;
  if (value.source.trim() !== '')
    return { range: { start: valueRange.start, end: valueRange.start + value.source.trimEnd().length }, newText: written };
  const at = keyRange.end + 1;
  return { range: { start: at, end: at }, newText: ` ${written}` };
}

function inBody({ valueRange: { start, end } }: MetadataField, text: string, newText: string): TextEdit | null {
  if (/[\r\n]/.test(text.slice(start, end))) return null;
  if (start < end) return { range: { start, end }, newText };
  const before = /[\s|]/.test(text[start - 1] ?? ' ') && text[start - 1] !== '|' ? '' : ' ';
  const after = /[\s]/.test(text[end] ?? '\n') ? '' : ' ';
  return { range: { start, end }, newText: before + newText + after };
}

/**
 * The edits that state a key of which the document says nothing: in its front matter where that holds document control
 * or nothing else does, else as a row or line like one beside it.
 * @param label how the body calls the key
 * @param beside keys whose row or line serves as a model, the best first
 * @returns null if it can be stated nowhere
 */
export function addValue(
  document: PolicyDocument,
  text: string,
  key: string,
  value: string,
  label: string,
  beside: readonly string[],
): TextEdit[] | null {
  const { fields } = document.metadata;
  const inHead = fields.some(({ carrier, key: other }) => carrier === 'front-matter' && other !== 'title' && other !== 'language');
  const inText = fields.some(({ carrier }) => carrier !== 'front-matter' && carrier !== 'history');
  if (!inText || inHead) {
    if (document.frontMatter.kind === 'none' || !takesKeys(document, text)) return null;
    return frontMatterEdits(document, text, new Map([[key, value]]));
  }
  const lines = new TextLines(document, text);
  const units = carrierUnits(
    fields.filter(({ carrier }) => carrier !== 'front-matter' && carrier !== 'history' && carrier !== 'badge'),
    lines,
  );
  for (const model of beside)
    for (const unit of units) {
      const [field, ...more] = unit.fields;
      if (!field || field.key !== model || more.length > 0 || field.valueRange.start < field.keyRange.end) continue;
      const below = lines.of(unit.line + 1);
      // a row above the rule of a table is its header
      const isRow = unit.form === 'row' && !(below.includes('-') && /^[\s>|:-]+$/.test(below));
      const isLine = unit.form === 'piece' && piecesOf(unit.line, lines).length === 1;
      if (isRow || isLine) return [lineBefore(document, lines, unit.line, field, label, value)];
    }
  return null;
}

/** A line like another one, above it. */
function lineBefore(
  { eol }: PolicyDocument,
  lines: TextLines,
  line: number,
  { keyRange, valueRange }: MetadataField,
  label: string,
  value: string,
): TextEdit {
  const start = lines.start(line);
  const source = lines.of(line);
  const between = source.slice(keyRange.end - start, valueRange.start - start);
  let copy = source.slice(0, keyRange.start - start) + label + between + value + source.slice(valueRange.end - start);
  // without a hard break at its end the line would run into the next one
  const mark = /(?: {2}|\\)$/.exec(lines.of(line - 1))?.[0];
  if (mark && !copy.endsWith(mark) && !source.includes('|')) copy += mark;
  return { range: { start, end: start }, newText: copy + eol };
}
