import type { Catalog } from '../../catalog/catalog.ts';
import { currentEdition } from '../../catalog/control-ids.ts';
import { cellOf, type RegisterRow } from '../../document/registers/register.ts';
import { statementColumns } from './sheet-columns.ts';

/** What a row of a statement says, by column, as it is exchanged: lines end with `\n`, no blanks at the ends. */
export type RowValues = ReadonlyMap<string, string>;

/** The values of a row. */
export function valuesOf(row: RegisterRow, catalog: Catalog): RowValues {
  return new Map(statementColumns(catalog).map(({ id }) => [id, settled(cellOf(row, id))]));
}

/** A text as it is compared: spreadsheets have ideas of their own about line ends and blanks. */
export function settled(text: string): string {
  return text.replace(/\r\n?/g, '\n').trim();
}

/** The short title of a control of the current edition, or of one of the organisation's own; empty for others. */
export function titleOfControl(control: string, catalog: Catalog, own: Readonly<Record<string, string>>): string {
  return catalog.control(currentEdition, control)?.title ?? own[control] ?? '';
}

/**
 * A key that changes with anything a row says. Not secret and not signed: it tells an honest reader whether the row is the
 * one that was exported.
 */
export function rowKey(values: RowValues): string {
  const text = [...values].map(([column, value]) => `${column}\0${value}`).join('\u0001');
  // a letter first, or a spreadsheet takes some keys for numbers
  return `r${hash(text, 0x811c9dc5)}${hash(text, 0x01000193)}`;
}

/** FNV-1a of the UTF-16 units. */
function hash(text: string, seed: number): string {
  let value = seed;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  return (value >>> 0).toString(16).padStart(8, '0');
}
