import type { Catalog } from '../../catalog/catalog.ts';
import { currentEdition, expandRange, formerEdition, frameworkByName, judgeId } from '../../catalog/control-ids.ts';
import { foreignFramework } from '../../catalog/other-standards.ts';
import { lazily } from '../../text/lazily.ts';
import type { TextRange } from '../../text/text-range.ts';
import type { FrontMatterEntry, FrontMatterScalar, FrontMatterValue } from '../front-matter/front-matter-value.ts';
import { metadataKeyByName } from '../metadata/metadata-keys.ts';
import type { Extent, Reference, Section } from '../policy-document.ts';
import { isPlaceholder } from '../sections/titles.ts';
import { partsOfScalar, splitList, writtenIn } from './claim-parts.ts';
import { isPlainClaim, readClaim } from './reference-grammar.ts';

/** A control number with a leading zero. */
const padded = /\d\.0\d(?!\d)/;

/** What claims are read against. */
export interface ClaimContext {
  readonly catalog: Catalog;
  /** Framework of `controls:` and of claims that name none. */
  readonly defaultFramework: string;
  readonly sections: readonly Section[];
}

interface ClaimTarget {
  /** Framework id, or the name as written if it means none. */
  readonly framework: string;
  readonly frameworkRange: TextRange | null;
  readonly extent: Extent;
  readonly section: number;
  /** Under a key that may hold other things too, only what is shaped like an id is a claim. */
  readonly lenient: boolean;
  /** Names and ids beside a claim, which tell whose id one is that is not of ISO/IEC 27001; put together when asked for. */
  readonly nearby: () => string;
}

/** Keys that hold frameworks with their controls, and often no more than the names of frameworks. */
const overviews: ReadonlySet<string> = new Set(
  'frameworks framework_mapping framework_mappings compliance_mapping compliance_mappings compliance regulatory_mapping mappings standards'.split(
    ' ',
  ),
);
/** What a key must hold to be that of a standard: cheap, for most keys are not. */
const standardHint = /soc|tsc|nist|csf|cis_|pci|hipaa|gdpr|iso|annex|bsi|c5|ccm|cobit|dora|nis2|tisax/;
const noControls = /clause|version|date|certif|scope|status|level/;
/** Keys below a framework or beside its name that hold its ids. */
const listKeys: ReadonlySet<string> = new Set(
  'controls control control_ids control_id ids criteria requirements categories subcategories safeguards annex_a articles sections'.split(
    ' ',
  ),
);

/**
 * Reads the declared controls of a front matter: `satisfies` by framework, `controls` (and its aliases) as list, map by
 * framework or by id, list of maps or comma string, `frameworks: { iso27001: { controls: … } }`, `compliance_mapping`, and
 * keys that name a standard (`soc2_criteria`). Free text under `references` declares nothing.
 */
export function readClaims(entries: readonly FrontMatterEntry[], context: ClaimContext): Reference[] {
  const references: Reference[] = [];
  const reader = new ClaimReader(context, references);
  for (const { key: written, keyRange, value } of entries) {
    const name = written.toLowerCase().replaceAll('-', '_');
    const key = metadataKeyByName(written)?.key;
    if (key === 'satisfies' || key === 'controls') reader.readAny(value, reader.target(null));
    else if (overviews.has(name)) reader.readAny(value, { ...reader.target(null), lenient: true });
    else if (key === undefined && standardHint.test(name) && !noControls.test(name)) {
      const target = reader.targetOfKey(name, keyRange);
      if (target) reader.readAny(value, target);
    }
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
    const target = { extent: 'full', section: -1, lenient: false, nearby: nothingNearby } as const;
    if (!named) return { ...target, framework: this.#context.defaultFramework, frameworkRange: null };
    const framework = this.#frameworkOf(named.text);
    const isOurs = framework !== null && this.#context.catalog.frameworks.has(framework);
    return { ...target, framework: framework ?? named.text, frameworkRange: isOurs ? null : named.range };
  }

  /** Of `soc2_criteria`, `nist_controls`, `iso27001`; null if the key names no standard. */
  targetOfKey(name: string, range: TextRange): ClaimTarget | null {
    const standard = name.replace(
      /_(?:controls?|control_ids|criteria|requirements?|categories|subcategories|safeguards|articles|mappings?|refs?)$/,
      '',
    );
    const framework = this.#frameworkOf(standard);
    return framework ? { ...this.target({ text: standard, range }), lenient: true } : null;
  }

  #frameworkOf(name: string): string | null {
    const { catalog } = this.#context;
    return frameworkByName(catalog, name) ?? catalog.otherStandards.byName(name);
  }

  readAny(value: FrontMatterValue, target: ClaimTarget): void {
    if (value.kind === 'scalar') this.#readScalar(value, target);
    else if (value.kind === 'list') {
      const { items } = value;
      const inList = { ...target, nearby: lazily(() => textsOf(items) || target.nearby()) };
      for (const item of items) this.readAny(item, inList);
    } else this.#readMap(value.entries, target);
  }

  /** A map is a long claim (`ref:`), a block that names its framework, ids with their titles, or frameworks by name. */
  #readMap(entries: readonly FrontMatterEntry[], target: ClaimTarget): void {
    const field = (...names: string[]): FrontMatterEntry | undefined => entries.find((entry) => names.includes(entry.key.toLowerCase()));
    const beside = field('framework', 'standard')?.value;
    const named = beside?.kind === 'scalar' && beside.text !== '' ? this.target(beside) : null;
    const own = named ? { ...named, lenient: target.lenient } : target;
    const ref = field('ref', 'id', 'control', 'control_id');
    if (ref) {
      this.readAny(ref.value, {
        ...own,
        extent: extentOf(field('extent')?.value) ?? target.extent,
        section: this.#sectionOf(field('section')?.value),
      });
      return;
    }
    const lists = entries.filter((entry) => listKeys.has(entry.key.toLowerCase()));
    if (named || lists.length > 0) {
      for (const list of lists) this.readAny(list.value, own);
      return;
    }
    for (const { key, keyRange, value } of entries) {
      if (/\d\.\d/.test(key) && readClaim(key)) {
        const details = value.kind === 'map' ? value.entries : [];
        const extent = extentOf(details.find((entry) => entry.key === 'extent')?.value) ?? target.extent;
        this.#out.push(this.readOne(key, keyRange, keyRange, { ...target, extent }, false));
        continue;
      }
      if (value.kind === 'scalar' && (value.text === '' || typeof value.value === 'boolean')) continue;
      if (target.lenient && !this.#frameworkOf(key)) continue;
      this.readAny(value, { ...this.target({ text: key, range: keyRange }), lenient: target.lenient });
    }
  }

  /** One id, a range, or several. */
  #readScalar(scalar: FrontMatterScalar, target: ClaimTarget): void {
    const { text } = scalar;
    if (!target.lenient && isPlainClaim(text) && this.#context.catalog.frameworks.has(target.framework)) {
      const { range } = writtenIn(scalar);
      this.#out.push(this.readOne(text, range, itemRangeOf(scalar, range), target, false));
      return;
    }
    if (isPlaceholder(text) || typeof scalar.value === 'boolean') return;
    const { catalog } = this.#context;
    const isOurs = catalog.frameworks.has(target.framework);
    if (target.lenient && !this.#isId(scalar, target, isOurs)) return;
    const parts = partsOfScalar(scalar, isOurs);
    for (const part of parts)
      this.#out.push(
        this.readOne(
          part.text,
          part.range,
          parts.length === 1 ? itemRangeOf(scalar, part.range) : part.range,
          target,
          typeof scalar.value === 'number',
        ),
      );
  }

  /** Whether a value under a key of several meanings is an id. A bare `5.2` may be a clause. */
  #isId(scalar: FrontMatterScalar, { framework }: ClaimTarget, isOurs: boolean): boolean {
    const { text } = scalar;
    if (isOurs) return /A[. ]?\d{1,2}\.\d/i.test(text) && partsOfScalar(scalar, true).every((part) => readClaim(part.text));
    return this.#context.catalog.otherStandards.accepts(framework, text.trim());
  }

  /** Judges one declared id. */
  readOne(text: string, range: TextRange, itemRange: TextRange, target: ClaimTarget, isNumber: boolean): Reference {
    const { catalog } = this.#context;
    const { framework, frameworkRange, extent, section } = target;
    // spelled out: spreading costs as much as reading the id
    const judged = (status: Reference['status'], controls: readonly string[], form: Reference['form'], of = framework): Reference => ({
      kind: 'claim',
      text,
      range,
      itemRange,
      framework: of,
      frameworkRange,
      extent,
      section,
      place: 'front-matter',
      status,
      controls,
      form,
    });
    if (!catalog.frameworks.has(framework)) return judged('foreign', [], 'id');
    const reading = readClaim(text);
    const foreign = reading && catalog.control(currentEdition, reading.id) ? null : foreignFramework(catalog, text, target.nearby());
    if (foreign) return judged('foreign', [], 'id', foreign);
    if (!reading) return judged('malformed', [], 'id');
    const declares2013 = framework === formerEdition || reading.declared2013;
    const verdict = judgeId(this.#context.catalog, reading.id, declares2013);
    // `A.09.01` is a number of the house's own: no edition writes its objectives so
    if (verdict.status === 'legacy' && !declares2013 && reading.id.split('.').length === 3 && padded.test(text))
      return judged('unknown', [], 'id');
    if (reading.to !== null) {
      const members = expandRange(this.#context.catalog, reading.id, reading.to);
      return judged(members ? 'current' : 'unknown', members ?? verdict.controls, 'range');
    }
    return judged(verdict.status, verdict.controls, isNumber ? 'unquoted-number' : 'id');
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

/** What an edit replaces that writes another id: the value with its quotes, in a block the text alone. */
function itemRangeOf({ style, range }: FrontMatterScalar, inner: TextRange): TextRange {
  return style === 'block' ? inner : range;
}

const nothingNearby = (): string => '';

/** The texts of the first items of a list, empty if they have none. */
function textsOf(items: readonly FrontMatterValue[]): string {
  const texts = items.slice(0, 20).map((item) => (item.kind === 'scalar' ? item.text : ''));
  return texts.some((text) => text.trim() !== '') ? texts.join(' ') : '';
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
