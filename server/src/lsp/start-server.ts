import type { Connection, InitializeParams } from 'vscode-languageserver';
import type { Logger } from '../core/ports.ts';
import { isIsoDate } from '../core/text/iso-date.ts';
import { registerAuthoring } from './authoring.ts';
import { registerCallHierarchy } from './call-hierarchy.ts';
import { serverCapabilities } from './capabilities.ts';
import { type ClientFeatures, readClientFeatures } from './client-features.ts';
import { ClientSettings } from './client-settings.ts';
import { registerCodeActions } from './code-actions.ts';
import { registerCodeLens } from './code-lens.ts';
import { registerCompletion } from './completion.ts';
import { registerControlDecisions } from './control-decisions.ts';
import { Coverage } from './coverage.ts';
import { Diagnostics } from './diagnostics.ts';
import { registerDocumentLinks } from './document-links.ts';
import { DocumentViews } from './document-views.ts';
import type { FeatureContext } from './feature-context.ts';
import { registerFolding } from './folding.ts';
import { registerFormatting } from './formatting.ts';
import { guard, guardPlain } from './guard.ts';
import { registerHover } from './hover.ts';
import { registerInlayHints } from './inlay-hints.ts';
import { registerNavigation } from './navigation.ts';
import { OpenDocuments } from './open-documents.ts';
import { serverInfoRequest } from './protocol.ts';
import { ReadinessViews } from './readiness.ts';
import { Refresh } from './refresh.ts';
import { registerRename } from './rename.ts';
import { registerReport } from './report.ts';
import { registerSelection } from './selection.ts';
import { registerSemanticTokens } from './semantic-tokens.ts';
import { type MakePorts, Session } from './session.ts';
import { listenToFiles, registerWatchers } from './watch.ts';
import { registerWorkspaceSymbols } from './workspace-symbols.ts';

/** What a server says of itself. */
export interface ServerAbout {
  readonly version: string;
  /** Where it runs: `node v20.20.2`, `web worker`. */
  readonly host: string;
  /** Where the page of a rule is, by slug; undefined if nowhere. */
  readonly ruleDocs?: (slug: string) => string;
}

/**
 * Serves one client over a connection until it goes. Any host can start it: it brings the connection and makes the ports.
 * `initializationOptions.asOf` (ISO date) fixes the day on which everything is judged; further options are those of
 * {@link ClientSettings}.
 */
export function startServer(connection: Connection, makePorts: MakePorts, about: ServerAbout): void {
  const logger: Logger = {
    info: (message) => connection.console.info(message),
    warn: (message) => connection.console.warn(message),
    error: (message) => connection.console.error(message),
  };
  connection.onInitialize((params) => {
    const features = readClientFeatures(params.capabilities);
    serve(connection, params, features, logger, makePorts, about);
    return { capabilities: serverCapabilities(features), serverInfo: { name: 'annexa', version: about.version } };
  });
  connection.listen();
}

function serve(
  connection: Connection,
  params: InitializeParams,
  features: ClientFeatures,
  logger: Logger,
  makePorts: MakePorts,
  about: ServerAbout,
): void {
  const documents = new OpenDocuments();
  const session = new Session({
    connection,
    features,
    documents,
    logger,
    makePorts,
    asOf: readAsOf(params.initializationOptions),
    onAffected: (affected, edited) => {
      diagnostics.changed(affected, edited);
      if (affected.coverage) coverage.changed();
      documentViews.changed();
      readiness.changed();
      refresh.changed(edited);
    },
    onClosed: (uri) => diagnostics.closed(uri),
    onRebuilt: () => {
      diagnostics.changedAll();
      coverage.changed();
      documentViews.changed();
      readiness.changed();
      refresh.all();
    },
  });
  const diagnostics = new Diagnostics({ connection, features, documents, ruleDocs: about.ruleDocs, service: () => session.current });
  const coverage = new Coverage(connection, logger, session);
  const readiness = new ReadinessViews(connection, logger, session);
  const refresh = new Refresh(connection, features, documents, () => session.current);
  const settings = new ClientSettings({
    connection,
    features,
    logger,
    initial: params.initializationOptions,
    onChange: () => refresh.all(),
  });
  const context: FeatureContext = { connection, features, documents, session, settings, refresh, logger, ruleDocs: about.ruleDocs };
  const documentViews = new DocumentViews(context);
  documents.listen(connection, {
    changed: (uri) => session.textChanged(uri),
    saved: (uri) => session.textSaved(uri),
    closed: (uri) => session.textClosed(uri),
  });
  listenToFiles(connection, session);
  if (features.pullDiagnostics)
    connection.languages.diagnostics.on(
      guard(logger, 'textDocument/diagnostic', { kind: 'full', items: [] }, async (request) =>
        diagnostics.answer(await session.settled(), request),
      ),
    );
  registerCompletion(context);
  registerHover(context);
  registerNavigation(context);
  registerCodeActions(context);
  registerAuthoring(context);
  registerControlDecisions(context);
  registerInlayHints(context);
  registerCodeLens(context);
  registerDocumentLinks(context);
  registerWorkspaceSymbols(context);
  registerCallHierarchy(context);
  registerFolding(context);
  registerSelection(context);
  registerSemanticTokens(context);
  registerRename(context);
  registerFormatting(context);
  registerReport(context, about.version);
  connection.onRequest(
    serverInfoRequest,
    guardPlain(logger, serverInfoRequest, '', async () => {
      const service = await session.settled();
      const counts = `${service.documents().length} documents in ${session.folders.length} folders, as of ${service.asOf}`;
      return `annexa ${about.version}, ${about.host}, parser ${session.parserName}, ${counts}`;
    }),
  );
  connection.onInitialized(() => {
    registerWatchers(connection, features, session).catch(() => logger.warn('The client does not watch files'));
    settings.listen();
    void session.open(foldersOf(params));
  });
  connection.onShutdown(() => {
    diagnostics.dispose();
    coverage.dispose();
    documentViews.dispose();
    readiness.dispose();
    refresh.dispose();
  });
}

function foldersOf(params: InitializeParams): string[] {
  if (params.workspaceFolders) return params.workspaceFolders.map((folder) => folder.uri);
  return params.rootUri ? [params.rootUri] : [];
}

function readAsOf(options: unknown): string | undefined {
  const asOf = typeof options === 'object' && options !== null && 'asOf' in options ? options.asOf : undefined;
  return typeof asOf === 'string' && isIsoDate(asOf) ? asOf : undefined;
}
