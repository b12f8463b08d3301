import { isFresh } from '../../../isms/compute-coverage.ts';
import { type CoverageState, coverageStates, type Ratio, ratio } from '../../../isms/coverage.ts';
import type { EvidenceState } from '../../../isms/evidence/evidence.ts';
import type { ReportControl, ReportFramework } from '../../model/coverage-report.ts';
import type { ReportApplicability } from '../../model/isms-report.ts';

/** The best that some repository says of a control; excluded only where all exclude it. */
const worth: Readonly<Record<CoverageState, number>> = {
  covered: 7,
  conflict: 6,
  partial: 5,
  stale: 4,
  draft: 3,
  mentioned: 2,
  missing: 1,
  excluded: 0,
};

/** Best first. */
const evidenceOrder: readonly EvidenceState[] = ['fresh', 'due-soon', 'expired', 'none'];

/** @param parts the same framework of each source that has it, at least one */
export function uniteFramework(parts: readonly ReportFramework[], applicability: readonly ReportApplicability[]): ReportFramework {
  const [first] = parts as readonly [ReportFramework];
  const byId = new Map<string, ReportControl[]>();
  for (const control of parts.flatMap((part) => part.controls)) {
    const there = byId.get(control.id);
    if (there) there.push(control);
    else byId.set(control.id, [control]);
  }
  const controls = first.controls.map((control) => uniteControl(byId.get(control.id) as [ReportControl]));
  const states = Object.fromEntries(coverageStates.map((state) => [state, 0])) as Record<CoverageState, number>;
  for (const { state } of controls) states[state]++;
  const total = controls.length;
  const applicable = total - states.excluded;
  return {
    ...first,
    total,
    excluded: states.excluded,
    applicable,
    states,
    effective: ratio(states.covered, applicable),
    claimed: ratio(states.covered + states.partial + states.stale + states.draft, applicable),
    decided: ratio(total - undecidedControls(controls, applicability).length, total),
    controls,
  };
}

function uniteControl(all: readonly [ReportControl, ...ReportControl[]]): ReportControl {
  const best = all.reduce((one, each) => (worth[each.state] > worth[one.state] ? each : one));
  const references = all.flatMap((each) => each.references);
  return {
    ...all[0],
    state: best.state,
    reason: best.reason,
    evidence: evidenceOrder.find((state) => all.some(({ evidence }) => evidence === state)) ?? 'none',
    references: [...references.filter(({ kind }) => kind === 'claim'), ...references.filter(({ kind }) => kind === 'mention')],
  };
}

/** Ids of the controls about which no Statement of Applicability says all it must: with a reason, and for what applies with a status. */
export function undecidedControls(controls: readonly ReportControl[], applicability: readonly ReportApplicability[]): string[] {
  const decided = new Set(
    applicability.flatMap(({ control, applicable, justification, status }) =>
      applicable !== null && justification !== '' && (!applicable || status !== null) ? [control] : [],
    ),
  );
  return controls.filter(({ id }) => !decided.has(id)).map(({ id }) => id);
}

/** How many covered controls have evidence that still counts, and which have none; null where nobody keeps evidence. */
export function evidencedOf({ controls }: ReportFramework): { readonly ratio: Ratio; readonly open: readonly string[] } | null {
  if (controls.every(({ evidence }) => evidence === 'none')) return null;
  const covered = controls.filter(({ state }) => state === 'covered');
  const open = covered.filter(({ evidence }) => !isFresh(evidence)).map(({ id }) => id);
  return { ratio: ratio(covered.length - open.length, covered.length), open };
}
