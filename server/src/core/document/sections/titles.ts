import { ownText } from '../../text/own-text.ts';

/** Normalisation of headings and labels, so that one synonym table fits all the ways people write them. */

const emoji = /\p{Extended_Pictographic}|\u{20E3}|\u{FE0E}|\u{FE0F}|[\u{200B}-\u{200D}\u{2060}]|[\u{1F1E6}-\u{1F1FF}]/gu;
/** `1.`, `1.2.3`, `§ 1`, `1)`, `Section 1:`, `(a)`, `IV.`; never a control id, a year or a single letter word. */
const numberPrefix =
  /^(?:(?:section|abschnitt|chapter|kapitel|phase|part|teil|article|artikel|artículo|articolo|seção|sección)\s+(?:\d{1,2}|[a-z]|[ivxl]{1,5})(?![\p{L}\d])\s*[:.)–—-]?\s*|§+\s*\d{1,3}(?:\.\d{1,2})*[.:]?\s*|(?:\d{1,2}(?:\.\d{1,2})*[.):]?|[a-z][.):]|\((?:[a-z0-9]{1,2}|[ivxl]{1,5})\)|[ivxl]{1,5}[.)])(?=[\s*])\s*|\d{1,2}(?:\.\d{1,2})*[.):](?=\p{L})\s*)[-–—:]?\s*/iu;
/** `一、`, `（二）`, `第三章`, `제1조`, `1、` */
const cjkPrefix =
  /^(?:第\s*[一二三四五六七八九十\d]{1,3}\s*[章節节條条部編]\s*|제\s*\d{1,2}\s*[장조절항]\s*[.:]?\s*|[(（]?[一二三四五六七八九十]{1,3}[)）、.．]\s*|\d{1,2}[、．]\s*)/u;

const longest = 500;

/**
 * A title in comparable form: NFC, lower case, no number prefix, emoji, marks of emphasis, trailing colon or kramdown
 * attributes; `&` is written as `and`, every run of white space as one space.
 */
export function normaliseTitle(title: string): string {
  const known = normalised.get(title);
  if (known !== undefined) return known;
  const found = ownText(plainTitle(title)?.toLowerCase() ?? normalise(title));
  if (title.length <= 100) {
    if (normalised.size >= mostKept) normalised.clear();
    normalised.set(ownText(title), found);
  }
  return found;
}

/** Titles that are kept: more than a large workspace has, for one that has more begins anew. */
const mostKept = 40_000;

/** Titles and labels repeat from document to document, and are asked for several times over in each. */
const normalised = new Map<string, string>();

/** Letters and digits, parted by single marks that no pattern of {@link normalise} looks for; behind a plain number or not. */
const plainForm = /^(\d{1,2}(?:\.\d{1,2}){0,4}[.)]? )?[A-Za-zÀ-įı-ɏ]{2}[A-Za-z0-9À-įı-ɏ]*(?:(?: |[,;] |[/'-])[A-Za-z0-9À-įı-ɏ]+)*$/;
/** Words that are numbers themselves with what stands behind them: `Section A`. */
const numberWord = /^(?:section|abschnitt|chapter|kapitel|phase|part|teil|article|artikel|artículo|articolo|seção|sección) /i;

/** The title without its number if nothing else is to be normalised but the case, as in most titles; else null. */
function plainTitle(title: string): string | null {
  if (title.length > 100) return null;
  const match = plainForm.exec(title);
  if (!match) return null;
  const number = match[1];
  if (number !== undefined) return title.slice(number.length);
  return numberWord.test(title) ? null : title;
}

function normalise(title: string): string {
  // the patterns below may look at white space several times; a longer title is none that any table knows
  let text = title.slice(0, longest).normalize('NFC');
  if (/[^\x20-\x7e]/.test(text))
    text = text
      .replace(/[\u00a0\u2007\u202f\u3000]/g, ' ')
      .replace(/[\u2010\u2011]/g, '-')
      .replace(/[’‘]/g, "'")
      .replace(/[０-９：]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
      .replace(emoji, '')
      .replace(cjkPrefix, '');
  text = text
    .trimEnd()
    .replace(/\{[#.:][^{}]{0,200}\}$/, '')
    .replace(/&amp;|&|＆/g, ' and ')
    .replace(/[*_`~]{1,3}/g, '')
    .trim();
  text = text.replace(numberPrefix, '');
  return text
    .toLowerCase()
    .replaceAll('i\u0307', 'i')
    .replace(/\s+/g, ' ')
    .replace(/^[\s:.–—-]+|(?<![\s:.–—-])[\s:.–—-]+$/g, '');
}

const cjk = '[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Hangul}]';
const spaceInCjk = new RegExp(`(?<=${cjk}) {1,9}| {1,9}(?=${cjk})`, 'gu');
const spelledOut: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss', ı: 'i', ς: 'σ', œ: 'oe' };
const conjunction = / (?:und|et|y|e|en|dan|ve|och|og|και) /gu;

/**
 * A normalised title with what people leave out or write in another way made equal: accents, umlauts spelled out,
 * `ss` for `ß`, the word for "and", spaces between Chinese, Japanese and Korean characters.
 */
export function titleKey(normalised: string): string {
  let key = normalised;
  if (/[^\x20-\x7e]/.test(key))
    key = key
      .replace(/[äöüßıςœ]/g, (letter) => spelledOut[letter] as string)
      .normalize('NFD')
      .replace(/[\u0300-\u036f]/g, '')
      .normalize('NFC')
      .replace(spaceInCjk, '');
  return key.includes(' ') ? key.replace(conjunction, ' and ') : key;
}

/** Every joint of the two below, and more. */
const mayHaveJoint = /[,/+;|\x80-\uffff]|\s(?:and|or|und|oder|et|y|e|en|dan|ve|och|og)\s/;
const anyJoint = /[,/+;|、・，]|\s(?:and|or|und|oder|et|y|e|dan|ve|och|og|και)\s/u;
/** Joints that are also syllables or other words: they part a title only if all its parts are known. */
const vagueJoint = /\s(?:en)\s|[與与和及및와과]|及び|並びに|と(?=\p{Script=Han})/u;

/** False for titles that {@link titleParts} leaves in one piece, which are most. */
export function isCombined(normalised: string): boolean {
  return mayHaveJoint.test(normalised);
}

/**
 * The parts of a combined title: split at and, und, et, y, e, comma, plus and the slash of bilingual headings.
 * @param vague also at joints that may be part of a word: Dutch `en`, Chinese, Japanese and Korean ones
 */
export function titleParts(normalised: string, vague = false): string[] {
  return normalised
    .split(vague ? vagueJoint : anyJoint)
    .map((part) => part.replace(/^(?:the|and|und|et|y)\s+/u, '').trim())
    .filter((part) => part !== '');
}

/** Text that only holds the place of something to be written: `TBD`, `[Owner]`, `{{owner}}`, `<NAME>`, `____`, `…`. */
const placeholder =
  /^(?:tbd|tba|tbc|todo|to be (?:defined|determined|completed|added|written|decided)|n\.?n\.?|xxx*|lorem ipsum.*|offen|à (?:définir|compléter)|por definir|\?+|_{2,}|\.{3,}|…|-{2,}|\[[^\]]*\](?!\()|\{\{[^}]*\}\}|\{%[^%]*%\}|\$\{[^}]*\}|<[^>]*>|«[^»]*»)[.:]?$/iu;

const leadingSigns = /^(?:\p{Extended_Pictographic}\uFE0F?\s*){1,4}(?=\S)/u;

/** A text without the signs people set before it (`❓ TBC`); a sign alone stays, for it may say something. */
function withoutSign(text: string): string {
  return text.charCodeAt(0) > 0x2000 ? text.replace(leadingSigns, '') : text;
}

/** True if `text` is empty or nothing but a placeholder; marks of emphasis and quotes do not count. */
export function isPlaceholder(text: string): boolean {
  const trimmed = withoutSign(text.trim());
  // most text is a sentence, and no placeholder of this length starts with a letter but dummy text
  if (trimmed.length > 80 && /^[A-KM-Za-km-z]/.test(trimmed)) return false;
  // what is longer than any placeholder may still be nothing but marks
  if (trimmed.length > longest) return !/[^\s*_`"'>-]/.test(trimmed);
  const bare = trimmed.replace(/^[\s*_`"'>-]+|(?<![\s*_`"'])[\s*_`"']+$/g, '');
  return bare === '' || (bare.length < 400 && placeholder.test(bare));
}
