import type { Control } from '../../catalog/catalog.ts';
import type { PolicyDocument } from '../../document/policy-document.ts';
import { insertion, type TextEdit } from '../../text/text-edit.ts';
import { insertMember } from '../front-matter/insert-member.ts';
import type { ClaimContainer } from './claim-container.ts';
import { itemText, textLike, valueText } from './claim-text.ts';
import { type ClaimMember, membersOf } from './members.ts';

/** What a claim is put into. */
export interface ClaimTarget {
  readonly document: PolicyDocument;
  readonly text: string;
  /** Place of each control of the framework in the catalogue. */
  readonly order: ReadonlyMap<string, number>;
}

/** The edit that adds a control to a container: at its place where the others are in catalogue order, else at the end. */
export function insertClaim(target: ClaimTarget, container: ClaimContainer, control: Control): TextEdit | null {
  if (container.kind === 'text') return insertIntoText(target, container, control);
  const { value } = container;
  const members = membersOf(target.document, target.text, container);
  const at = placeAmong(target, members, control);
  const written =
    container.kind === 'list'
      ? itemText(control, container.value.items, container.value.items[Math.max(0, at - 1)])
      : `${control.id}:${valueText(
          control,
          container.value.entries.map((entry) => entry.value),
          value.flow,
        )}`;
  return insertMember(
    target.document,
    target.text,
    { range: value.range, flow: value.flow, kind: value.kind, members: members.map(({ range }) => range) },
    at,
    written,
  );
}

/** Index of the member a control goes in front of; their number for the end. */
function placeAmong({ order }: ClaimTarget, members: readonly ClaimMember[], control: Control): number {
  const ranks = members.map(({ claims }) => order.get(claims[0]?.controls[0] ?? ''));
  const known = ranks.filter((rank) => rank !== undefined);
  if (known.some((rank, i) => i > 0 && rank < (known[i - 1] as number))) return members.length;
  const own = order.get(control.id) ?? order.size;
  const next = ranks.findIndex((rank) => rank !== undefined && rank > own);
  return next < 0 ? members.length : next;
}

function insertIntoText(target: ClaimTarget, container: ClaimContainer & { kind: 'text' }, control: Control): TextEdit | null {
  const { document, text } = target;
  const { value, inFlow } = container;
  const parts = membersOf(document, text, container);
  const last = parts.at(-1);
  if (!last || value.style === 'block') return null;
  const texts = parts.map(({ range }) => text.slice(range.start, range.end));
  const written = textLike(control, texts);
  if (inFlow && value.style === 'plain') return { range: value.range, newText: `[${value.source.trim()}, ${control.id}]` };
  const [first, second] = parts;
  const separator = first && second ? text.slice(first.range.end, second.range.start) : ', ';
  const next = parts[placeAmong(target, parts, control)];
  return next ? insertion(next.range.start, written + separator) : insertion(last.range.end, separator + written);
}
