import type { RoadCount, RoadPhaseData } from '../../catalog/catalog-files.ts';
import type { Ratio } from '../coverage.ts';
import {
  type Answer,
  type Beginning,
  mostAnswers,
  type ReadinessItem,
  type RoadPhase,
  type RoadStep,
  type StepState,
} from './readiness.ts';
import { detailOf, nextFor } from './step-words.ts';

/** What is counted of the whole, and what is still open of it. */
export interface Counted {
  readonly ratio: Ratio;
  /** What is counted, in words: `controls decided`. */
  readonly of: string;
  /** Ids or names of what is not done, in order. */
  readonly open: readonly string[];
  /** What to do about it, Markdown; the open ones are named behind it. */
  readonly next: string;
  readonly begin: Beginning | null;
}

/** What the steps of the road are judged by. */
export interface RoadFacts {
  readonly items: ReadonlyMap<string, ReadinessItem>;
  /** Topic → its best answer, what to begin with, and what to do where nothing is there, if it is something else. */
  readonly topics: ReadonlyMap<string, { readonly answer: Answer | null; readonly begin: Beginning; readonly next: string | undefined }>;
  /** Without those that are not assessed. */
  readonly counts: Readonly<Partial<Record<RoadCount, Counted>>>;
}

/** A phase with its steps; those whose count is not assessed are left out. */
export function roadPhase({ id, title, summary, steps: wanted }: RoadPhaseData, facts: RoadFacts): RoadPhase {
  const steps = wanted.flatMap((step) => roadStep(step, facts) ?? []);
  return { id, title, summary, ...sumOfSteps(steps), steps };
}

/** How far a phase is, by its steps. */
export function sumOfSteps(steps: readonly { readonly state: StepState }[]): { readonly state: StepState; readonly done: number } {
  const done = steps.filter(({ state }) => state === 'done').length;
  const isOpen = steps.every(({ state }) => state === 'open');
  return { state: done === steps.length ? 'done' : isOpen ? 'open' : 'in-progress', done };
}

function roadStep({ fact, ...step }: RoadPhaseData['steps'][number], facts: RoadFacts): RoadStep | null {
  if ('count' in fact) {
    const counted = facts.counts[fact.count];
    return counted ? { ...step, ...countStep(counted) } : null;
  }
  if ('item' in fact) {
    const item = facts.items.get(fact.item);
    return item ? { ...step, ...answerStep(item.answers[0] ?? null, item.begin) } : null;
  }
  const topic = facts.topics.get(fact.topic);
  if (!topic) return null;
  const instead = fact.or === undefined ? undefined : facts.counts[fact.or];
  const own = answerStep(topic.answer, topic.begin, topic.next);
  if (!instead || own.state === 'done') return { ...step, ...own };
  const byCount = countStep(instead);
  return {
    ...step,
    ...(byCount.state === 'done' || own.state === 'open' ? { ...byCount, begin: byCount.begin ?? own.begin } : own),
  };
}

type StepFacts = Pick<RoadStep, 'state' | 'detail' | 'next' | 'begin' | 'answer'>;

function answerStep(answer: Answer | null, begin: Beginning, first?: string): StepFacts {
  const state: StepState = !answer || answer.state === 'ended' ? 'open' : answer.fresh ? 'done' : 'in-progress';
  const isNew = state === 'open' || answer?.state === 'expired';
  return {
    state,
    detail: detailOf(answer),
    next: state === 'done' ? null : answer === null && first !== undefined ? first : nextFor(answer, begin),
    begin: isNew ? begin : null,
    answer,
  };
}

/** How far a step is that something is counted for. */
export function countStep({ ratio, of, open, next, begin }: Counted): StepFacts {
  const { k, n } = ratio;
  const state: StepState = n > 0 && k === n ? 'done' : k > 0 ? 'in-progress' : 'open';
  const named = open.slice(0, mostAnswers).join(', ') + (open.length > mostAnswers ? ` and ${open.length - mostAnswers} more` : '');
  return {
    state,
    detail: `${k} of ${n} ${of}`,
    next: state === 'done' ? null : named === '' ? next : `${next}: ${named}`,
    begin: state === 'open' ? begin : null,
    answer: null,
  };
}
