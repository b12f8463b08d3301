import type { Control } from '../catalog/catalog.ts';
import { claimStatus, evidenceOf } from '../isms/compute-coverage.ts';
import type { CoverageState } from '../isms/coverage.ts';
import type { EvidenceState } from '../isms/evidence/evidence.ts';
import type { IsmsService } from '../service-api.ts';

/** The state of a control and what it comes from. */
export interface StateWords {
  readonly state: CoverageState | 'not assessed';
  /** One or two sentences without text of the workspace; empty where nothing is assessed. */
  readonly reason: string;
}

const reasons: Readonly<Record<Exclude<CoverageState, 'partial'>, string>> = {
  conflict: 'The Statement of Applicability excludes it, but a document in force claims it. One of the two has to change.',
  excluded: 'The Statement of Applicability excludes it and says why.',
  covered: 'Documents in force claim all of it.',
  stale: 'Only documents claim it that are overdue for review, changed since their approval, retired or superseded.',
  draft: 'Only documents claim it that are not yet in force, or sections in which nothing is written yet.',
  mentioned: 'Documents mention it, but none claims it. Add it to `controls` in the front matter of the document that lays it down.',
  missing: 'No document claims or mentions it.',
};

/** Why policy and procedure do not suffice where the tracing policy asks for evidence. */
const missingEvidence: Readonly<Record<EvidenceState, string>> = {
  none: 'A policy and what carries it out claim it, but no evidence with a date shows that it operates, which `coverage.tracing` asks for.',
  expired: 'A policy and what carries it out claim it, but the evidence that it operates is too old, which `coverage.tracing` asks for.',
  'due-soon': 'A policy and what carries it out claim it.',
  fresh: 'A policy and what carries it out claim it.',
};

/** Says in which state a control is, and why. */
export function stateWords(service: IsmsService, control: Control): StateWords {
  const state = service.stateOf(control.framework, control.id);
  if (!state) return { state: 'not assessed', reason: '' };
  const reason = state === 'partial' ? partialReason(service, control) : (uncountedReason(service, control, state) ?? reasons[state]);
  const rows = service.index.applicabilityOf(control.id);
  // an exclusion nobody explains does not count, which nobody would guess
  const isUnexplained = state !== 'excluded' && state !== 'conflict' && rows.some(({ row }) => row.applicable === false && !row.justified);
  return {
    state,
    reason: isUnexplained ? `${reason} The Statement of Applicability excludes it without a reason, which does not count.` : reason,
  };
}

/** Where documents name a control and that counts for nothing, which reads like a contradiction if it is not said; else null. */
function uncountedReason({ index }: IsmsService, { key }: Control, state: CoverageState): string | null {
  if (state !== 'missing' && state !== 'mentioned') return null;
  if (index.claimsOf(key).length > 0)
    return 'Only documents claim it that count for no coverage, such as registers, records and templates. Add it to `controls` in the front matter of the document that lays it down.';
  return state === 'missing' && index.referencesTo(key).length > 0
    ? 'Only documents name it that count for no coverage, such as the Statement of Applicability, registers and templates.'
    : null;
}

function partialReason(service: IsmsService, control: Control): string {
  const claims = service.index
    .claimsOf(control.key)
    .filter(({ document, reference }) => claimStatus(document, reference, service) === 'ok');
  const whole = claims.filter(({ reference }) => reference.extent === 'full');
  const current = whole.filter(({ reference }) => reference.status === 'current');
  if (whole.length === 0) return 'The documents in force claim only a part of it, as their `extent` says.';
  if (current.length === 0) return 'It is claimed by an id of the 2013 edition or a number of your own. Claim it by its own id.';
  const types = new Set(current.map(({ document }) => document.classification.type));
  const isCarriedOut = types.has('standard') || types.has('procedure');
  if (types.has('policy') && isCarriedOut) return missingEvidence[evidenceOf(control.id, service).state];
  if (types.has('policy')) return 'A policy in force claims it, but no standard or procedure in force that carries it out.';
  if (isCarriedOut) return 'It is carried out, but no policy in force claims it.';
  return 'Documents in force claim it, but none of them is a policy, standard or procedure.';
}
