import type { ApplicabilityRow, PolicyDocument } from '../../document/policy-document.ts';
import { isReadWhole, type Register, type RegisterRow } from '../../document/registers/register.ts';
import type { IndexView } from '../index-view.ts';
import { statesItsEnd, statusOf } from '../life-cycle.ts';

/** The registers of a document that are Statements of Applicability; none in a template, or in one that was replaced. */
export function statementsIn(document: PolicyDocument): readonly Register[] {
  const { type, isDocument } = document.classification;
  if (!isDocument || type !== 'soa' || document.registers.length === 0) return [];
  if (statesItsEnd(document)) return [];
  return document.registers.filter(({ kind }) => kind === 'soa');
}

/** True if no statement of the workspace is broken; else nobody knows which controls have no row. */
export function areStatementsWhole(index: Pick<IndexView, 'registersOf'>): boolean {
  return index.registersOf('soa').every(({ document }) => isReadWhole(document));
}

/** True once somebody has released the statement: what it leaves open is a fault then. */
export function isReleased(document: PolicyDocument): boolean {
  const status = statusOf(document);
  return status === 'approved' || status === 'published';
}

/** A row with the controls it decides about. */
export interface StatementRow {
  readonly row: RegisterRow;
  /** One for each control; none where the row names no control. */
  readonly decisions: readonly ApplicabilityRow[];
}

/** The rows of the statements in a document, in order. */
export function statementRows(document: PolicyDocument): StatementRow[] {
  const byRow = new Map<RegisterRow, ApplicabilityRow[]>();
  for (const decision of document.applicability) byRow.set(decision.row, [...(byRow.get(decision.row) ?? []), decision]);
  return statementsIn(document).flatMap(({ rows }) => rows.map((row) => ({ row, decisions: byRow.get(row) ?? [] })));
}
