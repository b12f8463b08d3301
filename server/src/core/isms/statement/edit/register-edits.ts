import type { Catalog } from '../../../catalog/catalog.ts';
import type { PolicyDocument } from '../../../document/policy-document.ts';
import type { TextEdit } from '../../../text/text-edit.ts';
import type { CellChange, NewRow } from './cell-change.ts';
import { CsvEdits } from './csv-edits.ts';
import { MarkdownEdits } from './markdown-edits.ts';
import { YamlEdits } from './yaml-edits.ts';

/** Makes the edits that change a register, whatever it is written in; all else stays to the letter. */
export interface RegisterEdits {
  /** A column that a row or table does not have is added. */
  setCells(changes: readonly CellChange[]): TextEdit[];
  addRows(rows: readonly NewRow[]): TextEdit[];
}

/**
 * The editor of the registers of a kind in a document; null if it holds none.
 * @param text the text the document was read from
 */
export function registerEdits(document: PolicyDocument, text: string, kind: string, { registers }: Catalog): RegisterEdits | null {
  const register = document.registers.find((one) => one.kind === kind);
  if (!register) return null;
  if (document.format === 'yaml') return new YamlEdits(document, text, register, registers);
  if (document.format === 'csv') return new CsvEdits(document, text, register, registers);
  return new MarkdownEdits(document, text, kind, registers);
}
