import { reviewOverdue } from './life-cycle/review-overdue.ts';
import { approverMissing } from './metadata/approver-missing.ts';
import { documentIdDuplicate } from './metadata/document-id-duplicate.ts';
import { frontMatterExecutable } from './metadata/front-matter-executable.ts';
import { frontMatterUnreadable } from './metadata/front-matter-unreadable.ts';
import { frontMatterUnsupported } from './metadata/front-matter-unsupported.ts';
import { idMissing } from './metadata/id-missing.ts';
import { metadataAlias } from './metadata/metadata-alias.ts';
import { metadataConflict } from './metadata/metadata-conflict.ts';
import { metadataUnknownKey } from './metadata/metadata-unknown-key.ts';
import { metadataUnquoted } from './metadata/metadata-unquoted.ts';
import { metadataValueInvalid } from './metadata/metadata-value-invalid.ts';
import { ownerIsApprover } from './metadata/owner-is-approver.ts';
import { ownerMissing } from './metadata/owner-missing.ts';
import { reviewDateMissing } from './metadata/review-date-missing.ts';
import { statusMissing } from './metadata/status-missing.ts';
import { titleMismatch } from './metadata/title-mismatch.ts';
import { typeMissing } from './metadata/type-missing.ts';
import { versionMissing } from './metadata/version-missing.ts';
import { controlDuplicate } from './references/control-duplicate.ts';
import { controlEditionAmbiguous } from './references/control-edition-ambiguous.ts';
import { controlExcluded } from './references/control-excluded.ts';
import { controlLegacy } from './references/control-legacy.ts';
import { controlMalformed } from './references/control-malformed.ts';
import { controlNotDiscussed } from './references/control-not-discussed.ts';
import { controlRange } from './references/control-range.ts';
import { controlUndeclared } from './references/control-undeclared.ts';
import { controlUnknown } from './references/control-unknown.ts';
import { documentUnknown } from './references/document-unknown.ts';
import { frameworkUnknown } from './references/framework-unknown.ts';
import { linkAnchorBroken } from './references/link-anchor-broken.ts';
import { linkBroken } from './references/link-broken.ts';
import type { Rule } from './rule.ts';
import { missingActions } from './sections/missing-actions.ts';
import { missingApproval } from './sections/missing-approval.ts';
import { missingBoundaries } from './sections/missing-boundaries.ts';
import { missingCompliance } from './sections/missing-compliance.ts';
import { missingConsequences } from './sections/missing-consequences.ts';
import { missingControlMapping } from './sections/missing-control-mapping.ts';
import { missingDefinitions } from './sections/missing-definitions.ts';
import { missingExceptions } from './sections/missing-exceptions.ts';
import { missingGuidance } from './sections/missing-guidance.ts';
import { missingHistory } from './sections/missing-history.ts';
import { missingObjectives } from './sections/missing-objectives.ts';
import { missingOwnership } from './sections/missing-ownership.ts';
import { missingPurpose } from './sections/missing-purpose.ts';
import { missingRecords } from './sections/missing-records.ts';
import { missingReferences } from './sections/missing-references.ts';
import { missingReview } from './sections/missing-review.ts';
import { missingRoles } from './sections/missing-roles.ts';
import { missingScope } from './sections/missing-scope.ts';
import { missingStatements } from './sections/missing-statements.ts';
import { missingSteps } from './sections/missing-steps.ts';
import { placeholderText } from './sections/placeholder-text.ts';
import { sectionDuplicate } from './sections/section-duplicate.ts';
import { sectionEmpty } from './sections/section-empty.ts';
import { configInvalid } from './system/config-invalid.ts';
import { fileTooLarge } from './system/file-too-large.ts';
import { fileUnreadable } from './system/file-unreadable.ts';
import { suppressionUnused } from './system/suppression-unused.ts';
import { vagueWording } from './system/vague-wording.ts';
import { workspaceIncomplete } from './system/workspace-incomplete.ts';

/** Every rule there is, in order of code. */
export const allRules: readonly Rule[] = [
  frontMatterUnreadable,
  frontMatterExecutable,
  frontMatterUnsupported,
  metadataUnknownKey,
  metadataAlias,
  metadataValueInvalid,
  metadataUnquoted,
  metadataConflict,
  ownerMissing,
  approverMissing,
  typeMissing,
  titleMismatch,
  idMissing,
  statusMissing,
  versionMissing,
  reviewDateMissing,
  ownerIsApprover,
  documentIdDuplicate,
  missingPurpose,
  missingScope,
  missingObjectives,
  missingCompliance,
  missingOwnership,
  missingConsequences,
  missingReview,
  missingStatements,
  missingRoles,
  missingExceptions,
  missingDefinitions,
  missingReferences,
  missingHistory,
  missingApproval,
  missingControlMapping,
  missingSteps,
  missingRecords,
  missingActions,
  missingGuidance,
  sectionEmpty,
  sectionDuplicate,
  placeholderText,
  missingBoundaries,
  controlUnknown,
  controlMalformed,
  controlLegacy,
  controlEditionAmbiguous,
  controlDuplicate,
  controlRange,
  controlUndeclared,
  controlExcluded,
  controlNotDiscussed,
  frameworkUnknown,
  linkBroken,
  linkAnchorBroken,
  documentUnknown,
  reviewOverdue,
  fileTooLarge,
  fileUnreadable,
  suppressionUnused,
  configInvalid,
  workspaceIncomplete,
  vagueWording,
];

const byName = new Map<string, Rule>();
for (const rule of allRules) for (const name of [rule.meta.slug, rule.meta.code]) byName.set(name.toLowerCase(), rule);

/** The rule of a slug or code, whatever its case; undefined if there is none. */
export function ruleByName(name: string): Rule | undefined {
  return byName.get(name.toLowerCase());
}
