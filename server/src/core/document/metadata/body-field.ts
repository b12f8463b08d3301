import type { MetadataLabel, MetadataLabels } from '../../catalog/metadata-labels.ts';
import { ownText } from '../../text/own-text.ts';
import { readReviewCycle } from '../../text/review-cycle.ts';
import type { TextRange } from '../../text/text-range.ts';
import { isPlaceholder, normaliseTitle } from '../sections/titles.ts';
import type { Carrier, MetadataField } from './metadata.ts';
import { metadataKeyByName } from './metadata-keys.ts';

/** A field found in the body, and what decides whether it counts where it stands. */
export interface BodyField {
  readonly field: MetadataField;
  /** The label speaks of document control, wherever it stands. */
  readonly certain: boolean;
  /** The label names the document: `policy owner`. */
  readonly ofDocument: boolean;
}

/** Letters, spaces and hyphens: normalising would but lower the case. */
const plainWords = /^[A-Za-z\u00c0-\u024f]{2}[A-Za-z\u00c0-\u024f -]*[A-Za-z\u00c0-\u024f]$/;

/** What a label in the body means; empty for any other text. */
export function labelMeanings(labels: MetadataLabels, written: string): readonly MetadataLabel[] {
  if (written.length > 80) return [];
  return labels.find(plainWords.test(written) ? written.toLowerCase() : normaliseTitle(written));
}

/**
 * The fields that a label and the value beside it make: none if the label is none of document control, or what stands
 * beside it cannot be its value; two for `Owner & Approver`.
 * @param value the value as written, without the marks around all of it
 */
export function bodyField(text: string, labels: MetadataLabels, label: TextRange, value: TextRange, carrier: Carrier): BodyField[] {
  const fields: BodyField[] = [];
  const written = text.slice(label.start, label.end);
  if (value.end - value.start > 600) return fields;
  for (const { key: named, certain, ofDocument } of labelMeanings(labels, written)) {
    const source = text.slice(value.start, value.end);
    // `2026-03-01 (UTC)`, `2026-03-01, or earlier`: the day is the value; so is the state in front of a dash
    const first = named.endsWith('_date') ? leadingDay.exec(source)?.[0] : named === 'status' ? leadingState(source) : undefined;
    const shown = first ?? shownText(source);
    const valueRange = first ? { start: value.start, end: value.start + first.length } : value;
    const blank = isBlankValue(named, shown);
    const key = certain ? named : meantBy(named, shown, blank);
    // `State: Published`, but not `State: California`
    if (key === 'status' && written.toLowerCase() === 'state' && !isStatus(shown)) continue;
    if (key === null || !(blank || isPlausible(key, shown))) continue;
    const field = { key, written: ownText(written), keyRange: label, text: ownText(shown), valueRange, carrier, value: null, blank };
    fields.push({ field, certain, ofDocument });
  }
  return fields;
}

/** Empty, a placeholder, a date or version in letters (`YYYY-MM-DD`), or a person who is none (`N/A`). */
export function isBlankValue(key: string, shown: string): boolean {
  if (isPlaceholder(shown)) return true;
  if (shown.length > 20) return false;
  if (key.endsWith('_date')) return /^[YMDJTA]{2,4}([-./ ])[YMDJTA]{2,4}\1[YMDJTA]{2,4}$/i.test(shown);
  if (key === 'version') return /^v?(?:\d{1,3}\.){0,2}[xyz](?:\.[xyz]){0,2}$/i.test(shown);
  return (
    /^(?:owner|approver|author)$/.test(key) &&
    /^(?:n\/?a|none|nobody|not applicable|keine?r?|entfällt|niemand|aucune?|néant|ningun[oa]|nenhuma?|nessun[oa]|なし|無|없음)\.?$/i.test(
      shown,
    )
  );
}

const leadingDay =
  /^(?:(?:\d{4}-\d{2}-\d{2}|\d{1,2}\.\d{1,2}\.\d{4})(?=$|[\s,;(.])(?! ?(?:-|–|to|bis|until)\s)|(?:\p{L}{3,9} \d{1,2},? \d{4}|\d{1,2}\.? \p{L}{3,9} \d{4})(?= \())/u;
/** `every phase gate (deltas in the gate record)`: on which occasion a document is reviewed, though not how often. */
const onOccasion =
  /^(?:(?:at |on |after |with )?(?:every|each)|per|bei jede[rm]|nach jede[rm]|à chaque|après chaque|en cada|tras cada|a cada|em cada|ad ogni|bij elke) [\p{L}-]{2,20}(?: [\p{L}-]{2,20}){0,2}(?=$| ?[(,;.—–])/iu;

/** A state is said in a word or three; what stands behind a dash explains it. */
const stateBeforeDash = /^[\p{L}][\p{L} -]{2,30}?(?=\s[—–-]\s)/u;
/** A value of so many characters is more than a state. */
const longerThanState = 25;

/** The state in front of its explanation: `DRAFT — not to be handed out`. */
function leadingState(source: string): string | undefined {
  return source.length > longerThanState ? stateBeforeDash.exec(source)?.[0] : undefined;
}

const entities: Readonly<Record<string, string>> = { nbsp: ' ', amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", middot: '·', ndash: '–' };

/** A value as readers see it: no marks of emphasis, no link targets, no tags; a line break is a comma. */
export function shownText(raw: string): string {
  // most values are plain words
  if (!/[*`~_\\<[&\u00a0]/.test(raw))
    return raw
      .replace(/^[\s,]+/, '')
      .trimEnd()
      .replace(/,$/, '');
  let text = raw.replace(/\u00a0/g, ' ').trim();
  if (/[[\]]/.test(text))
    text = text
      .replace(/\[\^[^\][]{1,40}\]/g, '')
      .replace(/!?\[([^\][]{0,200})\](?:\([^()]{0,500}(?:\([^()]{0,100}\)[^()]{0,100})?\)|\[[^\][]{0,100}\])/g, '$1');
  if (text.includes('<'))
    text = text
      .replace(/<!--[^<>]{0,300}-->/g, '')
      .replace(/\s?<br ?\/?>\s?/gi, ', ')
      .replace(/<(https?:[^<>\s]{1,200}|[^<>\s@]{1,80}@[^<>\s]{1,80})>/g, '$1')
      .replace(/<\/?(?:a|b|i|em|strong|span|u|code|sub|sup|small|font|p|div|kbd)\b[^<>]{0,200}>/gi, '');
  if (text.includes('&')) text = text.replace(/&([a-z]{2,6});/g, (whole, name: string) => entities[name] ?? whole);
  return text
    .replace(/[*`~]{1,3}|(?<![\p{L}\d_])_{1,2}(?=[^\s_])|(?<=[^\s_])_{1,2}(?![\p{L}\d_])/gu, '')
    .replace(/\\([\\`*_{}[\]()#+.!|@~-])/g, '$1')
    .replace(/^[\s,]+|(?<![\s,\\])[\s,\\]+$/g, '');
}

const year = /(?<!\d)(?:19|20)\d\d(?!\d)|(?<!\d)\d{1,2}[./-]\d{1,2}[./-]\d{2}(?!\d)/;

/** What a label that also heads other matters means beside this value, null for nothing. */
export function meantBy(key: string, shown: string, blank: boolean): string | null {
  switch (key) {
    case 'approver':
      if (shown === '') return null;
      if (blank || (/^[\p{Lu}\p{Lo}@]/u.test(shown) && !year.test(shown) && !isState(shown))) return 'approver';
      return year.test(shown) && shown.length <= 30 ? 'approved_date' : null;
    case 'review_cycle':
      return !blank && (readReviewCycle(shown) !== null || onOccasion.test(shown)) ? key : null;
    case 'last_review_date':
    case 'effective_date':
      return !blank && year.test(shown) ? key : null;
    case 'id':
      return blank || (/^[\p{L}\d][\p{L}\d./_-]*$/u.test(shown) && /\d/.test(shown)) ? key : null;
    default:
      return key;
  }
}

/** True for a word that names a stage of the life of a document. */
function isStatus(shown: string): boolean {
  const { values = [], valueAliases = {} } = metadataKeyByName('status') ?? {};
  const word = shown.toLowerCase();
  return values.includes(word) || valueAliases[word] !== undefined;
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
  return shown.includes(' ') && (explanation.test(shown) || modal.test(shown));
}

/** `ISO/IEC 27001:2022`, `ISO 27002-1`, but not `ISO-9001-0040`: a handbook may number its documents after its standard. */
const standardName =
  /^iso[ /-](?:iec[ /-]?)?(?:ts |tr )?\d{4,5}(?:-[1-9]\d?)?(?:[ :-](?:19|20)\d\d)?(?![\w-])|^iso[ /-](?!(?:iec[ /-]?)?\d)/i;

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
  if (key === 'id') return shown.length <= 40 && words <= 4 && !standardName.test(shown);
  if (key === 'classification') return shown.length <= 60 && words <= 8 && !/[^.]\.$/.test(shown);
  if (key === 'owner' || key === 'approver' || key === 'author')
    return shown.length <= 160 && !explains(shown) && (words <= 12 || !shown.endsWith('.'));
  return shown.length <= 300;
}
