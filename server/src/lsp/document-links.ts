import type { DocumentLink, DocumentLinkParams } from 'vscode-languageserver';
import { documentLinks } from '../core/features/document-links.ts';
import { activeService, type FeatureContext } from './feature-context.ts';
import { guard } from './guard.ts';

/** Serves `textDocument/documentLink`. */
export function registerDocumentLinks(context: FeatureContext): void {
  context.connection.onDocumentLinks(
    guard<DocumentLinkParams, DocumentLink[]>(context.logger, 'textDocument/documentLink', [], async ({ textDocument: { uri } }) => {
      const service = await activeService(context, uri);
      const lines = service?.linesOf(uri);
      if (!service || !lines) return [];
      return documentLinks(service, uri).map(({ range, target, tooltip }) => ({ range: lines.rangeOf(range), target, tooltip }));
    }),
  );
}
