import type { InlayHint, InlayHintParams } from 'vscode-languageserver';
import { controlTitles, inlayHints } from '../core/features/inlay-hints.ts';
import { activeService, type FeatureContext } from './feature-context.ts';
import { guard } from './guard.ts';
import { toMarkup } from './to-lsp.ts';

/** Serves `textDocument/inlayHint`. */
export function registerInlayHints(context: FeatureContext): void {
  const { connection, documents, logger, refresh, settings } = context;
  connection.languages.inlayHint.on(
    guard<InlayHintParams, InlayHint[]>(logger, 'textDocument/inlayHint', [], async ({ textDocument: { uri }, range }) => {
      refresh.asked(uri);
      const titles = await settings.word('inlayHints.controlTitles', controlTitles, 'claims');
      const service = await activeService(context, uri);
      const open = documents.get(uri);
      const lines = service?.linesOf(uri);
      if (!service || !open || !lines) return [];
      const span = { start: open.offsetAt(range.start), end: open.offsetAt(range.end) };
      return inlayHints(service, uri, span, titles).map(({ offset, label, tooltip }) => ({
        position: lines.positionAt(offset),
        label,
        tooltip: toMarkup(tooltip),
        paddingLeft: true,
      }));
    }),
  );
}
