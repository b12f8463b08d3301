import { metadataKeyByName } from '../../document/metadata/metadata-keys.ts';
import { addMonths, firstOfNextMonth } from '../../text/iso-date.ts';
import type { Candidate, CompletionRequest, CompletionSource } from './completion-item.ts';

const cycles: readonly (readonly [string, string])[] = [
  ['annual', 'every twelve months'],
  ['semi-annual', 'every six months'],
  ['quarterly', 'every three months'],
  ['biennial', 'every two years'],
];

const extents: readonly (readonly [string, string])[] = [
  ['full', 'the document covers the whole control'],
  ['partial', 'the document covers a part; others cover the rest'],
  ['supports', 'the document helps, but covers nothing by itself'],
];

const languages: readonly (readonly [string, string])[] = [
  ['en', 'English'],
  ['de', 'German'],
  ['fr', 'French'],
  ['es', 'Spanish'],
  ['pt', 'Portuguese'],
  ['it', 'Italian'],
  ['nl', 'Dutch'],
  ['ja', 'Japanese'],
  ['zh', 'Chinese'],
  ['ko', 'Korean'],
  ['id', 'Indonesian'],
];

/** Offers the values of keys that have a fixed set of them, dates, clauses and anchors. */
export const valueSource: CompletionSource = (request) => {
  const { context, key } = request;
  if (context.place === 'key') return null;
  const field = context.path.at(-1);
  if (key === 'controls' || key === 'satisfies') {
    if (context.place !== 'value' || context.path.length < 2) return null;
    if (field === 'extent') return extents.map(plain);
    return field === 'section' ? anchors(request) : null;
  }
  if (context.path.length !== 1) return null;
  if (key === 'clauses') return clauses(request);
  if (context.place !== 'value') return null;
  if (key === 'type') return types(request);
  if (key === 'review_cycle') return cycles.map(plain);
  if (key === 'language') return languages.map(plain);
  const known = metadataKeyByName(key);
  if (known?.kind === 'date') return dates(request, key);
  return known?.values?.map((value) => plain([value, ''])) ?? null;
};

function plain([value, detail]: readonly [string, string]): Candidate {
  return { label: value, kind: 'value', detail, documentation: null, insert: value };
}

function types({ service }: CompletionRequest): Candidate[] {
  return [...service.catalog.documentTypes.values()].map((type) => ({
    label: type.id,
    kind: 'value',
    detail: type.title.en ?? type.id,
    documentation: type.summary,
    insert: type.id,
    words: type.values,
  }));
}

function dates({ service }: CompletionRequest, key: string): Candidate[] {
  const today = service.asOf;
  if (key === 'next_review_date') return [plain([addMonths(today, 12), 'in a year'])];
  const later = key === 'effective_date' ? [plain([firstOfNextMonth(today), 'the first of next month'])] : [];
  return [plain([today, 'today']), ...later];
}

function clauses({ service, context }: CompletionRequest): Candidate[] {
  return [...service.catalog.clauses.values()].map((clause) => ({
    label: clause.id,
    kind: 'value',
    detail: clause.title,
    documentation: clause.summary,
    // Unquoted, YAML reads 7.10 as the number 7.1.
    insert: context.quoted ? clause.id : `"${clause.id}"`,
  }));
}

function anchors({ document, context }: CompletionRequest): Candidate[] {
  return (document?.sections ?? [])
    .filter((section) => section.form === 'heading' && section.anchor !== '')
    .map((section) => ({
      label: `#${section.anchor}`,
      kind: 'section',
      detail: section.title,
      documentation: null,
      // Unquoted, YAML reads `#` as the beginning of a comment.
      insert: context.quoted ? `#${section.anchor}` : `"#${section.anchor}"`,
    }));
}
