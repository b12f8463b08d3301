import { type CompletionList, noItems } from '../items.ts';
import { type BodyRequest, lineAt } from './body-request.ts';
import { completeClaimComment, completeHeadingClaim } from './claims.ts';
import { completeHeading } from './heading.ts';
import { bodyPlaceAt } from './inline-at.ts';
import { completeLink } from './link.ts';
import { completeProse } from './prose.ts';
import { completeTableCell } from './table-cell.ts';

/** Completes what stands behind the front matter. Silent in code, URLs, raw HTML and comments that say nothing to Annexa. */
export function completeBody(request: BodyRequest): CompletionList {
  const { text, document, offset } = request;
  const place = bodyPlaceAt(text, document.frontMatter.range.end, offset);
  if (place.kind === 'silent') return noItems;
  if (place.kind === 'comment') return completeClaimComment(request, place.range);
  if (place.kind === 'link') return completeLink(request, place.range, place.label);
  const line = lineAt(text, offset);
  return (
    completeHeadingClaim(request, line) ??
    completeTableCell(request, line) ??
    completeProse(request, line) ??
    completeHeading(request, line) ??
    noItems
  );
}
