import type { OtherStandard, OtherStandardsFile } from './catalog-files.ts';

/** A standard named in a text: its id, or `iso27001` for ISO/IEC 27001 and 27002. */
export interface StandardName {
  readonly standard: string;
  /** The edition named with it, for ISO/IEC 27001 only. */
  readonly edition: '2013' | '2022' | null;
  readonly start: number;
  readonly end: number;
}

/** What {@link StandardName.standard} says of ISO/IEC 27001 and 27002, whose ids are those of the catalogue. */
export const ownStandard = 'iso27001';

/** Standards that the catalogue lacks: recognised by how they are named and how their ids look. */
export class OtherStandards {
  readonly #byId = new Map<string, OtherStandard>();
  readonly #ofName = new Map<string, string>();
  readonly #heads: RegExp;
  readonly #names: RegExp;
  readonly #anyName: RegExp;
  readonly #own: RegExp;
  readonly #claimed = new Map<string, RegExp>();
  readonly #shapes = new Map<string, { readonly any: RegExp; readonly unnamed: RegExp | null }>();

  constructor({ standards }: OtherStandardsFile) {
    const names: string[] = [];
    for (const standard of standards) {
      this.#byId.set(standard.id, standard);
      for (const name of standard.names) {
        names.push(name);
        this.#ofName.set(key(name), standard.id);
      }
      const { own, claimed, named } = standard;
      const whole = (...shapes: (string | undefined)[]): RegExp | null => {
        const given = shapes.filter((shape) => shape !== undefined);
        return given.length === 0 ? null : new RegExp(`^(?:${given.join('|')})(?!\\w|[.-]\\d)`, 'u');
      };
      this.#shapes.set(standard.id, { any: whole(own, claimed, named) ?? /^(?!)/, unnamed: whole(own, claimed) });
    }
    // the longest name first: `NIST CSF` is not `NIST`
    names.sort((a, b) => b.length - a.length);
    const source = `(?:${names.map((name) => name.replaceAll(' ', '[ \\u00a0/_-]?')).join('|')}|2700[12](?:[ :-]{1,2}20(?:13|22))?)`;
    this.#names = new RegExp(source, 'y');
    // what a text is searched for: few literals of three characters or more, which no word of a sentence starts with
    const heads = new Set(['2700', ...names.flatMap((name) => /^[A-Z0-9-]{3,5}/.exec(name)?.[0] ?? [])]);
    const shortest = [...heads].filter((head) => ![...heads].some((other) => other !== head && head.startsWith(other)));
    this.#heads = new RegExp(shortest.join('|'), 'g');
    this.#anyName = new RegExp(source, 'gi');
    this.#own = scanning(standards.flatMap(({ own }) => own ?? []).join('|'));
    for (const { id, claimed } of standards) if (claimed) this.#claimed.set(id, scanning(claimed));
  }

  /** The standard of an id such as `soc2`; undefined if there is none. */
  get(id: string): OtherStandard | undefined {
    return this.#byId.get(id);
  }

  /** The id of the standard that a key or name means (`TSC`, `soc2_criteria`, `PCI DSS v4.0`), null if it is none of these. */
  byName(name: string): string | null {
    if (this.#byId.has(name)) return name;
    const named = this.#anyNamesIn(name);
    return named.some(({ standard }) => standard === ownStandard) ? null : (named[0]?.standard ?? null);
  }

  /** The standard named before an id, `CSF:PR.AA-01` or `ISO 42001 A.6.2.4`; behind a colon any id will do. */
  byPrefix(text: string): string | null {
    const name = this.#anyNamesIn(text.slice(0, 60))[0];
    if (!name || name.standard === ownStandard || !/^(?:ISO[ /-]?(?:IEC)?[ -]?)?$/i.test(text.slice(0, name.start))) return null;
    const between = /^(?:(?::20\d\d)?(?::|[ \u00a0]))[ \u00a0]?(?:Annex[ \u00a0])?/u.exec(text.slice(name.end));
    if (!between) return null;
    const id = text.slice(name.end + between[0].length);
    return (between[0].includes(':') && /\d/.test(id) && !/^20\d\d/.test(id)) || this.accepts(name.standard, id) ? name.standard : null;
  }

  /** Every standard a text names, in order, ISO/IEC 27001 included; names of ordinary words are not looked for. */
  namesIn(text: string): StandardName[] {
    const found: StandardName[] = [];
    this.#heads.lastIndex = 0;
    for (let head = this.#heads.exec(text); head; head = this.#heads.exec(text)) {
      this.#names.lastIndex = head.index;
      const name = this.#nameAt(text, this.#names.exec(text));
      if (!name) continue;
      found.push(name);
      this.#heads.lastIndex = name.end;
    }
    return found;
  }

  /** Every name in a short text, whatever its case. */
  #anyNamesIn(text: string): StandardName[] {
    return [...text.matchAll(this.#anyName)].flatMap((match) => this.#nameAt(text, match) ?? []);
  }

  #nameAt(text: string, match: RegExpExecArray | null): StandardName | null {
    if (!match) return null;
    const [name] = match;
    const end = match.index + name.length;
    const glued = isWord(text.charCodeAt(match.index - 1)) && !/(?:iso|iec)$/i.test(text.slice(Math.max(0, match.index - 3), match.index));
    if (glued || isWord(text.charCodeAt(end))) return null;
    const own = name.startsWith('2700') && name.length !== 5 ? name.slice(-2) : '';
    const standard = /^2700[12]/.test(name) ? ownStandard : (this.#ofName.get(key(name)) as string);
    return { standard, edition: own === '13' ? '2013' : own === '22' ? '2022' : null, start: match.index, end };
  }

  /** True if an id, at the start of a text, may be one of a standard. @param standard id of the standard */
  accepts(standard: string, text: string): boolean {
    return this.#shapes.get(standard)?.any.test(text) ?? false;
  }

  /** The standard that an id at the start of a text tells by itself, in a list of declared controls; else null. */
  byId(text: string): string | null {
    if (!/^[A-Z1]/.test(text)) return null;
    for (const [id, { unnamed }] of this.#shapes) if (unnamed?.test(text)) return id;
    return null;
  }

  /** How long the id of a standard is that a text starts with, 0 if it starts with none. */
  idLength(standard: string, text: string): number {
    return this.#shapes.get(standard)?.any.exec(text)?.[0].length ?? 0;
  }

  /** Finds the ids in a text that are no other standard's, and those that only look like one of a standard named. */
  *idsIn(text: string, named: ReadonlySet<string>): Generator<{ readonly standard: string; readonly start: number; readonly end: number }> {
    for (const match of matches(text, this.#own)) {
      const standard = this.byId(match[0]);
      if (standard) yield { standard, start: match.index, end: match.index + match[0].length };
    }
    for (const [standard, pattern] of this.#claimed)
      if (named.has(standard))
        for (const match of matches(text, pattern)) yield { standard, start: match.index, end: match.index + match[0].length };
  }
}

/** The matches of a global pattern that start a word. */
function* matches(text: string, pattern: RegExp): Generator<RegExpExecArray> {
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    const before = text.charCodeAt(match.index - 1);
    if (!isWord(before) && before !== 45 /* - */ && before !== 46 /* . */ && before !== 47 /* / */) yield match;
  }
}

/**
 * The standard other than ISO/IEC 27001 that a declared id is of: by a name before it (`SOC2:CC6.1`, `ISO 42001
 * A.6.2.4`), by its look (`PR.AA-01`), or by what stands near it (`A1.2` beside `CC6.1`).
 * @param text the id as written, with whatever follows it
 * @param nearby names or ids that stand near it: its key, its siblings
 * @returns framework id such as `soc2`; null if nothing tells
 */
export function foreignFramework(
  { otherStandards }: { readonly otherStandards: OtherStandards },
  text: string,
  nearby = '',
): string | null {
  const trimmed = text.trim();
  const prefixed = otherStandards.byPrefix(trimmed);
  if (prefixed) return prefixed;
  const byLook = otherStandards.byId(trimmed);
  if (byLook || nearby === '') return byLook;
  const around = [otherStandards.byName(nearby)];
  for (const word of nearby.split(/[\s,;]+/u)) around.push(otherStandards.byId(word));
  return around.find((standard) => standard && otherStandards.accepts(standard, trimmed)) ?? null;
}

function scanning(shape: string): RegExp {
  return new RegExp(`(?:${shape})(?!\\w|[.-]\\d)`, 'g');
}

/** A name without case and separators. */
function key(name: string): string {
  return name.toLowerCase().replace(/[ \u00a0/_-]/g, '');
}

/** ASCII letter or digit; NaN, beyond the ends of a text, is none. */
function isWord(code: number): boolean {
  return (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
}
