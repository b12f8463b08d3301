import { type SymbolInformation, SymbolKind, type WorkspaceSymbolParams } from 'vscode-languageserver';
import { type WorkspaceSymbol, workspaceSymbols } from '../core/features/workspace-symbols.ts';
import { isActive } from './activity.ts';
import type { FeatureContext } from './feature-context.ts';
import { guard } from './guard.ts';
import { toRange } from './to-lsp.ts';

const kinds: Readonly<Record<WorkspaceSymbol['kind'], SymbolKind>> = {
  document: SymbolKind.File,
  control: SymbolKind.Key,
  section: SymbolKind.String,
};

/** Serves `workspace/symbol`. */
export function registerWorkspaceSymbols({ connection, documents, session, logger }: FeatureContext): void {
  connection.onWorkspaceSymbol(
    guard<WorkspaceSymbolParams, SymbolInformation[]>(logger, 'workspace/symbol', [], async ({ query }) => {
      const service = await session.settled();
      return workspaceSymbols(service, query, (uri) => isActive(service, uri)).map(({ uri, range, name, kind, container }) => ({
        name,
        kind: kinds[kind],
        location: { uri: documents.spelled(uri), range: toRange(range) },
        ...(container && { containerName: container }),
      }));
    }),
  );
}
