import type { WordingFile } from '../../catalog/catalog-files.ts';
import { isInsideWord } from '../../text/inside-word.ts';
import type { Section, VagueWord } from '../policy-document.ts';
import { spanAt } from '../span-at.ts';
import type { TextSpan } from '../walk-markdown.ts';
import { blockAround, leadOf } from './block-around.ts';
import { isSaidElsewhere, speaksOfOthers } from './said-in-section.ts';

/** More of a kind in one document say nothing new. */
const most = 1000;

type Opens = VagueWord['opens'];

/** What is looked for in one language; for text in lower case. */
export interface VaguePatterns {
  /** Global: of which one stands in each vague word. */
  readonly stems: RegExp;
  /** Sticky. */
  readonly vague: RegExp;
  /** Kinds of the vague words, to be matched where one begins; all others open a list. */
  readonly kinds: readonly VagueKind[];
  /** Global; matches also inside of words. */
  readonly obligation: RegExp;
  readonly definite: RegExp;
}

/** Vague words of a kind. */
interface VagueKind {
  readonly opens: Opens;
  /** Sticky. */
  readonly pattern: RegExp;
  /** Periods or deadlines that make them definite; null for words of no time. */
  readonly interval: RegExp | null;
}

/** The patterns of a language; null for one that has no vague words. */
export function vaguePatterns({ obligations, vague, definite, intervals }: WordingFile, language: string): VaguePatterns | null {
  const words = vague[language];
  if (!words) return null;
  const { condition, often, soon, measure, list, stems } = words;
  const never = '(?!)';
  const periods = intervals[language]?.often ?? never;
  const deadlines = intervals[language]?.soon ?? never;
  const whole = (source: string): string => `(?:${source})(?![\\p{L}-])`;
  const kind = (opens: Opens, source: string, interval: string | null): VagueKind => ({
    opens,
    pattern: new RegExp(whole(source), 'yu'),
    interval: interval === null ? null : new RegExp(interval, 'u'),
  });
  return {
    stems: new RegExp(stems, 'gu'),
    vague: new RegExp(whole(`${condition}|${often}|${soon}|${measure}|${list}`), 'yu'),
    kinds: [
      kind('condition', condition, null),
      kind('time', often, periods),
      kind('time', soon, deadlines),
      kind('measure', measure, null),
    ],
    obligation: new RegExp(whole(obligations[language] ?? never), 'gu'),
    definite: new RegExp(`${periods}|${deadlines}|${definite[language] ?? never}`, 'u'),
  };
}

/**
 * Words in binding sentences that leave open what is required.
 * @param folded the text as `foldCase` gives it
 */
export function readVagueWords(
  folded: string,
  spans: readonly TextSpan[],
  sections: readonly Section[],
  patterns: VaguePatterns,
): VagueWord[] {
  const found: VagueWord[] = [];
  let end = 0;
  for (let match = nextVague(folded, 0, patterns); match && found.length < most; match = nextVague(folded, end, patterns)) {
    const start = match.index;
    const [word] = match;
    end = start + word.length;
    const block = blockAround(folded, start);
    const place = placeOf(folded.slice(block.start, block.end), start - block.start, word.length);
    if (lastWord(place.sentence, patterns.obligation) < 0 || !isRunningText(spans, start)) continue;
    const kind = patterns.kinds.find(({ pattern }) => {
      pattern.lastIndex = start;
      return pattern.test(folded);
    });
    const opens = kind?.opens ?? 'list';
    if (!leavesOpen(place, opens, patterns) || cites.test(leadOf(folded, block)) || speaksOfOthers(sections, start)) continue;
    if (kind?.interval && isSaidElsewhere(folded, sections, { start, end }, kind.interval)) continue;
    if (opens === 'condition' && namesElseNext.test(folded.slice(block.end, block.end + 80))) continue;
    found.push({ word, opens, range: { start, end } });
  }
  return found;
}

/** The stem of a vague word stands at most so far behind its start. */
const furthestStem = 60;

/**
 * The first vague word from an offset on, null if there is none. Stems are looked for first: a pattern of a dozen short
 * literals leaps through a text, one of all the words has to look at each place.
 */
function nextVague(folded: string, from: number, { stems, vague }: VaguePatterns): RegExpExecArray | null {
  let untried = from;
  stems.lastIndex = from;
  for (let stem = stems.exec(folded); stem; stem = stems.exec(folded)) {
    for (let start = Math.max(untried, stem.index - furthestStem); start <= stem.index; start++) {
      if (isInsideWord(folded, start)) continue;
      vague.lastIndex = start;
      const match = vague.exec(folded);
      if (match) return match;
    }
    untried = stem.index + 1;
    stems.lastIndex = untried;
  }
  return null;
}

function isRunningText(spans: readonly TextSpan[], offset: number): boolean {
  const span = spanAt(spans, offset);
  return span !== null && span.place !== 'heading';
}

/** Where a word stands. */
interface Place {
  readonly block: string;
  readonly sentence: string;
  /** What stands in front of the word in its block, in its sentence. */
  readonly blockBefore: string;
  readonly before: string;
  /** What stands behind it in its sentence, in its block. */
  readonly after: string;
  readonly blockAfter: string;
}

/** A sentence ends at a stop before a space, but not in `e.g. this` or `z. B. dies`. */
const sentenceEnd = /[.!?](?<!(?:^|[\s.(])(?:\p{L}|etc|incl|bzw|ca|art|no|nr|vs)\.)["”»)*_]{0,3}(?=\s|$)/gu;

function placeOf(block: string, at: number, length: number): Place {
  let from = 0;
  let to = block.length;
  for (const { index, 0: stop } of block.matchAll(sentenceEnd)) {
    if (index >= at + length) {
      to = index + stop.length;
      break;
    }
    from = index + stop.length;
  }
  return {
    block,
    sentence: block.slice(from, to),
    blockBefore: block.slice(0, at),
    before: block.slice(from, at),
    after: block.slice(at + length, to),
    blockAfter: block.slice(at + length),
  };
}

/** The law speaks, or the standard: it is no wording of the author's. */
const cites =
  /§|\bart(?:icle|ikel|ículo|\.)? ?\(?\d|\bcfr\b|\bthe (?:controller|processor)\b|\bverantwortliche[rn]? (?:und|oder) (?:der )?auftragsverarbeiter|\biso(?:\/iec)? ?2700[12]\b.{0,20}(?:guidance|require|control)|\biso(?:\/iec)? ?2700[12]:20\d\d\*{0,2} ?\||\bguidance\b/;
/** Who decides, or that it is decided, is said: then nothing is open. */
const namesDecider =
  /(?<![\p{L}-])(?:deemed|(?:determined|assessed|approved|decided|defined|specified|agreed) (?:by|in|with)|(?:shall|must|will) (?:determine|decide|define|agree)|festgelegt|bestimmt|entscheidet|genehmigt|définie?s? par|determinad[oa]s? por|aprobad[oa]s? por)(?![\p{L}-])/u;
/** A case that is not open: what is done else, or who excepts from it. */
const namesElse =
  /(?<![\p{L}-])(?:otherwise|else|if not|unless|alternatively|instead|exceptions?|andernfalls|ansonsten|sonst|ausnahmen?|sinon|à défaut|de lo contrario|excepciones|excepción)(?![\p{L}-])/u;
/** The next sentence or item tells the other case. */
const namesElseNext =
  /^[\s*+-]{1,12}(?:where|if|when|wo|wenn|falls|si|lorsque|cuando)(?![\p{L}-])[^\n]{0,60}(?<![\p{L}-])(?:not|required|unavoidable|impossible|infeasible|nicht|pas|no)(?![\p{L}-])/u;
const namesElseBehind =
  /^(?:,? (?:or|oder|ou|o) |[^.]{0,20};)|\. (?:where|for|if|when|in (?:all )?other|else|wo|für|wenn|falls|sinon|pour|si|para|cuando)(?![\p{L}-])/u;
/** Examples are announced: `such as A, B, etc.` */
const examples =
  /(?<![\p{L}-])(?:such as|for example|for instance|e\.g\.|i\.e\.|like|including|include|includes|z\. ?b\.|beispielsweise|etwa|wie|par exemple|tels? que|comme|por ejemplo|tales como|como)(?![\p{L}-])/u;
/** What is known, not done: `must be aware that attacks are …`. */
const known =
  /(?<![\p{L}-])(?:aware|note|understand|remember|recogni[sz]e|acknowledge|bewusst|beachten|conscients?|conscientes?)(?![\p{L}-])/u;
/** Rules as they stand at a time, an idiom of lawyers: `the standards published from time to time`, not `are to be published …`. */
const asTheyStand =
  /(?<!(?:^|\s)(?:be|being|is|are|get|and|or)\s)(?<![\p{L}-])(?:issued|amended|updated|revised|modified|published|supplemented|adopted|notified|designated|approved|in force|in effect|applicable)(?: by (?:[\p{L}-]{1,20} ){0,3}[\p{L}-]{1,20})?,? $/u;
/** Behind it somebody or something else is spoken of. */
const relative =
  /(?<![\p{L}-])(?:which|who|whose|because|since|while|if|when|welche[rs]?|that (?:is|are|was|were|has|have)|weil|da|wenn|qui|parce que|car|si|porque|cuando|que (?:se|son|está))(?![\p{L}-])/u;
/** Verbs that advise or allow: what they govern binds nobody. */
const advice =
  /(?<![\p{L}-])(?:should|may|might|could|would|sollten?|könnten?|kann|können|devrait|devraient|peut|peuvent|debería|deberían|puede|pueden)(?![\p{L}-])/gu;
/** `if possible, it should be …` */
const advisedNext = /^,?[^,.;]{0,40} (?:should|may|might|could|sollten?|kann|können|devrait|devraient|debería|deberían)(?![\p{L}-])/u;
/** A clause that says what for, in front of what is required: `In order to respond properly, users must …`. */
const whatFor = /^\s{0,8}(?:[>*+-]|\d{1,2}[.)])?\s{0,4}(?:in order to|to|um|damit|pour|afin d|para|con el fin de)(?![\p{L}-])/u;
/** Measures that nothing more is said of: the clause ends, or what must be done with them follows. */
const nothingMore =
  /^["*_]{0,3}(?:(?: sein| werden| treffen)?\s{0,3}(?:[.,;)|]|$)|\s(?:and|or|must|shall|are|is|be|und|oder|müssen|sind|werden|et|ou|doivent|sont|y|o|deben|in place|at all times)(?![\p{L}-]))/u;
/** Measures are named after all. */
const namesMeasures =
  /(?<![\p{L}-])(?:these|this|such|include[sd]?|including|namely|minimum|at least|following|diese|dazu|mindestens|folgende|ces|notamment|suivantes?|estas|siguientes)(?![\p{L}-])/u;

/** True unless what stands around a word says what is meant by it, or nobody is bound by it. */
function leavesOpen(place: Place, opens: Opens, { obligation, definite }: VaguePatterns): boolean {
  const { block, sentence, before, after } = place;
  if (isQuoted(place.blockBefore) || cites.test(block) || known.test(before)) return false;
  // `<NOTE: …` is for whoever fills in the document
  if (/<[a-z][^<>]{0,400}$/.test(before)) return false;
  if (!isBound(before, obligation)) return false;
  if (opens === 'list') return lastWord(before, obligation) >= 0 && !inBrackets(before) && !examples.test(before);
  // what a colon leads to says what is meant
  if (/:[\s*_]*$/.test(block) || (whatFor.test(before) && lastWord(before, obligation) < 0)) return false;
  switch (opens) {
    case 'time': {
      const bound = lastWord(before, obligation);
      return bound >= 0 && !relative.test(before.slice(bound)) && !asTheyStand.test(before.slice(-90)) && !definite.test(block);
    }
    case 'condition':
      return (
        !definite.test(sentence) &&
        !namesElse.test(sentence) &&
        !namesDecider.test(sentence) &&
        !namesElseBehind.test(place.blockAfter) &&
        !advisedNext.test(after)
      );
    case 'measure':
      return (
        nothingMore.test(after) &&
        !isAim(before) &&
        !definite.test(block) &&
        !namesDecider.test(sentence) &&
        !namesMeasures.test(place.blockAfter) &&
        !examples.test(sentence)
      );
  }
}

/** True behind what a duty is for: `must classify devices to apply …`, not behind the duty itself: `is required to apply …`. */
function isAim(before: string): boolean {
  const [governing, to, verb] = before.slice(-80).trimEnd().split(/\s+/).slice(-3);
  return verb !== undefined && /^(?:to|um|pour|para)$/.test(to ?? '') && !/^(?:required|has|have|needs?)$/.test(governing ?? '');
}

/** True unless the nearest verb in front of a word only advises or allows. */
function isBound(before: string, obligation: RegExp): boolean {
  const last = [...before.matchAll(advice)].at(-1);
  return !last || lastWord(before.slice(last.index), obligation) >= 0;
}

/** Where the last word begins that a pattern, global, matches; -1 if there is none. */
function lastWord(text: string, pattern: RegExp): number {
  let last = -1;
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    if (!isInsideWord(text, match.index)) last = match.index;
    pattern.lastIndex = match.index + 1;
  }
  return last;
}

function inBrackets(text: string): boolean {
  return text.split('(').length > text.split(')').length;
}

/** True in a block quote, and where a quotation is still open at the end of a text: `"…`, `“…`, `„…`, `«…`. */
function isQuoted(before: string): boolean {
  if (/^[ \t]*>/.test(before) || before.split('"').length % 2 === 0) return true;
  if (before.lastIndexOf('«') > before.lastIndexOf('»')) return true;
  const low = before.lastIndexOf('„');
  const high = before.lastIndexOf('“');
  return low < 0 ? high > before.lastIndexOf('”') : low > Math.max(high, before.lastIndexOf('”'));
}
