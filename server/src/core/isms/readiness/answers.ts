import type { Catalog } from '../../catalog/catalog.ts';
import type { ResolvedConfig } from '../../config/resolved-config.ts';
import { metadataField, metadataText } from '../../document/metadata/metadata.ts';
import type { PolicyDocument } from '../../document/policy-document.ts';
import { addMonths } from '../../text/iso-date.ts';
import { dateOf, daysOverdue, type LifeCycleState, lifeCycleOf, statusOf } from '../life-cycle.ts';
import type { SuccessionIndex } from '../succession.ts';
import type { Holding } from './holdings.ts';
import type { Answer, AnswerState, RecognisedBy } from './readiness.ts';

/** What answers are judged by. */
export interface AnswerContext {
  readonly catalog: Catalog;
  /** ISO date. */
  readonly asOf: string;
  readonly configFor: (uri: string) => ResolvedConfig;
  readonly index: SuccessionIndex;
  /** The day a record is of, ISO; null if nothing tells. */
  readonly dateOfRecord: (document: PolicyDocument) => string | null;
}

/** How an answer is wanted. */
export interface AnswerDemand {
  /** True if it is kept as proof. */
  readonly isRecord: boolean;
  /** How old a record may be, in months; undefined: its review date alone counts. */
  readonly months: number | undefined;
}

const stateOrder: readonly AnswerState[] = ['in-force', 'overdue', 'changed', 'expired', 'draft', 'ended'];
const sureOrder: readonly RecognisedBy[] = ['clause', 'type', 'section', 'title', 'file-name', 'rest'];

/** What a document that holds something is worth as an answer. */
export function answerOf(document: PolicyDocument, { by, why, range }: Holding, demand: AnswerDemand, context: AnswerContext): Answer {
  const { isRecord, months } = demand;
  const date = isRecord ? context.dateOfRecord(document) : null;
  const life = lifeOfKept(document, context);
  const isOld = life === 'in-force' && months !== undefined && date !== null && addMonths(date, months) < context.asOf;
  const state = isOld ? 'expired' : life;
  return {
    document,
    range: range ?? document.title?.range ?? null,
    by,
    why,
    weak: by !== 'clause' && by !== 'type' && (by !== 'rest' || isRecord),
    state,
    date,
    fresh: state === 'in-force' && (months === undefined || date !== null),
  };
}

/** Best first: by state, then by what is surest, then the youngest record, then in order of URI. */
export function inOrder(answers: readonly Answer[]): Answer[] {
  return answersInOrder(answers, ({ document }) => document.uri);
}

/** As {@link inOrder}, for answers as whoever asks has them. @param nameOf what decides between equals */
export function answersInOrder<T extends Pick<Answer, 'state' | 'fresh' | 'by' | 'date'>>(
  answers: readonly T[],
  nameOf: (answer: T) => string,
): T[] {
  return answers.toSorted(
    (a, b) =>
      stateOrder.indexOf(a.state) - stateOrder.indexOf(b.state) ||
      Number(b.fresh) - Number(a.fresh) ||
      sureOrder.indexOf(a.by) - sureOrder.indexOf(b.by) ||
      compare(b.date ?? '', a.date ?? '') ||
      compare(nameOf(a), nameOf(b)),
  );
}

/** How a document is called where it is to be found: its id, else its title. */
export function nameOf(document: PolicyDocument): string {
  return metadataText(document.metadata, 'id') ?? document.title?.text ?? document.uri.slice(document.uri.lastIndexOf('/') + 1);
}

/** The same as inline code, which shows it whatever it holds. */
export function codeOf(document: PolicyDocument): string {
  return codeSpan(nameOf(document));
}

/** A text as inline code of Markdown. */
export function codeSpan(text: string): string {
  return `\`${text.replace(/\s+/g, ' ').replaceAll('`', "'")}\``;
}

/** A list may have a blank or two; with more it is the template as it came. */
const mostBlanks = 2;

/** The life of a document. Nobody approves a list or a record: one that states no status is there as soon as it is written. */
export function lifeOfKept(
  document: PolicyDocument,
  { catalog, asOf, configFor, index }: Omit<AnswerContext, 'dateOfRecord'>,
): LifeCycleState {
  const config = configFor(document.uri);
  const life = lifeCycleOf(document, config, asOf, index);
  const isKept = catalog.documentTypes.get(document.classification.type ?? '')?.level === 'record';
  if (life !== 'draft' || !isKept || statusOf(document) !== null || document.placeholders.length > mostBlanks) return life;
  const effective = metadataField(document.metadata, 'effective_date');
  const from = effective ? dateOf(effective) : null;
  if (from !== null && from > asOf) return 'draft';
  return (daysOverdue(document, config, asOf) ?? 0) > 0 ? 'overdue' : 'in-force';
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
