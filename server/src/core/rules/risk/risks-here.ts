import type { Catalog } from '../../catalog/catalog.ts';
import type { Register } from '../../document/registers/register.ts';
import { filledCell } from '../../isms/registers/cell-values.ts';
import { offersTreatments, readRisks } from '../../isms/risks/read-risks.ts';
import type { Risk } from '../../isms/risks/risk.ts';
import { isWithoutEffect } from '../register-reports.ts';
import type { RuleContext } from '../rule.ts';

/** A risk register of a document with its risks. */
export interface RisksOfRegister {
  readonly register: Register;
  readonly risks: readonly Risk[];
  /** True if each of its risks stands in an earlier register of the document: a summary, or more columns for the same risks. */
  readonly repeats: boolean;
}

/** The risk registers of a document, each with its risks; none where their rows count for nothing. */
export function riskRegisters({ document, catalog }: Pick<RuleContext, 'document' | 'catalog'>): RisksOfRegister[] {
  if (!document.registers.some(({ kind }) => kind === 'risks') || isWithoutEffect(document)) return [];
  const byRegister = new Map<Register, Risk[]>();
  for (const register of document.registers) if (register.kind === 'risks') byRegister.set(register, []);
  for (const risk of readRisks(document, catalog)) if (saysMore(risk, catalog)) byRegister.get(risk.entry.register)?.push(risk);
  const known = new Set<string>();
  return [...byRegister].map(([register, risks]) => {
    const ids = risks.map(({ id }) => id.toLowerCase());
    const repeats = ids.length > 1 && ids.every((id) => id !== '' && known.has(id));
    for (const id of ids) known.add(id);
    return { register, risks, repeats };
  });
}

/** True if the registers of a document have a column, one beside the other: a second table may tell more of the same risks. */
export function hasColumnSomewhere(registers: readonly RisksOfRegister[], column: string): boolean {
  return registers.some(({ register }) => register.columns.includes(column));
}

/** True unless a row holds no more than a number and a status: a line of a form that is still to be written. */
function saysMore({ entry: { row } }: Risk, catalog: Catalog): boolean {
  for (const column in row.cells)
    if (column !== 'id' && column !== 'status' && filledCell(row, column)) {
      if (column !== 'treatment' || !offersTreatments(row.cells.treatment?.text ?? '', catalog)) return true;
    }
  return false;
}

/** True for a risk that is still to be dealt with. */
export function isLive({ status }: Risk): boolean {
  return status !== 'closed';
}

/** How a message names a risk: by its id, else by its title. */
export function nameOf({ id, title }: Risk): string {
  return id || title.slice(0, 60) || 'This risk';
}
