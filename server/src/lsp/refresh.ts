import { CodeLensRefreshRequest, type Connection } from 'vscode-languageserver';
import { claimLens, codeLenses } from '../core/features/code-lenses.ts';
import type { IsmsService } from '../core/service-api.ts';
import { isActive } from './activity.ts';
import type { ClientFeatures } from './client-features.ts';
import type { OpenDocuments } from './open-documents.ts';
import { UriMap } from './uri-map.ts';

/** A client is told at most this often to ask again. */
const pauseMs = 500;

/**
 * Tells the client to ask again for lenses and hints where those of an open document changed by what happened elsewhere.
 * After an edit of the document itself editors ask on their own.
 */
export class Refresh {
  readonly #connection: Connection;
  readonly #features: ClientFeatures;
  readonly #documents: OpenDocuments;
  readonly #service: () => IsmsService | undefined;
  /** What the lenses of the documents said that the client asked for; undefined: asked for, and not looked at yet. */
  readonly #shown = new UriMap<string | undefined>();
  readonly #edited = new UriMap<true>();
  #changed = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(connection: Connection, features: ClientFeatures, documents: OpenDocuments, service: () => IsmsService | undefined) {
    this.#connection = connection;
    this.#features = features;
    this.#documents = documents;
    this.#service = service;
  }

  /** The client asked for the lenses or hints of a document. */
  asked(uri: string): void {
    if (!this.#features.refreshCodeLenses && !this.#features.refreshInlayHints) return;
    // what a known document says is kept: an answer after a change, but before it was compared, leads to one question too many at most
    if (this.#shown.has(uri)) return;
    this.#shown.set(uri, undefined);
    this.#wait();
  }

  /** Something changed in the workspace. @param edited open documents whose change by the client caused it */
  changed(edited: readonly string[]): void {
    if (this.#shown.size === 0) return;
    for (const uri of edited) this.#edited.set(uri, true);
    this.#changed = true;
    this.#wait();
  }

  /** Everything may have changed: settings, or the workspace itself. */
  all(): void {
    if (this.#shown.size > 0) this.#tell(true);
  }

  /** Stops what is waiting. */
  dispose(): void {
    clearTimeout(this.#timer);
  }

  #wait(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#compare();
    }, pauseMs);
  }

  #compare(): void {
    const service = this.#service();
    if (!service) return;
    let lenses = false;
    let hints = false;
    for (const uri of this.#shown.uris()) {
      if (!this.#documents.get(uri)) {
        this.#shown.delete(uri);
        continue;
      }
      const before = this.#shown.get(uri);
      const now = lensesOf(service, uri);
      this.#shown.set(uri, now);
      if (!this.#changed || this.#edited.has(uri) || before === now) continue;
      lenses = true;
      // hints come of the text alone, unless nothing was or is to be shown at all
      if (before === undefined || before === '' || now === '') hints = true;
    }
    this.#changed = false;
    this.#edited.clear();
    if (lenses) this.#tell(hints);
  }

  #tell(hints: boolean): void {
    // A client that refuses keeps what it has until its next own question.
    if (this.#features.refreshCodeLenses) this.#connection.sendRequest(CodeLensRefreshRequest.type).catch(() => undefined);
    if (hints && this.#features.refreshInlayHints) this.#connection.languages.inlayHint.refresh().catch(() => undefined);
  }
}

/** What the lenses of a document say; empty where the editor is silent about it. */
function lensesOf(service: IsmsService, uri: string): string {
  if (!isActive(service, uri)) return '';
  return JSON.stringify([
    '',
    ...codeLenses(service, uri).map(({ text, claims }) => text?.title ?? (claims ? claimLens(service, uri, claims).title : '')),
  ]);
}
