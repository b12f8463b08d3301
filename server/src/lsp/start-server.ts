import type { Connection, InitializeParams } from 'vscode-languageserver';
import type { Logger } from '../core/ports.ts';
import { isIsoDate } from '../core/text/iso-date.ts';
import { type ClientFeatures, readClientFeatures, serverCapabilities } from './capabilities.ts';
import { registerCodeActions } from './code-actions.ts';
import { registerCompletion } from './completion.ts';
import { Coverage } from './coverage.ts';
import { Diagnostics } from './diagnostics.ts';
import type { FeatureContext } from './feature-context.ts';
import { guard, guardPlain } from './guard.ts';
import { registerHover } from './hover.ts';
import { registerNavigation } from './navigation.ts';
import { OpenDocuments } from './open-documents.ts';
import { serverInfoRequest } from './protocol.ts';
import { type MakePorts, Session } from './session.ts';
import { listenToFiles, registerWatchers } from './watch.ts';

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
 * `initializationOptions.asOf` (ISO date) fixes the day on which everything is judged.
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
    },
    onClosed: (uri) => diagnostics.closed(uri),
    onRebuilt: () => {
      diagnostics.changedAll();
      coverage.changed();
    },
  });
  const diagnostics = new Diagnostics({ connection, features, documents, ruleDocs: about.ruleDocs, service: () => session.current });
  const coverage = new Coverage(connection, logger, session);
  const context: FeatureContext = { connection, features, documents, session, logger, ruleDocs: about.ruleDocs };
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
    void session.open(foldersOf(params));
  });
  connection.onShutdown(() => {
    diagnostics.dispose();
    coverage.dispose();
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
