import type { PolicyDocument } from '../document/policy-document.ts';
import type { IsmsService } from '../service-api.ts';
import { applicabilityHover } from './applicability-hover.ts';
import { controlHover } from './control-hover.ts';
import { documentHover } from './document-hover.ts';
import { documentReferenceAt, documentsMeant } from './document-reference.ts';
import type { Hover } from './hover-content.ts';
import { keyHover } from './key-hover.ts';
import { referenceAt } from './reference-at.ts';
import { registerHover } from './register/register-hover.ts';
import { requirementHover } from './requirement-hover.ts';
import { riskHover } from './risks/risk-hover.ts';
import { sectionHover } from './section-hover.ts';

/**
 * Explains what is at an offset: a requirement, a control id, an id of another document, a metadata key or value, a section title of a
 * known kind, a row of a Statement of Applicability.
 * @param offset UTF-16 offset
 */
export function hover(service: IsmsService, uri: string, offset: number): Hover | null {
  const document = service.document(uri);
  if (!document) return null;
  return (
    requirementHover(service, document, offset) ??
    controlHover(service, referenceAt(service.catalog, document, offset)) ??
    riskHover(service, document, offset) ??
    referenceHover(service, document, offset) ??
    keyHover(service, document, offset) ??
    registerHover(service, document, offset) ??
    sectionHover(service, document, offset) ??
    applicabilityHover(service, document, offset)
  );
}

function referenceHover(service: IsmsService, document: PolicyDocument, offset: number): Hover | null {
  const reference = documentReferenceAt(document, offset);
  const meant = reference ? documentsMeant(service, document, reference.text) : [];
  return reference && meant.length > 0 ? { contents: meant.map(documentHover).join('\n\n---\n\n'), range: reference.range } : null;
}
