import { type FoldingRange, FoldingRangeKind, type FoldingRangeParams } from 'vscode-languageserver';
import { foldingRanges } from '../core/features/folding-ranges.ts';
import { activeService, type FeatureContext } from './feature-context.ts';
import { guard } from './guard.ts';

/** Serves `textDocument/foldingRange`, by lines. */
export function registerFolding(context: FeatureContext): void {
  context.connection.onFoldingRanges(
    guard<FoldingRangeParams, FoldingRange[]>(context.logger, 'textDocument/foldingRange', [], async ({ textDocument: { uri } }) => {
      const service = await activeService(context, uri);
      if (!service) return [];
      return foldingRanges(service, uri).map(({ startLine, endLine, kind }) => ({
        startLine,
        endLine,
        ...(kind === 'comment' && { kind: FoldingRangeKind.Comment }),
      }));
    }),
  );
}
