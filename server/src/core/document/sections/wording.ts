import type { WordingFile } from '../../catalog/catalog-files.ts';
import { lazily } from '../../text/lazily.ts';
import type { TextRange } from '../../text/text-range.ts';
import type { VagueWord } from '../policy-document.ts';
import type { TextSpan } from '../walk-markdown.ts';

/** More of a kind in one document say nothing new. */
const most = 1000;
/** A sentence is looked at this far around a word. */
const reach = 300;

/** What may stand for text to be filled in: brackets, braces, `<NAME>`, `TBD`, `____`, date patterns, `XX`. */
const candidate =
  /\[[^[\]\n]{2,80}\]|\{\{(?!\s?(?:[.#/<>%&!^-]|(?:site|page|include|content|post|url|relref|ref)\b))[^{}\n]{1,60}\}\}|\$\{[A-Za-z_][\w.]{0,40}\}|<[A-Z][A-Z0-9_ -]{0,50}>|\bT(?:BD|ODO)\b|(?<!_)_{4,}|\b(?:YYYY[-/.]MM[-/.]DD|DD[-/.]MM[-/.]YYYY|MM\/DD\/YYYY|TT\.MM\.JJJJ|JJ\/MM\/AAAA)\b|\bX{2,6}\b/g;
/** Lines that are left blank for a pen. */
const forPen = /sign|unterschrift|firma|date|datum|fecha|name|nom\b/i;
const htmlTag =
  /^<(?:BR|HR|P|B|I|U|A|DIV|SPAN|IMG|TABLE|TR|TD|TH|UL|OL|LI|SUB|SUP|PRE|CODE|CENTER|FONT|H[1-6]|DETAILS|SUMMARY|EM|STRONG|TBODY|THEAD)\b/;

/** Finds wording that a policy should not keep: text still to be filled in, and words that leave open what is required. */
export class WordingReader {
  readonly #blank: RegExp;
  readonly #languages = new Map<string, () => { readonly vague: RegExp; readonly obligation: RegExp; readonly definite: RegExp }>();

  constructor({ blanks, obligations, vague, definite }: WordingFile) {
    this.#blank = new RegExp(`(?<![\\p{L}-])(?:${Object.values(blanks).join('|')})(?![\\p{L}-])`, 'iu');
    for (const [language, { measure, time, condition, list }] of Object.entries(vague)) {
      const groups = `(?:(?<condition>${condition})|(?<time>${time})|(?<measure>${measure})|(?<list>${list}))`;
      const patterns = lazily(() => ({
        vague: new RegExp(`(?<![\\p{L}-])${groups}(?![\\p{L}-])`, 'gu'),
        obligation: new RegExp(`(?<![\\p{L}-])(?:${obligations[language] ?? '(?!)'})(?![\\p{L}-])`, 'u'),
        definite: new RegExp(definite[language] ?? '(?!)', 'iu'),
      }));
      this.#languages.set(language, patterns);
    }
  }

  /** Places of text that is still to be filled in, in readable text and in HTML that is no tag. */
  placeholders(text: string, spans: readonly TextSpan[], html: readonly TextRange[]): TextRange[] {
    const found: TextRange[] = [];
    let tags: Set<number> | undefined;
    candidate.lastIndex = 0;
    for (let match = candidate.exec(text); match && found.length < most; match = candidate.exec(text)) {
      const range = { start: match.index, end: match.index + match[0].length };
      if (!this.#isPlaceholder(match[0], text, range)) continue;
      if (match[0][0] === '<') tags ??= new Set(html.map(({ start }) => start));
      if (within(spans, range.start) || tags?.has(range.start)) found.push(range);
    }
    return found;
  }

  #isPlaceholder(written: string, text: string, { start, end }: TextRange): boolean {
    const after = text[end] ?? '';
    const before = text[start - 1] ?? '';
    switch (written[0]) {
      case '[': {
        // links, reference links and their definitions, footnotes, wiki links, task items, escapes
        if (/[([:]/.test(after) || /[\]!\\[]/.test(before) || /^\[[\^!]/.test(written)) return false;
        const words = written.slice(1, -1).trim();
        return /\p{L}/u.test(words) && this.#blank.test(words) && !/^(?:see|siehe|voir|ver|source|note)\b/i.test(words);
      }
      case '<':
        return !htmlTag.test(written);
      case '_': {
        const line = text.slice(Math.max(0, start - reach), start);
        return before !== '\\' && !forPen.test(line.slice(line.lastIndexOf('\n') + 1));
      }
      case 'X':
        return !/[-./\d#(+]/.test(before) && !/[-./\d)]/.test(after);
      case 'Y':
      case 'D':
      case 'M':
      case 'J':
        return standsAlone(text, start, end);
      case 'T':
        return written.length < 6 || standsAlone(text, start, end);
      default:
        return true;
    }
  }

  /** Words in binding sentences that leave open what is required. */
  vagueWords(text: string, spans: readonly TextSpan[], language: string): VagueWord[] {
    const patterns = this.#languages.get(language)?.();
    if (!patterns) return [];
    const found: VagueWord[] = [];
    const { vague, obligation, definite } = patterns;
    vague.lastIndex = 0;
    for (let match = vague.exec(text); match && found.length < most; match = vague.exec(text)) {
      const start = match.index;
      const end = start + match[0].length;
      const sentence = sentenceAround(text, start, end);
      if (!obligation.test(sentence) || !within(spans, start)) continue;
      const opens = Object.entries(match.groups ?? {}).find(([, word]) => word !== undefined)?.[0] as VagueWord['opens'];
      // a number in the sentence, or what a colon leads to, says what is meant
      if (opens !== 'list' && (definite.test(sentence) || /:\s*$/.test(sentence) || saysMore(text, end, opens))) continue;
      if (opens !== 'time' && namesDecider.test(sentence)) continue;
      if (isAside(text, start, opens, obligation) || !isBound(text, start, obligation)) continue;
      found.push({ word: match[0].toLowerCase(), opens, range: { start, end } });
    }
    return found;
  }
}

/** A value of its own: behind a colon, pipe or line start, and nothing behind it on its line or in its cell. */
function standsAlone(text: string, start: number, end: number): boolean {
  return (
    /(?:[:|*\n]|^)[ \t*_[(]{0,8}$/.test(text.slice(Math.max(0, start - 8), start)) &&
    /^[ \t*_\])]*(?:[|\r\n]|$)/.test(text.slice(end, end + 8))
  );
}

/** True where what follows a word says what is meant by it: `appropriate to …`, `a suitable plan that …`, `where possible; else …`. */
function saysMore(text: string, end: number, opens: VagueWord['opens']): boolean {
  const after = text.slice(end, end + 120);
  if (opens === 'condition') return /^[^.\n]{0,20};/.test(after);
  return opens === 'measure' && /^(?:\s(?:to|for)\s|(?:\s[\p{L}-]{1,30}){1,4}\s(?:that|which)\s)/u.test(after);
}

/** Verbs that advise or allow: what they govern binds nobody. */
const advice =
  /(?<![\p{L}-])(?:should|may|might|could|would|sollten?|könnten?|kann|können|devrait|devraient|peut|peuvent|debería|deberían|puede|pueden)(?![\p{L}-])/giu;

/** True unless the nearest verb in front of a word only advises or allows. */
function isBound(text: string, start: number, obligation: RegExp): boolean {
  const before = text.slice(Math.max(0, start - reach), start);
  const clause = before.slice(Math.max(before.lastIndexOf('. '), before.lastIndexOf('\n'), before.lastIndexOf('|')) + 1);
  const last = [...clause.matchAll(advice)].at(-1);
  return !last || obligation.test(clause.slice(last.index));
}

/** A clause that says what for, in front of what is required: `In order to respond properly, users must …`. */
const whatFor = /^\s{0,8}(?:[>*+-]|\d{1,2}[.)])?\s{0,4}(?:in order to|to|um|damit|pour|afin d|para|con el fin de)(?![\p{L}-])/iu;

/** Who decides, or that it is decided, is said: then nothing is open. */
const namesDecider =
  /(?<![\p{L}-])(?:(?:determined|approved|decided|defined|specified|agreed) (?:by|in|with)|(?:shall|must|will) (?:determine|decide|define|agree)|festgelegt|bestimmt|entscheidet|genehmigt|définie?s? par|determinad[oa]s? por|aprobad[oa]s? por)(?![\p{L}-])/u;
/** The aim of a duty right in front of a word: `must be classified to ensure adequate …`. */
const aim =
  /(?<![\p{L}-])(?:(?:in order |so as )?to (?:ensure|protect|provide|maintain|secure|guarantee|achieve)|um|pour|afin d\S{0,3}|para)(?![\p{L}-])[^,.;:]{0,60}$/iu;
/** Examples are announced: `such as A, B, etc.` */
const examples =
  /(?<![\p{L}-])(?:such as|for example|for instance|e\.g\.|i\.e\.|like|including|z\. ?B\.|beispielsweise|etwa|wie|par exemple|tels? que|comme|por ejemplo|tales como|como)(?![\p{L}-])/iu;

/** True for words that bind nobody: of examples in brackets, of quotations, of the clause that says what a rule is for. */
function isAside(text: string, start: number, opens: VagueWord['opens'], obligation: RegExp): boolean {
  const before = text.slice(Math.max(0, start - 4 * reach), start);
  const line = before.slice(before.lastIndexOf('\n') + 1);
  // `<NOTE: …` is for whoever fills in the document
  if (isQuoted(line) || /<[A-Z][^<>]*$/.test(line)) return true;
  const clause = line.slice(line.lastIndexOf('. ') + 1);
  if (opens === 'list') return line.split('(').length > line.split(')').length || examples.test(clause);
  if (opens === 'measure' && aim.test(clause)) return true;
  return whatFor.test(clause) && !obligation.test(clause);
}

/** True where a quotation is still open at the end of a text: `“…”`, `„…“`. */
function isQuoted(text: string): boolean {
  const low = text.lastIndexOf('„');
  const high = text.lastIndexOf('“');
  return low < 0 ? high > text.lastIndexOf('”') : low > Math.max(high, text.lastIndexOf('”'));
}

function sentenceAround(text: string, start: number, end: number): string {
  const before = text.slice(Math.max(0, start - reach), start);
  const after = text.slice(end, end + reach);
  const from = Math.max(before.lastIndexOf('. '), before.lastIndexOf('\n'), before.lastIndexOf('|'), before.lastIndexOf('; '), -1) + 1;
  const to = after.search(/[.!?](?:\s|$)|[\n|]/);
  return before.slice(from) + text.slice(start, end) + (to < 0 ? after : after.slice(0, to));
}

function within(spans: readonly TextSpan[], offset: number): boolean {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((spans[middle] as TextSpan).end <= offset) low = middle + 1;
    else high = middle;
  }
  const span = spans[low];
  return span !== undefined && span.start <= offset;
}
