import auditQuestions from '../../../control-catalog/audit-questions.json' with { type: 'json' };
import charter from '../../../control-catalog/document-types/charter.json' with { type: 'json' };
import guideline from '../../../control-catalog/document-types/guideline.json' with { type: 'json' };
import methodology from '../../../control-catalog/document-types/methodology.json' with { type: 'json' };
import plan from '../../../control-catalog/document-types/plan.json' with { type: 'json' };
import policy from '../../../control-catalog/document-types/policy.json' with { type: 'json' };
import procedure from '../../../control-catalog/document-types/procedure.json' with { type: 'json' };
import record from '../../../control-catalog/document-types/record.json' with { type: 'json' };
import register from '../../../control-catalog/document-types/register.json' with { type: 'json' };
import report from '../../../control-catalog/document-types/report.json' with { type: 'json' };
import scope from '../../../control-catalog/document-types/scope.json' with { type: 'json' };
import soa from '../../../control-catalog/document-types/soa.json' with { type: 'json' };
import standard from '../../../control-catalog/document-types/standard.json' with { type: 'json' };
import template from '../../../control-catalog/document-types/template.json' with { type: 'json' };
import workInstruction from '../../../control-catalog/document-types/work-instruction.json' with { type: 'json' };
import documentWords from '../../../control-catalog/document-words.json' with { type: 'json' };
import iso2013 from '../../../control-catalog/frameworks/iso27001-2013.json' with { type: 'json' };
import iso2022 from '../../../control-catalog/frameworks/iso27001-2022.json' with { type: 'json' };
import clauses from '../../../control-catalog/frameworks/iso27001-2022-clauses.json' with { type: 'json' };
import from2013 from '../../../control-catalog/mappings/iso27001-2013--iso27001-2022.json' with { type: 'json' };
import metadataLabels from '../../../control-catalog/metadata-labels.json' with { type: 'json' };
import otherStandards from '../../../control-catalog/other-standards.json' with { type: 'json' };
import readiness from '../../../control-catalog/readiness.json' with { type: 'json' };
import registers from '../../../control-catalog/registers.json' with { type: 'json' };
import sectionKinds from '../../../control-catalog/section-kinds.json' with { type: 'json' };
import accessControl from '../../../control-catalog/topics/access-control.json' with { type: 'json' };
import assetManagement from '../../../control-catalog/topics/asset-management.json' with { type: 'json' };
import awarenessAndTraining from '../../../control-catalog/topics/awareness-and-training.json' with { type: 'json' };
import backup from '../../../control-catalog/topics/backup.json' with { type: 'json' };
import businessContinuity from '../../../control-catalog/topics/business-continuity.json' with { type: 'json' };
import changeManagement from '../../../control-catalog/topics/change-management.json' with { type: 'json' };
import clearDeskAndClearScreen from '../../../control-catalog/topics/clear-desk-and-clear-screen.json' with { type: 'json' };
import cryptography from '../../../control-catalog/topics/cryptography.json' with { type: 'json' };
import incidentManagement from '../../../control-catalog/topics/incident-management.json' with { type: 'json' };
import internalAudit from '../../../control-catalog/topics/internal-audit.json' with { type: 'json' };
import physicalSecurity from '../../../control-catalog/topics/physical-security.json' with { type: 'json' };
import riskManagement from '../../../control-catalog/topics/risk-management.json' with { type: 'json' };
import supplierSecurity from '../../../control-catalog/topics/supplier-security.json' with { type: 'json' };
import vulnerabilityManagement from '../../../control-catalog/topics/vulnerability-management.json' with { type: 'json' };
import wording from '../../../control-catalog/wording.json' with { type: 'json' };
import type { CatalogFiles } from '../core/catalog/catalog-files.ts';
import type { CatalogSource } from '../core/ports.ts';

/** The control catalogue that is part of this package. */
export const bundledCatalog: CatalogSource = {
  // The data are checked against their schemas by tests; here their shape is only stated.
  load: () =>
    ({
      frameworks: [iso2022, iso2013],
      clauses,
      mappings: [from2013],
      sectionKinds,
      wording,
      metadataLabels,
      otherStandards,
      readiness,
      auditQuestions,
      registers,
      documentWords,
      documentTypes: [
        policy,
        standard,
        procedure,
        workInstruction,
        guideline,
        plan,
        register,
        record,
        report,
        charter,
        scope,
        methodology,
        soa,
        template,
      ],
      topics: [
        incidentManagement,
        internalAudit,
        riskManagement,
        businessContinuity,
        accessControl,
        assetManagement,
        physicalSecurity,
        clearDeskAndClearScreen,
        supplierSecurity,
        vulnerabilityManagement,
        awarenessAndTraining,
        changeManagement,
        cryptography,
        backup,
      ],
    }) as unknown as CatalogFiles,
};
