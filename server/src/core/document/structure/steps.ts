import type { StepWords } from '../../catalog/catalog-files.ts';
import { firstIndex } from '../../text/first-index.ts';
import { isInsideWord } from '../../text/inside-word.ts';
import type { TextRange } from '../../text/text-range.ts';
import type { Section, StepList } from '../policy-document.ts';
import { sectionAt } from '../sections/sections.ts';
import { normaliseTitle } from '../sections/titles.ts';
import type { BodyFacts } from '../walk-markdown.ts';

/** Fewer steps are looked over at a glance. */
const fewest = 3;
/** More lists in one document say nothing new. */
const most = 100;
/** A section is looked at this far in front of its list. */
const reach = 4000;

/** Kinds of sections whose numbered lists are no steps. */
const noSteps: ReadonlySet<string> = new Set([
  ...['references', 'history', 'definitions', 'control-mapping', 'records', 'scope', 'purpose', 'objectives'],
  ...['roles', 'exceptions', 'approval', 'boundaries', 'compliance', 'consequences', 'ownership', 'guidance'],
]);

/** A section that says who takes all steps of the document: `Who should complete this assessment`. */
const takers = /^who (?:should|must|needs to|has to) /u;

/** What leads to a list is looked at this far. */
const leadReach = 120;
/** The end of a line that leads to a list. */
const leads = /:[*_]{0,2}\s{1,8}$/;
/** Characters in front of the colon in which it says what to. */
const subjectReach = 60;
/** The end of a line that asks. */
const questionEnd = /\?[*_]{0,2}$/gmu;
/** The first item of a table of contents leads to a heading. */
const contents = /^\[?[^\n[\]]{0,100}\]\(#/u;
/** The first item of an overview names the section that lays it out: `Phase 1: screening (Section 4)`. */
const laidOut =
  /^[^\n(]{0,100}\((?:see )?(?:sections?|chapters?|abschnitte?|kapitel|chapitres?|secci[oó]n(?:es)?|cap[ií]tulos?|sezioni?) \d/u;

/** Tells the steps of procedures from other lists. */
export class StepReader {
  readonly #actors: ReadonlyMap<string, RegExp>;
  readonly #compoundActors: RegExp;
  readonly #titlesAround: RegExp;
  readonly #leadsElsewhere: RegExp;

  constructor({ actors, compoundActors, titlesAround, leadsElsewhere }: StepWords) {
    this.#actors = new Map(Object.entries(actors).map(([language, words]) => [language, new RegExp(words, 'gu')]));
    this.#compoundActors = new RegExp(`^(?:${Object.values(compoundActors).join('|')})`, 'u');
    this.#titlesAround = new RegExp(`^(?:${Object.values(titlesAround).join('|')})$`, 'u');
    this.#leadsElsewhere = new RegExp(Object.values(leadsElsewhere).join('|'), 'u');
  }

  /**
   * Numbered lists of steps, and whether somebody is named who takes them; none in languages without words for it.
   * @param folded the text as `foldCase` gives it
   */
  read(folded: string, { orderedLists, spans }: BodyFacts, sections: readonly Section[], language: string): StepList[] {
    const words = this.#actors.get(language);
    if (!words) return [];
    const found: StepList[] = [];
    if (sections.some(({ title, content }) => content === 'text' && takers.test(normaliseTitle(title)))) return found;
    for (const list of orderedLists) {
      if (list.items < fewest || found.length >= most) continue;
      const index = sectionAt(sections, list.start);
      const above = sectionsAbove(sections, index);
      if (this.#isElsewhere(folded, list, above)) continue;
      const text = [{ start: Math.max(sections[index]?.headingRange.start ?? 0, list.start - reach), end: list.end }];
      // what a chapter says in front of its parts holds for all of them; the title of the document does not count
      for (const section of above.slice(1))
        if (section.depth > 1) text.push({ start: section.headingRange.start, end: nextHeading(sections, section, list.start) });
      const firstSpan = spans[firstIndex(spans, ({ end }) => end > list.start)];
      const first = firstSpan ? folded.slice(firstSpan.start, firstSpan.start + leadReach) : '';
      if (contents.test(first) || laidOut.test(first)) continue;
      found.push({
        range: firstSpan ? firstLine(folded, list, firstSpan) : list,
        count: list.items,
        actor: text.some((range) => this.#names(folded, range, words)),
      });
    }
    return found;
  }

  /** True for a list of something else, by its sections, the line that leads to it, or its items. */
  #isElsewhere(folded: string, list: BodyFacts['orderedLists'][number], above: readonly Section[]): boolean {
    if (above.some(({ kinds }) => kinds.some((kind) => noSteps.has(kind)))) return true;
    if (above[0] && this.#titlesAround.test(normaliseTitle(above[0].title))) return true;
    const lead = folded.slice(Math.max(0, list.start - leadReach), list.start);
    return (leads.test(lead) && this.#leadsElsewhere.test(lastLine(lead).slice(-subjectReach))) || asksOnly(folded, list);
  }

  /** True if a text names somebody who acts. */
  #names(folded: string, { start, end }: TextRange, words: RegExp): boolean {
    const text = folded.slice(start, end);
    words.lastIndex = 0;
    for (let match = words.exec(text); match; match = words.exec(text)) {
      if (!isInsideWord(text, match.index) || this.#compoundActors.test(match[0])) return true;
      words.lastIndex = match.index + 1;
    }
    return false;
  }
}

/** True for a list in which every item is a question: it is answered, not carried out. */
function asksOnly(folded: string, { start, end, items }: BodyFacts['orderedLists'][number]): boolean {
  const text = folded.slice(start, Math.min(end, start + reach));
  return (text.match(questionEnd)?.length ?? 0) >= items;
}

function sectionsAbove(sections: readonly Section[], index: number): Section[] {
  const above: Section[] = [];
  for (let section = sections[index]; section; section = sections[section.parent]) above.push(section);
  return above;
}

function nextHeading(sections: readonly Section[], section: Section, before: number): number {
  const next = sections.find(({ headingRange }) => headingRange.start > section.headingRange.start);
  return Math.min(next?.headingRange.start ?? before, before);
}

/** The text of the first step, no further than its line, without the marks of emphasis and spaces at its end. */
function firstLine(folded: string, list: TextRange, span: TextRange): TextRange {
  const start = Math.max(span.start, list.start);
  const next = folded.indexOf('\n', start);
  let end = Math.min(next < 0 ? folded.length : next, list.end);
  while (end > start + 1 && ' *_\t\r'.includes(folded[end - 1] as string)) end--;
  return { start, end };
}

function lastLine(text: string): string {
  const end = text.trimEnd();
  return end.slice(end.lastIndexOf('\n') + 1);
}
