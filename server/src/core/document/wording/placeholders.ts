import type { TextRange } from '../../text/text-range.ts';
import { spanAt } from '../span-at.ts';
import type { TextSpan } from '../walk-markdown.ts';

/** More of a kind in one document say nothing new. */
const most = 1000;
/** A line is looked at this far in front of a place. */
const reach = 300;

/** What may stand for text to be filled in: brackets, braces, `‹name›`, `<NAME>`, `TBD`, `____`, date patterns, `XX`. */
const candidate =
  /\[[^[\]\n]{2,80}\]|‹[^‹›\n]{2,80}›|\{\{(?!\s?(?:[.#/<>%&!^-]|(?:site|page|include|content|post|url|relref|ref)\b))[^{}\n]{1,60}\}\}|\$\{[A-Za-z_][\w.]{0,40}\}|<[A-Z][A-Z0-9_ -]{0,50}>|\bT(?:BD|ODO)\b|(?<!_)_{4,}|\b(?:YYYY[-/.]MM[-/.]DD|DD[-/.]MM[-/.]YYYY|MM\/DD\/YYYY|TT\.MM\.JJJJ|JJ\/MM\/AAAA)\b|\bX{2,6}\b/g;
/** What is kept back on purpose is not to be filled in: `[Vendor name — confidential]`; `[Confidential/Internal]` is a choice. */
const keptBack =
  /(?<!\p{L})(?:confidential|redacted|withheld|omitted|undisclosed|not (?:disclosed|published)|available (?:on|per|upon|via|from|in|to|internally)|vertraulich|geschwärzt|auf anfrage|confidentiel|sur demande|confidencial|bajo petición|sob consulta)(?!\p{L})/iu;
/** What a quoted letter or message begins with; it is a form for many. */
const letter =
  /(?:^|\n)[>\s*_]{0,12}(?:subject|betreff|objet|asunto|assunto|oggetto|dear|sehr geehrte|hello|hi|bonjour|estimad[oa]s?)(?!\p{L})/iu;
/** A quoted letter is looked at this far around a place. */
const letterReach = 1500;
/** Lines that are left blank for a pen. */
const forPen = /sign|unterschrift|firma|assinatura|date|datum|fecha|name|nom\b|nome\b|nombre/i;
/** What stands for a signature that another copy has: `[Digital signature]`. */
const bySignature = /^(?:\p{L}{1,20} ){0,4}(?:signature|unterschrift|firma|assinatura|handtekening)(?: on file)?$/iu;
/** The day that goes with a signature: `___/___/2026`. */
const dayForPen = /_{2,4}[ \t]?\/[ \t]?_{2,4}/;
/** What heads the column of signatures. */
const signatures = /signature|sign-?off|unterschrift|firma|assinatura|handtekening|署名|簽名|서명/i;
/** What heads lines that each reader signs: `## Acknowledgment`, `**Approval Signatures:**`. */
const headsSigning = /acknowledg|signature|sign-?off|unterschrift|kenntnisnahme|firmas?\b|assinatura|handtekening/i;
/** A table of approvals is not longer above a line. */
const tableReach = 1500;
const htmlTag =
  /^<(?:BR|HR|P|B|I|U|A|DIV|SPAN|IMG|TABLE|TR|TD|TH|UL|OL|LI|SUB|SUP|PRE|CODE|CENTER|FONT|H[1-6]|DETAILS|SUMMARY|EM|STRONG|TBODY|THEAD)\b/;

/**
 * Places of text that is still to be filled in, in readable text and in HTML that is no tag.
 * @param blank words that show that a text in square brackets is still to be filled in
 */
export function readPlaceholders(text: string, spans: readonly TextSpan[], html: readonly TextRange[], blank: RegExp): TextRange[] {
  const found: TextRange[] = [];
  let tags: Set<number> | undefined;
  candidate.lastIndex = 0;
  for (let match = candidate.exec(text); match && found.length < most; match = candidate.exec(text)) {
    const range = { start: match.index, end: match.index + match[0].length };
    if (!isPlaceholder(match[0], text, range, blank)) continue;
    if (match[0][0] === '<') tags ??= new Set(html.map(({ start }) => start));
    if (spanAt(spans, range.start) || tags?.has(range.start)) found.push(range);
  }
  return found;
}

function isPlaceholder(written: string, text: string, { start, end }: TextRange, blank: RegExp): boolean {
  const after = text[end] ?? '';
  const before = text[start - 1] ?? '';
  switch (written[0]) {
    case '[': {
      // links, reference links and their definitions, footnotes, wiki links, task items, escapes
      if (/[([:]/.test(after) || /[\]!\\[]/.test(before) || /^\[[\^!]/.test(written)) return false;
      const words = written.slice(1, -1).trim();
      // what is ticked off, or has pictures in it, is written
      if (/\p{Extended_Pictographic}/u.test(words)) return false;
      if (isSpokenOf(text, start, end) || bySignature.test(words)) return false;
      if (!/\p{L}/u.test(words) || !blank.test(words) || /^(?:see|siehe|voir|ver|source|note)\b/i.test(words)) return false;
      return !(keptBack.test(words) && !words.includes('/')) && !isInLetter(text, start);
    }
    case '‹':
      // quotation marks as well
      return blank.test(written);
    case '<':
      return !htmlTag.test(written);
    case '_': {
      const line = text.slice(Math.max(0, start - reach), start);
      const from = line.slice(line.lastIndexOf('\n') + 1);
      const rest = text.slice(end, end + reach).split('\n', 1)[0] as string;
      if (before === '\\' || before === '/' || forPen.test(from) || dayForPen.test(written + rest) || dayForPen.test(from)) return false;
      return !(from.startsWith('|') && signatures.test(tableAbove(text, start))) && !headsSigning.test(headAbove(text, start));
    }
    case 'X':
      return !/[-./\d#(+]/.test(before) && !/[-./\d)]/.test(after);
    case 'Y':
    case 'D':
    case 'M':
    case 'J':
      return standsAlone(text, start, end);
    case 'T':
      return (written.length < 6 || standsAlone(text, start, end)) && !isSpokenOf(text, start, end) && !isListOfTasks(text, start, end);
    default:
      return true;
  }
}

/** The rows above a place in a table. */
function tableAbove(text: string, at: number): string {
  const above = text.slice(Math.max(0, at - tableReach), at);
  const blankLine = above.lastIndexOf('\n\n');
  return blankLine < 0 ? above : above.slice(blankLine);
}

/** The nearest line above a place that is a heading, or a label alone in its line. */
function headAbove(text: string, at: number): string {
  const lines = text.slice(Math.max(0, at - tableReach), at).split('\n');
  for (let i = lines.length - 2; i >= 0; i--) {
    const line = (lines[i] as string).trim();
    if (line.startsWith('#') || (line.length < 80 && /^\*\*[^*]{2,60}\*\*:?$/.test(line))) return line;
  }
  return '';
}

/** True for `"TBD"` in quotation marks, and for `no TBD`: the text speaks of placeholders and is none. */
function isSpokenOf(text: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - 12), start);
  if (/["“”„«'‘]$/.test(before) && /^["“”»'’]/.test(text.slice(end, end + 1))) return true;
  return /(?:^|\s)(?:no|any|without|keine?|ohne|sans|sin) $/i.test(before);
}

/** True for `items marked TODO`, `TODO.md` and `TODO #12`: what is open is kept in a list of its own. */
function isListOfTasks(text: string, start: number, end: number): boolean {
  if (/^(?:\.[a-z]{2,4}\b|s?[ \t]#?\d| (?:list|items?|markers?|comments?)\b)/.test(text.slice(end, end + 12))) return true;
  return /\b(?:marked|flagged|tagged|labell?ed)(?: (?:as|with))?[ *_`]{1,4}$/.test(text.slice(Math.max(0, start - 24), start));
}

/** True for a place in a quote that begins like a letter. */
function isInLetter(text: string, at: number): boolean {
  const isQuoted = (line: number): boolean => /^[ \t]{0,3}>/.test(text.slice(line, line + 5));
  let start = text.lastIndexOf('\n', at - 1) + 1;
  if (!isQuoted(start)) return false;
  while (start > 0 && at - start < letterReach) {
    const before = text.lastIndexOf('\n', start - 2) + 1;
    if (!isQuoted(before)) break;
    start = before;
  }
  return letter.test(text.slice(start, at));
}

/** A value of its own: behind a colon, pipe or line start, and nothing behind it on its line or in its cell. */
function standsAlone(text: string, start: number, end: number): boolean {
  return (
    /(?:[:|*\n]|^)[ \t*_[(]{0,8}$/.test(text.slice(Math.max(0, start - 8), start)) &&
    /^[ \t*_\])]*(?:[|\r\n]|$)/.test(text.slice(end, end + 8))
  );
}
