import { metadataField, metadataText } from '../../document/metadata/metadata.ts';
import type { PolicyDocument } from '../../document/policy-document.ts';
import { baseName } from '../../text/uri.ts';
import { isMeantToBeInForce, reviewDueOf, statusOf } from '../life-cycle.ts';
import type { Duty } from './duty.ts';

/** What a document itself asks of its owner and approver: to review it, to approve it. */
export function documentDuties(document: PolicyDocument): Duty[] {
  const subject = nameOf(document);
  const status = statusOf(document);
  if (status === 'in_review') {
    const field = metadataField(document.metadata, 'status');
    const owner = metadataText(document.metadata, 'approver') ?? '';
    return [{ kind: 'approve', subject, owner, due: null, document, range: field?.valueRange ?? { start: 0, end: 0 } }];
  }
  const due = isMeantToBeInForce(document) ? reviewDueOf(document) : null;
  if (!due) return [];
  const owner = metadataText(document.metadata, 'owner') ?? '';
  return [{ kind: 'review', subject, owner, due: due.date, document, range: due.field.valueRange }];
}

/** The id and the title of a document, as far as it has them. */
function nameOf({ metadata, title, uri }: PolicyDocument): string {
  const id = metadataText(metadata, 'id');
  const name = title?.text ?? baseName(uri);
  return id === undefined ? name : `${id} ${name}`;
}
