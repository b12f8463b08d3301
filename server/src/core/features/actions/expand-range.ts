import type { PolicyDocument, Reference } from '../../document/policy-document.ts';
import type { TextEdit } from '../../text/text-edit.ts';
import { rangesIntersect } from '../../text/text-range.ts';
import { containerOf } from '../claims/claim-container.ts';
import { type ActionPlace, findingsAt, type Offer, offerEdits } from './offer.ts';

/** Writes a range of controls (`A.5.15–A.5.18`) as the single ids it means. */
export function expandRange(place: ActionPlace): Offer[] {
  const { document, text, span } = place;
  const range = document.references.find((each) => isRange(each) && rangesIntersect(each.range, span));
  // in front matter the fix of this finding does it
  if (!range || findingsAt(place, 'control-range').some((finding) => finding.fixes.length > 0)) return [];
  const ids = range.kind === 'claim' ? unclaimed(document, range) : range.controls;
  const edit = ids.length > 0 ? expansion(document, text, range, ids) : null;
  if (!edit) return [];
  const title = `List the ${ids.length} controls of \`${range.text}\``;
  return [offerEdits(place, { id: 'expand-range', title, kind: 'refactor.rewrite' }, () => [edit])];
}

/** A range that is one; in a heading the anchor that links lead to would change. */
function isRange({ form, status, controls, place, kind }: Reference): boolean {
  return form === 'range' && status === 'current' && controls.length > 1 && (place !== 'heading' || kind === 'claim');
}

/** The controls of a range that no other claim names. */
function unclaimed({ references }: PolicyDocument, range: Reference): readonly string[] {
  const others = new Set(
    references.flatMap((other) => (other !== range && other.kind === 'claim' && other.section === range.section ? other.controls : [])),
  );
  return range.controls.filter((id) => !others.has(id));
}

function expansion(document: PolicyDocument, text: string, range: Reference, ids: readonly string[]): TextEdit | null {
  if (range.place !== 'front-matter') return { range: range.range, newText: ids.join(', ') };
  const container = containerOf(document.frontMatter.entries, range);
  if (container?.kind === 'text') {
    const { value, inFlow } = container;
    if (value.style === 'block') return null;
    const isAlone = inFlow && value.style === 'plain';
    return { range: isAlone ? range.itemRange : range.range, newText: isAlone ? `[${ids.join(', ')}]` : ids.join(', ') };
  }
  const item = container?.kind === 'list' ? container.value.items.find((each) => each.range.start === range.itemRange.start) : undefined;
  if (container?.kind !== 'list' || item?.kind !== 'scalar' || item.range.end !== range.itemRange.end) return null;
  const start = document.lines.lineStart(document.lines.lineAt(item.range.start));
  const prefix = text.slice(start, item.range.start);
  if (container.value.flow) return { range: item.range, newText: ids.join(', ') };
  return /^\s*-\s+$/.test(prefix) ? { range: item.range, newText: ids.join(`${document.eol}${prefix}`) } : null;
}
