import type { Catalog } from '../../catalog/catalog.ts';
import { currentEdition } from '../../catalog/control-ids.ts';
import type { PolicyDocument } from '../../document/policy-document.ts';
import { type ImplementationStatus, soaDecision } from '../../document/registers/soa/soa-decision.ts';
import { decidedControls } from '../compute-coverage.ts';
import { type Ratio, ratio } from '../coverage.ts';

/** What a statement comes to. */
export interface DecisionCounts {
  /** Controls of Annex A whose rows say all they must, of all. */
  readonly decided: Ratio;
  /** Controls of Annex A by decision. */
  readonly applicable: number;
  readonly excluded: number;
  readonly undecided: number;
  /** Controls of Annex A without a row. */
  readonly missing: number;
  /** Controls of the organisation's own. */
  readonly own: number;
  /** Controls of Annex A that apply, by status; `none` without one. */
  readonly status: Readonly<Record<Exclude<ImplementationStatus, 'not_applicable'> | 'none', number>>;
}

/** Counts the decisions of one statement; of two rows for a control the first counts. */
export function countDecisions(document: PolicyDocument, catalog: Catalog): DecisionCounts {
  const first = new Map(document.applicability.map((row) => [row.control, row]));
  for (const row of [...document.applicability].reverse()) first.set(row.control, row);
  const rows = [...first.values()];
  const known = rows.filter(({ own }) => !own);
  const status = { implemented: 0, partial: 0, planned: 0, not_started: 0, none: 0 };
  for (const { row, applicable } of known) {
    if (!applicable) continue;
    const said = soaDecision(row, catalog).status;
    status[said === null || said === 'not_applicable' ? 'none' : said]++;
  }
  const total = catalog.frameworks.get(currentEdition)?.controls.size ?? 0;
  const decided = decidedControls([document], catalog);
  return {
    decided: ratio(known.filter(({ control }) => decided.has(control)).length, total),
    applicable: known.filter(({ applicable }) => applicable === true).length,
    excluded: known.filter(({ applicable }) => applicable === false).length,
    undecided: known.filter(({ applicable }) => applicable === null).length,
    missing: total - known.length,
    own: rows.length - known.length,
    status,
  };
}
