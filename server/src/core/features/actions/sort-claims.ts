import { readFrontMatter } from '../../document/front-matter/front-matter.ts';
import type { Reference } from '../../document/policy-document.ts';
import { readClaims } from '../../document/references/claims.ts';
import { applyEdits, type TextEdit } from '../../text/text-edit.ts';
import { type ClaimContainer, containerOf } from '../claims/claim-container.ts';
import { orderClaims } from '../claims/order-claims.ts';
import { type ActionPlace, type Offer, offerEdits } from './offer.ts';

const title = 'Sort the claimed controls and drop repeated ones';

/** Puts claims in front matter into catalogue order: those at the cursor, or all of the document. */
export function sortClaims(place: ActionPlace): Offer[] {
  const { document, span } = place;
  const { entries, problems, range } = document.frontMatter;
  if (problems.length > 0) return [];
  const all = orderAll(place, document.references);
  if (all.length === 0) return [];
  const source = offerEdits(place, { id: 'source-sort-claims', title, kind: 'source.sortClaims.annexa' }, () => sound(place, all));
  const entry = span.start > range.end ? undefined : entries.findLast(({ keyRange }) => keyRange.start <= span.start);
  if (!entry) return [source];
  const last = Math.max(entry.keyRange.end, entry.value.range.end - 1);
  const own = all.filter(({ range: { start } }) => start >= entry.keyRange.start && start <= last);
  if (own.length === 0 || document.lines.lineAt(span.start) > document.lines.lineAt(last)) return [source];
  return [offerEdits(place, { id: 'sort-claims', title, kind: 'refactor.rewrite' }, () => sound(place, own)), source];
}

function orderAll({ service, document, text }: ActionPlace, references: readonly Reference[]): TextEdit[] {
  const done = new Set<ClaimContainer['value']>();
  const edits: TextEdit[] = [];
  for (const claim of references) {
    const order = claim.place === 'front-matter' ? service.catalog.frameworks.get(claim.framework)?.controls : undefined;
    const container = order && containerOf(document.frontMatter.entries, claim);
    if (!order || !container || done.has(container.value)) continue;
    done.add(container.value);
    const edit = orderClaims(document, text, container, new Map([...order.keys()].map((id, i) => [id, i])));
    if (edit) edits.push(edit);
  }
  return edits;
}

/** The edits, if what is read afterwards claims just the same. */
function sound({ service, document, text }: ActionPlace, edits: readonly TextEdit[]): readonly TextEdit[] {
  if (edits.length === 0) return [];
  const { text: after, skipped } = applyEdits(text, edits);
  const { frontMatter } = readFrontMatter(after);
  const { catalog } = service;
  const context = { catalog, defaultFramework: service.configFor(document.uri).frameworks[0] as string, sections: document.sections };
  const before = new Set(readClaims(document.frontMatter.entries, context).flatMap(sayAll));
  const now = new Set(readClaims(frontMatter.entries, context).flatMap(sayAll));
  const isSame = before.size === now.size && [...before].every((claim) => now.has(claim));
  return skipped.length === 0 && frontMatter.problems.length === 0 && isSame ? edits : [];
}

function sayAll({ framework, controls, text, extent, section, status }: Reference): string[] {
  return (controls.length > 0 ? controls : [text]).map((id) => [framework, id, extent, section, status].join(' '));
}
