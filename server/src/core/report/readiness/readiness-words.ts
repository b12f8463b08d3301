import type { Ratio } from '../../isms/coverage.ts';
import type { ItemState, StepState } from '../../isms/readiness/readiness.ts';
import type { ReadinessReport } from '../model/readiness-report.ts';

/** The states of an item in words. */
export const itemStateWords: Readonly<Record<ItemState, string>> = {
  'in-force': 'in force',
  overdue: 'review overdue',
  changed: 'changed since approval',
  expired: 'too old',
  draft: 'draft',
  ended: 'retired',
  missing: 'missing',
};

/** The states of a step in words. */
export const stepStateWords: Readonly<Record<StepState, string>> = { done: 'done', 'in-progress': 'in progress', open: 'open' };

/** `17/19` */
export function ofText({ k, n }: Ratio): string {
  return `${k}/${n}`;
}

/** What Stage 1 would find, and what Stage 2, in a line each. */
export function stageLines({ documented, operating }: ReadinessReport): [string, string] {
  const { items, decided, covered } = documented;
  const evidenced = operating.evidenced ? `, ${ofText(operating.evidenced)} covered controls with fresh evidence` : '';
  return [
    `${ofText(items)} things the clauses ask for in writing, ${ofText(decided)} controls decided, ${ofText(covered)} applicable controls covered`,
    `${ofText(operating.records)} kinds of records fresh${evidenced}`,
  ];
}
