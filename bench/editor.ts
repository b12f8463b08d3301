import { type ChildProcess, spawn } from 'node:child_process';
import {
  createMessageConnection,
  type MessageConnection,
  type PublishDiagnosticsParams,
  StreamMessageReader,
  StreamMessageWriter,
  type TextDocumentContentChangeEvent,
} from 'vscode-languageserver/node';

/** Milliseconds after which findings are no longer expected. */
const patience = 20_000;

type Answer = { readonly items?: readonly unknown[]; readonly data?: readonly unknown[]; readonly length?: number } | null;

/** A bare editor: it starts the built server on stdio, opens one document and types into it. */
export class Editor {
  readonly #child: ChildProcess;
  readonly #connection: MessageConnection;
  readonly #waiting = new Map<string, (params: PublishDiagnosticsParams) => void>();
  #findings = 0;

  /** @param server path of the built server */
  constructor(server: string) {
    this.#child = spawn(process.execPath, [server, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
    const { stdin, stdout } = this.#child;
    if (!stdin || !stdout) throw new Error('The server has no standard streams');
    this.#connection = createMessageConnection(new StreamMessageReader(stdout), new StreamMessageWriter(stdin));
    this.#connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
      this.#findings += params.diagnostics.length;
      this.#waiting.get(params.uri)?.(params);
    });
    this.#connection.onRequest(() => null);
    this.#connection.onUnhandledProgress(() => undefined);
    this.#connection.listen();
  }

  /** Process id of the server. */
  get pid(): number {
    return this.#child.pid ?? 0;
  }

  /** Number of findings received so far. */
  get findings(): number {
    return this.#findings;
  }

  /** Opens a folder, and waits until the findings of all its files have arrived. */
  async open(folder: string, asOf: string): Promise<void> {
    await this.#connection.sendRequest('initialize', {
      processId: null,
      rootUri: null,
      initializationOptions: { asOf },
      workspaceFolders: [{ uri: folder, name: 'bench' }],
      capabilities: {
        textDocument: {
          publishDiagnostics: { relatedInformation: true, versionSupport: true },
          completion: { completionItem: { resolveSupport: { properties: ['documentation'] } } },
          codeAction: {
            codeActionLiteralSupport: { codeActionKind: { valueSet: [] } },
            dataSupport: true,
            resolveSupport: { properties: ['edit'] },
          },
          documentSymbol: { hierarchicalDocumentSymbolSupport: true },
        },
        workspace: { workspaceFolders: true },
      },
    });
    await this.#connection.sendNotification('initialized', {});
    // answered once everything is processed, and behind all findings in the stream
    await this.#connection.sendRequest('annexa/serverInfo');
  }

  /** Opens a document, version 1, and waits for its findings. */
  async openText(uri: string, text: string): Promise<void> {
    const shown = this.#shown(uri, 1);
    void this.#connection.sendNotification('textDocument/didOpen', { textDocument: { uri, languageId: 'markdown', version: 1, text } });
    await shown;
  }

  /** Changes the open document and waits for the findings of that version. @returns milliseconds */
  async change(uri: string, version: number, change: TextDocumentContentChangeEvent): Promise<number> {
    const shown = this.#shown(uri, version);
    const started = performance.now();
    void this.#connection.sendNotification('textDocument/didChange', { textDocument: { uri, version }, contentChanges: [change] });
    await shown;
    return performance.now() - started;
  }

  /**
   * Asks for something about a document, or about the workspace.
   * @param question parameters beside the document
   * @returns milliseconds, and how many entries the answer has: an object is one, `items` and `data` are counted
   */
  async ask(method: string, uri: string | null, question: object): Promise<{ milliseconds: number; entries: number }> {
    const started = performance.now();
    const answer = await this.#connection.sendRequest<Answer>(method, { ...(uri !== null && { textDocument: { uri } }), ...question });
    const milliseconds = performance.now() - started;
    const entries = (answer?.items ?? answer?.data ?? answer)?.length ?? (answer ? 1 : 0);
    return { milliseconds, entries };
  }

  /** Ends the server. */
  async stop(): Promise<void> {
    await this.#connection.sendRequest('shutdown');
    const ended = new Promise((resolve) => this.#child.once('exit', resolve));
    await this.#connection.sendNotification('exit');
    this.#connection.dispose();
    await ended;
  }

  #shown(uri: string, version: number): Promise<void> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`No findings of version ${version} of ${uri} arrived`)), patience);
      this.#waiting.set(uri, (params) => {
        if (params.version !== version) return;
        clearTimeout(timer);
        this.#waiting.delete(uri);
        resolve();
      });
    });
  }
}
