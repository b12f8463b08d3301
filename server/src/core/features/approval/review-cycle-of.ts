import type { ResolvedConfig } from '../../config/resolved-config.ts';
import { metadataText } from '../../document/metadata/metadata.ts';
import type { PolicyDocument } from '../../document/policy-document.ts';
import { readReviewCycle } from '../../text/review-cycle.ts';

/** Without a cycle a document is reviewed once a year. */
const usualMonths = 12;

/** Months between reviews: the stated cycle, or one that stands where the date belongs, else what the config gives new documents. */
export function monthsBetweenReviews({ metadata }: PolicyDocument, config: ResolvedConfig): number {
  const stated = ['review_cycle', 'next_review_date'].map((key) => metadataText(metadata, key));
  for (const text of [...stated, config.newDocuments.reviewCycle]) {
    const months = text === undefined ? null : readReviewCycle(text);
    if (months !== null) return months;
  }
  return usualMonths;
}
