import type { Connection } from 'vscode-languageserver';
import { readinessTree } from '../core/features/readiness-tree.ts';
import type { Logger } from '../core/ports.ts';
import { guardPlain } from './guard.ts';
import { type ReadinessTree, readinessChanged, readinessRequest } from './protocol.ts';
import type { Session } from './session.ts';

/** The client hears of changed readiness at most this often. */
const pauseMs = 500;

/** Serves the tree of the readiness view, and tells a client that has asked for it when it is another one. */
export class ReadinessViews {
  readonly #connection: Connection;
  readonly #session: Session;
  /** The last answer; undefined while nobody has asked. */
  #answered: string | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(connection: Connection, logger: Logger, session: Session) {
    this.#connection = connection;
    this.#session = session;
    const none = { k: 0, n: 0 };
    const empty: ReadinessTree = { asOf: '', complete: false, documents: 0, documented: none, operating: none, items: [], phases: [] };
    connection.onRequest(
      readinessRequest,
      guardPlain(logger, readinessRequest, empty, async () => {
        const tree = readinessTree(await session.settled());
        this.#answered = JSON.stringify(tree);
        return tree;
      }),
    );
  }

  /** Readiness may have changed. Most edits of a text leave it as it is: then the client is not asked to draw it anew. */
  changed(): void {
    if (this.#answered === undefined) return;
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      const service = this.#session.current;
      if (service && JSON.stringify(readinessTree(service)) !== this.#answered) void this.#connection.sendNotification(readinessChanged);
    }, pauseMs);
  }

  /** Stops what is waiting. */
  dispose(): void {
    clearTimeout(this.#timer);
  }
}
