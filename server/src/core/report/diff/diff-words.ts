import type { ControlChange, ControlReason } from '../model/report-diff.ts';

/** What each kind of change is called, the worst first. */
export const changeTitles: Readonly<Record<ControlChange, string>> = {
  lost: 'Controls lost',
  weakened: 'Controls weakened',
  won: 'Controls won',
  improved: 'Controls improved',
  decided: 'Applicability changed',
};

/** What a document did: `claim added`, `claim → claim (draft)`. */
export function reasonText({ before, after }: ControlReason): string {
  if (before === null) return `${after} added`;
  if (after === null) return `${before} removed`;
  return `${before} → ${after}`;
}
