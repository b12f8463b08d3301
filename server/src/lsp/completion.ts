import { type CompletionItem, CompletionItemKind, type CompletionList } from 'vscode-languageserver';
import { complete } from '../core/features/complete.ts';
import type { CompletionKind, CompletionItem as Item } from '../core/features/completion/completion-item.ts';
import type { LineIndex } from '../core/text/line-index.ts';
import { activeService, type FeatureContext, offsetIn } from './feature-context.ts';
import { guard } from './guard.ts';
import { toMarkup } from './to-lsp.ts';

const kinds: Readonly<Record<CompletionKind, CompletionItemKind>> = {
  control: CompletionItemKind.Reference,
  framework: CompletionItemKind.Module,
  key: CompletionItemKind.Property,
  value: CompletionItemKind.EnumMember,
  document: CompletionItemKind.File,
  person: CompletionItemKind.Value,
  section: CompletionItemKind.Struct,
};

/** Serves `textDocument/completion`. */
export function registerCompletion(context: FeatureContext): void {
  const empty: CompletionList = { isIncomplete: false, items: [] };
  context.connection.onCompletion(
    guard(context.logger, 'textDocument/completion', empty, async ({ textDocument: { uri }, position }) => {
      const service = await activeService(context, uri);
      const offset = offsetIn(context, uri, position);
      const lines = service?.linesOf(uri);
      if (!service || !lines || offset === undefined) return empty;
      const { isIncomplete, items } = complete(service, uri, offset);
      return { isIncomplete, items: items.map((item) => toCompletionItem(item, lines)) };
    }),
  );
}

function toCompletionItem(item: Item, lines: LineIndex): CompletionItem {
  return {
    label: item.label,
    kind: kinds[item.kind],
    filterText: item.filterText,
    sortText: item.sortText,
    textEdit: { range: lines.rangeOf(item.edit.range), newText: item.edit.newText },
    ...(item.detail && { detail: item.detail }),
    ...(item.documentation && { documentation: toMarkup(item.documentation) }),
  };
}
