import {
  type CompletionItem,
  CompletionItemKind,
  type CompletionList,
  CompletionTriggerKind,
  InsertTextFormat,
} from 'vscode-languageserver';
import type { CompletionKind, CompletionItem as Item } from '../core/features/completion/completion-item.ts';
import type { CompletionTopic } from '../core/features/completion/documentation.ts';
import type { LineIndex } from '../core/text/line-index.ts';
import type { ClientFeatures } from './client-features.ts';
import { anyService, type FeatureContext, offsetIn } from './feature-context.ts';
import { guard } from './guard.ts';
import { toMarkup, toTextEdit } from './to-lsp.ts';

const kinds: Readonly<Record<CompletionKind, CompletionItemKind>> = {
  control: CompletionItemKind.Reference,
  framework: CompletionItemKind.Module,
  key: CompletionItemKind.Property,
  value: CompletionItemKind.EnumMember,
  document: CompletionItemKind.File,
  person: CompletionItemKind.Value,
  section: CompletionItemKind.Struct,
};

/** A server starts sooner without it, and the first completion is asked for much later. */
const load = () => import('../core/features/complete.ts');
const loadDocumentation = () => import('../core/features/completion/documentation.ts');

/**
 * Serves `textDocument/completion` and, for clients that ask for documentation later, `completionItem/resolve`. No item
 * has commit characters: a comma or full stop typed in a sentence must never take what a list happens to show.
 */
export function registerCompletion(context: FeatureContext): void {
  const { connection, features, logger, session, settings } = context;
  const empty: CompletionList = { isIncomplete: false, items: [] };
  connection.onCompletion(
    guard(logger, 'textDocument/completion', empty, async ({ textDocument: { uri }, position, context: asked }) => {
      // the client is asked for its settings only where they matter
      const atTrigger = context.documents
        .get(uri)
        ?.getText({ start: { line: position.line, character: 0 }, end: position })
        .includes('@')
        ? await settings.flag('completion.atTrigger', false)
        : false;
      const [{ complete }, { completionDocumentation }] = await Promise.all([load(), loadDocumentation()]);
      const service = await anyService(context, uri);
      const offset = offsetIn(context, uri, position);
      const lines = service?.linesOf(uri);
      if (!service || !lines || offset === undefined) return empty;
      const automatic = asked?.triggerKind === CompletionTriggerKind.TriggerCharacter;
      const describe = (topic: CompletionTopic): string | null => completionDocumentation(service, topic, false);
      const { isIncomplete, items } = complete(service, uri, offset, { atTrigger, automatic });
      return { isIncomplete, items: items.map((item) => toCompletionItem(item, lines, features, describe)) };
    }),
  );
  if (!features.resolvesDocumentation) return;
  connection.onCompletionResolve(async (item, token) => {
    const answer = await guard(logger, 'completionItem/resolve', item, async () => {
      const topic = topicOf(item.data);
      if (!topic) return item;
      const { completionDocumentation } = await loadDocumentation();
      const documentation = completionDocumentation(await session.settled(), topic, true);
      return documentation ? { ...item, documentation: toMarkup(documentation) } : item;
    })(undefined, token);
    return answer;
  });
}

function toCompletionItem(
  item: Item,
  lines: LineIndex,
  features: ClientFeatures,
  describe: (topic: CompletionTopic) => string | null,
): CompletionItem {
  const snippet = features.snippets ? item.snippet : null;
  const documentation = features.resolvesDocumentation || !item.topic ? null : describe(item.topic);
  return {
    label: item.label,
    kind: kinds[item.kind],
    ...(item.filterText !== null && { filterText: item.filterText }),
    sortText: item.sortText,
    textEdit: { range: lines.rangeOf(item.edit.range), newText: snippet ?? item.edit.newText },
    ...(snippet !== null && { insertTextFormat: InsertTextFormat.Snippet }),
    ...(item.additionalEdits.length > 0 && { additionalTextEdits: item.additionalEdits.map((edit) => toTextEdit(edit, lines)) }),
    ...(item.detail && { detail: item.detail }),
    ...(item.detail && features.labelDetails && { labelDetails: { description: item.detail } }),
    ...(documentation && { documentation: toMarkup(documentation) }),
    ...(features.resolvesDocumentation && item.topic && { data: item.topic }),
  };
}

/** What a client sends back of an item; other servers' items, and what is none, have no topic. */
function topicOf(data: unknown): CompletionTopic | null {
  if (typeof data !== 'object' || data === null || !('about' in data) || !('id' in data)) return null;
  return typeof data.about === 'string' && typeof data.id === 'string' ? (data as CompletionTopic) : null;
}
