import type { FrontMatterEntry, FrontMatterScalar, FrontMatterValue } from '../../document/front-matter/front-matter-value.ts';
import { metadataKeyByName } from '../../document/metadata/metadata-keys.ts';
import type { PolicyDocument } from '../../document/policy-document.ts';
import { readClaim } from '../../document/references/reference-grammar.ts';
import type { IsmsService } from '../../service-api.ts';
import type { TextRange } from '../../text/text-range.ts';
import { plainScalar } from '../completion/quoting.ts';
import { documentReferences } from '../document-reference.ts';
import { inlineCode } from '../markdown-text.ts';
import { idOf, isDistinctive, isWholeWord, placesOfId } from '../written-ids.ts';
import { type Refusal, RenameEdits, type RenameResult } from './rename-result.ts';
import type { RenameTarget } from './rename-target.ts';

type DocumentTarget = Extract<RenameTarget, { kind: 'document' }>;

const idShape = /^[\p{L}\p{N}](?:[\p{L}\p{N}._/ -]{0,58}[\p{L}\p{N}])?$/u;

/**
 * Gives a document another id, and everything that names it: metadata of other documents, texts of links, the running text
 * where the id is a word of its own. Ids that are ordinary words are followed in the metadata only.
 */
export async function renameDocumentId(service: IsmsService, { id, own }: DocumentTarget, newId: string): Promise<RenameResult | Refusal> {
  const refusal = whyNot(service, id, own, newId);
  if (refusal) return { refusal };
  const edits = new RenameEdits();
  const targets = service.index.documentsById(id);
  if (own && targets.some((other) => other !== own)) {
    // of two documents with one id only the one asked about gets another: what refers to it may mean either
    await renameIn(service, own, id, newId, edits, true);
    return edits.result();
  }
  for (const document of service.markdownFiles()) await renameIn(service, document, id, newId, edits, false);
  return edits.result();
}

function whyNot(service: IsmsService, id: string, own: PolicyDocument | null, newId: string): string | null {
  const name = inlineCode(newId);
  if (!idShape.test(newId) || newId.includes('  ') || /\.(?:md|markdown|mdx)$/i.test(newId))
    return `${name} cannot be an id: use letters and digits, with \`-\`, \`_\`, \`.\` or \`/\` between them, such as \`POL-012\`.`;
  const reading = readClaim(newId);
  if (reading && /^A[. ]?\d/i.test(newId)) return `${name} is the id of a control: choose another one, such as \`POL-012\`.`;
  const others = service.index.documentsById(newId).filter((other) => other !== own && idOf(other)?.toLowerCase() !== id.toLowerCase());
  if (others.length > 0)
    return `${name} is the id of ${inlineCode(others[0]?.title?.text ?? 'another document')} already: choose another one.`;
  const same = service.index.documentsById(id).length;
  return own === null && same > 1 ? `${inlineCode(id)} is the id of ${same} documents: rename it at the id of the one you mean.` : null;
}

async function renameIn(
  service: IsmsService,
  document: PolicyDocument,
  id: string,
  newId: string,
  edits: RenameEdits,
  ownOnly: boolean,
): Promise<void> {
  const text = await service.sourceOf(document);
  const states = idOf(document)?.toLowerCase() === id.toLowerCase();
  const isNamed = states || documentReferences(document).some((reference) => reference.text.toLowerCase() === id.toLowerCase());
  if (text === null) {
    if (isNamed) edits.leave(document, document.frontMatter.range, 'unread');
    return;
  }
  // most documents never speak of it
  if (!text.toLowerCase().includes(id.toLowerCase())) return;
  const isWord = isDistinctive(id) && !ownOnly;
  for (const field of document.metadata.fields) {
    const kind = metadataKeyByName(field.key)?.kind;
    const isId = field.key === 'id' && states;
    if (!isId && (ownOnly || kind !== 'references')) continue;
    if (field.carrier !== 'front-matter') for (const range of places(text, field.valueRange, id)) edits.replace(document, range, newId);
  }
  for (const entry of document.frontMatter.entries) {
    const key = metadataKeyByName(entry.key);
    const isMeant = key?.key === 'id' ? states : !ownOnly && (isWord || key?.kind === 'references');
    if (isMeant) for (const scalar of scalarsOf(entry.value)) replaceInScalar(document, text, scalar, id, newId, edits);
  }
  if (isWord) for (const range of placesOfId(document, text, id)) edits.replace(document, range, newId);
}

function* scalarsOf(value: FrontMatterValue): Generator<FrontMatterScalar> {
  if (value.kind === 'scalar') yield value;
  else if (value.kind === 'list') for (const item of value.items) yield* scalarsOf(item);
  else for (const entry of value.entries as readonly FrontMatterEntry[]) yield* scalarsOf(entry.value);
}

function replaceInScalar(
  document: PolicyDocument,
  text: string,
  scalar: FrontMatterScalar,
  id: string,
  newId: string,
  edits: RenameEdits,
): void {
  for (const range of places(text, scalar.range, id)) {
    const isWhole = scalar.style === 'plain' && text.slice(scalar.range.start, scalar.range.end).trim().length === id.length;
    edits.replace(document, range, isWhole ? plainScalar(newId) : newId);
  }
}

/** Where an id stands in a span as a word of its own, whatever its case. */
function places(text: string, { start, end }: TextRange, id: string): TextRange[] {
  const lower = text.slice(start, end).toLowerCase();
  const wanted = id.toLowerCase();
  const found: TextRange[] = [];
  if (lower.length !== end - start) return found;
  for (let at = lower.indexOf(wanted); at >= 0; at = lower.indexOf(wanted, at + wanted.length)) {
    const range = { start: start + at, end: start + at + wanted.length };
    if (isWholeWord(text, range)) found.push(range);
  }
  return found;
}
