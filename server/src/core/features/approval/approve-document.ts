import type { Catalog } from '../../catalog/catalog.ts';
import type { FrontMatterValue } from '../../document/front-matter/front-matter-value.ts';
import { metadataText } from '../../document/metadata/metadata.ts';
import { metadataKeyByName } from '../../document/metadata/metadata-keys.ts';
import type { PolicyDocument } from '../../document/policy-document.ts';
import { dateIn, isTextApproved, lifeCycleOf, statusOf } from '../../isms/life-cycle.ts';
import type { IsmsService } from '../../service-api.ts';
import { addMonths } from '../../text/iso-date.ts';
import { type Change, raised } from '../../text/next-version.ts';
import { applyEdits, type TextEdit } from '../../text/text-edit.ts';
import { historyRow } from '../actions/history-row.ts';
import { type Revision, revisionEntry } from '../actions/revision-entry.ts';
import { actionWords } from '../actions/words.ts';
import { comparableValue } from '../document-control/canonical-value.ts';
import { mergeInsertions } from '../document-control/merge-insertions.ts';
import { lifeCycleWords } from '../life-cycle-words.ts';
import { monthsBetweenReviews } from './review-cycle-of.ts';
import { type StatedValue, stateValues } from './state-values.ts';

/** How a document is approved. */
export interface ApprovalRequest {
  /** Who approves; else whom the document names, else whom the config names. */
  readonly by?: string | undefined;
  /** The version that is approved; else the one the document states. */
  readonly version?: string | undefined;
  /** Raises the version, if none is given. */
  readonly bump?: Change | undefined;
  /** What changed, for the history of versions. */
  readonly change?: string | undefined;
  /** True if errors in the document do not matter. */
  readonly force?: boolean | undefined;
}

/** What a change of the life cycle would write, or why it cannot be made: a clause that says what to do. */
export type LifeCyclePlan =
  | { readonly edits: readonly TextEdit[]; readonly summary: string; readonly nextReview: string | null }
  | { readonly refusal: string };

/**
 * What approving a document on the as-of date writes: status, approver, dates, the fingerprint of the text, and a row in
 * the history of versions that it keeps. Nothing of its text is changed.
 */
export function approveDocument(service: IsmsService, document: PolicyDocument, text: string, request: ApprovalRequest): LifeCyclePlan {
  const { asOf } = service;
  const config = service.configFor(document.uri);
  const obstacle = obstacleOf(service, document, request);
  if (obstacle !== null) return { refusal: obstacle };
  const by = request.by ?? metadataText(document.metadata, 'approver') ?? config.newDocuments.approver;
  if (!by) return { refusal: 'nobody is named who approves it; say who with `--by NAME`' };
  const current = metadataText(document.metadata, 'version');
  const version = request.version ?? (request.bump === undefined ? current : raised(current ?? '0', request.bump));
  if (version === null)
    return { refusal: `the version \`${current}\` cannot be counted up; say which one is approved with \`--as-version X\`` };

  const hash = document.fingerprint ?? service.fingerprintOf(document.uri, text);
  if (hash === null) return { refusal: 'it is data and no text to be approved' };
  const months = monthsBetweenReviews(document, config);
  const values = approvalValues(document, { by, version, hash, asOf, nextReview: addMonths(asOf, months) });
  const stated = stateValues(document, text, values);
  if (!stated) return { refusal: cannotWrite };
  const edits = mergeInsertions([...historyEdits(service.catalog, document, text, version, request.change, asOf), ...stated]);
  const after = applyEdits(text, edits);
  const approved = service.preview(document.uri, after.text);
  if (after.skipped.length > 0 || approved.document.fingerprint !== hash) return { refusal: cannotWrite };
  const problem = ownApproval(approved);
  if (problem !== null) return { refusal: problem };
  const nextReview = dateIn(approved.document, 'next_review_date');
  const what = version === undefined ? '' : ` as version ${version}`;
  return { edits, nextReview, summary: `approved by ${by}${what}` };
}

/** Why document control cannot be written where it stands. */
export const cannotWrite =
  'its document control data stand in a form that cannot be added to; `annexa adopt --write` brings them into front matter';

/** Why a document cannot be approved as it is, null if it can. */
function obstacleOf(service: IsmsService, document: PolicyDocument, { force, version, bump }: ApprovalRequest): string | null {
  const { isDocument, type } = document.classification;
  if (!isDocument) return 'it is no document of the ISMS';
  if (type === 'template') return 'it is a template, and nobody approves one';
  const state = lifeCycleOf(document, service.configFor(document.uri), service.asOf, service.index);
  if (state === 'ended') return `it is ${lifeCycleWords(service, document)}; approve the document that applies now`;
  if (force === true) return null;
  const findings = service.findings(document.uri);
  const errors = findings.filter(({ severity }) => severity === 'error');
  const [first] = errors;
  if (first) {
    const more = errors.length > 1 ? ` and ${errors.length - 1} more` : '';
    return `it has errors: line ${first.range.start.line + 1}, ${first.rule}${more}; mend them first, or say \`--force\``;
  }
  // by its finding, which a config or a comment with a reason may have turned off
  const open = findings.find(({ rule }) => rule === 'placeholder-text');
  if (open) return `it is not filled in yet, see line ${open.range.start.line + 1}; write what holds for you, or say \`--force\``;
  // a fingerprint that no longer fits silences the finding, not the fault
  const isUnraised =
    findings.some(({ rule }) => rule === 'version-not-raised') || (isTextApproved(document) === false && isAsCommitted(service, document));
  if (version === undefined && bump === undefined && isUnraised)
    return 'its text has changed, but its version is the one that was approved before; say `--bump minor`, `--bump major` or `--as-version X`';
  return null;
}

/** True if another text was approved under the version of the document, as the last commit has it. */
function isAsCommitted({ index, catalog }: IsmsService, document: PolicyDocument): boolean {
  const before = index.committedState(document.uri);
  const version = metadataText(document.metadata, 'version');
  if (!before || version === undefined || document.fingerprint === before.fingerprint) return false;
  return isSameVersion(catalog, before.version, version);
}

/** Whoever owns a document does not approve it alone: the rule that says so is asked of the document as it would be. */
function ownApproval({ document, findings }: ReturnType<IsmsService['preview']>): string | null {
  if (!findings.some(({ rule }) => rule === 'owner-is-approver')) return null;
  const owner = metadataText(document.metadata, 'owner') ?? '';
  return `${owner} owns it, and who owns a document does not approve it; say who does with \`--by NAME\``;
}

interface Approval {
  readonly by: string;
  readonly version: string | undefined;
  readonly hash: string;
  readonly asOf: string;
  readonly nextReview: string;
}

/** What an approved document states, in the order of keys. */
function approvalValues(document: PolicyDocument, { by, version, hash, asOf, nextReview }: Approval): StatedValue[] {
  const words = actionWords(document.language);
  const has = (key: string): boolean => metadataText(document.metadata, key) !== undefined;
  const effective = dateIn(document, 'effective_date');
  const dates = ['approved_date', 'effective_date', 'last_review_date', 'next_review_date', 'version', 'owner'];
  const values: (StatedValue | null)[] = [
    statusOf(document) === 'published'
      ? null
      : { key: 'status', value: 'approved', shown: words.approved, label: words.status, beside: ['version', 'owner'] },
    version === undefined ? null : { key: 'version', value: version, label: words.version, beside: ['status', 'owner'] },
    { key: 'approver', value: by, label: words.approver, beside: ['owner', 'version'] },
    { key: 'approved_date', value: asOf, label: words.approvedDate, beside: dates },
    // a text cannot have been in force before it was approved
    effective !== null && effective >= asOf ? null : { key: 'effective_date', value: asOf, label: words.effectiveDate, beside: dates },
    has('last_review_date') ? { key: 'last_review_date', value: asOf, label: words.lastReview, beside: dates } : null,
    has('review_cycle') && !has('next_review_date')
      ? null
      : { key: 'next_review_date', value: nextReview, label: words.nextReview, beside: dates },
    { key: 'approved_hash', value: hash, label: words.fingerprint, beside: dates },
  ];
  return values.filter((value) => value !== null);
}

/** An entry for the version in the histories that the document keeps, where there is none yet. */
function historyEdits(
  catalog: Catalog,
  document: PolicyDocument,
  text: string,
  version: string | undefined,
  change: string | undefined,
  date: string,
): TextEdit[] {
  if (version === undefined || versionsIn(document).some((other) => isSameVersion(catalog, other, version))) return [];
  const words = actionWords(document.language);
  const author = metadataText(document.metadata, 'owner') ?? words.author;
  const revision: Revision = { version, date, author, change: change ?? words.approved };
  const entry = revisionEntry(document, text, revision);
  return [...(entry ? [entry] : []), ...(historyRow(catalog, document, text, revision) ?? [])];
}

function isSameVersion(catalog: Catalog, one: string, other: string): boolean {
  return comparableValue('version', one, catalog) === comparableValue('version', other, catalog);
}

/** The versions that the histories of a document tell of: all of its front matter, the newest of a table. */
function versionsIn({ metadata, frontMatter }: PolicyDocument): string[] {
  const inTables = metadata.fields.flatMap(({ key, carrier, text }) => (key === 'version' && carrier === 'history' ? [text] : []));
  const list = frontMatter.entries.find(({ key }) => metadataKeyByName(key)?.key === 'revisions')?.value;
  return [...inTables, ...(list?.kind === 'list' ? list.items.flatMap(versionOf) : [])];
}

function versionOf(item: FrontMatterValue): string[] {
  if (item.kind !== 'map') return [];
  return item.entries.flatMap(({ key, value }) =>
    metadataKeyByName(key)?.key === 'version' && value.kind === 'scalar' ? [value.text] : [],
  );
}
