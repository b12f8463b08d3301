import { type OtherStandards, ownStandard, type StandardName } from '../../catalog/other-standards.ts';
import { firstIndex } from '../../text/first-index.ts';
import type { TextRange } from '../../text/text-range.ts';
import type { Section } from '../policy-document.ts';

/** Where an id stands, as far as it tells which standard is meant. */
export interface IdPlace {
  readonly range: TextRange;
  /** Index of the section, −1 for none. */
  readonly section: number;
  /** The header of its column and the first cell of its row, if it stands in a table. */
  readonly headers: readonly TextRange[];
}

/** What the surroundings of an id say. */
export interface Surroundings {
  /** Id of the standard, {@link ownStandard} for ISO/IEC 27001; null if nothing tells. */
  readonly standard: string | null;
  readonly edition: '2013' | '2022' | null;
  /** True if it stands right at the id. */
  readonly close: boolean;
  /** True if no more than a year says the edition. */
  readonly label?: true;
}

const nothing: Surroundings = { standard: null, edition: null, close: false };
/** A document that names a standard so often is about it. */
const oftenEnough = 3;
/** The same for one that never names ISO/IEC 27001. */
const oftenWithoutOwn = 2;
/** Furthest a name reaches in its sentence. */
const reach = 160;
const sentenceEnd = /[.;!?](?:\s|$)|[|\n]\s*(?:[|\n#>*+-]|\d+\.\s)|\|/;
const ofName = /^[\s*_]*(?:[([]|(?:of|in|from|per|under|der|aus|von|de|du|del)\s)\s*(?:the\s)?(?:ISO(?:[/ -]IEC)?[ \u00a0-]?)?$/i;

/** Standards that number their controls as ISO/IEC 27002 does: an id is theirs only where they are named beside it. */
export const sameNumbers: ReadonlySet<string> = new Set([ownStandard, 'iso27017', 'iso27018']);

/** Tells whose an id is by the standard named nearest: in its sentence, row, column, section or title. */
export class StandardsNear {
  readonly #text: string;
  readonly #names: readonly StandardName[];
  readonly #others: OtherStandards;
  readonly #sections: readonly Section[];
  readonly #inSection = new Map<number, readonly StandardName[]>();
  readonly #inTitle: readonly StandardName[];
  /** Every standard named in the document. */
  readonly named: ReadonlySet<string>;
  /** True if the 2013 edition is named. */
  readonly names2013: boolean;

  /**
   * @param names what the text names, in order
   * @param title title of the document, or the standard it declares: it is about what this names
   */
  constructor(text: string, names: readonly StandardName[], others: OtherStandards, sections: readonly Section[], title: string) {
    this.#text = text;
    this.#names = names;
    this.#others = others;
    this.#sections = sections;
    this.#inTitle = others.namesIn(title);
    this.names2013 = names.some(({ edition }) => edition === '2013');
    this.named = new Set([...names, ...this.#inTitle].map(({ standard }) => standard));
  }

  /** What the surroundings say of an id. @param id as written with its letter, `A.6.2.4` */
  around(id: string, place: IdPlace): Surroundings {
    const close = this.#inSentence(id, place.range);
    if (close) return close;
    for (const header of place.headers) {
      const found = this.#verdict(id, this.#namesIn(header));
      if (found) return { ...found, close: true };
    }
    for (let at = place.section; at >= 0; at = (this.#sections[at] as Section).parent) {
      const found = this.#verdict(id, this.#namesOfSection(at));
      if (found) return found;
    }
    return this.#verdict(id, this.#inTitle) ?? nothing;
  }

  /**
   * The one of the standards named anywhere that an id may be of, null if there is none. One that numbers its controls as
   * ISO/IEC 27001 did explains only what no edition has, unless the document is about it.
   * @param isUnknown no edition of ISO/IEC 27001 has the id
   */
  anywhere(id: string, isUnknown: boolean): string | null {
    for (const standard of this.named) {
      if (standard === ownStandard || !this.#others.accepts(standard, id)) continue;
      if (!sameNumbers.has(standard) || isUnknown || this.#isAbout(standard)) return standard;
    }
    return null;
  }

  #isAbout(standard: string): boolean {
    const enough = this.named.has(ownStandard) ? oftenEnough : oftenWithoutOwn;
    let count = 0;
    for (const name of this.#names) if (name.standard === standard && ++count === enough) return true;
    return false;
  }

  /** The name before the id in the same sentence or cell, or the one right behind it. */
  #inSentence(id: string, { start, end }: TextRange): Surroundings | null {
    const next = this.#firstFrom(start);
    const after = this.#names[next];
    if (after && after.start - end < 30 && ofName.test(this.#text.slice(end, after.start))) {
      const found = this.#verdict(id, [after]);
      if (found) return { ...found, close: true };
    }
    for (let at = next - 1; at >= 0; at--) {
      const name = this.#names[at] as StandardName;
      if (start - name.end > reach) return null;
      const between = this.#text.slice(name.end, start);
      if (sentenceEnd.test(between)) return null;
      const found = this.#verdict(id, [name]);
      if (found) return { ...found, close: true };
      // `BSI A.5.1`: named right before it, whatever it may be there
      if (between.length < 12 && !/[,/&+]|\b(?:and|or|und|et|y)\b/.test(between))
        return { standard: name.standard, edition: null, close: true };
    }
    return null;
  }

  /** What names of one place say together; null if they name both sides, or nothing that has such an id. */
  #verdict(id: string, names: readonly StandardName[]): Surroundings | null {
    let standard: string | null = null;
    let edition: StandardName['edition'] = null;
    let isOneEdition = true;
    let own = false;
    for (const name of names) {
      if (name.standard === ownStandard) {
        own = true;
        if (name.edition) {
          isOneEdition &&= edition === null || edition === name.edition;
          edition = name.edition;
        }
      } else if (!standard && this.#others.accepts(name.standard, id)) standard = name.standard;
    }
    if (own && standard) return null;
    if (own) return { standard: ownStandard, edition: isOneEdition ? edition : null, close: false };
    return standard ? { standard, edition: null, close: false } : null;
  }

  #namesOfSection(section: number): readonly StandardName[] {
    let names = this.#inSection.get(section);
    if (!names) {
      names = this.#namesIn((this.#sections[section] as Section).titleRange);
      this.#inSection.set(section, names);
    }
    return names;
  }

  /** The names in a range of the text. */
  #namesIn({ start, end }: TextRange): StandardName[] {
    const found: StandardName[] = [];
    for (let at = this.#firstFrom(start); at < this.#names.length && (this.#names[at] as StandardName).end <= end; at++)
      found.push(this.#names[at] as StandardName);
    return found;
  }

  /** Index of the first name that starts at or behind an offset. */
  #firstFrom(offset: number): number {
    return firstIndex(this.#names, ({ start }) => start >= offset);
  }
}
