import type { Hover } from 'vscode-languageserver';
import { hover } from '../core/features/hover.ts';
import { anyService, type FeatureContext, offsetIn } from './feature-context.ts';
import { guard } from './guard.ts';
import { toMarkup } from './to-lsp.ts';

/** Serves `textDocument/hover`. */
export function registerHover(context: FeatureContext): void {
  context.connection.onHover(
    guard<{ textDocument: { uri: string }; position: { line: number; character: number } }, Hover | null>(
      context.logger,
      'textDocument/hover',
      null,
      async ({ textDocument: { uri }, position }) => {
        const service = await anyService(context, uri);
        const offset = offsetIn(context, uri, position);
        const lines = service?.linesOf(uri);
        if (!service || !lines || offset === undefined) return null;
        const found = hover(service, uri, offset);
        return found && { contents: toMarkup(found.contents), range: lines.rangeOf(found.range) };
      },
    ),
  );
}
