import type { MetadataLabel, MetadataLabels } from '../catalog/metadata-labels.ts';
import { ownText } from '../text/own-text.ts';
import { readReviewCycle } from '../text/review-cycle.ts';
import type { TextRange } from '../text/text-range.ts';
import type { Carrier, MetadataField } from './metadata.ts';
import { metadataKeyByName } from './metadata-keys.ts';
import { isPlaceholder, normaliseTitle } from './titles.ts';

/** A field found in the body, and what decides whether it counts where it stands. */
export interface BodyField {
  readonly field: MetadataField;
  /** The label speaks of the document, wherever it stands. */
  readonly certain: boolean;
}

/** What a label in the body means; undefined for any other text. */
export function labelMeaning(labels: MetadataLabels, written: string): MetadataLabel | undefined {
  return written.length > 80 ? undefined : labels.find(normaliseTitle(written));
}

/**
 * The field that a label and the value beside it make.
 * @param value the value as written, without the marks around all of it
 * @returns null if the label is none of document control, or what stands beside it cannot be its value
 */
export function bodyField(text: string, labels: MetadataLabels, label: TextRange, value: TextRange, carrier: Carrier): BodyField | null {
  const written = text.slice(label.start, label.end);
  const meaning = labelMeaning(labels, written);
  if (!meaning || value.end - value.start > 600) return null;
  let place = value;
  let shown = shownText(text.slice(value.start, value.end));
  const day = /_date$/.test(meaning.key) ? leadingDay.exec(text.slice(value.start, value.end)) : null;
  if (day) {
    // `2026-03-01 (UTC)`, `2026-03-01, or earlier`: the day is the value
    shown = day[0];
    place = { start: value.start, end: value.start + shown.length };
  }
  const blank = isPlaceholder(shown);
  const key = meaning.certain ? meaning.key : decide(meaning.key, shown, blank);
  if (key === null || !(blank || isPlausible(key, shown))) return null;
  const field = { key, written: ownText(written), keyRange: label, text: ownText(shown), valueRange: place, carrier, value: null, blank };
  return { field, certain: meaning.certain };
}

const leadingDay = /^(?:\d{4}-\d{2}-\d{2}|\d{1,2}\.\d{1,2}\.\d{4})(?=$|[\s,;(.])(?! ?(?:-|–|to|bis|until)\s)/;

const entities: Readonly<Record<string, string>> = { nbsp: ' ', amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", middot: '·', ndash: '–' };

/** A value as readers see it: no marks of emphasis, no link targets, no tags; a line break is a comma. */
export function shownText(raw: string): string {
  let text = raw.replace(/\u00a0/g, ' ').trim();
  if (/[[\]]/.test(text))
    text = text
      .replace(/\[\^[^\]]{1,40}\]/g, '')
      .replace(/!?\[([^\][]{0,200})\](?:\([^()]{0,500}(?:\([^()]{0,100}\)[^()]{0,100})?\)|\[[^\][]{0,100}\])/g, '$1');
  if (text.includes('<'))
    text = text
      .replace(/<!--[^>]{0,300}-->/g, '')
      .replace(/\s*<br\s*\/?>\s*/gi, ', ')
      .replace(/<(https?:[^<>\s]{1,200}|[^<>\s@]{1,80}@[^<>\s]{1,80})>/g, '$1')
      .replace(/<\/?(?:a|b|i|em|strong|span|u|code|sub|sup|small|font|p|div|kbd)\b[^<>]{0,200}>/gi, '');
  if (text.includes('&')) text = text.replace(/&([a-z]{2,6});/g, (whole, name: string) => entities[name] ?? whole);
  return text
    .replace(/[*`~]{1,3}|(?<![\p{L}\d_])_{1,2}(?=[^\s_])|(?<=[^\s_])_{1,2}(?![\p{L}\d_])/gu, '')
    .replace(/\\([\\`*_{}[\]()#+.!|@~-])/g, '$1')
    .replace(/^[\s,]+|[\s,\\]+$/g, '');
}

const year = /(?<!\d)(?:19|20)\d\d(?!\d)|(?<!\d)\d{1,2}[./-]\d{1,2}[./-]\d{2}(?!\d)/;

/** What a label that also heads other matters means beside this value, null for nothing. */
function decide(key: string, shown: string, blank: boolean): string | null {
  switch (key) {
    case 'approver':
      if (shown === '') return null;
      if (blank || (/^[\p{Lu}\p{Lo}@]/u.test(shown) && !year.test(shown) && !isState(shown))) return 'approver';
      return year.test(shown) && shown.length <= 30 ? 'approved_date' : null;
    case 'review_cycle':
      return !blank && readReviewCycle(shown) !== null ? key : null;
    case 'last_review_date':
    case 'effective_date':
      return !blank && year.test(shown) ? key : null;
    case 'id':
      return blank || (/^[\p{L}\d][\p{L}\d./_-]*$/u.test(shown) && /\d/.test(shown)) ? key : null;
    default:
      return key;
  }
}

function isState(shown: string): boolean {
  return /^(?:pending|required|not |yes|no$|n\/a|none|approved|automatic|manual|in progress|open|done|ausstehend|erforderlich|ja$|nein|genehmigt|freigegeben|en attente|oui|non$|requis|pendiente|sí|requerid|aprobad|aprovad|承認済|未承認)/iu.test(
    shown,
  );
}

/** Words that begin an explanation of a role or field, not the name of one. */
const explanation =
  /^(?:(?:is |are )?(?:responsible|accountable) for|(?:the )?(?:person|role|individual|people|one|employee|manager|date|number|name)s? (?:who|that|when|of|on|responsible|accountable|the)\b|who |when |how |is |are |has |maintains?\b|ensures?\b|approves?\b|reviews?\b|defines?\b|provides?\b|oversees?\b|manages?\b|monitors?\b|implements?\b|verantwortet |sorgt |stellt |wird |ist |wer |wann |assure |veille |mantiene |asegura |es el |es la )/iu;

/** `May be shared`, but `May Lee` and `Will Smith` are people. */
const modal = /^(?:[Mm]ust|[Ss]hall|[Ss]hould|[Ww]ill|[Cc]an|[Mm]ay|[Mm]uss|[Dd]oit|[Dd]ebe) \p{Ll}/u;

function explains(shown: string): boolean {
  return explanation.test(shown) || modal.test(shown);
}

/** Whether a text can be the value of a key: a date has a year, a version a number, and nobody is called a sentence. */
function isPlausible(key: string, shown: string): boolean {
  const words = shown.split(/\s+/).length;
  switch (metadataKeyByName(key)?.kind) {
    case 'date':
      return shown.length <= 60 && (year.test(shown) || ((words <= 3 || readReviewCycle(shown) !== null) && !explains(shown)));
    case 'version':
      return (
        shown.length <= 40 &&
        (/\d/.test(shown) ? words <= 2 || /^(?:v|version\s|rev)?\.?\s?\d/i.test(shown) : words === 1) &&
        !/^iso/i.test(shown)
      );
    case 'review-cycle':
      return shown.length <= 100 && !explains(shown);
    case 'enum':
      return shown.length <= 60 && words <= 6 && !/\.$/.test(shown);
    default:
  }
  if (key === 'id') return shown.length <= 40 && words <= 4 && !/^iso[ /-]/i.test(shown);
  if (key === 'classification') return shown.length <= 60 && words <= 8 && !/[^.]\.$/.test(shown);
  if (key === 'owner' || key === 'approver' || key === 'author')
    return shown.length <= 160 && !explains(shown) && (words <= 12 || !shown.endsWith('.'));
  return shown.length <= 300;
}
