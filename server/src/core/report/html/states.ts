import type { CoverageState } from '../../isms/coverage.ts';
import { type Child, el } from './element.ts';

/** How a state is shown: a letter besides the colour, so that nobody has to tell colours apart. */
interface StateLook {
  readonly letter: string;
  readonly meaning: string;
}

/** All states of a control, the best first. */
export const stateLooks: Readonly<Record<CoverageState, StateLook>> = {
  covered: { letter: '✓', meaning: 'A document in force claims it in full.' },
  partial: { letter: '◐', meaning: 'Documents in force claim it, but not all that is asked for.' },
  stale: { letter: '↻', meaning: 'Claimed only by documents that are overdue, changed since approval or superseded.' },
  draft: { letter: '✎', meaning: 'Claimed only by documents that are not in force yet.' },
  mentioned: { letter: '“', meaning: 'Named in a text, claimed by no document that counts.' },
  missing: { letter: '○', meaning: 'No document that counts names it.' },
  excluded: { letter: '–', meaning: 'Excluded in the Statement of Applicability, with a reason.' },
  conflict: { letter: '!', meaning: 'Excluded, and yet claimed by a document in force.' },
};

/** States in the order in which reports list them. */
export const stateNames = Object.keys(stateLooks) as readonly CoverageState[];

/** The name of a state on its colour. */
export function statePill(state: CoverageState): Child {
  return el('span', { className: ['pill', `is-${state}`] }, `${stateLooks[state].letter} ${state}`);
}

/** A word on a colour: `good`, `warn`, `bad` or `calm`. */
export function pill(text: string, tone: 'good' | 'warn' | 'bad' | 'calm'): Child {
  return el('span', { className: ['pill', `tone-${tone}`] }, text);
}
