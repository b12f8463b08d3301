import { filledCell, filledText } from '../../isms/registers/cell-values.ts';
import type { RegisterEntry } from '../../isms/registers/register-entries.ts';
import { registerEntries } from '../../isms/registers/register-entries.ts';
import { isWithoutEffect } from '../register-reports.ts';
import type { RuleContext } from '../rule.ts';

/** The exceptions of a document that are granted or asked for: neither closed nor lines of a form still to be written. */
export function liveExceptions({ document, catalog }: Pick<RuleContext, 'document' | 'catalog'>): RegisterEntry[] {
  if (!document.registers.some(({ kind }) => kind === 'exceptions') || isWithoutEffect(document)) return [];
  return registerEntries(document, 'exceptions').all.filter(({ row }) => {
    const status = catalog.registers.valueOf('exceptions', 'status', filledText(row, 'status'))?.id;
    return (
      status !== 'closed' &&
      status !== 'expired' &&
      // a row with nothing but a status says that there is none
      Object.keys(row.cells).some((column) => column !== 'id' && column !== 'status' && filledCell(row, column))
    );
  });
}

/** True while nobody has decided about an exception. */
export function isRequested({ row }: RegisterEntry, { catalog }: Pick<RuleContext, 'catalog'>): boolean {
  return catalog.registers.valueOf('exceptions', 'status', filledText(row, 'status'))?.id === 'requested';
}

/** How a message names an exception. */
export function exceptionName({ row, id }: RegisterEntry): string {
  return id || filledText(row, 'exception').slice(0, 60) || 'This exception';
}
