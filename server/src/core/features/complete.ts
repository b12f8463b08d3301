import { metadataKeyByName } from '../document/metadata/metadata-keys.ts';
import type { IsmsService } from '../service-api.ts';
import type { CompletionContext } from './completion/completion-context.ts';
import type { Candidate, CompletionItem, CompletionRequest, CompletionSource } from './completion/completion-item.ts';
import { completionContext } from './completion/context.ts';
import { controlSource } from './completion/control-source.ts';
import { keySource } from './completion/key-source.ts';
import { valueSource } from './completion/value-source.ts';
import { workspaceSource } from './completion/workspace-source.ts';

/** What can be typed at a place. */
export interface CompletionList {
  /** True if further typing must ask again: the search is done here, not by the client. */
  readonly isIncomplete: boolean;
  readonly items: readonly CompletionItem[];
}

const none: CompletionList = { isIncomplete: false, items: [] };
const sources: readonly CompletionSource[] = [controlSource, keySource, valueSource, workspaceSource];

/**
 * Completes the front matter of an open document: keys, enum values, control ids, document ids, people. Silent elsewhere.
 * @param offset UTF-16 offset of the cursor in the open text
 */
export function complete(service: IsmsService, uri: string, offset: number): CompletionList {
  const open = service.openText(uri);
  const context = open && completionContext(open.text, offset);
  if (!context) return none;
  const key = metadataKeyByName(context.path[0] ?? '')?.key ?? context.path[0] ?? '';
  const place = withinList(open.text, context, key);
  const request: CompletionRequest = {
    service,
    uri,
    offset,
    document: service.document(uri),
    context: place,
    key,
    typed: place.typed,
  };
  for (const source of sources) {
    const candidates = source(request);
    if (candidates) return { isIncomplete: source === controlSource, items: itemsOf(candidates, place) };
  }
  return none;
}

/** Lists are also written on one line, `controls: A.5.1, A.5.2`, and ids as a range: the part at the cursor counts. */
function withinList(text: string, context: CompletionContext, key: string): CompletionContext {
  const kind = metadataKeyByName(key)?.kind;
  if (context.place !== 'value' || (kind !== 'claims' && kind !== 'references')) return context;
  const before = kind === 'claims' ? /^.*(?:[,;]|\d[ \t]*[-–—](?=[ \t]*(?:a[.\d]|\d|$)))[ \t]*/i : /^.*[,;][ \t]*/;
  const skipped = before.exec(context.typed)?.[0].length ?? 0;
  const cursor = context.range.start + context.typed.length;
  const rest = text.slice(cursor, context.range.end);
  const next = rest.search(/[,;]/);
  return {
    ...context,
    typed: context.typed.slice(skipped),
    range: { start: context.range.start + skipped, end: next < 0 ? context.range.end : cursor + rest.slice(0, next).trimEnd().length },
  };
}

function itemsOf(candidates: readonly Candidate[], context: CompletionContext): CompletionItem[] {
  const lead = context.place === 'child' && candidates[0]?.kind !== 'key' && candidates[0]?.kind !== 'framework' ? '- ' : '';
  const space = context.needsSpace ? ' ' : '';
  return candidates.map(({ insert, words, last, ...rest }, index) => ({
    ...rest,
    filterText: [rest.label, rest.detail, ...(words ?? [])].join(' ').trimEnd(),
    sortText: `${last ? 1 : 0}${String(index).padStart(4, '0')}`,
    edit: { range: context.range, newText: `${space}${lead}${insert}` },
  }));
}
