import { isInsideWord } from '../../text/inside-word.ts';
import { ownText } from '../../text/own-text.ts';
import type { TextRange } from '../../text/text-range.ts';
import type { Requirement, Section } from '../policy-document.ts';
import { spanAt } from '../span-at.ts';
import type { BodyFacts } from '../walk-markdown.ts';
import { blockAround } from '../wording/block-around.ts';
import { speaksOfOthers } from '../wording/said-in-section.ts';

/** More in one document say nothing new. */
const most = 2000;
/** Of a requirement with an id, this much is kept to be shown. */
const longestText = 240;

const attribute = /\{#(req[\w.:-]{0,80})\}/gi;
const comment = /^<!--\s{0,4}req:\s{0,4}([\w.:-]{1,80})\s{0,4}-->/i;
/** What makes an obligation none: one need not. */
const notNeeded = /(?:not|n't|nicht|no|ne)\s$|^(?:muss|müssen) nicht\b|^(?:tiene|tienen) que no\b/u;
const needed = /^(?:has|have|is|are) /u;
/** A sentence ends at a stop before a space, but not in `e.g. this`. */
const sentenceEnd = /[.!?](?<!(?:^|[\s.(])(?:\p{L}|etc|incl|bzw|ca|art|no|nr|vs)\.)["”»)*_]{0,3}(?=\s|$)/gu;

/** An anchor as it stands in the text. */
interface Anchor {
  readonly id: string;
  readonly idRange: TextRange;
  /** Of the whole mark. */
  readonly range: TextRange;
}

/**
 * The normative statements of a policy or standard, in order: sentences that bind somebody, and whatever its author gave
 * an id, as `{#req-ac-01}` or `<!-- req: req-ac-01 -->` behind it.
 * @param folded the text as `foldCase` gives it
 * @param obligation words that make a sentence binding, global; null in languages without them
 */
export function readRequirements(
  text: string,
  folded: string,
  body: BodyFacts,
  sections: readonly Section[],
  obligation: RegExp | null,
): Requirement[] {
  const byStart = new Map<number, Requirement>();
  if (obligation) for (const range of bindingSentences(folded, body, sections, obligation)) byStart.set(range.start, plain(range));
  for (const anchor of anchorsIn(text, folded, body)) {
    const range = sentenceBefore(folded, anchor.range.start);
    const known = byStart.get(range.start);
    // two ids for one sentence: the second stands for itself
    const start = known?.id === undefined || known.id === null ? range.start : anchor.range.start;
    const shown = ownText(
      text
        .slice(range.start, Math.min(range.end, range.start + longestText))
        .replace(/\s+/g, ' ')
        .trim(),
    );
    byStart.set(start, { id: anchor.id, idRange: anchor.idRange, range, text: shown });
  }
  return [...byStart].sort(([a], [b]) => a - b).map(([, requirement]) => requirement);
}

function plain(range: TextRange): Requirement {
  return { id: null, idRange: null, range, text: '' };
}

function* bindingSentences(folded: string, { spans }: BodyFacts, sections: readonly Section[], obligation: RegExp): Generator<TextRange> {
  let count = 0;
  obligation.lastIndex = 0;
  for (let match = obligation.exec(folded); match && count < most; match = obligation.exec(folded)) {
    const start = match.index;
    if (isInsideWord(folded, start)) {
      obligation.lastIndex = start + 1;
      continue;
    }
    const span = spanAt(spans, start);
    if (!span || span.place === 'heading' || folded[span.start] === '[' || isNotNeeded(folded, start, match[0])) continue;
    const range = sentenceAt(folded, start);
    if (speaksOfOthers(sections, start)) continue;
    count++;
    yield range;
    obligation.lastIndex = Math.max(range.end, start + match[0].length);
  }
}

/** `do not have to`, `muss nicht`: nobody is bound. `must not` binds. */
function isNotNeeded(folded: string, start: number, word: string): boolean {
  if (notNeeded.test(folded.slice(start, start + word.length + 7)) && /^(?:muss|müssen|tiene)/.test(word)) return true;
  return needed.test(word) && notNeeded.test(folded.slice(Math.max(0, start - 5), start));
}

/** Ids in running text, by attribute or by comment, in order. */
function anchorsIn(text: string, folded: string, { spans, html }: BodyFacts): Anchor[] {
  const found: Anchor[] = [];
  if (folded.includes('{#req'))
    for (const match of text.matchAll(attribute)) {
      const span = spanAt(spans, match.index);
      const id = ownText(match[1] as string);
      const at = match.index + 2;
      if (span && span.place !== 'heading')
        found.push({ id, idRange: { start: at, end: at + id.length }, range: { start: match.index, end: match.index + match[0].length } });
    }
  for (const range of html) {
    const match = comment.exec(text.slice(range.start, Math.min(range.end, range.start + 200)));
    if (!match) continue;
    const id = ownText(match[1] as string);
    const at = text.indexOf(id, text.indexOf(':', range.start) + 1);
    found.push({ id, idRange: { start: at, end: at + id.length }, range });
  }
  return found.sort((a, b) => a.range.start - b.range.start);
}

/** The sentence that ends in front of an anchor. */
function sentenceBefore(folded: string, anchor: number): TextRange {
  let at = anchor - 1;
  while (at > 0 && /\s/.test(folded[at] as string)) at--;
  return sentenceAt(folded, Math.max(0, at));
}

function sentenceAt(folded: string, at: number): TextRange {
  const block = blockAround(folded, at);
  const source = folded.slice(block.start, block.end);
  let from = 0;
  let to = source.length;
  for (const { index, 0: stop } of source.matchAll(sentenceEnd)) {
    const end = index + stop.length;
    if (end > at - block.start) {
      to = end;
      break;
    }
    from = end;
  }
  // marks of lists and ids of the sentence before are no part of it
  const lead = /^(?:\s|[-*+]\s|\d{1,3}[.)]\s|\{#[\w.:-]{1,90}\}|<!--[^>]{0,120}-->)*/.exec(source.slice(from, to))?.[0].length ?? 0;
  const sentence = withoutTrailingId(source.slice(from + lead, to).trimEnd());
  const start = block.start + from + lead;
  return { start, end: start + sentence.trimEnd().length };
}

/** A sentence without the id or comment behind it. */
function withoutTrailingId(sentence: string): string {
  const [open, id] = sentence.endsWith('}') ? ['{#', /^\{#[\w.:-]{1,90}\}$/] : ['<!--', /^<!--[^>]{0,120}-->$/];
  const start = sentence.lastIndexOf(open as string);
  return start >= 0 && (id as RegExp).test(sentence.slice(start)) ? sentence.slice(0, start) : sentence;
}
