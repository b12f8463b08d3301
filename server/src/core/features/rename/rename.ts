import type { PolicyDocument } from '../../document/policy-document.ts';
import type { IsmsService } from '../../service-api.ts';
import type { TextRange } from '../../text/text-range.ts';
import { renameControl } from './rename-control.ts';
import { renameDocumentId } from './rename-document-id.ts';
import { renameHeading } from './rename-heading.ts';
import { renameRequirement } from './rename-requirement.ts';
import type { Refusal, RenameResult } from './rename-result.ts';
import { renameRisk } from './rename-risk.ts';
import { type RenameTarget, renameTargetAt } from './rename-target.ts';

/** What would be renamed at a place. */
export interface RenamePlace {
  /** UTF-16 offsets. */
  readonly range: TextRange;
  /** The name as it is now. */
  readonly placeholder: string;
}

/** What can be renamed at an offset of an open text; a reason why not; null where nothing is that has a name. */
export function prepareRename(service: IsmsService, uri: string, offset: number): RenamePlace | Refusal | null {
  const target = targetAt(service, uri, offset)?.target ?? null;
  return target && 'range' in target ? { range: target.range, placeholder: target.placeholder } : target;
}

/**
 * Renames the thing at an offset of an open text in the whole workspace: a control id, the id of a document, of a
 * risk or of a requirement, a heading.
 * Files are only read; those that cannot be read are told.
 */
export async function rename(service: IsmsService, uri: string, offset: number, newName: string): Promise<RenameResult | Refusal | null> {
  const found = targetAt(service, uri, offset);
  if (!found?.target) return null;
  const { document, target } = found;
  if ('refusal' in target) return target;
  const name = newName.trim();
  if (name === '' || /[\r\n]/.test(name)) return { refusal: 'The new name is empty or has more than one line.' };
  if (target.kind === 'control') return renameControl(service, document, target.reference, name);
  if (target.kind === 'document') return renameDocumentId(service, target, name);
  if (target.kind === 'risk') return renameRisk(service, document, target, name);
  if (target.kind === 'requirement') return renameRequirement(service, target, name);
  return renameHeading(service, document, target.section, name);
}

function targetAt(
  service: IsmsService,
  uri: string,
  offset: number,
): { readonly document: PolicyDocument; readonly target: RenameTarget | Refusal | null } | null {
  const document = service.document(uri);
  const text = service.openText(uri)?.text;
  return document && text !== undefined ? { document, target: renameTargetAt(service, document, text, offset) } : null;
}
