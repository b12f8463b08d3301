import { metadataField, metadataText } from '../../document/metadata/metadata.ts';
import type { PolicyDocument } from '../../document/policy-document.ts';
import { cellOf } from '../../document/registers/register.ts';
import { documentReferences, documentsMeant } from '../document-references.ts';
import type { IndexView } from '../index-view.ts';
import { areTranslations } from './are-translations.ts';

/** What tells which of several documents is the original. */
export interface TranslationContext {
  readonly index: Pick<IndexView, 'documentsById' | 'documentAt'>;
  /** The language in which the documents of a folder are written. */
  readonly configFor: (uri: string) => { readonly language: string };
}

/** One row in two registers is looked for in so many. */
const mostHolders = 20;

/**
 * The documents among some that repeat the registers of another one in another language, so that what they hold is not
 * counted twice: by `translation_of`, by the same id, or by the ids of their rows. Of two without `translation_of` the
 * one in the language of the config is the original, else the first one.
 * @param holders documents that hold registers of a kind, in order of URI
 * @param kind id of the catalogue, `risks`
 */
export function translatedRegisters(holders: readonly PolicyDocument[], kind: string, context: TranslationContext): Set<PolicyDocument> {
  const copies = new Set<PolicyDocument>();
  if (holders.length < 2) return copies;
  const held = new Set(holders);
  for (const document of holders)
    if (originalsOf(document, context).some((original) => original !== document && held.has(original))) copies.add(document);
  const rest = holders.filter((document) => !copies.has(document));
  const ids = new Map(rest.map((document) => [document, rowIds(document, kind)]));
  for (const [document, others] of counterparts(rest, ids))
    for (const other of others)
      if (!copies.has(document) && !copies.has(other) && areTranslations(document, other))
        copies.add(isOriginal(document, context) && !isOriginal(other, context) ? other : document);
  return copies;
}

/** The documents that hold registers of a kind, without translations of others among them. @param documents in order of URI */
export function registerHolders(documents: readonly PolicyDocument[], kind: string, context: TranslationContext): PolicyDocument[] {
  const holders = documents.filter(({ registers }) => registers.some((register) => register.kind === kind));
  const copies = translatedRegisters(holders, kind, context);
  return copies.size === 0 ? holders : holders.filter((document) => !copies.has(document));
}

function originalsOf(document: PolicyDocument, { index }: TranslationContext): PolicyDocument[] {
  if (metadataField(document.metadata, 'translation_of')?.blank !== false) return [];
  const named = documentReferences(document).filter(({ key }) => key === 'translation_of');
  return named.flatMap(({ text }) => documentsMeant(index, document, text));
}

/** For each document the earlier ones that have its id, or nearly all of its rows. */
function counterparts(
  documents: readonly PolicyDocument[],
  ids: ReadonlyMap<PolicyDocument, ReadonlySet<string>>,
): Map<PolicyDocument, Set<PolicyDocument>> {
  const found = new Map<PolicyDocument, Set<PolicyDocument>>();
  const byId = new Map<string, PolicyDocument[]>();
  const byRow = new Map<string, PolicyDocument[]>();
  for (const document of documents) {
    const others = new Set<PolicyDocument>();
    const id = metadataText(document.metadata, 'id')?.toLowerCase();
    if (id !== undefined) for (const other of enter(byId, id, document)) others.add(other);
    const shared = new Map<PolicyDocument, number>();
    const own = ids.get(document) ?? new Set();
    for (const row of own) for (const other of enter(byRow, row, document)) shared.set(other, (shared.get(other) ?? 0) + 1);
    for (const [other, count] of shared) if (count * 10 >= Math.max(own.size, ids.get(other)?.size ?? 0) * 9) others.add(other);
    if (others.size > 0) found.set(document, others);
  }
  return found;
}

/** Notes a document under a key. @returns those that were there before */
function enter(map: Map<string, PolicyDocument[]>, key: string, document: PolicyDocument): readonly PolicyDocument[] {
  const there = map.get(key);
  if (!there) {
    map.set(key, [document]);
    return [];
  }
  const before = [...there];
  if (there.length < mostHolders) there.push(document);
  return before;
}

/** The ids of the rows; none for a statement, for all statements have the same controls. */
function rowIds(document: PolicyDocument, kind: string): Set<string> {
  const rows = document.registers.filter((register) => register.kind === kind && kind !== 'soa').flatMap((register) => register.rows);
  return new Set(rows.map((row) => cellOf(row, 'id').toLowerCase()).filter((id) => id !== ''));
}

function isOriginal(document: PolicyDocument, context: TranslationContext): boolean {
  return document.language === context.configFor(document.uri).language;
}
