import type { Catalog } from '../catalog/catalog.ts';
import { currentEdition, expandRange, formerEdition, frameworkByName, judgeId } from '../catalog/control-ids.ts';
import type { TextRange } from '../text/text-range.ts';
import type { FrontMatterEntry, FrontMatterScalar, FrontMatterValue } from './front-matter-value.ts';
import { metadataKeyByName } from './metadata-keys.ts';
import type { Extent, Reference, Section } from './policy-document.ts';
import { readClaim } from './reference-grammar.ts';

/** What claims are read against. */
export interface ClaimContext {
  readonly catalog: Catalog;
  /** Framework of `controls:` and of claims that name none. */
  readonly defaultFramework: string;
  readonly sections: readonly Section[];
}

interface ClaimTarget {
  /** Framework id, or the name as written if the catalogue has none. */
  readonly framework: string;
  readonly frameworkRange: TextRange | null;
  readonly extent: Extent;
  readonly section: number;
}

/**
 * Reads the declared controls of a front matter: `satisfies` by framework, `controls` (and its aliases) as list, map by
 * framework, list of maps or comma string, `frameworks: { iso27001: { controls: … } }` and `compliance_mapping`.
 */
export function readClaims(entries: readonly FrontMatterEntry[], context: ClaimContext): Reference[] {
  const references: Reference[] = [];
  const reader = new ClaimReader(context, references);
  for (const entry of entries) {
    const name = entry.key.toLowerCase().replaceAll('-', '_');
    const key = metadataKeyByName(entry.key)?.key;
    if (key === 'satisfies' || key === 'controls' || name === 'frameworks' || name === 'compliance_mapping')
      reader.readAny(entry.value, reader.target(null));
  }
  return references;
}

class ClaimReader {
  readonly #context: ClaimContext;
  readonly #out: Reference[];

  constructor(context: ClaimContext, out: Reference[]) {
    this.#context = context;
    this.#out = out;
  }

  target(named: { text: string; range: TextRange } | null): ClaimTarget {
    if (!named) return { framework: this.#context.defaultFramework, frameworkRange: null, extent: 'full', section: -1 };
    const framework = frameworkByName(this.#context.catalog, named.text);
    return { framework: framework ?? named.text, frameworkRange: framework ? null : named.range, extent: 'full', section: -1 };
  }

  readAny(value: FrontMatterValue, target: ClaimTarget): void {
    if (value.kind === 'scalar') this.#readScalar(value, target);
    else if (value.kind === 'list') for (const item of value.items) this.readAny(item, target);
    else this.#readMap(value.entries, target);
  }

  /** A map is a long claim (`ref:`), a block that names its framework, or frameworks by name. */
  #readMap(entries: readonly FrontMatterEntry[], target: ClaimTarget): void {
    const field = (...names: string[]): FrontMatterEntry | undefined => entries.find((entry) => names.includes(entry.key.toLowerCase()));
    const ref = field('ref', 'id', 'control');
    if (ref) {
      this.readAny(ref.value, {
        ...target,
        extent: extentOf(field('extent')?.value) ?? target.extent,
        section: this.#sectionOf(field('section')?.value),
      });
      return;
    }
    const framework = field('framework', 'standard');
    const controls = field('controls');
    if (controls) {
      const named = framework?.value.kind === 'scalar' ? { text: framework.value.text, range: framework.value.range } : null;
      this.readAny(controls.value, named ? this.target(named) : target);
      return;
    }
    for (const entry of entries)
      if (entry.value.kind !== 'scalar' || entry.value.text !== '')
        this.readAny(entry.value, this.target({ text: entry.key, range: entry.keyRange }));
  }

  /** One id, a range, or several separated by commas. */
  #readScalar(scalar: FrontMatterScalar, target: ClaimTarget): void {
    if (scalar.text === '') return;
    const inner = innerRange(scalar);
    if (!this.#context.catalog.frameworks.has(target.framework)) {
      this.#out.push({ ...this.#base(scalar.text, inner, scalar.range, target), status: 'foreign', controls: [], form: 'id' });
      return;
    }
    const parts =
      readClaim(scalar.text) || !/[,;]\s/.test(scalar.text) ? [{ text: scalar.text, range: inner }] : splitList(scalar.text, inner);
    for (const part of parts)
      this.#out.push(
        this.readOne(part.text, part.range, parts.length === 1 ? scalar.range : part.range, target, typeof scalar.value === 'number'),
      );
  }

  /** Judges one declared id. */
  readOne(text: string, range: TextRange, itemRange: TextRange, target: ClaimTarget, isNumber: boolean): Reference {
    const base = this.#base(text, range, itemRange, target);
    const reading = readClaim(text);
    if (!reading) return { ...base, status: 'malformed', controls: [], form: 'id' };
    const declares2013 = target.framework === formerEdition || reading.declared2013;
    const verdict = judgeId(this.#context.catalog, reading.id, declares2013);
    if (reading.to !== null) {
      const members = expandRange(this.#context.catalog, reading.id, reading.to);
      return { ...base, form: 'range', status: members ? 'current' : 'unknown', controls: members ?? verdict.controls };
    }
    return { ...base, ...verdict, form: isNumber ? 'unquoted-number' : 'id' };
  }

  #base(text: string, range: TextRange, itemRange: TextRange, target: ClaimTarget): Omit<Reference, 'status' | 'controls' | 'form'> {
    return { kind: 'claim', text, range, itemRange, ...target, place: 'front-matter' };
  }

  #sectionOf(value: FrontMatterValue | undefined): number {
    if (value?.kind !== 'scalar') return -1;
    const anchor = value.text.replace(/^#/, '');
    return this.#context.sections.findIndex((section) => section.anchor === anchor);
  }
}

/**
 * Reads the ids of a section claim, a comment or a heading attribute: same forms as in front matter, comma separated.
 * @param section index of the section that claims
 */
export function readSectionClaim(
  text: string,
  range: TextRange,
  section: number,
  place: 'comment' | 'heading',
  context: ClaimContext,
): Reference[] {
  const reader = new ClaimReader(context, []);
  const target = { ...reader.target(null), section };
  return splitList(text, range).map((part) => ({ ...reader.readOne(part.text, part.range, part.range, target, false), place }));
}

/** Whether the front matter declares the 2013 edition for all its claims. */
export function declaredEdition(references: readonly Reference[]): string | null {
  if (references.some((reference) => reference.framework === formerEdition)) return formerEdition;
  return references.some((reference) => reference.framework === currentEdition) ? currentEdition : null;
}

function extentOf(value: FrontMatterValue | undefined): Extent | null {
  if (value?.kind !== 'scalar') return null;
  return value.text === 'partial' || value.text === 'supports' || value.text === 'full' ? value.text : null;
}

/** The range of a scalar without its quotes. */
function innerRange(scalar: FrontMatterScalar): TextRange {
  if (scalar.style !== 'quoted') {
    const start = scalar.range.start + scalar.source.length - scalar.source.trimStart().length;
    return { start, end: Math.max(start, scalar.range.start + scalar.source.trimEnd().length) };
  }
  return { start: scalar.range.start + 1, end: Math.max(scalar.range.start + 1, scalar.range.end - 1) };
}

function splitList(text: string, range: TextRange): { text: string; range: TextRange }[] {
  const parts: { text: string; range: TextRange }[] = [];
  for (const match of text.matchAll(/[^,;]+/g)) {
    const trimmed = match[0].trim();
    if (trimmed === '') continue;
    const start = range.start + match.index + match[0].indexOf(trimmed);
    parts.push({ text: trimmed, range: { start, end: start + trimmed.length } });
  }
  return parts;
}
