import { BrowserMessageReader, BrowserMessageWriter, createConnection, ProposedFeatures } from 'vscode-languageserver/browser';
import about from '../../../package.json' with { type: 'json' };
import { createBrowserPorts } from '../host/browser/browser-ports.ts';
import { startServer } from '../lsp/start-server.ts';

/** The language server in a web worker: files come from the client. */
const scope = self as unknown as DedicatedWorkerGlobalScope;
const connection = createConnection(ProposedFeatures.all, new BrowserMessageReader(scope), new BrowserMessageWriter(scope));
startServer(connection, createBrowserPorts, { version: about.version, host: 'web worker' });
