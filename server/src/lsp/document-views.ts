import { documentControlRows } from '../core/features/document-control-rows.ts';
import { documentList } from '../core/features/document-list.ts';
import { dutyList } from '../core/features/duty-list.ts';
import { isActive } from './activity.ts';
import { activeService, type FeatureContext } from './feature-context.ts';
import { guard, guardPlain } from './guard.ts';
import {
  type DocumentControl,
  type DocumentControlParams,
  type DocumentList,
  type DutyList,
  documentControlRequest,
  documentsChanged,
  documentsRequest,
  dutiesRequest,
} from './protocol.ts';

/** The client hears of changed documents at most this often. */
const pauseMs = 500;

/** Serves the lists of documents and duties and the front matter of a document, and tells a client that has asked for the list when to ask again. */
export class DocumentViews {
  readonly #context: FeatureContext;
  #asked = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(context: FeatureContext) {
    const { connection, logger, session } = context;
    this.#context = context;
    const empty: DocumentList = { asOf: '', complete: false, documents: [] };
    connection.onRequest(
      documentsRequest,
      guardPlain(logger, documentsRequest, empty, async () => {
        this.#asked = true;
        const service = await session.settled();
        return documentList(service, (uri) => isActive(service, uri));
      }),
    );
    const nothing: DutyList = { asOf: '', complete: false, owners: [] };
    connection.onRequest(
      dutiesRequest,
      guardPlain(logger, dutiesRequest, nothing, async () => {
        this.#asked = true;
        const service = await session.settled();
        return dutyList(service, (uri) => isActive(service, uri));
      }),
    );
    connection.onRequest(
      documentControlRequest,
      guard<DocumentControlParams, DocumentControl | null>(logger, documentControlRequest, null, async ({ uri }) => {
        const service = await activeService(context, uri);
        const rows = service && documentControlRows(service, uri);
        return rows && { rows };
      }),
    );
  }

  /** Documents or findings may have changed. */
  changed(): void {
    if (!this.#asked) return;
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      void this.#context.connection.sendNotification(documentsChanged);
    }, pauseMs);
  }

  /** Stops what is waiting. */
  dispose(): void {
    clearTimeout(this.#timer);
  }
}
