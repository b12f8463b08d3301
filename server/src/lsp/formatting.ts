import type { DocumentFormattingParams, DocumentRangeFormattingParams, TextEdit } from 'vscode-languageserver';
import { activeService, type FeatureContext, offsetIn } from './feature-context.ts';
import { guard } from './guard.ts';
import { toTextEdit } from './to-lsp.ts';

/** Loaded with the first request. */
const load = () => import('../core/features/format-front-matter/format-front-matter.ts');

/** Serves `textDocument/formatting` and `textDocument/rangeFormatting`: of the front matter, and nothing else. */
export function registerFormatting(context: FeatureContext): void {
  const { connection, logger } = context;
  connection.onDocumentFormatting(
    guard<DocumentFormattingParams, TextEdit[]>(logger, 'textDocument/formatting', [], async ({ textDocument: { uri } }) => {
      const service = await activeService(context, uri);
      const lines = service?.linesOf(uri);
      const { formatFrontMatter } = await load();
      return service && lines ? formatFrontMatter(service, uri).map((edit) => toTextEdit(edit, lines)) : [];
    }),
  );
  connection.onDocumentRangeFormatting(
    guard<DocumentRangeFormattingParams, TextEdit[]>(logger, 'textDocument/rangeFormatting', [], async ({ textDocument, range }) => {
      const { uri } = textDocument;
      const service = await activeService(context, uri);
      const lines = service?.linesOf(uri);
      const [start, end] = [offsetIn(context, uri, range.start), offsetIn(context, uri, range.end)];
      if (!service || !lines || start === undefined || end === undefined) return [];
      const { formatFrontMatter } = await load();
      return formatFrontMatter(service, uri, { start, end }).map((edit) => toTextEdit(edit, lines));
    }),
  );
}
