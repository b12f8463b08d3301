import { ownText } from '../text/own-text.ts';

/** Normalisation of headings and labels, so that one synonym table fits all the ways people write them. */

const emoji = /\p{Extended_Pictographic}|\u{FE0F}|\u{200D}|[\u{1F1E6}-\u{1F1FF}]/gu;
/** `1.`, `1.2.3`, `§ 1`, `1)`, `Section 1:`, `(a)`, `IV.`, `一、`; never a control id, a year or a single letter word. */
const numberPrefix =
  /^(?:(?:section|abschnitt|chapter|kapitel|phase|part|teil|article|artikel|artículo)\s+\d{1,2}\s*[:.–—-]?\s*|§+\s*\d{1,3}\s*|(?:\d{1,2}(?:\.\d{1,2})*[.)]?|[a-z][.)]|\([a-z0-9]{1,2}\)|[ivxl]{1,5}[.)]|[一二三四五六七八九十]+[、.])(?=[\s*])\s*|\d{1,2}(?:\.\d{1,2})*[.)](?=\p{L})[\s]*)[-–—:]?\s*/iu;

const longest = 500;

/**
 * A title in comparable form: NFC, lower case, no number prefix, emoji, marks of emphasis, trailing colon or kramdown
 * attributes; `&` is written as `and`, every run of white space as one space.
 */
export function normaliseTitle(title: string): string {
  const known = normalised.get(title);
  if (known !== undefined) return known;
  const found = ownText(normalise(title));
  if (title.length <= 100) {
    if (normalised.size >= 10_000) normalised.clear();
    normalised.set(ownText(title), found);
  }
  return found;
}

/** Titles and labels repeat from document to document. */
const normalised = new Map<string, string>();

function normalise(title: string): string {
  // the patterns below may look at white space several times; a longer title is none that any table knows
  let text = title.slice(0, longest).normalize('NFC');
  if (/[^\x20-\x7e]/.test(text))
    text = text
      .replace(/[\u00a0\u2007\u202f]/g, ' ')
      .replace(/[\u2010\u2011]/g, '-')
      .replace(/[’‘]/g, "'")
      .replace(emoji, '');
  text = text
    .replace(/\s*\{[#.:][^}]*\}\s*$/, '')
    .replace(/&amp;|&/g, ' and ')
    .replace(/[*_`~]{1,3}/g, '')
    .trim();
  text = text.replace(numberPrefix, '');
  return text
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .replace(/^[\s:.–—-]+|[\s:.–—-]+$/g, '');
}

/** The parts of a combined title: split at and, und, et, y, e, comma, plus and the slash of bilingual headings. */
export function titleParts(normalised: string): string[] {
  return normalised
    .split(/\s*(?:,|\/|\+|;|\||\s(?:and|und|et|y|e|en|dan|og|och)\s)\s*/u)
    .map((part) => part.replace(/^(?:the|and|und|et|y)\s+/u, '').trim())
    .filter((part) => part !== '');
}

/** Text that only holds the place of something to be written: `TBD`, `[Owner]`, `{{owner}}`, `<NAME>`, `____`, `…`. */
const placeholder =
  /^(?:tbd|tba|tbc|todo|to be (?:defined|determined|completed|added|written|decided)|n\.?n\.?|xxx*|lorem ipsum.*|offen|à (?:définir|compléter)|por definir|\?+|_{2,}|\.{3,}|…|-{2,}|\[[^\]]*\](?!\()|\{\{[^}]*\}\}|\{%[^%]*%\}|\$\{[^}]*\}|<[^>]*>|«[^»]*»)[.:]?$/iu;

/** True if `text` is empty or nothing but a placeholder; marks of emphasis and quotes do not count. */
export function isPlaceholder(text: string): boolean {
  const trimmed = text.trim();
  // most text is a sentence, and no placeholder of this length starts with a letter but dummy text
  if (trimmed.length > 80 && /^[A-KM-Za-km-z]/.test(trimmed)) return false;
  // what is longer than any placeholder may still be nothing but marks
  if (trimmed.length > longest) return !/[^\s*_`"'>-]/.test(trimmed);
  const bare = trimmed.replace(/^[\s*_`"'>-]+|[\s*_`"']+$/g, '');
  return bare === '' || (bare.length < 400 && placeholder.test(bare));
}
