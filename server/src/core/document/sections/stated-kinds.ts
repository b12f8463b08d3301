import { Colons } from '../../text/colons.ts';
import { firstIndex } from '../../text/first-index.ts';
import type { TextRange } from '../../text/text-range.ts';
import type { ProseEvidence, Section } from '../policy-document.ts';
import type { BodyFacts } from '../walk-markdown.ts';
import type { SectionKindMatcher } from './section-kinds.ts';
import { sectionAt } from './sections.ts';
import { isPlaceholder, normaliseTitle } from './titles.ts';

/** Kinds that a table states by what heads its columns: `Role | Responsibility`, `Term | Definition`. */
const byColumns: ReadonlySet<string> = new Set(['roles', 'definitions', 'history', 'control-mapping', 'steps', 'approval', 'actions']);
/** Kinds whose sections hold data of the whole document, so that their labels speak of the document. */
const aboutDocument: ReadonlySet<string> = new Set([
  'ownership',
  'history',
  'approval',
  'purpose',
  'scope',
  'review',
  'compliance',
  'consequences',
]);
/** Kinds of which a label with nothing behind it says that they are still to be written. */
const askedFor: ReadonlySet<string> = new Set(['purpose', 'scope', 'roles', 'compliance', 'consequences', 'exceptions']);
/** Kinds that a line states only by their name: `Responsible: …` names one person, `Roles: …` says who does what. */
const named: ReadonlySet<string> = new Set(['roles', 'definitions']);
/** Heads of columns that name who does what a row tells, and of those that a history or a register of risks has. */
const owned = /^[*_\s]{0,4}(?:owner|task owner|action owner|assigned to|assignee|performed by|done by|who)[*_\s]{0,4}$/i;
const dated = /^[*_\s]{0,4}(?:version|rev|revision|date|risk.{0,20}|asset.{0,20}|likelihood|impact|doc.{0,20}|title)[*_\s]{0,4}$/i;
/** A line that begins with a label: marks of lists, quotes and emphasis, up to six words, a colon. */
const labelStart = /^[\s>*+_-]{0,20}([^\s:：*_|>+-][^:：*_|]{0,58})(?:\*\*|__)?\s{0,3}[:：](?:\*\*|__)?/u;

/** A paragraph that is the title of a list item with a letter, over what follows it: `a. *Enforcement*`. */
const letteredTitle = /^[a-z][.)]\s{1,4}[*_]{0,2}(\p{L}[^*_:.\n]{2,40}[^*_:.\s])[*_]{0,2}$/u;

/** A label of a line or row, before it is known whether it speaks of the document. */
interface Candidate extends ProseEvidence {
  readonly section: number;
}

/**
 * The kinds that labels state: `**Scope:** All staff`, `- Scope: …`, `| Scope | All staff |`, and tables by the titles
 * of their columns. A label that stands several times, or deep inside a topic, describes that topic and not the document.
 * @param stated kinds that sections state already
 */
export function readStatedKinds(
  text: string,
  { blocks, tables, headings }: BodyFacts,
  sections: readonly Section[],
  stated: ReadonlySet<string>,
  matcher: SectionKindMatcher,
): ProseEvidence[] {
  const found: Candidate[] = [];
  const blanks: ProseEvidence[] = [];
  const add = (label: string, range: TextRange, allowed: (kind: string) => boolean): void => {
    for (const kind of matcher.labelKinds(normaliseTitle(label)))
      if (!stated.has(kind) && allowed(kind)) found.push({ kind, form: 'label', range, section: sectionAt(sections, range.start) });
  };
  const colons = new Colons(text);
  let numbered = 0;
  blocks.forEach(({ start, end, kind }, index) => {
    if (kind !== 'prose') return;
    if (isNumbered(text, start)) {
      if (++numbered === 2 && !stated.has('steps')) found.push({ kind: 'steps', form: 'label', range: { start, end: start }, section: -1 });
      // `1. **Owner:** opens the ticket` is a step
      return;
    }
    const lettered = end - start < 60 ? letteredTitle.exec(text.slice(start, end)) : null;
    if (lettered && (blocks[index + 1]?.start ?? text.length) < nextHeading(headings, end, text.length)) {
      const at = start + lettered[0].indexOf(lettered[1] as string);
      const kinds = matcher.match(lettered[1] as string).kinds;
      add(lettered[1] as string, { start: at, end: at + (lettered[1] as string).length }, (stating) => kinds.includes(stating));
      return;
    }
    for (let line = start; line < end; ) {
      const colon = colons.from(line);
      if (colon >= end) return;
      const lineEnd = endOfLine(text, colon, end);
      const from = Math.max(line, text.lastIndexOf('\n', colon) + 1);
      const match = colon - from <= 80 ? labelStart.exec(text.slice(from, Math.min(lineEnd, from + 100))) : null;
      if (match) {
        const label = (match[1] as string).trimEnd();
        const behind = trimmed(text, from + match[0].length, lineEnd);
        // what a label states may stand in the line below it
        const range = behind.start < behind.end || lineEnd >= end ? behind : trimmed(text, lineEnd + 1, endOfLine(text, lineEnd + 1, end));
        const value = text.slice(range.start, Math.min(range.end, range.start + 400));
        const isFollowed = (blocks[index + 1]?.start ?? text.length) < nextHeading(headings, end, text.length);
        const at = from + match[0].indexOf(label);
        const isNamed = (stating: string): boolean => matcher.match(label).kinds.includes(stating);
        if (value === '' ? isFollowed && index + 1 < blocks.length : !isPlaceholder(value))
          add(label, { start: at, end: at + label.length }, (stating) => !named.has(stating) || isNamed(stating));
        else if (value !== '')
          for (const stating of matcher.labelKinds(normaliseTitle(label)))
            if (askedFor.has(stating) && !stated.has(stating) && isNamed(stating)) blanks.push({ kind: stating, form: 'blank', range });
      }
      line = lineEnd + 1;
    }
  });
  const state = (kind: string, range: TextRange): void => {
    if (!stated.has(kind)) found.push({ kind, form: 'label', range, section: sectionAt(sections, range.start) });
  };
  for (const table of tables) readTable(text, table, add, state);
  const evidence = documentLevel(found, sections);
  // several are of the parts of something
  for (const kind of askedFor) {
    const [blank, ...others] = blanks.filter((each) => each.kind === kind);
    if (blank && others.length === 0 && !evidence.some((each) => each.kind === kind)) evidence.push(blank);
  }
  return evidence;
}

function trimmed(text: string, from: number, to: number): TextRange {
  const value = text.slice(from, to);
  return { start: from + value.length - value.trimStart().length, end: from + value.trimEnd().length };
}

/** True for the text of a list item behind `1.` or `1)`. */
function isNumbered(text: string, start: number): boolean {
  return text[start - 1] === ' ' && /\d[.)] {1,3}$/.test(text.slice(Math.max(0, start - 6), start));
}

function endOfLine(text: string, from: number, end: number): number {
  const next = text.indexOf('\n', from);
  return next < 0 || next > end ? end : next;
}

function nextHeading(headings: BodyFacts['headings'], from: number, end: number): number {
  return headings[firstIndex(headings, ({ headingRange }) => headingRange.start >= from)]?.headingRange.start ?? end;
}

function readTable(
  text: string,
  table: BodyFacts['tables'][number],
  add: (label: string, range: TextRange, allowed: (kind: string) => boolean) => void,
  found: (kind: string, range: TextRange) => void,
): void {
  const header = table[0] ?? [];
  const cell = (range: TextRange): string =>
    text
      .slice(range.start, Math.min(range.end, range.start + 400))
      .replace(/^\||\|$/g, '')
      .trim();
  if (table.length > 1 && header.length > 1 && header.length < 12) {
    for (const range of header) if (range.end - range.start < 80) add(cell(range), range, (kind) => byColumns.has(kind));
    // who owns each of several tasks or sources does them; a history has a column for the owner, too
    const owner = table.length > 2 && !header.some((range) => dated.test(cell(range))) && header.find((range) => owned.test(cell(range)));
    if (owner) found('roles', owner);
  }
  for (const row of table) {
    const [label, value] = row;
    if (!label || !value || row.length > 3 || label.end - label.start > 80) continue;
    const said = cell(value);
    // the first row may name columns; then what stands beside the label is one word
    if (isPlaceholder(said) || (row === header && !/\S\s+\S/.test(said))) continue;
    add(cell(label), label, (kind) => !byColumns.has(kind) || kind === 'approval');
  }
}

/** Without the labels that describe one of several things. */
function documentLevel(found: readonly Candidate[], sections: readonly Section[]): ProseEvidence[] {
  const counts = new Map<string, number>();
  for (const { kind } of found) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  const kinds = new Set<string>();
  const evidence: ProseEvidence[] = [];
  for (const { kind, range, form, section } of found) {
    if (kinds.has(kind)) continue;
    if ((counts.get(kind) as number) > 2 && !byColumns.has(kind) && !isAboutDocument(sections, section)) continue;
    kinds.add(kind);
    evidence.push({ kind, form, range });
  }
  return evidence;
}

function isAboutDocument(sections: readonly Section[], at: number): boolean {
  const section = sections[at];
  return !section || section.parent < 0 || section.kinds.some((kind) => aboutDocument.has(kind));
}
