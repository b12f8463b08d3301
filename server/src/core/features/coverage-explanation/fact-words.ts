import type { ExplainedFact } from './coverage-explanation.ts';

const names: Readonly<Record<ExplainedFact['kind'], string>> = {
  status: 'status',
  approved: 'approved',
  effective: 'effective',
  reviewed: 'last reviewed',
  'review-due': 'review due',
  superseded: 'superseded by',
};

/** What a document states, in a few words: `review due 2026-01-31, 14 days of grace`. Plain text that may hold text of the workspace. */
export function factWords({ kind, text, review }: Pick<ExplainedFact, 'kind' | 'text' | 'review'>): string {
  const grace = review && review.graceDays > 0 ? `, ${review.graceDays} days of grace` : '';
  const overdue = review && review.overdueDays > 0 ? `, ${review.overdueDays} ${review.overdueDays === 1 ? 'day' : 'days'} over` : '';
  return `${names[kind]} ${text}${grace}${overdue}`;
}
