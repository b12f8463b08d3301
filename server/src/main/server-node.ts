import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import about from '../../../package.json' with { type: 'json' };
import { createNodePorts } from '../host/node/node-ports.ts';
import { startServer } from '../lsp/start-server.ts';

/** The language server on Node: `--node-ipc` under VS Code, `--stdio` under every other editor. */
startServer(createConnection(ProposedFeatures.all), createNodePorts, { version: about.version, host: `node ${process.version}` });
