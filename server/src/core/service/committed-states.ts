import type { ResolvedConfig } from '../config/resolved-config.ts';
import { committedState } from '../isms/committed-state.ts';
import type { CommittedState } from '../isms/index-view.ts';
import type { IsmsIndex } from '../isms/isms-index.ts';
import type { History } from '../ports.ts';
import type { Readers } from './readers.ts';

/** What the states of the last commit are read with. */
export interface CommittedStatesContext {
  readonly history: History | undefined;
  readonly index: IsmsIndex;
  readonly readers: Readers;
  readonly configFor: (uri: string) => ResolvedConfig;
}

/** Keeps the index told of what approved documents with a version were at the last commit; idle without a history. */
export class CommittedStates {
  readonly #context: CommittedStatesContext;

  constructor(context: CommittedStatesContext) {
    this.#context = context;
  }

  /** Asks the history; the answer is a step of its own, for a scan lists files and reads configs meanwhile. */
  ask(): Promise<ReadonlyMap<string, string>> | undefined {
    return this.#context.history?.committed();
  }

  /** Tells the index. @param texts URI → text at the last commit */
  take(texts: ReadonlyMap<string, string>): void {
    const { history, index, readers, configFor } = this.#context;
    const states = new Map<string, CommittedState>();
    for (const [uri, text] of texts) {
      const document = readers.read(uri, text, configFor(uri), true);
      const state = committedState(document, history?.since ?? null);
      if (state) states.set(uri, state);
    }
    index.setCommitted(states);
  }

  /** Asks again and tells the index. @returns URIs of which something was known before and no longer is */
  async renew(): Promise<string[]> {
    const asked = this.ask();
    if (!asked) return [];
    const { index } = this.#context;
    const before = index.committedUris();
    this.take(await asked);
    return before.filter((uri) => !index.committedState(uri));
  }
}
