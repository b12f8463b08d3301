import type { Catalog } from '../../catalog/catalog.ts';
import { currentEdition } from '../../catalog/control-ids.ts';
import type { PolicyDocument } from '../../document/policy-document.ts';
import { controlsIn } from '../../document/references/applicability.ts';
import { cellOf, type Register, type RegisterRow } from '../../document/registers/register.ts';
import { soaDecision } from '../../document/registers/soa/soa-decision.ts';
import { dateIn, filledText } from '../registers/cell-values.ts';
import { acceptanceIn, treatmentsIn } from '../risks/read-risks.ts';
import type { Duty, DutyKind } from './duty.ts';

/** What a register asks of the owners of its rows. Rows that are ended, or still to be filled in, ask nothing. */
export function registerDuties(document: PolicyDocument, register: Register, catalog: Catalog): Duty[] {
  const make = makers[register.kind];
  if (!make) return [];
  return register.rows.flatMap((row) =>
    make(row, catalog).map(({ kind, subject, due, column }): Duty => {
      return {
        kind,
        subject,
        owner: filledText(row, 'owner'),
        due,
        document,
        range: (row.cells[column] ?? row.cells.id ?? row.cells.control)?.range ?? row.range,
      };
    }),
  );
}

interface RowDuty extends Pick<Duty, 'kind' | 'subject' | 'due'> {
  /** The column that sets the date. */
  readonly column: string;
}

const unfinished: ReadonlySet<string | null> = new Set(['partial', 'planned', 'not_started']);
/** States of risks in which there is nothing left to treat. */
const treated: ReadonlySet<string | null> = new Set(['treated', 'accepted', 'closed']);
const over: ReadonlySet<string | undefined> = new Set(['expired', 'closed']);

const makers: Readonly<Record<string, (row: RegisterRow, catalog: Catalog) => RowDuty[]>> = {
  soa: (row, catalog) => {
    const [control] = controlsIn(cellOf(row, 'control'), catalog);
    if (!control || !unfinished.has(soaDecision(row, catalog).status)) return [];
    const title = catalog.control(currentEdition, control)?.title ?? cellOf(row, 'title');
    return [{ kind: 'control', subject: `${control} ${title}`, due: dateIn(row, 'target_date'), column: 'target_date' }];
  },
  risks: (row, catalog) => {
    const { registers } = catalog;
    const subject = named(row, 'title');
    const status = registers.valueOf('risks', 'status', filledText(row, 'status'))?.id ?? null;
    if (subject === '' || status === 'closed') return [];
    const review = dateIn(row, 'review_date');
    return [
      ...(treated.has(status) || (status === null && isAccepted(row, catalog))
        ? []
        : [{ kind: 'risk' as const, subject, due: dateIn(row, 'due_date'), column: 'due_date' }]),
      ...(review === null ? [] : [{ kind: 'risk-review' as const, subject, due: review, column: 'review_date' }]),
    ];
  },
  evidence: (row) => expiring(row, 'evidence', 'title'),
  exceptions: (row, { registers }) =>
    over.has(registers.valueOf('exceptions', 'status', filledText(row, 'status'))?.id) ? [] : expiring(row, 'exception', 'exception'),
};

/** True for a risk that somebody has accepted as it is. */
function isAccepted(row: RegisterRow, catalog: Catalog): boolean {
  return treatmentsIn(filledText(row, 'treatment'), catalog)[0] === 'accept' && acceptanceIn(row).by !== '';
}

/** The kinds of registers whose rows ask something of somebody. */
export const registerKindsWithDuties: readonly string[] = Object.keys(makers);

function expiring(row: RegisterRow, kind: DutyKind, column: string): RowDuty[] {
  const due = dateIn(row, 'expires');
  const subject = named(row, column);
  return due === null || subject === '' ? [] : [{ kind, subject, due, column: 'expires' }];
}

/** The id of a row and what it is about. */
function named(row: RegisterRow, column: string): string {
  return [filledText(row, 'id'), filledText(row, column)].filter((text) => text !== '').join(' ');
}
