import type { ClientCapabilities } from 'vscode-languageserver';
import { showPlacesCommand } from './protocol.ts';

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
