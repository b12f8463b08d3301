import type { Catalog } from '../catalog/catalog.ts';
import { controlKey } from '../catalog/catalog.ts';
import { currentEdition } from '../catalog/control-ids.ts';
import type { ResolvedConfig } from '../config/resolved-config.ts';
import type { PolicyDocument, Reference } from '../document/policy-document.ts';
import { soaDecision } from '../document/registers/soa/soa-decision.ts';
import {
  type ControlCoverage,
  type CoverageReference,
  type CoverageReferenceStatus,
  type CoverageState,
  coverageStates,
  type FrameworkCoverage,
  ratio,
} from './coverage.ts';
import type { EvidenceFreshness, EvidenceState } from './evidence/evidence.ts';
import { evidenceFreshness } from './evidence/evidence-freshness.ts';
import type { IndexView } from './index-view.ts';
import { lifeCycleOf } from './life-cycle.ts';

/** What coverage is computed from. */
export interface CoverageInput {
  readonly catalog: Catalog;
  readonly index: IndexView;
  /** ISO date. */
  readonly asOf: string;
  readonly configFor: (uri: string) => ResolvedConfig;
}

/** Types whose claims the default tracing policy accepts. */
const policies: ReadonlySet<string> = new Set(['policy']);
const carriedOut: ReadonlySet<string> = new Set(['standard', 'procedure']);

/** What the Statements of Applicability exclude: control id → whether a reason is given. */
export function exclusions(statements: readonly PolicyDocument[]): Map<string, boolean> {
  const excluded = new Map<string, boolean>();
  for (const statement of statements)
    for (const row of statement.applicability) if (row.applicable === false) excluded.set(row.control, row.justified);
  return excluded;
}

/**
 * The state of one control on the as-of date, the first that applies of: conflict, excluded, covered, partial, stale,
 * draft, mentioned, missing.
 * @param excluded whether the SoA excludes the control: undefined no, false without a reason
 */
export function coverControl(id: string, input: CoverageInput, excluded: boolean | undefined): ControlCoverage {
  const references: CoverageReference[] = [];
  const tally = new Tally(input);
  for (const { document, reference } of input.index.referencesTo(controlKey(currentEdition, id))) {
    const status = tally.add(document, reference);
    if (status) references.push(describe(document, reference, status));
  }
  references.sort((a, b) => (a.kind === b.kind ? 0 : a.kind === 'claim' ? -1 : 1));
  const { state: evidence } = evidenceOf(id, input);
  return { id, state: tally.state(excluded, () => evidence), evidence, references };
}

/** The state that {@link coverControl} finds, without the references: mentions are looked at only where nothing else speaks. */
export function stateOfControl(id: string, input: CoverageInput, excluded: boolean | undefined): CoverageState {
  const key = controlKey(currentEdition, id);
  const tally = new Tally(input);
  for (const { document, reference } of input.index.claimsOf(key)) tally.add(document, reference);
  const state = tally.state(excluded, () => evidenceOf(id, input).state);
  if (state !== 'missing') return state;
  return input.index.referencesTo(key).some(({ document, reference }) => tally.add(document, reference)) ? 'mentioned' : 'missing';
}

/** What the evidence of a control is worth, by the cadence of the config that governs it. */
export function evidenceOf(id: string, input: Pick<CoverageInput, 'index' | 'configFor' | 'asOf'>): EvidenceFreshness {
  const placed = input.index.evidenceOf(id);
  const [first] = placed;
  if (!first) return { state: 'none', until: null };
  const all = placed.map(({ evidence }) => evidence);
  return evidenceFreshness(all, id, input.configFor(first.document.uri).evidence, input.asOf);
}

/** Adds up what the references to one control are worth. */
class Tally {
  readonly #input: CoverageInput;
  readonly #full = new Set<string>();
  #inForce = false;
  #stale = false;
  #draft = false;
  #strict = false;
  #evidenced = false;
  #any = false;

  constructor(input: CoverageInput) {
    this.#input = input;
  }

  /** What a reference is worth, null if it does not count. */
  add(document: PolicyDocument, reference: Reference): CoverageReferenceStatus | null {
    const type = document.classification.type ?? '';
    if (!counts(document, reference, this.#input)) return null;
    const config = this.#input.configFor(document.uri);
    if (reference.kind === 'claim' && config.coverage.tracing !== 'any') this.#strict = true;
    if (reference.kind === 'claim' && config.coverage.tracing === 'policy-procedure-and-evidence') this.#evidenced = true;
    const status = statusOf(document, reference, config, this.#input);
    if (status === 'ok') {
      this.#inForce = true;
      if (reference.extent === 'full' && reference.status === 'current') this.#full.add(type);
    } else if (status === 'stale') this.#stale = true;
    else if (status === 'draft' || status === 'empty') this.#draft = true;
    this.#any = true;
    return status;
  }

  /** @param evidence asked only where the tracing policy wants it */
  state(excluded: boolean | undefined, evidence: () => EvidenceState): CoverageState {
    const has = (types: ReadonlySet<string>): boolean => [...types].some((type) => this.#full.has(type));
    const covered = this.#strict ? has(policies) && has(carriedOut) : has(policies) || has(carriedOut);
    if (excluded !== undefined && this.#inForce) return 'conflict';
    if (excluded === true) return 'excluded';
    if (covered && (!this.#evidenced || isFresh(evidence()))) return 'covered';
    if (this.#inForce) return 'partial';
    if (this.#stale) return 'stale';
    if (this.#draft) return 'draft';
    return this.#any ? 'mentioned' : 'missing';
  }
}

/** True for a claim that can make its control covered once its document is in force: of all of it, by its own id, of a type that traces. */
export function tracesFully({ classification }: PolicyDocument, { kind, extent, status }: Reference): boolean {
  const type = classification.type ?? '';
  return kind === 'claim' && extent === 'full' && status === 'current' && (policies.has(type) || carriedOut.has(type));
}

/** True for evidence that still counts. */
export function isFresh(state: EvidenceState): boolean {
  return state === 'fresh' || state === 'due-soon';
}

/** The controls about which some Statement of Applicability says all it must: yes or no, why, and for yes how far. */
export function decidedControls(statements: readonly PolicyDocument[], catalog: Catalog): Set<string> {
  const decided = new Set<string>();
  for (const { applicability } of statements)
    for (const { control, applicable, justified, row } of applicability)
      if (applicable !== null && justified && (!applicable || soaDecision(row, catalog).status !== null)) decided.add(control);
  return decided;
}

/** Adds up the controls of a framework. @param controls in catalogue order @param decided see {@link decidedControls} */
export function sumUp(framework: string, controls: readonly ControlCoverage[], decided: ReadonlySet<string>): FrameworkCoverage {
  const states = Object.fromEntries(coverageStates.map((state) => [state, 0])) as Record<CoverageState, number>;
  for (const control of controls) states[control.state]++;
  const total = controls.length;
  const applicable = total - states.excluded;
  const claimed = states.covered + states.partial + states.stale + states.draft;
  return {
    id: framework,
    total,
    excluded: states.excluded,
    applicable,
    states,
    effective: ratio(states.covered, applicable),
    claimed: ratio(claimed, applicable),
    decided: ratio(controls.filter(({ id }) => decided.has(id)).length, total),
    controls,
  };
}

/** What a reference by itself is worth, as {@link coverControl} has it; null if it does not count. */
export function claimStatus(document: PolicyDocument, reference: Reference, input: CoverageInput): CoverageReferenceStatus | null {
  return counts(document, reference, input) ? statusOf(document, reference, input.configFor(document.uri), input) : null;
}

function counts({ classification }: PolicyDocument, { status }: Reference, { catalog }: Pick<CoverageInput, 'catalog'>): boolean {
  return status !== 'unknown' && catalog.documentTypes.get(classification.type ?? '')?.coverage === true;
}

function statusOf(
  document: PolicyDocument,
  reference: Reference,
  config: ResolvedConfig,
  { asOf, index }: Pick<CoverageInput, 'asOf' | 'index'>,
): CoverageReferenceStatus {
  if (reference.kind === 'mention') return 'mention';
  const life = lifeCycleOf(document, config, asOf, index);
  if (life === 'overdue' || life === 'changed' || life === 'ended') return 'stale';
  if (life === 'draft') return 'draft';
  const section = document.sections[reference.section];
  return section && section.content !== 'text' ? 'empty' : 'ok';
}

function describe(document: PolicyDocument, reference: Reference, status: CoverageReferenceStatus): CoverageReference {
  return {
    uri: document.uri,
    kind: reference.kind,
    status,
    extent: reference.extent,
    span: reference.range,
    line: document.lines.lineAt(reference.range.start),
    section: document.sections[reference.section]?.title ?? null,
  };
}
