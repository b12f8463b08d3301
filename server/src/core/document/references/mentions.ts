import type { Catalog } from '../../catalog/catalog.ts';
import { currentEdition, expandRange, type IdVerdict, judgeId } from '../../catalog/control-ids.ts';
import { ownStandard } from '../../catalog/other-standards.ts';
import { ownText } from '../../text/own-text.ts';
import type { TextRange } from '../../text/text-range.ts';
import { cellAt, headersOf } from '../metadata/table-cells.ts';
import type { Reference, Section } from '../policy-document.ts';
import { sectionAt } from '../sections/sections.ts';
import { spanAt } from '../span-at.ts';
import type { BodyFacts, TextSpan } from '../walk-markdown.ts';
import { findBareIds, type NumberJudge } from './bare-ids.ts';
import { findColumnIds } from './column-ids.ts';
import { findForeignIds } from './foreign-ids.ts';
import { findIds, type IdToken } from './reference-grammar.ts';
import { StandardsNear, type Surroundings, sameNumbers } from './standards-near.ts';

/** What mentions are read from. */
export interface MentionContext {
  /** The text as the parser saw it. */
  readonly markdown: string;
  /** Text that counts (no code, comments, link targets), and tables. */
  readonly body: Pick<BodyFacts, 'spans' | 'tables'>;
  readonly sections: readonly Section[];
  readonly catalog: Catalog;
  /** The document is written against the 2013 edition. */
  readonly declares2013: boolean;
  /** Title of the document and the standard its claims are of, as far as it has them. */
  readonly title: string;
}

/** Names that say that numbers in a text may be of a standard whose ids are numbers too. */
const numbered = ['cis', 'pci-dss', 'tisax', 'nist-800-171', 'iso22301', 'iso20000'];

const unknownPlace: Surroundings = { standard: null, edition: null, close: false };

/** `2013 mapping: `, `ISO 2013 (` before an id. */
const labelOfYear = /(?<![\d:-])(2013|2022)(?!\d)[^.;|\n\d]{0,24}[:(–—][ \u00a0]?$/u;

/** Reads the control ids of the running text, those of other standards included, in order. */
export function readMentions(context: MentionContext): Reference[] {
  return new MentionReader(context).read();
}

class MentionReader {
  readonly #context: MentionContext;
  readonly #near: StandardsNear;
  readonly #names: ReturnType<Catalog['otherStandards']['namesIn']>;
  readonly #found: Reference[] = [];
  #byLetter: boolean | null = null;
  #label: { readonly year: '2013' | '2022'; readonly end: number } | null = null;

  constructor(context: MentionContext) {
    const { markdown, catalog, sections, title } = context;
    this.#context = context;
    this.#names = catalog.otherStandards.namesIn(markdown);
    this.#near = new StandardsNear(markdown, this.#names, catalog.otherStandards, sections, title);
  }

  read(): Reference[] {
    const { markdown, body, catalog } = this.#context;
    const tokens = findIds(markdown);
    const only = this.#onlyStandard(tokens);
    let span = 0;
    for (const token of tokens) {
      while (span < body.spans.length && (body.spans[span] as TextSpan).end <= token.range.start) span++;
      this.#readToken(token, body.spans[span], only);
    }
    const inOrder = this.#found.length;
    if (this.#names.length > 0 || this.#found.length > 0) this.#readNumbers();
    for (const { standard, range } of findForeignIds(markdown, this.#names, catalog.otherStandards)) {
      const place = this.#spanAt(range);
      if (place) this.#add(range, place, { framework: standard, status: 'foreign', controls: [], form: 'id' });
    }
    if (this.#found.length > inOrder) return inOrderOfPlace(this.#found);
    return this.#found;
  }

  /** The one standard that a text which never names ISO/IEC 27001 can mean by all its ids; null if there is none. */
  #onlyStandard(tokens: readonly IdToken[]): string | null {
    const { otherStandards } = this.#context.catalog;
    const { named } = this.#near;
    if (tokens.length === 0 || named.size === 0 || named.has(ownStandard)) return null;
    const ids = tokens.map((token) => asForeign(token, this.#context.markdown));
    return [...named].find((standard) => !sameNumbers.has(standard) && ids.every((id) => otherStandards.accepts(standard, id))) ?? null;
  }

  /** An id with its letter. @param only the standard that ids are of if nothing nearer tells */
  #readToken(token: IdToken, span: TextSpan | undefined, only: string | null): void {
    const { start, end } = token.range;
    if (!span || span.start > start || span.end < end) return;
    const { markdown, sections, catalog } = this.#context;
    // an underscore is a mark of emphasis, or part of a name
    if (markdown[start - 1] === '_' && span.start !== start) return;
    const section = sectionAt(sections, start);
    const surroundings = this.#surroundings(token, section, span);
    const { edition, close } = surroundings;
    const standard = surroundings.standard ?? only;
    if (standard !== null && standard !== ownStandard) {
      // `SOC 2 (A5.1)`: of that standard by its place, but no id of it by its look
      if (catalog.otherStandards.accepts(standard, asForeign(token, markdown))) this.#addForeign(token, standard, span, section);
      return;
    }
    const declares2013 = edition === '2022' ? false : token.declared2013 || edition === '2013' || this.#context.declares2013;
    const verdict = judgeId(catalog, token.id, declares2013);
    if (verdict.status !== 'current' && standard === null && !token.named) {
      const isUnknown = verdict.status === 'unknown';
      const other = !isUnknown && this.#near.names2013 ? null : this.#near.anywhere(asForeign(token, markdown), isUnknown);
      if (other) {
        this.#addForeign(token, other, span, section);
        return;
      }
    }
    if (!token.certain && verdict.status !== 'current') return;
    // Annex A starts at 5 and ended at 18: below and above are the numbers of chapters and lists
    const domain = Number(token.id.split('.')[1]);
    if (verdict.status === 'unknown' && !token.named && !close && (domain < 5 || domain > 18)) return;
    if (span.place === 'heading' && !this.#near.named.has(ownStandard) && this.#numbersByLetter()) return;
    const stated = surroundings.label ? 'label' : token.declared2013 || (close && edition !== null) ? 'standard' : null;
    this.#addOwn(token, verdict, declares2013, span, section, stated);
  }

  /** Controls written as bare numbers, where the text around says that they are controls. */
  #readNumbers(): void {
    const { markdown, body, catalog } = this.#context;
    const isOwn = this.#near.named.has(ownStandard);
    if (!isOwn && this.#found.length === 0) return;
    const byWord = isOwn && !numbered.some((standard) => this.#near.named.has(standard));
    const judge: NumberJudge = {
      isControl: (id) => catalog.control(currentEdition, id) !== undefined,
      isClause: (number) => catalog.clauses.has(number),
    };
    const taken = new Set(this.#found.map(({ range }) => range.end));
    const numbers = [
      findBareIds(markdown, this.#names, judge, byWord),
      findColumnIds(markdown, body.tables, catalog.otherStandards, judge, byWord),
    ];
    for (const tokens of numbers)
      for (const token of tokens) {
        const span = this.#spanAt(token.range);
        if (!span || taken.has(token.range.end)) continue;
        taken.add(token.range.end);
        this.#addOwn(
          token,
          judgeId(catalog, token.id, false),
          false,
          span,
          sectionAt(this.#context.sections, token.range.start),
          'standard',
        );
      }
  }

  #surroundings(token: IdToken, section: number, { place }: TextSpan): Surroundings {
    const { range } = token;
    const cell = place === 'table' ? cellAt(this.#context.body.tables, range.start) : null;
    const headers = cell ? headersOf(cell) : [];
    const found =
      this.#near.named.size === 0 ? unknownPlace : this.#near.around(asForeign(token, this.#context.markdown), { range, section, headers });
    if (found.edition) return found;
    const year = this.#labelBefore(token);
    if (year) return { ...found, edition: year, close: true, label: true };
    // `| 2013 | 2022 |`, `| 2013 mapping | A.9.2.3 |`
    for (const header of headers) {
      const year = /\b20(?:13|22)\b/.exec(this.#context.markdown.slice(header.start, Math.min(header.end, header.start + 80)));
      if (year && (found.standard !== null || header.end - header.start < 40))
        return { ...found, edition: year[0] as '2013' | '2022', close: true, label: true };
    }
    return found;
  }

  /** A year that labels the ids behind it on the line: `2013 mapping: A.9.2.3, A.9.2.4`. */
  #labelBefore({ range }: IdToken): '2013' | '2022' | null {
    const { markdown } = this.#context;
    const last = this.#label;
    if (last && range.start - last.end < 200 && !/[\n|]/.test(markdown.slice(last.end, range.start))) {
      this.#label = { year: last.year, end: range.end };
      return last.year;
    }
    const before = markdown.slice(Math.max(0, range.start - 40), range.start);
    const label = before.includes('20') ? labelOfYear.exec(before) : null;
    this.#label = label ? { year: label[1] as '2013' | '2022', end: range.end } : null;
    return this.#label?.year ?? null;
  }

  #addForeign(token: IdToken, standard: string, span: TextSpan, section: number): void {
    this.#add(
      token.range,
      span,
      { framework: standard, status: 'foreign', controls: [], form: token.to === null ? 'id' : 'range' },
      section,
    );
  }

  #addOwn(
    token: IdToken,
    verdict: IdVerdict,
    declares2013: boolean,
    span: TextSpan,
    section: number,
    stated: Reference['editionStated'] | null,
  ): void {
    const { catalog } = this.#context;
    const { status, controls } = verdict;
    const edition = stated ? { editionStated: stated } : {};
    if (token.to === null) {
      this.#add(token.range, span, { framework: currentEdition, status, controls, form: 'id', ...edition }, section);
      return;
    }
    const members = declares2013 ? null : expandRange(catalog, token.id, token.to);
    const judged = members
      ? { status: 'current' as const, controls: members }
      : { status: status === 'legacy' ? status : ('unknown' as const), controls };
    this.#add(token.range, span, { framework: currentEdition, ...judged, form: 'range', ...edition }, section);
  }

  #add(
    range: TextRange,
    span: TextSpan,
    judged: Pick<Reference, 'framework' | 'status' | 'controls' | 'form' | 'editionStated'>,
    section = sectionAt(this.#context.sections, range.start),
  ): void {
    // spelled out: spreading costs as much as finding the id
    const mention: Reference = {
      kind: 'mention',
      text: ownText(this.#context.markdown.slice(range.start, range.end)),
      range,
      itemRange: range,
      frameworkRange: null,
      extent: 'supports',
      section,
      place: span.place,
      framework: judged.framework,
      status: judged.status,
      controls: judged.controls,
      form: judged.form,
    };
    this.#found.push(judged.editionStated === undefined ? mention : { ...mention, editionStated: judged.editionStated });
  }

  /** The span that holds a range; null if it stands in code, a comment or a target. */
  #spanAt({ start, end }: TextRange): TextSpan | null {
    const span = spanAt(this.#context.body.spans, start);
    return span && span.end >= end ? span : null;
  }

  /** True if headings are numbered `A.1`, `B.2`: such numbers are no controls. */
  #numbersByLetter(): boolean {
    this.#byLetter ??= this.#context.sections.some(({ title }) => /^(?:[B-Z]\.\d|A\.[1-4](?!\d))/.test(title));
    return this.#byLetter;
  }
}

/** An id as another standard would write it: `A1.2` is none of those with a dot behind the letter. */
function asForeign({ id, range }: IdToken, text: string): string {
  const written = text.slice(range.start, range.end);
  return /^A[1-4]/.test(written) ? written : id;
}

/** Sorts by place and drops what stands in another; the first found of two stays. */
function inOrderOfPlace(references: Reference[]): Reference[] {
  const sorted = references.map((reference, order) => ({ reference, order }));
  sorted.sort((a, b) => a.reference.range.start - b.reference.range.start || a.order - b.order);
  let end = -1;
  const kept: Reference[] = [];
  for (const { reference } of sorted) {
    if (reference.range.start < end) continue;
    end = reference.range.end;
    kept.push(reference);
  }
  return kept;
}
