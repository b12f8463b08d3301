import type { Catalog } from '../../../catalog/catalog.ts';
import type { ApplicabilityRow } from '../../policy-document.ts';
import { controlsIn, saysApplicable } from '../../references/applicability.ts';
import { isPlaceholder } from '../../sections/titles.ts';
import { cellOf, type Register, type RegisterRow } from '../register.ts';
import { ownControlId } from './own-control-id.ts';

const none: readonly never[] = [];

/** What the Statements of Applicability among some registers decide, in order: one entry for each control of a row. */
export function applicabilityOf(registers: readonly Register[], catalog: Catalog): readonly ApplicabilityRow[] {
  const statements = registers.filter(({ kind }) => kind === 'soa');
  return statements.length === 0 ? none : statements.flatMap(({ rows }) => rows.flatMap((row) => decided(row, catalog)));
}

function decided(row: RegisterRow, catalog: Catalog): ApplicabilityRow[] {
  const { control } = row.cells;
  if (!control) return [];
  const known = controlsIn(control.text, catalog);
  const own = known.length > 0 ? null : ownControlId(control.text);
  const controls = own === null ? known : [own];
  if (controls.length === 0) return [];
  const decision = {
    own: own !== null,
    applicable: saysApplicable(cellOf(row, 'applicable')),
    justified: ['justification', 'justification_exclusion'].some((column) => !isPlaceholder(cellOf(row, column))),
    range: control.range,
    row,
  };
  return controls.map((id) => ({ control: id, ...decision }));
}
