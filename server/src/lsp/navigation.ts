import {
  type DocumentSymbol,
  type DocumentSymbolParams,
  type Location,
  type ReferenceParams,
  type SymbolInformation,
  SymbolKind,
  type TextDocumentPositionParams,
} from 'vscode-languageserver';
import { definition } from '../core/features/definition.ts';
import { documentSymbols, type DocumentSymbol as OutlineEntry } from '../core/features/document-symbols.ts';
import type { Place } from '../core/features/place.ts';
import { references } from '../core/features/references.ts';
import { activeService, anyService, type FeatureContext, offsetIn } from './feature-context.ts';
import { guard } from './guard.ts';
import { toRange } from './to-lsp.ts';

const symbolKinds: Readonly<Record<OutlineEntry['kind'], SymbolKind>> = {
  'front-matter': SymbolKind.Namespace,
  field: SymbolKind.Field,
  claim: SymbolKind.EnumMember,
  section: SymbolKind.String,
};

/** Serves definition, references and the outline. */
export function registerNavigation(context: FeatureContext): void {
  const { connection, logger, documents } = context;
  const toLocations = (places: readonly Place[]): Location[] =>
    places.map(({ uri, range }) => ({ uri: documents.spelled(uri), range: toRange(range) }));

  connection.onDefinition(
    guard<TextDocumentPositionParams, Location[]>(logger, 'textDocument/definition', [], async ({ textDocument: { uri }, position }) => {
      const service = await anyService(context, uri);
      const offset = offsetIn(context, uri, position);
      return service && offset !== undefined ? toLocations(definition(service, uri, offset)) : [];
    }),
  );
  connection.onReferences(
    guard<ReferenceParams, Location[]>(logger, 'textDocument/references', [], async (params) => {
      const { uri } = params.textDocument;
      const service = await anyService(context, uri);
      const offset = offsetIn(context, uri, params.position);
      if (!service || offset === undefined) return [];
      return toLocations(references(service, uri, offset, params.context.includeDeclaration));
    }),
  );
  connection.onDocumentSymbol(
    guard<DocumentSymbolParams, DocumentSymbol[] | SymbolInformation[]>(
      logger,
      'textDocument/documentSymbol',
      [],
      async ({ textDocument: { uri } }) => {
        const service = await activeService(context, uri);
        if (!service) return [];
        const symbols = documentSymbols(service, uri);
        return context.features.symbolTree ? symbols.map(toSymbol) : flatten(uri, symbols);
      },
    ),
  );
}

function toSymbol(entry: OutlineEntry): DocumentSymbol {
  return {
    name: entry.name,
    kind: symbolKinds[entry.kind],
    range: toRange(entry.range),
    selectionRange: toRange(entry.selectionRange),
    children: entry.children.map(toSymbol),
    ...(entry.detail && { detail: entry.detail }),
  };
}

function flatten(uri: string, entries: readonly OutlineEntry[], containerName?: string): SymbolInformation[] {
  return entries.flatMap((entry) => [
    {
      name: entry.name,
      kind: symbolKinds[entry.kind],
      location: { uri, range: toRange(entry.range) },
      ...(containerName !== undefined && { containerName }),
    },
    ...flatten(uri, entry.children, entry.name),
  ]);
}
