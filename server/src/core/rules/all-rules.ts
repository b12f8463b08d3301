import { evidenceExpired } from './evidence/evidence-expired.ts';
import { evidenceLocationBroken } from './evidence/evidence-location-broken.ts';
import { evidenceMissing } from './evidence/evidence-missing.ts';
import { exceptionExpired } from './evidence/exception-expired.ts';
import { exceptionOpenEnded } from './evidence/exception-open-ended.ts';
import { exceptionOwnerMissing } from './evidence/exception-owner-missing.ts';
import { exceptionUnapproved } from './evidence/exception-unapproved.ts';
import { approvalAfterEffective } from './life-cycle/approval-after-effective.ts';
import { approvalMissing } from './life-cycle/approval-missing.ts';
import { dateInFuture } from './life-cycle/date-in-future.ts';
import { editedSinceApproval } from './life-cycle/edited-since-approval.ts';
import { reviewBeyondCycle } from './life-cycle/review-beyond-cycle.ts';
import { reviewDueSoon } from './life-cycle/review-due-soon.ts';
import { reviewOverdue } from './life-cycle/review-overdue.ts';
import { successorMissing } from './life-cycle/successor-missing.ts';
import { supersededReferenced } from './life-cycle/superseded-referenced.ts';
import { supersededStillApproved } from './life-cycle/superseded-still-approved.ts';
import { supersessionCircular } from './life-cycle/supersession-circular.ts';
import { versionNotRaised } from './life-cycle/version-not-raised.ts';
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
import { ownerLeft } from './metadata/owner-left.ts';
import { ownerMissing } from './metadata/owner-missing.ts';
import { ownerUnknown } from './metadata/owner-unknown.ts';
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
import { riskAcceptanceUnapproved } from './risk/risk-acceptance-unapproved.ts';
import { riskControlMissing } from './risk/risk-control-missing.ts';
import { riskIdDuplicate } from './risk/risk-id-duplicate.ts';
import { riskOwnerMissing } from './risk/risk-owner-missing.ts';
import { riskResidualHigher } from './risk/risk-residual-higher.ts';
import { riskReviewOverdue } from './risk/risk-review-overdue.ts';
import { riskScoreInvalid } from './risk/risk-score-invalid.ts';
import { riskUntreated } from './risk/risk-untreated.ts';
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
import { soaConflict } from './statement/soa-conflict.ts';
import { soaControlDuplicate } from './statement/soa-control-duplicate.ts';
import { soaControlMissing } from './statement/soa-control-missing.ts';
import { soaControlUnknown } from './statement/soa-control-unknown.ts';
import { soaDisagrees } from './statement/soa-disagrees.ts';
import { soaDocumentsOutdated } from './statement/soa-documents-outdated.ts';
import { soaHeadIncomplete } from './statement/soa-head-incomplete.ts';
import { soaJustificationMissing } from './statement/soa-justification-missing.ts';
import { soaJustificationWeak } from './statement/soa-justification-weak.ts';
import { soaStatusMissing } from './statement/soa-status-missing.ts';
import { soaStatusUnsupported } from './statement/soa-status-unsupported.ts';
import { soaTargetDate } from './statement/soa-target-date.ts';
import { soaUndecided } from './statement/soa-undecided.ts';
import { soaUndocumented } from './statement/soa-undocumented.ts';
import { soaValueInvalid } from './statement/soa-value-invalid.ts';
import { continuityObjectiveMissing } from './structure/continuity-objective-missing.ts';
import { implementsCycle } from './structure/implements-cycle.ts';
import { incidentPhaseMissing } from './structure/incident-phase-missing.ts';
import { policyWithoutProcedure } from './structure/policy-without-procedure.ts';
import { procedureWithoutPolicy } from './structure/procedure-without-policy.ts';
import { requirementDuplicate } from './structure/requirement-duplicate.ts';
import { requirementUnknown } from './structure/requirement-unknown.ts';
import { requirementUntraced } from './structure/requirement-untraced.ts';
import { stepWithoutActor } from './structure/step-without-actor.ts';
import { topicContentMissing } from './structure/topic-content-missing.ts';
import { configInvalid } from './system/config-invalid.ts';
import { fileTooLarge } from './system/file-too-large.ts';
import { fileUnreadable } from './system/file-unreadable.ts';
import { mandatoryDocumentMissing } from './system/mandatory-document-missing.ts';
import { registerDateInvalid } from './system/register-date-invalid.ts';
import { registerUnreadable } from './system/register-unreadable.ts';
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
  ownerUnknown,
  ownerLeft,
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
  reviewDueSoon,
  approvalMissing,
  approvalAfterEffective,
  editedSinceApproval,
  versionNotRaised,
  supersededReferenced,
  supersessionCircular,
  supersededStillApproved,
  successorMissing,
  dateInFuture,
  reviewBeyondCycle,
  procedureWithoutPolicy,
  policyWithoutProcedure,
  stepWithoutActor,
  incidentPhaseMissing,
  continuityObjectiveMissing,
  topicContentMissing,
  implementsCycle,
  requirementUntraced,
  requirementUnknown,
  requirementDuplicate,
  soaControlMissing,
  soaControlUnknown,
  soaControlDuplicate,
  soaUndecided,
  soaJustificationMissing,
  soaJustificationWeak,
  soaConflict,
  soaUndocumented,
  soaStatusMissing,
  soaStatusUnsupported,
  soaTargetDate,
  soaHeadIncomplete,
  soaDisagrees,
  soaValueInvalid,
  soaDocumentsOutdated,
  riskOwnerMissing,
  riskScoreInvalid,
  riskUntreated,
  riskControlMissing,
  riskAcceptanceUnapproved,
  riskIdDuplicate,
  riskResidualHigher,
  riskReviewOverdue,
  evidenceMissing,
  evidenceExpired,
  evidenceLocationBroken,
  exceptionExpired,
  exceptionOwnerMissing,
  exceptionOpenEnded,
  exceptionUnapproved,
  mandatoryDocumentMissing,
  fileTooLarge,
  fileUnreadable,
  suppressionUnused,
  configInvalid,
  workspaceIncomplete,
  vagueWording,
  registerUnreadable,
  registerDateInvalid,
];

const byName = new Map<string, Rule>();
for (const rule of allRules) for (const name of [rule.meta.slug, rule.meta.code]) byName.set(name.toLowerCase(), rule);

/** The rule of a slug or code, whatever its case; undefined if there is none. */
export function ruleByName(name: string): Rule | undefined {
  return byName.get(name.toLowerCase());
}
