import type { DocumentHighlight, SelectionRange, SelectionRangeParams, TextDocumentPositionParams } from 'vscode-languageserver';
import { DocumentHighlightKind } from 'vscode-languageserver';
import { documentHighlights } from '../core/features/document-highlights.ts';
import type { LineIndex } from '../core/text/line-index.ts';
import type { TextRange } from '../core/text/text-range.ts';
import { activeService, anyService, type FeatureContext, offsetIn } from './feature-context.ts';
import { guard } from './guard.ts';

/** Serves `textDocument/selectionRange` and `textDocument/documentHighlight`. */
export function registerSelection(context: FeatureContext): void {
  const { connection, logger } = context;
  connection.onSelectionRanges(
    guard<SelectionRangeParams, SelectionRange[]>(logger, 'textDocument/selectionRange', [], async (params) => {
      const { uri } = params.textDocument;
      // seldom asked for, so not loaded at the start
      const { selectionRanges } = await import('../core/features/selection-ranges.ts');
      const service = await activeService(context, uri);
      const lines = service?.linesOf(uri);
      if (!service || !lines) return [];
      const offsets = params.positions.map((position) => offsetIn(context, uri, position) ?? 0);
      return selectionRanges(service, uri, offsets).flatMap((chain) => toSelectionRange(chain, lines) ?? []);
    }),
  );
  connection.onDocumentHighlight(
    guard<TextDocumentPositionParams, DocumentHighlight[]>(logger, 'textDocument/documentHighlight', [], async (params) => {
      const { uri } = params.textDocument;
      const service = await anyService(context, uri);
      const offset = offsetIn(context, uri, params.position);
      const lines = service?.linesOf(uri);
      if (!service || !lines || offset === undefined) return [];
      return documentHighlights(service, uri, offset).map(({ range, kind }) => ({
        range: lines.rangeOf(range),
        kind: kind === 'write' ? DocumentHighlightKind.Write : DocumentHighlightKind.Read,
      }));
    }),
  );
}

function toSelectionRange(chain: readonly TextRange[], lines: LineIndex): SelectionRange | undefined {
  let outer: SelectionRange | undefined;
  for (const range of [...chain].reverse()) outer = { range: lines.rangeOf(range), ...(outer && { parent: outer }) };
  return outer;
}
