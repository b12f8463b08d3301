import { type ChildProcess, spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { PassThrough } from 'node:stream';
import { fileURLToPath, pathToFileURL } from 'node:url';
import {
  type ClientCapabilities,
  createConnection,
  createMessageConnection,
  type Diagnostic,
  type DocumentDiagnosticReport,
  type InitializeResult,
  type MessageConnection,
  ProposedFeatures,
  type PublishDiagnosticsParams,
  StreamMessageReader,
  StreamMessageWriter,
  type TextDocumentContentChangeEvent,
} from 'vscode-languageserver/node';
import { createNodePorts } from '../../server/src/host/node/node-ports.ts';
import type { MakePorts } from '../../server/src/lsp/session.ts';
import { startServer } from '../../server/src/lsp/start-server.ts';

/** How the server under test runs. */
export type Transport = 'in-process' | 'stdio';

/** The transports that the common tests run over. */
export const transports: readonly Transport[] = ['in-process', 'stdio'];

/** What a test chooses of its client. */
export interface ClientOptions {
  readonly transport?: Transport;
  /** URIs of the workspace folders. */
  readonly folders: readonly string[];
  /** Whether the client asks for diagnostics itself. */
  readonly pull?: boolean;
  readonly asOf?: string;
  /** Other ports than those of Node; in-process only. */
  readonly makePorts?: MakePorts;
  readonly capabilities?: ClientCapabilities;
  /** Beside `asOf`. */
  readonly initializationOptions?: object;
  /** Answers requests of the server that are none of LSP. */
  readonly answer?: (method: string, params: unknown) => unknown;
}

/** A day on which the fixtures are judged. */
export const asOf = '2026-11-22';

/** An LSP client as editors have one, with the server in this process or behind stdio. */
export class LspClient {
  readonly connection: MessageConnection;
  /** All diagnostics that were sent, in order. */
  readonly published: PublishDiagnosticsParams[] = [];
  /** Messages of the server's log. */
  readonly log: string[] = [];
  /** Methods of requests and notifications from the server, in order. */
  readonly received: string[] = [];
  /** What the server registered: `workspace/didChangeWatchedFiles`. */
  readonly registered: string[] = [];
  result: InitializeResult = { capabilities: {} };
  #child: ChildProcess | undefined;
  readonly #listeners = new Set<() => void>();
  readonly #versions = new Map<string, number>();

  private constructor({ transport, makePorts = createNodePorts, answer }: ClientOptions) {
    if (transport === 'stdio') {
      this.#child = spawn(process.execPath, serverCommand(), { stdio: ['pipe', 'pipe', 'inherit'] });
      const { stdin, stdout } = this.#child;
      if (!stdin || !stdout) throw new Error('The server has no standard streams');
      this.connection = createMessageConnection(new StreamMessageReader(stdout), new StreamMessageWriter(stdin));
    } else {
      const up = new PassThrough();
      const down = new PassThrough();
      const server = createConnection(ProposedFeatures.all, new StreamMessageReader(up), new StreamMessageWriter(down));
      startServer(server, makePorts, { version: '0.0.0-test', host: 'test', ruleDocs: (slug) => `https://docs.example/${slug}` });
      this.connection = createMessageConnection(new StreamMessageReader(down), new StreamMessageWriter(up));
    }
    this.#receive(answer);
  }

  /** Starts a server and initializes it. */
  static async start(options: ClientOptions): Promise<LspClient> {
    const client = new LspClient(options);
    const { pull = false } = options;
    client.result = await client.connection.sendRequest<InitializeResult>('initialize', {
      processId: null,
      rootUri: null,
      initializationOptions: { asOf: options.asOf ?? asOf, ...options.initializationOptions },
      workspaceFolders: options.folders.map((uri) => ({ uri, name: uri })),
      capabilities: {
        textDocument: {
          publishDiagnostics: { relatedInformation: true, codeDescriptionSupport: true, dataSupport: true, versionSupport: true },
          ...(pull && { diagnostic: { relatedInformation: true } }),
          codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: [] } } },
          documentSymbol: { hierarchicalDocumentSymbolSupport: true },
        },
        workspace: {
          workspaceFolders: true,
          workspaceEdit: { documentChanges: true },
          didChangeWatchedFiles: { dynamicRegistration: true },
          diagnostics: { refreshSupport: true },
        },
        window: { workDoneProgress: true },
        ...options.capabilities,
      } satisfies ClientCapabilities,
    });
    await client.connection.sendNotification('initialized', {});
    return client;
  }

  /** Opens a text, version 1. */
  open(uri: string, text: string, languageId = 'markdown'): void {
    this.#versions.set(uri, 1);
    void this.connection.sendNotification('textDocument/didOpen', { textDocument: { uri, languageId, version: 1, text } });
  }

  /** Sends changes of an open text as its next version. A string replaces the whole. */
  change(uri: string, change: string | TextDocumentContentChangeEvent[]): number {
    const version = (this.#versions.get(uri) ?? 0) + 1;
    this.#versions.set(uri, version);
    const contentChanges = typeof change === 'string' ? [{ text: change }] : change;
    void this.connection.sendNotification('textDocument/didChange', { textDocument: { uri, version }, contentChanges });
    return version;
  }

  /** Closes an open text. */
  close(uri: string): void {
    this.#versions.delete(uri);
    void this.connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
  }

  /** Tells of files that changed on disk: 1 created, 2 changed, 3 deleted. */
  filesChanged(...changes: { uri: string; type: 1 | 2 | 3 }[]): void {
    void this.connection.sendNotification('workspace/didChangeWatchedFiles', { changes });
  }

  /** Sends a request with a document and a position where there is one. */
  ask<R>(method: string, uri: string, position?: { line: number; character: number }, more: object = {}): Promise<R> {
    return this.connection.sendRequest<R>(method, { textDocument: { uri }, ...(position && { position }), ...more });
  }

  /** Asks for the diagnostics of a document as pull clients do. */
  pull(uri: string, previousResultId?: string): Promise<DocumentDiagnosticReport> {
    return this.ask('textDocument/diagnostic', uri, undefined, previousResultId ? { previousResultId } : {});
  }

  /** The diagnostics of a file that were sent last; undefined if never. */
  shown(uri: string): Diagnostic[] | undefined {
    return this.published.filter((params) => params.uri === uri).at(-1)?.diagnostics;
  }

  /** Waits until a sent set of diagnostics of a file satisfies the condition, beginning with the last one. */
  async diagnostics(uri: string, condition: (diagnostics: Diagnostic[]) => boolean): Promise<Diagnostic[]> {
    let found: Diagnostic[] | undefined;
    await this.until(() => {
      found = this.shown(uri);
      return found !== undefined && condition(found);
    });
    return found ?? [];
  }

  /** Waits until something the server sends makes the condition true. The test's own time limit ends a vain wait. */
  until(condition: () => boolean): Promise<void> {
    if (condition()) return Promise.resolve();
    return new Promise((resolve) => {
      const listener = () => {
        if (!condition()) return;
        this.#listeners.delete(listener);
        resolve();
      };
      this.#listeners.add(listener);
    });
  }

  /** Waits until the server has processed all that was sent, and gives what it says of itself. */
  settled(): Promise<string> {
    return this.connection.sendRequest<string>('annexa/serverInfo');
  }

  /** Shuts the server down and, if it has a process of its own, waits for its end; gives the exit code. */
  async stop(): Promise<number | null> {
    await this.connection.sendRequest('shutdown');
    const child = this.#child;
    if (!child) {
      this.connection.dispose();
      return 0;
    }
    const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
    await this.connection.sendNotification('exit');
    this.connection.dispose();
    return ended;
  }

  #receive(answer: ClientOptions['answer']): void {
    const { connection } = this;
    const heard = (method: string) => {
      this.received.push(method);
      for (const listener of [...this.#listeners]) listener();
    };
    connection.onNotification((method, params) => {
      if (method === 'textDocument/publishDiagnostics') this.published.push(params as unknown as PublishDiagnosticsParams);
      if (method === 'window/logMessage') this.log.push((params as unknown as { message: string }).message);
      heard(method);
    });
    connection.onRequest((method, params) => {
      if (method === 'client/registerCapability')
        for (const { method: registered } of (params as unknown as { registrations: { method: string }[] }).registrations)
          this.registered.push(registered);
      heard(method);
      return answer?.(method, params) ?? null;
    });
    connection.onUnhandledProgress(() => heard('$/progress'));
    connection.listen();
  }
}

/** Arguments of Node that start the server on stdio: from source, or the bundle that `ANNEXA_TEST_SERVER` names. */
export function serverCommand(): string[] {
  const bundle = process.env.ANNEXA_TEST_SERVER;
  if (bundle) return [bundle, '--stdio'];
  return [
    '--import',
    pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href,
    fileURLToPath(new URL('../../server/src/main/server-node.ts', import.meta.url)),
    '--stdio',
  ];
}
