import type { CoverageState } from '../../isms/coverage.ts';
import type { ReportControl, ReportFramework, ReportReference } from '../model/coverage-report.ts';
import type { ControlChange, ControlDiff, ControlReason } from '../model/report-diff.ts';

/** Nearer to covered is more. */
const worth: Readonly<Record<CoverageState, number>> = {
  missing: 0,
  mentioned: 1,
  conflict: 1,
  draft: 2,
  stale: 3,
  partial: 4,
  excluded: 5,
  covered: 6,
};

/** Controls of a framework whose state is another. */
export function diffControls(base: ReportFramework, head: ReportFramework): ControlDiff[] {
  const before = new Map(base.controls.map((control) => [control.id, control]));
  return head.controls.flatMap((control) => {
    const old = before.get(control.id);
    if (!old || old.state === control.state) return [];
    const { id, title, state } = control;
    const change = changeOf(old.state, state);
    return [{ framework: head.id, id, title, change, before: old.state, after: state, because: reasonsOf(old, control) }];
  });
}

function changeOf(before: CoverageState, after: CoverageState): ControlChange {
  if (after === 'covered') return 'won';
  if (after === 'excluded' || before === 'excluded') return after === 'conflict' ? 'weakened' : 'decided';
  if (before === 'covered') return 'lost';
  return worth[after] < worth[before] || after === 'conflict' ? 'weakened' : 'improved';
}

/** Documents that say something else of the control now, by path. */
function reasonsOf(before: ReportControl, after: ReportControl): ControlReason[] {
  const old = bestByPath(before.references);
  const now = bestByPath(after.references);
  return [...new Set([...old.keys(), ...now.keys()])].sort().flatMap((path) => {
    const was = old.get(path);
    const is = now.get(path);
    const said = { before: was ? saying(was) : null, after: is ? saying(is) : null };
    return said.before === said.after ? [] : [{ path, line: (is ?? was)?.line ?? 0, ...said }];
  });
}

function bestByPath(references: readonly ReportReference[]): Map<string, ReportReference> {
  const best = new Map<string, ReportReference>();
  for (const reference of references) {
    const other = best.get(reference.path);
    if (!other || rank(reference) > rank(other)) best.set(reference.path, reference);
  }
  return best;
}

function rank({ kind, status, extent }: ReportReference): number {
  return (kind === 'claim' ? 4 : 0) + (status === 'ok' ? 2 : 0) + (extent === 'full' ? 1 : 0);
}

function saying({ kind, status, extent }: ReportReference): string {
  if (kind === 'mention') return 'mention';
  const limits = [...(status === 'ok' ? [] : [status]), ...(extent === 'full' ? [] : [extent])];
  return limits.length === 0 ? 'claim' : `claim (${limits.join(', ')})`;
}
