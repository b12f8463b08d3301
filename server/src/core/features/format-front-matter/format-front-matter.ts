import type { FrontMatterEntry, FrontMatterValue } from '../../document/front-matter/front-matter-value.ts';
import { readYaml } from '../../document/front-matter/yaml-values.ts';
import { TextLines } from '../../document/lines/text-lines.ts';
import { metadataKeys } from '../../document/metadata/metadata-keys.ts';
import type { PolicyDocument } from '../../document/policy-document.ts';
import type { IsmsService } from '../../service-api.ts';
import { applyEdits, type TextEdit } from '../../text/text-edit.ts';
import type { TextRange } from '../../text/text-range.ts';
import { keyOrder } from '../document-control/canonical-value.ts';
import { formatEntry, type ValueForm } from './format-value.ts';
import { type Chunk, type FrontMatterChunks, frontMatterChunks } from './front-matter-chunks.ts';
import { chunkMoves } from './move-chunks.ts';

/**
 * The edits that put the front matter of an open ISMS document in order: keys in the order of the document control table, others
 * behind them as they come; dates plain, versions quoted, other texts quoted only where YAML needs it; lists and spacing
 * alike. Comments move with their key. Nothing is lost or added; broken YAML, the body and values of unknown keys are left.
 * @param within only entries that touch this span, each in its place; the span must lie in the front matter
 */
export function formatFrontMatter(service: IsmsService, uri: string, within?: TextRange): readonly TextEdit[] {
  const document = service.document(uri);
  const text = service.openText(uri)?.text;
  // the head of a page that is no ISMS document belongs to the generator of its site
  return document?.classification.isDocument && text !== undefined ? frontMatterFormat(document, text, within) : [];
}

/** As {@link formatFrontMatter}, for a text that was read. */
export function frontMatterFormat(document: PolicyDocument, text: string, within?: TextRange): readonly TextEdit[] {
  const { frontMatter } = document;
  const { kind, range, problems, entries, contentRange } = frontMatter;
  if ((kind !== 'yaml' && kind !== 'yaml-head') || problems.length > 0) return [];
  if (within && (within.start < range.start || within.end > range.end)) return [];
  // the facts count a lone carriage return as the end of a line, YAML does not always
  if (/\r(?!\n)/.test(text.slice(range.start, range.end)) || entries.some(({ value }) => keepsBlankLines(value))) return [];
  const lines = new TextLines(document, text);
  const parts = frontMatterChunks(document, lines);
  if (!parts) return [];
  const isFree = !hasAnchors(text.slice(contentRange.start, contentRange.end));
  const formatted = (chunk: Chunk): TextEdit[] => {
    const form = formOf(document, chunk.entry);
    const isOpen = form !== null && (isFree || !hasAnchors(text.slice(chunk.start, chunk.end)));
    return isOpen ? formatEntry(chunk.entry, form, lines, document.eol) : [];
  };
  const edits = within
    ? parts.chunks.filter((chunk) => chunk.keyStart < Math.max(within.end, within.start + 1) && chunk.end > within.start).flatMap(formatted)
    : chunkMoves(parts, isFree ? inOrder(document, parts) : parts.chunks, formatted, lines);
  return isSame(text, edits, contentRange, entries) ? edits.sort((a, b) => a.range.start - b.range.start || a.range.end - b.range.end) : [];
}

const kinds = new Map(metadataKeys.map(({ key, kind }) => [key, kind]));

/** The metadata key an entry stands for, aliases and other languages included. */
function keyOf({ metadata }: PolicyDocument, { keyRange }: FrontMatterEntry): string | undefined {
  return metadata.fields.find((field) => field.carrier === 'front-matter' && field.keyRange.start === keyRange.start)?.key;
}

/** How the value of an entry is written; null for keys that are none of ours. */
function formOf(document: PolicyDocument, entry: FrontMatterEntry): ValueForm | null {
  const key = keyOf(document, entry);
  const kind = kinds.get(key ?? '') ?? null;
  return kind === 'claims' || key === 'clauses' ? 'ids' : kind;
}

/** The chunks in the order of the keys; those of one key, and unknown ones, stay in theirs. */
function inOrder(document: PolicyDocument, { chunks }: FrontMatterChunks): readonly Chunk[] {
  const ranked = chunks.map((chunk, place) => ({ chunk, place, order: keyOrder(keyOf(document, chunk.entry) ?? '') }));
  return ranked.sort((a, b) => a.order - b.order || a.place - b.place).map(({ chunk }) => chunk);
}

/** Names for parts of the YAML, references to them, tags: what one line says may depend on another. */
function hasAnchors(yaml: string): boolean {
  return /(?:^|[\s[{,:-])(?:[&*!]\S|<<:)/m.test(yaml.replace(/^[ \t]*#.*$/gm, ''));
}

/** `|+` keeps the blank lines behind a text: there they are no spacing. */
function keepsBlankLines(value: FrontMatterValue): boolean {
  if (value.kind === 'scalar') return value.style === 'block' && /^[|>]\d?\+/.test(value.source);
  return (value.kind === 'list' ? value.items : value.entries.map((entry) => entry.value)).some(keepsBlankLines);
}

/** Whether the edits fit together and the block says the same after them: the last word against losing anything. */
function isSame(text: string, edits: readonly TextEdit[], { start, end }: TextRange, entries: readonly FrontMatterEntry[]): boolean {
  const after = applyEdits(text, edits);
  const block = readYaml(after.text, { start, end: end + after.text.length - text.length });
  return after.skipped.length === 0 && block.problems.length === 0 && said(block.entries) === said(entries);
}

function said(entries: readonly FrontMatterEntry[]): string {
  const value = (of: FrontMatterValue): unknown => {
    if (of.kind === 'scalar') return of.text;
    return of.kind === 'list' ? of.items.map(value) : of.entries.map((entry) => ({ key: entry.key, value: value(entry.value) }));
  };
  return JSON.stringify(entries.map((entry) => JSON.stringify([entry.key, value(entry.value)])).sort());
}
