import { metadataText } from '../../document/metadata/metadata.ts';
import type { PolicyDocument } from '../../document/policy-document.ts';
import { isTextApproved, lifeCycleOf } from '../../isms/life-cycle.ts';
import type { IsmsService } from '../../service-api.ts';
import { addMonths } from '../../text/iso-date.ts';
import { revisionEntry } from '../actions/revision-entry.ts';
import { actionWords } from '../actions/words.ts';
import { mergeInsertions } from '../document-control/merge-insertions.ts';
import { statedFields } from '../document-control/state-value.ts';
import { lifeCycleWords } from '../life-cycle-words.ts';
import { cannotWrite, type LifeCyclePlan } from './approve-document.ts';
import { monthsBetweenReviews } from './review-cycle-of.ts';
import { type StatedValue, stateValues } from './state-values.ts';

/**
 * What a review without changes on the as-of date writes: the dates, and an entry in the `revisions` that the document
 * keeps. A text that is not the one that was approved needs an approval instead.
 * @param by who reviewed it; the owner by default
 */
export function reviewDocument(service: IsmsService, document: PolicyDocument, text: string, by?: string): LifeCyclePlan {
  const { asOf } = service;
  const config = service.configFor(document.uri);
  const { isDocument, type } = document.classification;
  if (!isDocument) return { refusal: 'it is no document of the ISMS' };
  if (type === 'template' || type === 'record') return { refusal: `it is a ${type}, and nobody reviews one` };
  const state = lifeCycleOf(document, config, asOf, service.index);
  if (state === 'ended') return { refusal: `it is ${lifeCycleWords(service, document)}; review the document that applies now` };
  if (isTextApproved(document) === false)
    return {
      refusal: `its text has ${lifeCycleWordsOfChange(service, document)}; have it approved (\`annexa approve\`), or take the change back`,
    };
  const nextReview = addMonths(asOf, monthsBetweenReviews(document, config));
  const values = reviewValues(document, asOf, nextReview);
  const stated = stateValues(document, text, values);
  if (!stated) return { refusal: cannotWrite };
  if (stated.length === 0) return { edits: [], nextReview, summary: 'reviewed today already' };
  const words = actionWords(document.language);
  const author = by ?? metadataText(document.metadata, 'owner') ?? words.author;
  const version = metadataText(document.metadata, 'version') ?? '';
  const entry = revisionEntry(document, text, { version, date: asOf, author, change: words.review });
  const edits = mergeInsertions([...(entry ? [entry] : []), ...stated]);
  return { edits, nextReview, summary: `reviewed${by === undefined ? '' : ` by ${by}`}` };
}

function reviewValues(document: PolicyDocument, asOf: string, nextReview: string): StatedValue[] {
  const words = actionWords(document.language);
  const others = ['effective_date', 'approved_date', 'version', 'owner'];
  const values: StatedValue[] = [
    { key: 'last_review_date', value: asOf, label: words.lastReview, beside: ['next_review_date', ...others] },
  ];
  // where a cycle says when, no date is needed
  const hasCycle = metadataText(document.metadata, 'review_cycle') !== undefined;
  if (!hasCycle || statedFields(document, 'next_review_date').length > 0)
    values.push({ key: 'next_review_date', value: nextReview, label: words.nextReview, beside: ['last_review_date', ...others] });
  return values;
}

function lifeCycleWordsOfChange(service: IsmsService, document: PolicyDocument): string {
  const words = lifeCycleWords(service, document);
  return words.startsWith('changed') ? words : 'changed since its approval';
}
