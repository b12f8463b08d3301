import { metadataText } from '../../document/metadata/metadata.ts';
import type { PolicyDocument } from '../../document/policy-document.ts';
import type { RegisterRow } from '../../document/registers/register.ts';
import { listOf } from '../../document/registers/soa/soa-decision.ts';
import { firstIndex } from '../../text/first-index.ts';
import { type ClaimContext, claimingIds } from './claimants.ts';
import type { CellChange } from './edit/cell-change.ts';
import { type StatementRow, statementRows } from './statements.ts';

/** True if the statement has a place for documents: a column of a table, or in YAML any row, for a key is added quickly. */
export function hasDocumentsColumn({ format, registers }: PolicyDocument): boolean {
  return format === 'yaml' || registers.some(({ kind, columns }) => kind === 'soa' && columns.includes('documents'));
}

/**
 * The cells of the column of documents that differ from what the documents claim. What a person wrote stays; an id goes
 * only if its document is there and no longer claims the control.
 */
export function documentChanges(document: PolicyDocument, context: ClaimContext): CellChange[] {
  if (!hasDocumentsColumn(document)) return [];
  return statementRows(document).flatMap((row) => changeOf(row, document, context) ?? []);
}

function changeOf({ row, decisions }: StatementRow, document: PolicyDocument, context: ClaimContext): CellChange | null {
  const controls = decisions.filter(({ own }) => !own).map(({ control }) => control);
  if (controls.length === 0) return null;
  const claiming = claimingIds(controls, context);
  const written = listOf(row.cells.documents);
  const known = new Set(claiming.map((id) => id.toLowerCase()));
  const kept = written.filter((item) => known.has(item.toLowerCase()) || !isKnownId(item, context));
  const named = new Set(kept.map((item) => item.toLowerCase()));
  const isNamed = (id: string): boolean => named.has(id.toLowerCase()) || isNamedOtherwise(id, kept, row, document, context);
  const items = [...kept, ...claiming.filter((id) => !isNamed(id))];
  if (items.length === written.length && items.every((item, i) => item === written[i])) return null;
  return { row, column: 'documents', text: items.join(', '), items };
}

/** True if a cell names the document with an id by its title, with its title (`POL-001 (Access)`), or by a link to it. */
function isNamedOtherwise(id: string, items: readonly string[], row: RegisterRow, from: PolicyDocument, { index }: ClaimContext): boolean {
  const { start, end } = row.cells.documents?.range ?? { start: 0, end: 0 };
  const first = firstIndex(from.links, ({ range }) => range.start >= start);
  const written = items.map((item) => item.toLowerCase());
  return index.documentsById(id).some(({ uri, title }) => {
    for (let at = first; (from.links[at]?.range.start ?? end) < end; at++) if (from.links[at]?.uri === uri) return true;
    const name = title?.text.toLowerCase() ?? '';
    return written.some((item) => item === name || (item.startsWith(id.toLowerCase()) && /^\s?[(–—:-]/.test(item.slice(id.length))));
  });
}

/** True for the id of a document, so not for titles and links. */
function isKnownId(item: string, { index }: ClaimContext): boolean {
  return index.documentsById(item).some(({ metadata }) => metadataText(metadata, 'id')?.toLowerCase() === item.toLowerCase());
}
