import type { Catalog } from '../catalog/catalog.ts';
import { controlKey } from '../catalog/catalog.ts';
import { currentEdition } from '../catalog/control-ids.ts';
import type { ResolvedConfig } from '../config/resolved-config.ts';
import type { PolicyDocument, Reference } from '../document/policy-document.ts';
import {
  type ControlCoverage,
  type CoverageReference,
  type CoverageReferenceStatus,
  type CoverageState,
  coverageStates,
  type FrameworkCoverage,
  ratio,
} from './coverage.ts';
import type { IndexView } from './index-view.ts';
import { lifeCycleOf } from './life-cycle.ts';

/** What coverage is computed from. */
export interface CoverageInput {
  readonly catalog: Catalog;
  readonly index: IndexView;
  /** ISO date. */
  readonly asOf: string;
  readonly configFor: (uri: string) => ResolvedConfig;
  /** Statements of Applicability of the workspace. */
  readonly statements: readonly PolicyDocument[];
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
  const full = new Set<string>();
  let inForce = false;
  let stale = false;
  let draft = false;
  let strict = false;
  for (const { document, reference } of input.index.referencesTo(controlKey(currentEdition, id))) {
    const type = document.classification.type ?? '';
    if (!input.catalog.documentTypes.get(type)?.coverage || reference.status === 'unknown') continue;
    const config = input.configFor(document.uri);
    if (config.coverage.tracing === 'policy-and-procedure') strict = true;
    const status = statusOf(document, reference, config, input.asOf);
    references.push(describe(document, reference, status));
    if (status === 'ok') {
      inForce = true;
      if (reference.extent === 'full' && reference.status === 'current') full.add(type);
    } else if (status === 'stale') stale = true;
    else if (status === 'draft' || status === 'empty') draft = true;
  }
  const has = (types: ReadonlySet<string>): boolean => [...types].some((type) => full.has(type));
  const covered = strict ? has(policies) && has(carriedOut) : has(policies) || has(carriedOut);
  let state: CoverageState = 'missing';
  if (excluded !== undefined && inForce) state = 'conflict';
  else if (excluded === true) state = 'excluded';
  else if (covered) state = 'covered';
  else if (inForce) state = 'partial';
  else if (stale) state = 'stale';
  else if (draft) state = 'draft';
  else if (references.length > 0) state = 'mentioned';
  references.sort((a, b) => (a.kind === b.kind ? 0 : a.kind === 'claim' ? -1 : 1));
  return { id, state, references };
}

/** Adds up the controls of a framework. @param controls in catalogue order */
export function sumUp(framework: string, controls: readonly ControlCoverage[]): FrameworkCoverage {
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
    controls,
  };
}

function statusOf(document: PolicyDocument, reference: Reference, config: ResolvedConfig, asOf: string): CoverageReferenceStatus {
  if (reference.kind === 'mention') return 'mention';
  const life = lifeCycleOf(document, config, asOf);
  if (life === 'overdue' || life === 'ended') return 'stale';
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
