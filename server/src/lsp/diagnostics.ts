import {
  type Connection,
  type Diagnostic,
  type DocumentDiagnosticParams,
  type DocumentDiagnosticReport,
  DocumentDiagnosticReportKind,
} from 'vscode-languageserver';
import type { Affected, IsmsService } from '../core/service-api.ts';
import { isActive } from './activity.ts';
import type { ClientFeatures } from './client-features.ts';
import type { OpenDocuments } from './open-documents.ts';
import { toDiagnostic } from './to-lsp.ts';
import { UriMap } from './uri-map.ts';

/** Other files than the one being edited are told after this pause, in one go. */
const pauseMs = 50;

/** What the publisher needs from its surroundings. */
export interface DiagnosticsContext {
  readonly connection: Connection;
  readonly features: ClientFeatures;
  readonly documents: OpenDocuments;
  readonly ruleDocs: ((slug: string) => string) | undefined;
  service(): IsmsService | undefined;
}

/**
 * Brings findings to the client. A client that asks (pull) is answered for its open documents and told when to ask again;
 * all others, and closed files always, are sent what changed.
 */
export class Diagnostics {
  readonly #context: DiagnosticsContext;
  /** What the client shows by our sending: under which spelling, what, and for which version. */
  readonly #sent = new UriMap<{ readonly uri: string; readonly body: string; readonly version: number | undefined }>();
  /** What the client was last answered for an open document. */
  readonly #answered = new UriMap<{ readonly body: string; readonly resultId: string }>();
  readonly #waiting = new UriMap<true>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #nextResultId = 1;

  constructor(context: DiagnosticsContext) {
    this.#context = context;
  }

  /** Findings may have changed. `edited` are told at once, the rest after a short pause. */
  changed(affected: Affected, edited: readonly string[]): void {
    const own = new UriMap<true>();
    for (const uri of edited) {
      own.set(uri, true);
      this.#publish(uri);
    }
    for (const uri of affected.uris) if (!own.has(uri)) this.#waiting.set(uri, true);
    if (this.#waiting.size > 0) this.#timer ??= setTimeout(() => this.#flush(), pauseMs);
  }

  /** Everything may have changed. */
  changedAll(): void {
    const uris = [...this.#sent.uris(), ...this.#context.documents.uris(), ...(this.#context.service()?.urisWithFindings() ?? [])];
    for (const uri of uris) this.#waiting.set(uri, true);
    this.#flush();
  }

  /** A document was closed: from now on its findings are sent. */
  closed(uri: string): void {
    this.#answered.delete(uri);
    this.#waiting.set(uri, true);
    this.#timer ??= setTimeout(() => this.#flush(), pauseMs);
  }

  /** Answers a client that asks for the diagnostics of a document. */
  answer(service: IsmsService, params: DocumentDiagnosticParams): DocumentDiagnosticReport {
    const { uri } = params.textDocument;
    const items = this.#collect(service, uri);
    const body = JSON.stringify(items);
    const before = this.#answered.get(uri);
    const resultId = before?.body === body ? before.resultId : String(this.#nextResultId++);
    this.#answered.set(uri, { body, resultId });
    if (params.previousResultId === resultId) return { kind: DocumentDiagnosticReportKind.Unchanged, resultId };
    return { kind: DocumentDiagnosticReportKind.Full, resultId, items };
  }

  /** Stops what is waiting. */
  dispose(): void {
    clearTimeout(this.#timer);
    this.#waiting.clear();
  }

  #flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const uris = this.#waiting.uris();
    this.#waiting.clear();
    const service = this.#context.service();
    if (!service) return;
    let stale = false;
    for (const uri of uris) {
      this.#publish(uri);
      const answered = this.#answered.get(uri);
      if (answered && answered.body !== JSON.stringify(this.#collect(service, uri))) stale = true;
    }
    if (stale && this.#context.features.refreshDiagnostics)
      // A client that refuses keeps what it has until its next own question.
      this.#context.connection.languages.diagnostics.refresh().catch(() => undefined);
  }

  #publish(uri: string): void {
    const { connection, features, documents } = this.#context;
    const service = this.#context.service();
    if (!service) return;
    const open = documents.get(uri);
    const before = this.#sent.get(uri);
    if (open && features.pullDiagnostics) {
      if (before && before.body !== '[]') void connection.sendDiagnostics({ uri: before.uri, diagnostics: [] });
      this.#sent.delete(uri);
      return;
    }
    // A newer text is already waiting: its findings follow, these would only be thrown away.
    if (open && service.openText(uri)?.version !== open.version) return;
    const diagnostics = this.#collect(service, uri);
    const spelled = open?.uri ?? uri;
    const body = JSON.stringify(diagnostics);
    const empty = diagnostics.length === 0;
    if (empty && (before ? before.body === body : !open)) {
      if (!open) this.#sent.delete(uri);
      return;
    }
    // A client that saw a result arrive late for its version has dropped it, so the same findings go out again for a new one.
    if (before?.body === body && before.version === open?.version && before.uri === spelled) return;
    // Some clients take two spellings for two files and would show the old findings for ever.
    if (before && before.uri !== spelled) void connection.sendDiagnostics({ uri: before.uri, diagnostics: [] });
    if (empty && !open) this.#sent.delete(uri);
    else this.#sent.set(uri, { uri: spelled, body, version: open?.version });
    void connection.sendDiagnostics({ uri: spelled, ...(open && { version: open.version }), diagnostics });
  }

  #collect(service: IsmsService, uri: string): Diagnostic[] {
    if (!isActive(service, uri)) return [];
    return service.findings(uri).map((finding) => toDiagnostic(finding, this.#context.features, this.#context.ruleDocs));
  }
}
