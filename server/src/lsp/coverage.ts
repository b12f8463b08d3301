import type { Connection } from 'vscode-languageserver';
import { coverageTree } from '../core/features/coverage-tree.ts';
import type { Logger } from '../core/ports.ts';
import { guardPlain } from './guard.ts';
import { type CoverageTree, coverageChanged, coverageRequest } from './protocol.ts';
import type { Session } from './session.ts';

/** The client hears of changed coverage at most this often. */
const pauseMs = 200;

/** Serves the coverage tree, and tells a client that has asked for it when to ask again. */
export class Coverage {
  readonly #connection: Connection;
  #asked = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(connection: Connection, logger: Logger, session: Session) {
    this.#connection = connection;
    const empty: CoverageTree = { asOf: '', complete: false, documents: 0, frameworks: [] };
    connection.onRequest(
      coverageRequest,
      guardPlain(logger, coverageRequest, empty, async () => {
        this.#asked = true;
        return coverageTree(await session.settled());
      }),
    );
  }

  /** The coverage may have changed. */
  changed(): void {
    if (!this.#asked) return;
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      void this.#connection.sendNotification(coverageChanged);
    }, pauseMs);
  }

  /** Stops what is waiting. */
  dispose(): void {
    clearTimeout(this.#timer);
  }
}
