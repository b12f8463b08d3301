import type { ReportDuty, ReportOwner } from '../model/duties-report.ts';

/** What an owner is called. */
export function ownerName({ owner }: Pick<ReportOwner, 'owner'>): string {
  return owner ?? 'Nobody';
}

/** Roles and department of an owner, as far as they say more than the name. */
export function aboutOwner({ owner, roles, department }: ReportOwner): string {
  return [...roles, department ?? ''].filter((part) => part !== '' && part !== owner).join(', ');
}

/** When a duty is due, in words. */
export function dueWords({ due, overdueDays }: Pick<ReportDuty, 'due' | 'overdueDays'>): string {
  if (due === null) return 'no date set';
  if (overdueDays === 0) return `due ${due}`;
  return `due ${due}, ${overdueDays === 1 ? '1 day' : `${overdueDays} days`} overdue`;
}
