import { CodeActionKind, type ServerCapabilities, TextDocumentSyncKind } from 'vscode-languageserver';
import type { ClientFeatures } from './client-features.ts';
import { semanticTokensOptions } from './semantic-tokens.ts';

/** The code action kind that mends everything that can be mended without asking. */
const fixAllKind = `${CodeActionKind.SourceFixAll}.annexa`;

/** The code actions there are besides. */
const actionKinds = [
  CodeActionKind.QuickFix,
  CodeActionKind.Refactor,
  CodeActionKind.RefactorRewrite,
  `${CodeActionKind.Source}.insertMissingSections.annexa`,
  `${CodeActionKind.Source}.sortClaims.annexa`,
];

/** Files of any kind too: links lead to pictures and records as well. */
const anything = { filters: [{ pattern: { glob: '**/*' } }] };
const folders = { filters: [{ pattern: { glob: '**/*', matches: 'folder' as const } }] };

/** What the server offers to a client with these features. */
export function serverCapabilities(features: ClientFeatures): ServerCapabilities {
  return {
    positionEncoding: 'utf-16',
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: { includeText: false } },
    // each of them asks in any text; where the place is not right the answer is empty
    completionProvider: {
      triggerCharacters: ['.', ':', '-', '[', ',', ' ', '"', "'", '@', '#', '/', '(', '{', '|'],
      resolveProvider: features.resolvesDocumentation,
    },
    hoverProvider: true,
    definitionProvider: true,
    referencesProvider: true,
    documentSymbolProvider: { label: 'Annexa' },
    inlayHintProvider: true,
    codeLensProvider: { resolveProvider: true },
    documentLinkProvider: { resolveProvider: false },
    workspaceSymbolProvider: true,
    callHierarchyProvider: true,
    foldingRangeProvider: true,
    selectionRangeProvider: true,
    documentHighlightProvider: true,
    renameProvider: features.prepareRename ? { prepareProvider: true } : true,
    documentFormattingProvider: true,
    documentRangeFormattingProvider: true,
    semanticTokensProvider: semanticTokensOptions,
    codeActionProvider: { codeActionKinds: [...actionKinds, fixAllKind], resolveProvider: features.resolveActions },
    ...(features.pullDiagnostics && {
      diagnosticProvider: { identifier: 'annexa', interFileDependencies: true, workspaceDiagnostics: false },
    }),
    workspace: {
      workspaceFolders: { supported: true, changeNotifications: true },
      // Watchers speak of files; a whole folder that is moved or deleted is told this way only.
      fileOperations: { willRename: anything, didRename: folders, didDelete: folders },
    },
  };
}
