import type { DocumentFacts, DocumentStateName } from '../../../server/src/lsp/protocol.ts';

interface StateLook {
  readonly icon: string;
  readonly color: string;
  /** For lists and screen readers. */
  readonly title: string;
}

/** How the states of a document look; the same icons as those of the controls that such documents make. */
export const documentLooks: Readonly<Record<DocumentStateName, StateLook>> = {
  overdue: { icon: 'history', color: 'charts.orange', title: 'Review overdue' },
  changed: { icon: 'diff', color: 'charts.orange', title: 'Changed since its approval' },
  'in-force': { icon: 'pass-filled', color: 'charts.green', title: 'In force' },
  draft: { icon: 'edit', color: 'charts.blue', title: 'Not in force yet' },
  ended: { icon: 'archive', color: 'disabledForeground', title: 'Retired or superseded' },
};

/** All states in the order in which lists show them. */
export const documentStates = Object.keys(documentLooks) as readonly DocumentStateName[];

/** `3 errors, 1 warning`, worst first; empty where there is nothing to mend. Hints are left out: they ask for nothing. */
export function findingsText({ error, warning, info }: DocumentFacts['findings']): string {
  const parts: string[] = [];
  for (const [count, word] of [
    [error, 'error'],
    [warning, 'warning'],
    [info, 'note'],
  ] as const)
    if (count > 0) parts.push(`${count} ${word}${count === 1 ? '' : 's'}`);
  return parts.join(', ');
}

/** When the next review is due, in a few words; empty if nothing tells. */
export function reviewText({ nextReview, overdueDays }: DocumentFacts): string {
  if (overdueDays > 0) return `review overdue by ${overdueDays === 1 ? '1 day' : `${overdueDays} days`}`;
  return nextReview === null ? '' : `next review ${nextReview}`;
}
