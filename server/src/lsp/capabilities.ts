import { type ClientCapabilities, CodeActionKind, type ServerCapabilities, TextDocumentSyncKind } from 'vscode-languageserver';
import { showPlacesCommand } from './protocol.ts';
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
  /** It asks for the edits of a code action when one is chosen. */
  readonly resolveActions: boolean;
  /** It takes edits that make new files. */
  readonly createFiles: boolean;
  /** It takes edits that name the version of the document. */
  readonly documentChanges: boolean;
  /** It takes a tree of symbols, not only a flat list. */
  readonly symbolTree: boolean;
  /** It asks for the documentation of a completion item when it shows it. */
  readonly resolvesDocumentation: boolean;
  /** It takes completion items with places to fill in. */
  readonly snippets: boolean;
  /** It shows a text beside the label of a completion item. */
  readonly labelDetails: boolean;
  /** It is asked for its settings, and told when they change if it lets the server register. */
  readonly configuration: boolean;
  readonly configurationChanges: boolean;
  /** It asks what can be renamed before it asks for the new name. */
  readonly prepareRename: boolean;
  readonly watchedFiles: boolean;
  readonly workspaceFolders: boolean;
  readonly progress: boolean;
  readonly refreshInlayHints: boolean;
  readonly refreshCodeLenses: boolean;
  /** It has the command that lists the places of a code lens: it names it under `experimental.commands.commands`, as is custom. */
  readonly showPlaces: boolean;
}

/** Reads the capabilities a client declares. */
export function readClientFeatures(capabilities: ClientCapabilities): ClientFeatures {
  const { textDocument, workspace, window } = capabilities;
  const pull = textDocument?.diagnostic;
  const shown = pull ?? textDocument?.publishDiagnostics;
  const published = textDocument?.publishDiagnostics;
  const completionItem = textDocument?.completion?.completionItem;
  const createFiles = workspace?.workspaceEdit?.resourceOperations?.includes('create') === true;
  return {
    pullDiagnostics: pull !== undefined,
    refreshDiagnostics: workspace?.diagnostics?.refreshSupport === true,
    relatedInformation: shown?.relatedInformation === true || published?.relatedInformation === true,
    codeDescription: shown?.codeDescriptionSupport === true || published?.codeDescriptionSupport === true,
    diagnosticData: shown?.dataSupport === true || published?.dataSupport === true,
    codeActions: textDocument?.codeAction?.codeActionLiteralSupport !== undefined,
    resolveActions:
      textDocument?.codeAction?.resolveSupport?.properties.includes('edit') === true && textDocument.codeAction.dataSupport === true,
    createFiles,
    // files are made nowhere else: Neovim says the one and understands both
    documentChanges: createFiles || workspace?.workspaceEdit?.documentChanges === true,
    symbolTree: textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport === true,
    resolvesDocumentation: completionItem?.resolveSupport?.properties.includes('documentation') === true,
    snippets: completionItem?.snippetSupport === true,
    labelDetails: completionItem?.labelDetailsSupport === true,
    configuration: workspace?.configuration === true,
    configurationChanges: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    prepareRename: textDocument?.rename?.prepareSupport === true,
    watchedFiles: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    workspaceFolders: workspace?.workspaceFolders === true,
    progress: window?.workDoneProgress === true,
    refreshInlayHints: workspace?.inlayHint?.refreshSupport === true,
    refreshCodeLenses: workspace?.codeLens?.refreshSupport === true,
    showPlaces: readCommands(capabilities.experimental).includes(showPlacesCommand),
  };
}

function readCommands(experimental: unknown): readonly unknown[] {
  const { commands } = (experimental as { commands?: { commands?: unknown } | null } | null | undefined)?.commands ?? {};
  return Array.isArray(commands) ? commands : [];
}

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
