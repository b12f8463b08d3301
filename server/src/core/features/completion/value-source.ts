import { metadataKeyByName } from '../../document/metadata/metadata-keys.ts';
import type { Candidate, CompletionRequest, CompletionSource } from './completion-item.ts';
import { dateCandidates, isDateField } from './date-candidates.ts';

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
  if (isDateField(request)) return dateCandidates(request);
  if (context.path.length !== 1) return null;
  if (key === 'clauses') return clauses(request);
  if (context.place !== 'value') return null;
  if (key === 'type') return types(request);
  if (key === 'review_cycle') return cycles.map(plain);
  if (key === 'language') return languages.map(plain);
  return metadataKeyByName(key)?.values?.map((value) => plain([value, ''])) ?? null;
};

function plain([value, detail]: readonly [string, string]): Candidate {
  return { label: value, kind: 'value', detail, insert: value };
}

function types({ service }: CompletionRequest): Candidate[] {
  return [...service.catalog.documentTypes.values()].map((type) => ({
    label: type.id,
    kind: 'value',
    detail: type.title.en ?? type.id,
    topic: { about: 'type', id: type.id },
    insert: type.id,
    words: type.values,
  }));
}

function clauses({ service, context }: CompletionRequest): Candidate[] {
  return [...service.catalog.clauses.values()].map((clause) => ({
    label: clause.id,
    kind: 'value',
    detail: clause.title,
    topic: { about: 'clause', id: clause.id },
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
      // Unquoted, YAML reads `#` as the beginning of a comment.
      insert: context.quoted ? `#${section.anchor}` : `"#${section.anchor}"`,
    }));
}
