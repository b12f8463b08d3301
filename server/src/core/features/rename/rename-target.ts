import type { MetadataField } from '../../document/metadata/metadata.ts';
import type { PolicyDocument, Reference, Section } from '../../document/policy-document.ts';
import { requirementsMeant } from '../../isms/requirement-uses.ts';
import type { IsmsService } from '../../service-api.ts';
import { rangeTouches, type TextRange } from '../../text/text-range.ts';
import { documentReferenceAt } from '../document-reference.ts';
import { inlineCode } from '../markdown-text.ts';
import { referenceAt } from '../reference-at.ts';
import { requirementAt, requirementUseAt } from '../requirement-at.ts';
import { riskAt } from '../risks/risk-at.ts';
import { writtenIds } from '../written-ids.ts';
import { writtenControl } from './control-form.ts';
import type { Refusal } from './rename-result.ts';

/** Something with a name, under the cursor. */
export type RenameTarget = {
  readonly range: TextRange;
  readonly placeholder: string;
} & (
  | { readonly kind: 'control'; readonly reference: Reference }
  | {
      readonly kind: 'document';
      /** The id as the document states it. */
      readonly id: string;
      /** The document at whose own id the cursor is; null on what refers to it. */
      readonly own: PolicyDocument | null;
    }
  | { readonly kind: 'heading'; readonly section: Section }
  | { readonly kind: 'risk'; readonly id: string }
  | {
      readonly kind: 'requirement';
      /** The id as its policy has it. */
      readonly id: string;
      readonly policy: PolicyDocument;
    }
);

/** What can be renamed at an offset, in the order in which one thing may stand in another. */
export function renameTargetAt(
  service: IsmsService,
  document: PolicyDocument,
  text: string,
  offset: number,
): RenameTarget | Refusal | null {
  const requirement = requirementTarget(service, document, offset);
  if (requirement) return requirement;
  const named = documentReferenceAt(document, offset);
  if (named) return documentTarget(service, named.text, named.range);
  const control = controlTarget(service, document, offset);
  if (control) return control;
  const own = document.metadata.fields.find(
    (field) => field.key === 'id' && !field.blank && field.carrier !== 'history' && rangeTouches(field.valueRange, offset),
  );
  if (own) return { kind: 'document', id: own.text, own: document, range: idRange(own, text), placeholder: own.text };
  const risk = riskAt(service, document, offset);
  if (risk) return { kind: 'risk', id: risk.id, range: risk.range, placeholder: risk.id };
  const written = writtenIds(service, document, text).find(({ range }) => rangeTouches(range, offset));
  if (written) return documentTarget(service, written.text, written.range);
  const section = document.sections.find(({ titleRange, title }) => title !== '' && rangeTouches(titleRange, offset));
  if (!section) return null;
  const { start, end } = section.titleRange;
  return { kind: 'heading', section, range: section.titleRange, placeholder: text.slice(start, end) };
}

function requirementTarget(service: IsmsService, document: PolicyDocument, offset: number): RenameTarget | Refusal | null {
  const own = requirementAt(document, offset);
  if (own?.idRange) return { kind: 'requirement', id: own.id, policy: document, range: own.idRange, placeholder: own.id };
  const use = requirementUseAt(document, offset);
  if (!use?.idRange || !rangeTouches(use.idRange, offset)) return null;
  const [meant, ...others] = requirementsMeant(service.index, use);
  if (!meant) return null;
  if (others.length > 0) return { refusal: `Several documents have a requirement ${inlineCode(use.id)}: rename it in the one you mean.` };
  return { kind: 'requirement', id: meant.requirement.id ?? use.id, policy: meant.document, range: use.idRange, placeholder: use.id };
}

function documentTarget(service: IsmsService, id: string, range: TextRange): RenameTarget | Refusal {
  const meant = service.index.documentsById(id);
  if (meant.length > 0) return { kind: 'document', id, own: null, range, placeholder: id };
  if (/[/#]|\.(?:md|markdown|mdx)$/i.test(id)) return { refusal: `${inlineCode(id)} is a path: move or rename the file instead.` };
  return { refusal: `No document has the id ${inlineCode(id)}. Correct it here.` };
}

function controlTarget(service: IsmsService, document: PolicyDocument, offset: number): RenameTarget | Refusal | null {
  const found = referenceAt(service.catalog, document, offset);
  if (!found) return null;
  const { reference } = found;
  const name = inlineCode(reference.text);
  if (reference.form === 'range')
    return { refusal: `${name} is a range of controls: write them one by one first, then rename the one you mean.` };
  if (reference.status === 'malformed') return { refusal: `${name} is not written like a control id. Correct it here.` };
  const id = writtenControl(reference);
  if (id === null) return { refusal: `It is not certain which control ${name} means. Write its whole id first.` };
  const isElided = /^\d{1,2}$/.test(reference.text);
  return { kind: 'control', reference, range: reference.range, placeholder: isElided ? id : reference.text };
}

/** The place of the id in its value, quotes and marks left out. */
function idRange({ valueRange, text: id }: MetadataField, text: string): TextRange {
  const at = text.slice(valueRange.start, valueRange.end).indexOf(id);
  return at < 0 ? valueRange : { start: valueRange.start + at, end: valueRange.start + at + id.length };
}
