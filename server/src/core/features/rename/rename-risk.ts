import type { PolicyDocument } from '../../document/policy-document.ts';
import { readClaim } from '../../document/references/reference-grammar.ts';
import type { IsmsService } from '../../service-api.ts';
import { rangeTouches, type TextRange } from '../../text/text-range.ts';
import { inlineCode } from '../markdown-text.ts';
import { riskNames } from '../risks/risk-names.ts';
import { placesOfId } from '../written-ids.ts';
import { type Refusal, RenameEdits, type RenameResult } from './rename-result.ts';
import type { RenameTarget } from './rename-target.ts';

type RiskTarget = Extract<RenameTarget, { kind: 'risk' }>;

/** Safe in a table, in CSV and as a plain scalar of YAML. */
const idShape = /^[\p{L}\p{N}](?:[\p{L}\p{N}._/-]{0,38}[\p{L}\p{N}])?$/u;

/**
 * Gives a risk another id: in the registers, in the statements that name it and in running text. Of several rows of one
 * register with one id only the row under the cursor gets another.
 */
export async function renameRisk(
  service: IsmsService,
  document: PolicyDocument,
  { id, range }: RiskTarget,
  newId: string,
): Promise<RenameResult | Refusal> {
  const refusal = whyNot(service, id, newId);
  if (refusal) return { refusal };
  const edits = new RenameEdits();
  if (hasDoubles(service, id)) {
    const own = riskNames(document).find((name) => name.isRow && rangeTouches(name.range, range.start) && name.range.end >= range.end);
    if (!own) return { refusal: `Several risks have the id ${inlineCode(id)}: rename it in the row of the one you mean.` };
    replaceName(document, own.range, own.isExact, id, newId, await service.sourceOf(document), edits);
    return edits.result();
  }
  for (const each of service.documents()) await renameIn(service, each, id, newId, edits);
  return edits.result();
}

function whyNot(service: IsmsService, id: string, newId: string): string | null {
  const name = inlineCode(newId);
  if (!idShape.test(newId))
    return `${name} cannot be the id of a risk: use letters and digits, with \`-\`, \`_\`, \`.\` or \`/\` between them, such as \`R-12\`.`;
  if (readClaim(newId) && /^A[. ]?\d/i.test(newId)) return `${name} is the id of a control: choose another one, such as \`R-12\`.`;
  const isOther = newId.toLowerCase() !== id.toLowerCase();
  return isOther && service.index.entriesNamed('risks', newId).length > 0 ? `${name} is the id of another risk already.` : null;
}

/** True if one register has two rows with the id; a plan or a translation that repeats it is no double. */
function hasDoubles(service: IsmsService, id: string): boolean {
  const registers = service.index.entriesNamed('risks', id).map(({ entry }) => entry.register);
  return new Set(registers).size < registers.length;
}

async function renameIn(service: IsmsService, document: PolicyDocument, id: string, newId: string, edits: RenameEdits): Promise<void> {
  const wanted = id.toLowerCase();
  const names = riskNames(document).filter((name) => name.id.toLowerCase() === wanted);
  if (names.length === 0 && document.format !== 'markdown') return;
  const text = await service.sourceOf(document);
  if (text === null) {
    for (const { range } of names.slice(0, 1)) edits.leave(document, range, 'unread');
    return;
  }
  for (const { range, isExact } of names) replaceName(document, range, isExact, id, newId, text, edits);
  if (document.format === 'markdown') for (const range of placesOfId(document, text, id)) edits.replace(document, range, newId);
}

/** @param text null where it could not be read */
function replaceName(
  document: PolicyDocument,
  range: TextRange,
  isExact: boolean,
  id: string,
  newId: string,
  text: string | null,
  edits: RenameEdits,
): void {
  const at = isExact ? 0 : (text?.slice(range.start, range.end).toLowerCase().indexOf(id.toLowerCase()) ?? -1);
  if (text === null || at < 0) edits.leave(document, range, 'unread');
  else edits.replace(document, { start: range.start + at, end: range.start + at + id.length }, newId);
}
