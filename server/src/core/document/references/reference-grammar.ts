import type { TextRange } from '../../text/text-range.ts';

/** An id as it was found in a text, before the catalogue judges it. */
export interface IdToken {
  /** Canonical: `A.5.15`, without leading zeros. */
  readonly id: string;
  /** Canonical last id of a range; null for a single id. */
  readonly to: string | null;
  readonly range: TextRange;
  /** False for forms that are also ordinary text (`A 5.15`, `A5.15`): they count only if the control exists. */
  readonly certain: boolean;
  /** True if ISO/IEC 27001 or its annex is named right before it. */
  readonly named: boolean;
  /** True if the id carries the year 2013. */
  readonly declared2013: boolean;
}

const space = '[ \\t\\u00a0]';
const dash = '[-\\u2010\\u2011\\u2012\\u2013\\u2014]';
const number = '\\d{1,2}';
/**
 * `A.5.15`, `A 5.15`, `A5.15`, `A.8.10.3`; no wildcard (`A.12.1.x`). What stands before is asked behind the letter, which
 * is quick to find; an underscore may be a mark of emphasis.
 */
const mention = new RegExp(
  `A(?<![a-zA-Z0-9./#@{$\\u2010-\\u2014-]A)(\\.|${space}|\\.${space})?(${number})\\.(${number})(?:\\.(${number}))?(?!\\d|\\.[xXn](?!\\w)|\\.\\*(?!\\*))`,
  'gu',
);
/** Words that make `A 5.15`, `A.5.15` the number of something else. */
const otherThing =
  /(?:Tables?|Tabellen?|Tab\.|Tableau|Figures?|Fig\.|Abb(?:ildung|\.)|Class|Klasse|Type|Grade|Format|Option|Schedule)[ \u00a0]$/;
/** What follows an id that is the start of a file name: `A.5.15.md`, `A.5.15_access-control.docx`. */
const fileName = /^(?=[-_.][\w])[\w.-]*\.(?:mdx?|pdf|docx?|xlsx?|pptx?|html?|png|jpe?g|svg|ya?ml|json|csv|txt)(?![a-zA-Z])/i;
/** The standard or annex named right before an id. */
const prefix = new RegExp(
  `(?:2700[12](?:[: -](20\\d\\d))?[,:]?${space}*)?(?:\\b(?:Annex|Annexe|Anhang|Anexo|Allegato|Bijlage)${space}+)?$`,
  'u',
);
/** The last characters of any match of {@link prefix} that is not empty; most ids have others before them. */
const mayFollowPrefix = /[\d:,xego][ \t\u00a0]*$|[ \t\u00a0]{3}$/;
const rangeTail = new RegExp(
  `${space}?(?:${dash}|${space}(?:to|through|bis|until|à|hasta|a)${space}|…|\\.\\.)${space}?(?:A[. ]?)?(${number})(?:\\.(${number}))?(?!\\d|\\.\\d|${dash}\\d)`,
  'uy',
);
const andFollows = /^ (?:and|und|et|y|or|oder) /u;
const hyphenList = new RegExp(`(?:${dash}${number}){2,}(?!\\d|\\.\\d)`, 'uy');
const slashItem = new RegExp(`${space}?/${space}?(?:A[. ]?)?(?:(${number})\\.)?(${number})(?!\\d|\\.\\d|/\\d{3})`, 'uy');
const and = '(?:and|or|und|oder|et|ou|y|e|o|&)';
const commaItem = new RegExp(
  `(?:,${space}?(?:${and}${space})?|${space}${and}${space})(${number})\\.(${number})(?=${space}?(?:[,;:)\\]|*_]|$|\\.${space}|\\.$|${and}${space}))`,
  'uym',
);

/** An id from its numbers, leading zeros dropped. */
export function canonical(domain: string, control: string, item?: string): string {
  return `A.${Number(domain)}.${Number(control)}${item === undefined ? '' : `.${Number(item)}`}`;
}

/**
 * Finds Annex A ids in running text, in order. Ranges are exact: an elided part of a list (`/16`) has its own range.
 * Nothing is said about whether an id exists.
 * @param text any text; offsets of the tokens are into it
 */
export function findIds(text: string): IdToken[] {
  const found: IdToken[] = [];
  mention.lastIndex = 0;
  for (let match = mention.exec(text); match; match = mention.exec(text)) {
    const [whole, separator = '', domain = '', control = '', item] = match;
    const start = match.index;
    let end = start + whole.length;
    const named = mayFollowPrefix.test(text.slice(Math.max(0, start - 3), start))
      ? prefix.exec(text.slice(Math.max(0, start - 32), start))
      : null;
    const isNamed = named !== null && named[0] !== '';
    if (text[start - 1] === ':' && !isNamed) continue; // `42001:A.6.2` is of another standard
    if (/[-_.]/.test(text[end] ?? '') && fileName.test(text.slice(end, end + 80))) continue;
    if (!isNamed && otherThing.test(text.slice(Math.max(0, start - 10), start))) continue;
    // `Option A. 5.1 million`: a sentence ends between letter and number
    if (separator.length > 1 && !isNamed) continue;
    const certain = separator.startsWith('.') || isNamed;
    const declared2013 = named?.[1] === '2013';
    const id = canonical(domain, control, item);
    const tail = item === undefined ? readTail(text, end, domain, control) : noTail;
    end = tail.range?.end ?? end;
    found.push({ id, to: tail.range?.to ?? null, range: { start, end }, certain, named: isNamed, declared2013 });
    for (const extra of tail.items) {
      end = extra.range.end;
      found.push({ id: extra.id, to: null, range: extra.range, certain: extra.certain && certain, named: isNamed, declared2013 });
    }
    mention.lastIndex = Math.max(end, mention.lastIndex);
  }
  return found;
}

/** What stands behind an id. */
export interface IdTail {
  readonly range: { readonly to: string; readonly end: number } | null;
  readonly items: readonly { readonly id: string; readonly range: TextRange; readonly certain: boolean }[];
}

const noTail: IdTail = { range: null, items: [] };
/** What any tail begins with; most ids are followed by something else. */
const mayBeTail = /[-\u2010-\u2014/,.\u2026]|[ \t\u00a0][-\u2010-\u2014/.\u2026&a-z\u00e0 \t\u00a0]/y;

/** What follows an id: the end of a range, or further members of a list. */
export function readTail(text: string, at: number, domain: string, control: string): IdTail {
  mayBeTail.lastIndex = at;
  if (!mayBeTail.test(text)) return noTail;
  hyphenList.lastIndex = at;
  const hyphens = hyphenList.exec(text);
  if (hyphens) {
    // `a.5.15-16-18` is a list: reading it as a range would invent controls
    const items = [...hyphens[0].matchAll(/\d+/g)].map((match) => {
      const start = at + match.index;
      return { id: canonical(domain, match[0]), range: { start, end: start + match[0].length }, certain: true };
    });
    return { range: null, items };
  }
  rangeTail.lastIndex = at;
  const range = rangeTail.exec(text);
  if (range) {
    const [whole, first = '', second] = range;
    const to = second === undefined ? canonical(domain, first) : canonical(first, second);
    const fitting =
      second !== undefined ? Number(first) === Number(domain) && Number(second) > Number(control) : Number(first) > Number(control);
    const end = at + whole.length;
    // `A.5.15 - 18 people`: a dash between words, not between ids
    if (second === undefined && text[at] === ' ' && /^ \p{L}/u.test(text.slice(end, end + 3)) && !andFollows.test(text.slice(end, end + 6)))
      return { range: null, items: [] };
    if (fitting) return { range: { to, end }, items: [] };
    // `A.5.18-A.6.1` is no range, but its end is an id all the same
    const letter = whole.indexOf('A');
    if (second !== undefined && letter >= 0) return { range: null, items: [{ id: to, range: { start: at + letter, end }, certain: true }] };
  }
  return { range: null, items: readList(text, at, domain) };
}

function readList(text: string, at: number, domain: string): { id: string; range: TextRange; certain: boolean }[] {
  const items: { id: string; range: TextRange; certain: boolean }[] = [];
  for (let end = at; ; ) {
    slashItem.lastIndex = end;
    commaItem.lastIndex = end;
    const match = slashItem.exec(text) ?? commaItem.exec(text);
    if (!match) return items;
    const written = /(?:A[. ]?)?(?<![\d.])[\d.]+$/u.exec(match[0]) as RegExpExecArray;
    const start = end + written.index;
    end += match[0].length;
    items.push({ id: canonical(match[1] ?? domain, match[2] as string), range: { start, end }, certain: match[0].includes('/') });
  }
}

const claim = new RegExp(
  `^(?:(?:iso(?:[ /-]*iec)?[ -]?2700[12](?:[:-]?20(13|22))?|annex(?: a(?= control))?|anhang|controls?|iso)[ :,]*)*(?:A[.\\s]?|a[.\\s]?)?(${number})\\.(${number})(?:\\.(${number}))?`,
  'iu',
);

/** The form that nearly all claims have, told apart first. */
const plainClaim = /^A\.(\d{1,2})\.(\d{1,2})$/;

/** True for `A.5.15`: one id and nothing else. */
export function isPlainClaim(text: string): boolean {
  return plainClaim.test(text);
}

/** A claim that could be read: its id or range. */
export interface ClaimReading {
  readonly id: string;
  readonly to: string | null;
  readonly declared2013: boolean;
}

/**
 * Reads one declared control: `A.5.15`, `5.15`, `a5.15`, `Annex A 5.15`, `iso27001:A.5.15`, `A.5.17 - Title`, and the
 * ranges of these.
 * @returns null if it is not shaped like an id
 */
export function readClaim(text: string): ClaimReading | null {
  const plain = plainClaim.exec(text);
  if (plain) return { id: canonical(plain[1] as string, plain[2] as string), to: null, declared2013: false };
  const trimmed = text.trim();
  const match = claim.exec(trimmed);
  if (!match) return null;
  const [whole, year, domain = '', control = '', item] = match;
  const rest = trimmed.slice(whole.length);
  const declared2013 = year === '13';
  const id = canonical(domain, control, item);
  if (rest === '') return { id, to: null, declared2013 };
  if (item === undefined) {
    rangeTail.lastIndex = 0;
    const range = rangeTail.exec(rest);
    if (range && range[0].length === rest.length) {
      const to = range[2] === undefined ? canonical(domain, range[1] as string) : canonical(range[1] as string, range[2]);
      return { id, to, declared2013 };
    }
  }
  // a title may follow the id, a further digit or comma may not
  return /^(?:\s*[-–—:]\s+|\s+\(?)\p{L}/u.test(rest) ? { id, to: null, declared2013 } : null;
}
