import type { Catalog } from '../../catalog/catalog.ts';
import { isFingerprint, isForeignFingerprint } from '../../document/fingerprint/fingerprint.ts';
import type { Metadata, MetadataField } from '../../document/metadata/metadata.ts';
import type { MetadataKey } from '../../document/metadata/metadata-keys.ts';
import type { PolicyDocument } from '../../document/policy-document.ts';
import { readPeriod } from '../../text/date-period.ts';
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

/** Names of keys that other tools read with values of their own. */
const namesOfOthers: ReadonlySet<string> = new Set(['kind', 'state', 'policy_type', 'tlp', 'sensitivity']);

/** What generators of sites and blogs call the kinds of their pages. */
const kindsOfPages: ReadonlySet<string> = new Set([
  'docs',
  'doc',
  'page',
  'pages',
  'post',
  'posts',
  'blog',
  'article',
  'book',
  'chapter',
  'default',
]);

/** Checks a value against what its key holds. Blank values, and those with a part still to be filled in, are nobody's mistake here. @returns null if it is fine */
export function valueProblem(field: MetadataField, key: MetadataKey, catalog: Catalog, document: PolicyDocument): ValueProblem | null {
  if (field.value?.kind !== 'list' && /\{\{|\$\{|<[^<>]+>|\[[^[\]]+\]/.test(field.text.slice(0, 200))) return null;
  if (key.kind === 'date') return dateProblem(field, document.metadata);
  if (key.kind === 'enum') return enumProblem(field, key, catalog, document.language);
  if (key.kind === 'review-cycle') return cycleProblem(field, document.metadata);
  if (key.kind === 'language') return languageProblem(field);
  if (key.key === 'approved_hash') return fingerprintProblem(field);
  return key.kind === 'text' || key.kind === 'version' ? listProblem(field) : null;
}

/** What stands in the place of a date that there is not or not yet. */
const noDate =
  /^(?:n\/?a|none|never|not (?:applicable|yet\b.*|set)|pending\b.*|upon\b.*|entfällt|keine?r?|nicht zutreffend|ausstehend|noch offen|sans objet|en attente|aucune?|no aplica|pendiente|ninguna|não aplicável|pendente|該当なし|なし|无|無)\.?$/iu;
/** A year behind words: `end of 2026`. */
const wordsAndYear = /^\P{Nd}{0,20}\d{4}$/u;

function dateProblem(field: MetadataField, metadata: Metadata): ValueProblem | null {
  const { text, written, carrier } = field;
  const bare = text.slice(0, 100).replace(/(?<![.,;])[.,;]{1,5}$/, '');
  if (isIsoDate(bare) || noDate.test(bare)) return null;
  const isFrontMatter = carrier === 'front-matter';
  const read = readWrittenDate(bare);
  // a typeset hyphen looks the same to the reader
  if (read && !isFrontMatter && bare.replace(/[\u2010-\u2015\u2212]/g, '-') === read) return null;
  if (read) {
    const mend = replaceValue(field, read, true);
    return { message: `${quoted(text)} is not in the form year-month-day. Write \`${read}\`.`, ...(mend && { mend }) };
  }
  if (/^\d{4}-\d{2}-\d{2}$/.test(bare)) return { message: `${quoted(text)} is not a day of the calendar. Correct ${quoted(written)}.` };
  const within = /(?<!\d)\d{4}-\d{2}-\d{2}(?!\d)/.exec(bare)?.[0];
  const isWithin = within !== undefined && isIsoDate(within);
  // below a label in the text people add a remark, and the date can be read all the same
  if (isWithin && !isFrontMatter) return null;
  if (readReviewCycle(text) !== null) {
    const canRename = field.key === 'next_review_date' && isFrontMatter && !states(metadata, 'review_cycle');
    const isLabel = field.key === 'next_review_date' && !isFrontMatter;
    const how = canRename ? 'Call the key `review_cycle`, or write' : isLabel ? 'Call the line `Review cycle`, or write' : 'Write';
    return {
      message: `${quoted(text)} says how often, not when. ${how} a date such as \`2027-01-31\`.`,
      ...(canRename && {
        mend: { title: 'Rename the key to `review_cycle`', range: field.keyRange, newText: 'review_cycle', preferred: true },
      }),
    };
  }
  if (isWithin) {
    const mend = replaceValue(field, within, false);
    return { message: `${quoted(text)} is more than a date. Write \`${within}\` alone.`, ...(mend && { mend }) };
  }
  if (/^\d{1,2}[/-]\d{1,2}[/-]\d{4}$/.test(bare))
    return { message: `${quoted(text)} can be read as two different days. Write it as year-month-day, such as \`2027-01-31\`.` };
  if (readPeriod(bare) || wordsAndYear.test(bare))
    return { message: `${quoted(text)} names no single day. Write the day, such as \`2027-01-31\`.` };
  // words behind a label of the text explain the label, as in a legend
  if (!isFrontMatter && !/\d/.test(bare)) return null;
  return { message: `${quoted(text)} is not a date. Write ${quoted(written)} as year-month-day, such as \`2027-01-31\`.` };
}

/** True if the front matter states a key: then another must not be renamed to it. */
function states({ fields }: Metadata, key: string): boolean {
  return fields.some((field) => field.key === key && field.carrier === 'front-matter');
}

function enumProblem(field: MetadataField, key: MetadataKey, catalog: Catalog, language: string): ValueProblem | null {
  const value = field.text.trim().toLowerCase();
  const allowed = key.key === 'type' ? typeValues(catalog) : keyValues(key);
  // a key that other tools read holds values of their own
  if (isKnown(allowed, value) || namesOfOthers.has(field.written.toLowerCase())) return null;
  if (key.key === 'type' && kindsOfPages.has(value)) return null;
  const isFrontMatter = field.carrier === 'front-matter';
  // `Draft (waiting for legal)`: a known word and a remark
  const head = value.split(/[(,;:/|–—]|\s-\s/, 1)[0]?.trim() ?? '';
  if (head !== value && isKnown(allowed, head) && !isFrontMatter) return null;
  // what looks like a slip of the pen is a word of another language where the document is in one
  const mayBeSlip = isFrontMatter || language === 'en';
  const near = allowed.has(head) ? head : mayBeSlip ? nearest(value, allowed.keys(), value.length < 9 ? 1 : 2) : undefined;
  const meant = near === undefined ? undefined : allowed.get(near);
  const canonical = [...new Set(allowed.values())];
  const list = canonical.map((each) => `\`${each}\``).join(', ');
  // below a label in the text people write what they like; only a slip of the pen is told there
  if (!meant && !isFrontMatter) return null;
  const mend = meant ? replaceValue(field, meant, false) : undefined;
  return {
    message: `${quoted(field.text)} is not a \`${key.key}\` Annexa knows. ${meant ? `Did you mean \`${meant}\`?` : `Use one of ${list}.`}`,
    ...(mend && { mend }),
  };
}

/** True for an allowed value, with whatever between its words. */
function isKnown(allowed: ReadonlyMap<string, string>, value: string): boolean {
  const spellings = [value, value.replaceAll('_', '-'), value.replaceAll(/[\s-]/g, '_'), value.replaceAll(/[_-]/g, ' ')];
  return spellings.some((each) => allowed.has(each));
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

function cycleProblem(field: MetadataField, metadata: Metadata): ValueProblem | null {
  if (readReviewCycle(field.text) !== null || noDate.test(field.text.slice(0, 100))) return null;
  const isFrontMatter = field.carrier === 'front-matter';
  if (isIsoDate(field.text)) {
    const canRename = isFrontMatter && !states(metadata, 'next_review_date');
    const mend = { title: 'Rename the key to `next_review_date`', range: field.keyRange, newText: 'next_review_date', preferred: false };
    return {
      message: `${quoted(field.text)} is a date, not how often. ${canRename ? 'Call the key `next_review_date`, or write' : 'Write'} \`annual\`.`,
      ...(canRename && { mend }),
    };
  }
  const near = nearCycle(field.text.trim());
  // in the text of a document a cycle is described in as many words as it takes
  if (!near && !isFrontMatter) return null;
  const mend = near ? replaceValue(field, near, false) : undefined;
  return {
    message: `${quoted(field.text)} is not a review cycle. ${near ? `Did you mean \`${near}\`?` : 'Write `annual`, `semi-annual`, `quarterly` or a period such as `P18M`.'}`,
    ...(mend && { mend }),
  };
}

/** `12` for a number of months, `anual` with a slip of the pen. */
function nearCycle(text: string): string | undefined {
  if (/^[1-9]\d?$/.test(text)) return `P${text}M`;
  return nearest(text, ['annual', 'semi-annual', 'quarterly', 'biennial', 'monthly'], 2);
}

function languageProblem(field: MetadataField): ValueProblem | null {
  // a document in two languages lists them
  if (field.value?.kind === 'list' || /^[a-z]{2,3}(?:[-_][a-z0-9]{2,8})*$/i.test(field.text)) return null;
  const tag = languageTags[field.text.trim().toLowerCase()];
  const mend = tag ? replaceValue(field, tag, true) : undefined;
  return {
    message: `${quoted(field.text)} is not a language tag. Write ${tag ? `\`${tag}\`` : 'a tag such as `en` or `de`'}.`,
    ...(mend && { mend }),
  };
}

/** Nobody writes a fingerprint by hand. */
function fingerprintProblem({ text, written }: MetadataField): ValueProblem | null {
  if (isFingerprint(text)) return null;
  return {
    message: isForeignFingerprint(text)
      ? `${quoted(text)} is a fingerprint of another version of Annexa, which this one cannot check. Use the same version, or approve the document again.`
      : `${quoted(text)} is no fingerprint of a text. ${quoted(written)} is written by \`annexa approve\`; take it out, or approve the document.`,
  };
}

/** A single value that was written as a list: `owner: [CISO]`. */
function listProblem(field: MetadataField): ValueProblem | null {
  if (field.value?.kind === 'map') return { message: `${quoted(field.written)} holds several values. Write one text.` };
  if (field.value?.kind !== 'list') return null;
  const items = field.value.items;
  // several people may write a document or approve it
  if (items.length > 1 && (field.key === 'author' || field.key === 'approver')) return null;
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
  // what a badge shows stands in its address too, and a history tells the past
  const carrier: string = field.carrier;
  if (carrier === 'badge' || carrier === 'history') return undefined;
  const isPlain = field.value
    ? field.value.kind === 'scalar' && field.value.style !== 'block'
    : field.valueRange.end - field.valueRange.start === field.text.length;
  return isPlain ? { title: `Replace with \`${newText}\``, range: field.valueRange, newText, preferred } : undefined;
}
