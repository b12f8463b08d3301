import { type ClientCapabilities, CodeActionKind, type ServerCapabilities, TextDocumentSyncKind } from 'vscode-languageserver';

/** The code action kind that mends everything that can be mended without asking. */
const fixAllKind = `${CodeActionKind.SourceFixAll}.annexa`;

/** What the client can do, as far as the server cares. */
export interface ClientFeatures {
  /** It asks for diagnostics of open documents by itself. */
  readonly pullDiagnostics: boolean;
  /** It can be told to ask again. */
  readonly refreshDiagnostics: boolean;
  readonly relatedInformation: boolean;
  readonly codeDescription: boolean;
  readonly diagnosticData: boolean;
  /** It takes code actions with edits, not commands only. */
  readonly codeActions: boolean;
  /** It takes edits that name the version of the document. */
  readonly documentChanges: boolean;
  /** It takes a tree of symbols, not only a flat list. */
  readonly symbolTree: boolean;
  readonly watchedFiles: boolean;
  readonly workspaceFolders: boolean;
  readonly progress: boolean;
}

/** Reads the capabilities a client declares. */
export function readClientFeatures(capabilities: ClientCapabilities): ClientFeatures {
  const { textDocument, workspace, window } = capabilities;
  const pull = textDocument?.diagnostic;
  const shown = pull ?? textDocument?.publishDiagnostics;
  const published = textDocument?.publishDiagnostics;
  return {
    pullDiagnostics: pull !== undefined,
    refreshDiagnostics: workspace?.diagnostics?.refreshSupport === true,
    relatedInformation: shown?.relatedInformation === true || published?.relatedInformation === true,
    codeDescription: shown?.codeDescriptionSupport === true || published?.codeDescriptionSupport === true,
    diagnosticData: shown?.dataSupport === true || published?.dataSupport === true,
    codeActions: textDocument?.codeAction?.codeActionLiteralSupport !== undefined,
    documentChanges: workspace?.workspaceEdit?.documentChanges === true,
    symbolTree: textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport === true,
    watchedFiles: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    workspaceFolders: workspace?.workspaceFolders === true,
    progress: window?.workDoneProgress === true,
  };
}

const folders = { filters: [{ pattern: { glob: '**/*', matches: 'folder' as const } }] };

/** What the server offers to a client with these features. */
export function serverCapabilities(features: ClientFeatures): ServerCapabilities {
  return {
    positionEncoding: 'utf-16',
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: { includeText: false } },
    completionProvider: { triggerCharacters: ['.', ':', '-', '[', ',', ' ', '"', "'"], resolveProvider: false },
    hoverProvider: true,
    definitionProvider: true,
    referencesProvider: true,
    documentSymbolProvider: { label: 'Annexa' },
    codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, fixAllKind], resolveProvider: false },
    ...(features.pullDiagnostics && {
      diagnosticProvider: { identifier: 'annexa', interFileDependencies: true, workspaceDiagnostics: false },
    }),
    workspace: {
      workspaceFolders: { supported: true, changeNotifications: true },
      // Watchers speak of files; a whole folder that is moved or deleted is told this way only.
      fileOperations: { didRename: folders, didDelete: folders },
    },
  };
}
