import type { Catalog } from '../../catalog/catalog.ts';
import type { MetadataField } from '../../document/metadata.ts';
import type { MetadataKey } from '../../document/metadata-keys.ts';
import { nearest } from '../../text/edit-distance.ts';
import { isIsoDate, readWrittenDate } from '../../text/iso-date.ts';
import { readReviewCycle } from '../../text/review-cycle.ts';
import type { TextRange } from '../../text/text-range.ts';
import { quoted } from '../quoted.ts';

/** What is wrong with a metadata value, and the one edit that would mend it. */
export interface ValueProblem {
  readonly message: string;
  readonly mend?: { readonly title: string; readonly range: TextRange; readonly newText: string; readonly preferred: boolean };
}

/** Languages people name in full. */
const languageTags: Readonly<Record<string, string>> = {
  english: 'en',
  englisch: 'en',
  anglais: 'en',
  inglés: 'en',
  german: 'de',
  deutsch: 'de',
  allemand: 'de',
  alemán: 'de',
  french: 'fr',
  französisch: 'fr',
  français: 'fr',
  francés: 'fr',
  spanish: 'es',
  spanisch: 'es',
  espagnol: 'es',
  español: 'es',
};

/** Checks a value against what its key holds. Blank values, and those with a part still to be filled in, are nobody's mistake here. @returns null if it is fine */
export function valueProblem(field: MetadataField, key: MetadataKey, catalog: Catalog): ValueProblem | null {
  if (/\{\{|\$\{|<[^>]+>|\[[^\]]+\]/.test(field.text) && field.value?.kind !== 'list') return null;
  if (key.kind === 'date') return dateProblem(field);
  if (key.kind === 'enum') return enumProblem(field, key, catalog);
  if (key.kind === 'review-cycle') return cycleProblem(field);
  if (key.kind === 'language') return languageProblem(field);
  return key.kind === 'text' || key.kind === 'version' ? listProblem(field) : null;
}

function dateProblem(field: MetadataField): ValueProblem | null {
  const { text, written } = field;
  if (isIsoDate(text)) return null;
  const read = readWrittenDate(text);
  if (read) {
    const mend = replaceValue(field, read, true);
    return { message: `${quoted(text)} is not read as a date. Write it as \`${read}\` (year-month-day).`, ...(mend && { mend }) };
  }
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return { message: `${quoted(text)} is not a day of the calendar. Correct ${quoted(written)}.` };
  if (readReviewCycle(text) !== null) {
    const canRename = field.key === 'next_review_date' && field.carrier === 'front-matter';
    const how = canRename ? 'Call the key `review_cycle`, or write' : 'Write';
    return {
      message: `${quoted(text)} says how often, not when. ${how} a date such as \`2027-01-31\`.`,
      ...(canRename && {
        mend: { title: 'Rename the key to `review_cycle`', range: field.keyRange, newText: 'review_cycle', preferred: true },
      }),
    };
  }
  if (/^\d{1,2}[/-]\d{1,2}[/-]\d{4}$/.test(text))
    return { message: `${quoted(text)} can be read as two different days. Write it as year-month-day, such as \`2027-01-31\`.` };
  return { message: `${quoted(text)} is not a date. Write ${quoted(written)} as year-month-day, such as \`2027-01-31\`.` };
}

function enumProblem(field: MetadataField, key: MetadataKey, catalog: Catalog): ValueProblem | null {
  const value = field.text.trim().toLowerCase();
  const allowed = key.key === 'type' ? typeValues(catalog) : keyValues(key);
  if (allowed.has(value)) return null;
  const spellings = [value.replaceAll('_', '-'), value.replaceAll(/[\s-]/g, '_'), value.replaceAll(/[_-]/g, ' ')];
  if (spellings.some((each) => allowed.has(each))) return null;
  const canonical = [...new Set(allowed.values())];
  const near = nearest(value, allowed.keys(), value.length < 5 ? 1 : 2);
  const meant = near === undefined ? undefined : allowed.get(near);
  const list = canonical.map((each) => `\`${each}\``).join(', ');
  // below a label in the text people write what they like; only a slip of the pen is told there
  if (!meant && field.carrier !== 'front-matter') return null;
  const mend = meant ? replaceValue(field, meant, false) : undefined;
  return {
    message: `${quoted(field.text)} is not a \`${key.key}\` Annexa knows. ${meant ? `Did you mean \`${meant}\`?` : `Use one of ${list}.`}`,
    ...(mend && { mend }),
  };
}

const knownTypes = new WeakMap<Catalog, ReadonlyMap<string, string>>();

/** Spellings of the document types → type id. Worked out once for a catalogue: every document asks. */
function typeValues(catalog: Catalog): ReadonlyMap<string, string> {
  const known = knownTypes.get(catalog);
  if (known) return known;
  const values = new Map<string, string>();
  for (const type of catalog.documentTypes.values())
    for (const value of [type.id, ...type.values]) values.set(value.toLowerCase(), type.id);
  knownTypes.set(catalog, values);
  return values;
}

const knownValues = new WeakMap<MetadataKey, ReadonlyMap<string, string>>();

/** Spellings of the values of a key → canonical value. */
function keyValues(key: MetadataKey): ReadonlyMap<string, string> {
  const known = knownValues.get(key);
  if (known) return known;
  const values = new Map([...(key.values ?? []).map((each) => [each, each] as const), ...Object.entries(key.valueAliases ?? {})]);
  knownValues.set(key, values);
  return values;
}

function cycleProblem(field: MetadataField): ValueProblem | null {
  if (readReviewCycle(field.text) !== null) return null;
  if (isIsoDate(field.text)) {
    const mend = { title: 'Rename the key to `next_review_date`', range: field.keyRange, newText: 'next_review_date', preferred: false };
    return {
      message: `${quoted(field.text)} is a date, not how often. Call the key \`next_review_date\`, or write \`annual\`.`,
      ...(field.carrier === 'front-matter' && { mend }),
    };
  }
  const near = nearest(field.text.trim(), ['annual', 'semi-annual', 'quarterly', 'biennial', 'monthly'], 2);
  const mend = near ? replaceValue(field, near, false) : undefined;
  return {
    message: `${quoted(field.text)} is not a review cycle. ${near ? `Did you mean \`${near}\`?` : 'Write `annual`, `semi-annual`, `quarterly` or a period such as `P18M`.'}`,
    ...(mend && { mend }),
  };
}

function languageProblem(field: MetadataField): ValueProblem | null {
  if (/^[a-z]{2,3}(?:[-_][a-z0-9]{2,8})*$/i.test(field.text)) return null;
  const tag = languageTags[field.text.trim().toLowerCase()];
  const mend = tag ? replaceValue(field, tag, true) : undefined;
  return {
    message: `${quoted(field.text)} is not a language tag. Write ${tag ? `\`${tag}\`` : 'a tag such as `en` or `de`'}.`,
    ...(mend && { mend }),
  };
}

/** A single value that was written as a list: `owner: [CISO]`. */
function listProblem(field: MetadataField): ValueProblem | null {
  if (field.value?.kind === 'map') return { message: `${quoted(field.written)} holds several values. Write one text.` };
  if (field.value?.kind !== 'list') return null;
  const items = field.value.items;
  const only = items.length === 1 ? items[0] : undefined;
  if (only?.kind !== 'scalar' || only.style === 'block')
    return { message: `${quoted(field.written)} is a list of ${items.length}. Name exactly one.` };
  const mend = {
    title: `Replace with ${quoted(only.text)}`,
    range: { start: field.keyRange.end, end: field.valueRange.end },
    newText: `: ${only.source}`,
    preferred: true,
  };
  return { message: `${quoted(field.written)} is a list, because of the brackets or the dash. Write ${quoted(only.text)} alone.`, mend };
}

/** Replaces a whole value, quotes and all; nothing where a list or a marked-up text stands. */
function replaceValue(field: MetadataField, newText: string, preferred: boolean): ValueProblem['mend'] {
  const isPlain = field.value
    ? field.value.kind === 'scalar' && field.value.style !== 'block'
    : field.valueRange.end - field.valueRange.start === field.text.length;
  return isPlain ? { title: `Replace with \`${newText}\``, range: field.valueRange, newText, preferred } : undefined;
}
