import { type Connection, type TextDocumentContentChangeEvent, TextDocuments } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { UriMap } from './uri-map.ts';

/** What happens to the texts the client holds open. */
export interface OpenDocumentEvents {
  /** Opened, or changed once or several times. */
  changed(uri: string): void;
  saved(uri: string): void;
  closed(uri: string): void;
}

/** The texts the client holds open, kept by incremental sync and found under any spelling of their URI. */
export class OpenDocuments {
  readonly #documents = new TextDocuments({
    create: (uri, languageId, version, text) => TextDocument.create(uri, languageId, version, withoutMark(text)),
    update: (document, changes, version) => TextDocument.update(document, changes.map(unmarked), version),
  });
  readonly #spelling = new UriMap<string>();

  /** The open text of a file, undefined if it is not open. */
  get(uri: string): TextDocument | undefined {
    return this.#documents.get(this.spelled(uri));
  }

  /** A URI as the client spells it, as far as that is known. */
  spelled(uri: string): string {
    return this.#spelling.get(uri) ?? uri;
  }

  /** URIs of all open texts, as the client spells them. */
  uris(): string[] {
    return this.#documents.keys();
  }

  /** Listens to the client; call once, before the connection listens. */
  listen(connection: Connection, events: OpenDocumentEvents): void {
    this.#documents.onDidOpen(({ document }) => this.#spelling.set(document.uri, document.uri));
    this.#documents.onDidChangeContent(({ document }) => events.changed(document.uri));
    this.#documents.onDidSave(({ document }) => events.saved(document.uri));
    this.#documents.onDidClose(({ document }) => {
      this.#spelling.delete(document.uri);
      events.closed(document.uri);
    });
    this.#documents.listen(connection);
  }
}

/** A change of the whole text begins with the file's byte order mark in some editors, which count no character for it. */
function unmarked(change: TextDocumentContentChangeEvent): TextDocumentContentChangeEvent {
  return 'range' in change ? change : { text: withoutMark(change.text) };
}

function withoutMark(text: string): string {
  return text.startsWith('\uFEFF') ? text.slice(1) : text;
}
