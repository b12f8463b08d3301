import { metadataField } from '../document/metadata/metadata.ts';
import type { PolicyDocument, Reference } from '../document/policy-document.ts';
import { statusOf } from '../isms/life-cycle.ts';
import type { IsmsService } from '../service-api.ts';
import type { TextRange } from '../text/text-range.ts';
import { documentReferences, documentsMeant } from './document-reference.ts';
import { writtenIds } from './written-ids.ts';

/** Token types in the order of the legend. A control is one of a fixed set, a document id a name, a status a word of ours. */
export const tokenTypes = ['enumMember', 'class', 'keyword'] as const;
/** Modifiers in the order of the legend: claimed here or the own id; no longer valid; in no list. */
export const tokenModifiers = ['declaration', 'deprecated', 'unknown'] as const;

/** A piece of text that means something only who knows the workspace can tell. */
export interface SemanticToken {
  readonly range: TextRange;
  readonly type: (typeof tokenTypes)[number];
  readonly modifiers: readonly (typeof tokenModifiers)[number][];
}

/**
 * Control ids with what became of them, ids of documents, the status of the document: what a grammar cannot tell by the
 * look. In order, none overlap; nothing in code.
 * @param within UTF-16 offsets; tokens outside are left out
 */
export function semanticTokens(service: IsmsService, uri: string, within?: TextRange): readonly SemanticToken[] {
  const document = service.document(uri);
  const text = service.openText(uri)?.text;
  if (!document || text === undefined) return [];
  const tokens = [...document.references.map(controlToken), ...idTokens(service, document, text), ...statusTokens(document)];
  tokens.sort((a, b) => a.range.start - b.range.start || b.range.end - a.range.end);
  let end = 0;
  return tokens.filter(({ range }) => {
    if (range.start < end || range.end <= range.start) return false;
    if (within && (range.end <= within.start || range.start >= within.end)) return false;
    end = range.end;
    return true;
  });
}

function controlToken({ range, kind, status }: Reference): SemanticToken {
  const modifiers: SemanticToken['modifiers'][number][] = kind === 'claim' ? ['declaration'] : [];
  if (status === 'legacy') modifiers.push('deprecated');
  if (status === 'unknown' || status === 'malformed') modifiers.push('deprecated', 'unknown');
  return { range, type: 'enumMember', modifiers };
}

function idTokens(service: IsmsService, document: PolicyDocument, text: string): SemanticToken[] {
  const tokens: SemanticToken[] = [];
  for (const { key, blank, value, valueRange } of document.metadata.fields)
    if (key === 'id' && !blank) tokens.push({ range: withoutQuotes(value, valueRange), type: 'class', modifiers: ['declaration'] });
  for (const { text: written, range } of documentReferences(document)) {
    const isPath = /[/#]|\.(?:md|markdown|mdx)$/i.test(written);
    if (isPath) continue;
    const isKnown = documentsMeant(service, document, written).length > 0;
    tokens.push({ range, type: 'class', modifiers: isKnown ? [] : ['deprecated', 'unknown'] });
  }
  for (const { range } of writtenIds(service, document, text)) tokens.push({ range, type: 'class', modifiers: [] });
  return tokens;
}

const gone: ReadonlySet<string> = new Set(['retired', 'superseded']);

function statusTokens(document: PolicyDocument): SemanticToken[] {
  const field = metadataField(document.metadata, 'status');
  const status = statusOf(document);
  if (!field || status === null || field.carrier === 'history') return [];
  return [{ range: withoutQuotes(field.value, field.valueRange), type: 'keyword', modifiers: gone.has(status) ? ['deprecated'] : [] }];
}

function withoutQuotes(value: { readonly kind: string; readonly style?: string } | null, { start, end }: TextRange): TextRange {
  const isQuoted = value?.kind === 'scalar' && value.style === 'quoted' && end - start > 1;
  return isQuoted ? { start: start + 1, end: end - 1 } : { start, end };
}
