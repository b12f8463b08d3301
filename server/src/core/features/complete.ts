import { metadataKeyByName } from '../document/metadata/metadata-keys.ts';
import type { IsmsService } from '../service-api.ts';
import { completeBody } from './completion/body/complete-body.ts';
import type { CompletionContext } from './completion/completion-context.ts';
import type { CompletionRequest, CompletionSource } from './completion/completion-item.ts';
import { completionContext } from './completion/context.ts';
import { controlSource } from './completion/control-source.ts';
import { frontMatterLines } from './completion/front-matter-lines.ts';
import { type CompletionList, completionItems, noItems } from './completion/items.ts';
import { keySource } from './completion/key-source.ts';
import { requirementSource } from './completion/requirement-source.ts';
import { valueSource } from './completion/value-source.ts';
import { workspaceSource } from './completion/workspace-source.ts';
import { completeRegister } from './register/complete-register.ts';

/** How completion was asked for. */
export interface CompletionAsk {
  /** True if controls are offered in prose behind an `@`. */
  readonly atTrigger?: boolean;
  /** True if a character that is typed in any text brought it up, so that it should rather be silent. */
  readonly automatic?: boolean;
}

const sources: readonly CompletionSource[] = [controlSource, keySource, valueSource, requirementSource, workspaceSource];

/**
 * Completes an open document. In the front matter: keys, enum values, dates, control ids, document ids, people. In the
 * body of an ISMS document: control ids in claims, tables and prose, headings that are missing, targets of links.
 * Silent in code, other comments and URLs.
 * @param offset UTF-16 offset of the cursor in the open text
 */
export function complete(service: IsmsService, uri: string, offset: number, ask: CompletionAsk = {}): CompletionList {
  const open = service.openText(uri);
  if (!open) return noItems;
  const facts = service.document(uri);
  if (facts && facts.format !== 'markdown')
    return completeRegister(service, facts, open.text, offset, (place) => completeFrontMatter(service, uri, open.text, offset, place));
  const context = completionContext(open.text, offset);
  if (context) return completeFrontMatter(service, uri, open.text, offset, context);
  const document = service.document(uri);
  if (!document?.classification.isDocument || offset < document.frontMatter.range.end) return noItems;
  // a front matter whose fence is not closed yet is no body, whatever the facts say
  const head = frontMatterLines(open.text)?.at(-1);
  if (head && offset <= head.start + head.text.length) return noItems;
  return completeBody({ service, uri, document, text: open.text, offset, ask });
}

function completeFrontMatter(service: IsmsService, uri: string, text: string, offset: number, context: CompletionContext): CompletionList {
  const key = metadataKeyByName(context.path[0] ?? '')?.key ?? context.path[0] ?? '';
  const place = withinList(text, context, key);
  const request: CompletionRequest = { service, uri, offset, document: service.document(uri), context: place, key, typed: place.typed };
  for (const source of sources) {
    const candidates = source(request);
    if (!candidates) continue;
    const isItem = place.place === 'child' && candidates[0]?.kind !== 'key' && candidates[0]?.kind !== 'framework';
    const lead = `${place.needsSpace ? ' ' : ''}${isItem ? '- ' : ''}`;
    return completionItems(candidates, { range: place.range, typed: place.typed, lead }, source === controlSource);
  }
  return noItems;
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
