import type { CoverageStateName } from '../../../server/src/lsp/protocol.ts';

interface StateLook {
  /** Id of a product icon. */
  readonly icon: string;
  /** Id of a theme colour. */
  readonly color: string;
  /** What the state means, in one line. */
  readonly meaning: string;
}

/** How each state of a control looks, in the order in which lists show them. */
export const stateLooks: Readonly<Record<CoverageStateName, StateLook>> = {
  covered: { icon: 'pass-filled', color: 'charts.green', meaning: 'a document in force claims it in full' },
  partial: { icon: 'color-mode', color: 'charts.yellow', meaning: 'documents in force claim a part of it' },
  stale: {
    icon: 'history',
    color: 'charts.orange',
    meaning: 'claimed only by documents that are overdue, changed since approval or superseded',
  },
  draft: { icon: 'edit', color: 'charts.blue', meaning: 'claimed only by documents that are not in force yet' },
  mentioned: { icon: 'comment', color: 'charts.purple', meaning: 'mentioned in a text, claimed by no document' },
  missing: { icon: 'circle-large-outline', color: 'charts.red', meaning: 'no document names it' },
  excluded: { icon: 'circle-slash', color: 'disabledForeground', meaning: 'excluded in the statement of applicability' },
  conflict: { icon: 'error', color: 'problemsErrorIcon.foreground', meaning: 'excluded, yet claimed by a document in force' },
};

/** All states in the order in which lists show them. */
export const stateNames = Object.keys(stateLooks) as readonly CoverageStateName[];

/** What a state means, in one line. */
export function stateMeaning(state: CoverageStateName): string {
  return stateLooks[state].meaning;
}
