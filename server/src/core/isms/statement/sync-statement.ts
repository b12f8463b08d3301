import type { PolicyDocument } from '../../document/policy-document.ts';
import type { TextEdit } from '../../text/text-edit.ts';
import { type ClaimContext, claimingIds } from './claimants.ts';
import { documentChanges, hasDocumentsColumn } from './documents-column.ts';
import { newCellText } from './edit/cell-change.ts';
import { registerEdits } from './edit/register-edits.ts';
import { missingControls } from './missing-controls.ts';
import { undecidedRows } from './undecided-rows.ts';

/** What bringing a statement up to date comes to. */
export interface StatementSync {
  readonly edits: readonly TextEdit[];
  /** Controls that get a row, undecided. */
  readonly added: readonly string[];
  /** What the rows are called whose documents change. */
  readonly renewed: readonly string[];
  /** False if the statement has no place to name documents. */
  readonly namesDocuments: boolean;
}

/**
 * Brings a statement up to date with the documents: fills the column of documents from their claims, and adds controls
 * that no statement of the workspace has, undecided. What people wrote stays; done twice, it changes nothing.
 * @param text the text the statement was read from
 */
export function syncStatement(document: PolicyDocument, text: string, context: ClaimContext): StatementSync {
  const { catalog } = context;
  const editor = registerEdits(document, text, 'soa', catalog);
  const changes = documentChanges(document, context);
  const rows = undecidedRows(document, missingControls(context), catalog).map(({ cells, after }) => {
    const documents = claimingIds([newCellText(cells.get('control'))], context);
    return { cells: documents.length === 0 ? cells : new Map([...cells, ['documents', documents] as const]), after };
  });
  return {
    edits: [...(editor?.setCells(changes) ?? []), ...(editor?.addRows(rows) ?? [])],
    added: rows.map(({ cells }) => newCellText(cells.get('control'))),
    renewed: changes.map(({ row }) => row.cells.control?.text ?? ''),
    namesDocuments: hasDocumentsColumn(document),
  };
}
