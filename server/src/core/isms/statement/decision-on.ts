import type { IndexView, PlacedRow } from '../index-view.ts';

/** What the Statements of Applicability of a workspace decide about a control, in order of URI. */
export interface ControlDecision {
  /** True if some row is about it, whatever it says. */
  readonly stated: boolean;
  /** The first row that includes it. */
  readonly included: PlacedRow | undefined;
  /** The first row that leaves it out, also where another one includes it. */
  readonly excluded: PlacedRow | undefined;
}

/** The index gives the same rows until one of them changes; a control may have thousands, and each asks for it. */
const known = new WeakMap<readonly PlacedRow[], ControlDecision>();

/** What is decided about a control. @param control canonical id, `A.5.15` */
export function decisionOn(control: string, index: IndexView): ControlDecision {
  const rows = index.applicabilityOf(control);
  let decision = known.get(rows);
  if (!decision) {
    const first = (answer: boolean): PlacedRow | undefined => rows.find(({ row }) => row.applicable === answer);
    decision = { stated: rows.length > 0, included: first(true), excluded: first(false) };
    known.set(rows, decision);
  }
  return decision;
}
