import type { Catalog } from '../../catalog/catalog.ts';
import {
  cellEdits,
  cellSource,
  escapeCell,
  type MarkdownTable,
  rowLike,
  tableAround,
  tablesIn,
} from '../../document/lines/markdown-table.ts';
import { TextLines } from '../../document/lines/text-lines.ts';
import { newestOf } from '../../document/metadata/history-fields.ts';
import type { PolicyDocument } from '../../document/policy-document.ts';
import { isPlaceholder, normaliseTitle } from '../../document/sections/titles.ts';
import { insertion, type TextEdit } from '../../text/text-edit.ts';
import { dateLike } from '../document-control/date-like.ts';
import { type Revision, revisionField } from './revision-entry.ts';

/**
 * The edits that add a row to the version history of the body, on the side where the newest stand; an empty row that
 * waits there is filled.
 * @returns null if the document has no table of versions
 */
export function historyRow(catalog: Catalog, document: PolicyDocument, text: string, revision: Revision): TextEdit[] | null {
  const lines = new TextLines(document, text);
  const table = historyTable(document, lines);
  const columns = table?.header.cells.map((_, column) => columnOf(catalog, cellSource(lines, table.header, column)));
  if (!table || !columns?.includes('version')) return null;
  const shown = (row: MarkdownTable['rows'][number], field: keyof Revision): string => cellSource(lines, row, columns.indexOf(field));
  const filled = table.rows.filter((row) => row.cells.some((_, column) => !isPlaceholder(cellSource(lines, row, column))));
  const newest = newestOf(filled.map((row) => ({ version: shown(row, 'version'), date: shown(row, 'date') })));
  const model = filled[newest];
  const texts = new Map<number, string>();
  columns.forEach((field, column) => {
    if (field !== null) texts.set(column, escapeCell(written(field, revision, model ? shown(model, field) : '')));
  });
  const isFirst = newest === 0 && filled.length > 1;
  const next = table.rows[isFirst ? -1 : table.rows.indexOf(filled.at(-1) as never) + 1];
  if (next) return cellEdits(lines, next, texts);
  const row = rowLike(
    lines,
    model ?? table.header,
    columns.map((_, column) => texts.get(column) ?? ''),
  );
  if (isFirst && model) return [insertion(lines.start(model.line), row + document.eol)];
  const line = filled.at(-1)?.line ?? table.header.line + 1;
  const end = lines.start(line) + lines.of(line).length;
  return [insertion(end, document.eol + row)];
}

/** The table that the newest version was read from, else the first in a section on the history. */
function historyTable({ metadata, sections, frontMatter }: PolicyDocument, lines: TextLines): MarkdownTable | null {
  const field = metadata.fields.find(({ carrier, keyRange }) => carrier === 'history' && keyRange.start >= frontMatter.range.end);
  const known = field && tableAround(lines, lines.at(field.valueRange.start));
  if (known) return known;
  const histories = sections.filter(({ kinds }) => kinds.includes('history'));
  if (histories.length === 0) return null;
  for (const table of tablesIn(lines)) {
    const at = lines.start(table.header.line);
    if (histories.some(({ range }) => range.start <= at && at < range.end)) return table;
  }
  return null;
}

function columnOf({ metadataLabels }: Catalog, header: string): keyof Revision | null {
  const title = normaliseTitle(header);
  if (metadataLabels.heads('version', title)) return 'version';
  if (metadataLabels.heads('date', title)) return 'date';
  if (metadataLabels.heads('change', title)) return 'change';
  const [meaning] = metadataLabels.find(title);
  if (meaning?.key === 'version' || meaning?.key === 'author') return meaning.key;
  if (meaning?.key === 'approver') return null;
  return revisionField(title);
}

function written(field: keyof Revision, revision: Revision, model: string): string {
  if (field === 'date') return dateLike(model, revision.date);
  if (field !== 'version') return revision[field];
  const bare = revision.version.replace(/^v/i, '');
  return /^v\d/i.test(model) ? `${model[0]}${bare}` : /^\d/.test(model) ? bare : revision.version;
}
