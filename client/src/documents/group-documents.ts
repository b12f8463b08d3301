import type { DocumentFacts, DocumentList } from '../../../server/src/lsp/protocol.ts';
import { documentLooks, documentStates } from './document-looks.ts';

/** What the documents view is grouped by. */
export type DocumentGrouping = 'type' | 'owner' | 'status' | 'review';

/** The groupings, as offered. */
export const documentGroupings: readonly { readonly id: DocumentGrouping; readonly title: string }[] = [
  { id: 'type', title: 'Type' },
  { id: 'owner', title: 'Owner' },
  { id: 'status', title: 'Status' },
  { id: 'review', title: 'Review date' },
];

/** Documents that belong together, those with an overdue review first. */
export interface DocumentGroup {
  /** Unique in its grouping. */
  readonly id: string;
  readonly title: string;
  readonly documents: readonly DocumentFacts[];
}

interface Slot {
  readonly id: string;
  readonly title: string;
  /** Sorts the groups; titles decide where it is the same. */
  readonly rank: number;
}

/** The documents of a list in groups; every document stands in one. */
export function groupDocuments(list: DocumentList, grouping: DocumentGrouping): readonly DocumentGroup[] {
  const groups = new Map<string, { slot: Slot; documents: DocumentFacts[] }>();
  for (const facts of list.documents) {
    const slot = slotOf(facts, grouping, list.asOf);
    const group = groups.get(slot.id);
    if (group) group.documents.push(facts);
    else groups.set(slot.id, { slot, documents: [facts] });
  }
  return [...groups.values()]
    .sort((a, b) => a.slot.rank - b.slot.rank || byText(a.slot.title, b.slot.title))
    .map(({ slot, documents }) => ({ id: slot.id, title: slot.title, documents: documents.sort(byUrgency) }));
}

/** How many documents have an overdue review. */
export function overdueCount(documents: readonly DocumentFacts[]): number {
  return documents.filter(({ overdueDays }) => overdueDays > 0).length;
}

/** What is overdue longest first; the rest by review date where the group is one of dates, else by title. */
function byUrgency(a: DocumentFacts, b: DocumentFacts): number {
  return b.overdueDays - a.overdueDays || byText(a.title, b.title) || (a.uri < b.uri ? -1 : 1);
}

function slotOf(facts: DocumentFacts, grouping: DocumentGrouping, asOf: string): Slot {
  switch (grouping) {
    case 'type':
      return { id: facts.type, title: facts.typeTitle, rank: 0 };
    case 'owner':
      if (facts.owner === null) return { id: '', title: 'No owner', rank: 1 };
      return { id: `owner:${facts.owner.toLowerCase()}`, title: facts.owner, rank: 0 };
    case 'status':
      return { id: facts.state, title: documentLooks[facts.state].title, rank: documentStates.indexOf(facts.state) };
    case 'review':
      return reviewSlot(facts, asOf);
  }
}

function reviewSlot({ state, nextReview, overdueDays }: DocumentFacts, asOf: string): Slot {
  if (overdueDays > 0) return { id: 'overdue', title: 'Overdue', rank: 0 };
  if (state === 'draft' || state === 'ended') return { id: 'not-due', title: 'Not in force', rank: 5 };
  if (nextReview === null) return { id: 'undated', title: 'No review date', rank: 4 };
  const days = daysBetween(asOf, nextReview);
  // within the days of grace a date that has passed is due, not overdue
  if (days <= 30) return { id: '30', title: 'Due within 30 days', rank: 1 };
  if (days <= 90) return { id: '90', title: 'Due within 90 days', rank: 2 };
  return { id: 'later', title: 'Due later', rank: 3 };
}

/** @param from ISO date @param to ISO date */
function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

function byText(a: string, b: string): number {
  return a.localeCompare(b, 'en', { sensitivity: 'base', numeric: true });
}
