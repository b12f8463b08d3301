import { type Connection, DidChangeConfigurationNotification } from 'vscode-languageserver';
import type { Logger } from '../core/ports.ts';
import type { ClientFeatures } from './client-features.ts';
import { describeError } from './guard.ts';

/** The section of a client's settings that is ours. */
const section = 'annexa';

/** What the settings need from their surroundings. */
interface SettingsContext {
  readonly connection: Connection;
  readonly features: ClientFeatures;
  readonly logger: Logger;
  /** `initializationOptions`: the settings of clients that are not asked, `{ completion: { atTrigger: true } }`. */
  readonly initial: unknown;
  /** The client reported a change. */
  onChange(): void;
}

/**
 * What the user chose in the editor. A client with `workspace/configuration` is asked once for the section `annexa` and
 * again when it reports a change; what it does not set, and all of other clients, is read from what they sent with
 * `workspace/didChangeConfiguration`, and from `initializationOptions`.
 * What nobody sets has its default. Nothing of it changes findings: those are decided in `annexa.yaml`.
 */
export class ClientSettings {
  readonly #context: SettingsContext;
  #asked: Promise<unknown> | undefined;
  #sent: unknown;

  constructor(context: SettingsContext) {
    this.#context = context;
  }

  /** Forgets what is known when the client reports a change. Call once, when the client is initialized. */
  listen(): void {
    const { connection, features, logger, onChange } = this.#context;
    connection.onDidChangeConfiguration(({ settings }) => {
      this.#asked = undefined;
      // some send the whole of their settings, some the section alone
      if (!features.configuration) this.#sent = isObject(settings) && section in settings ? settings[section] : settings;
      onChange();
    });
    if (features.configurationChanges)
      connection.client
        .register(DidChangeConfigurationNotification.type, { section })
        .catch(() => logger.warn('The client does not report changes of its settings'));
  }

  /** A yes-or-no setting. @param path below `annexa`: `completion.atTrigger` */
  flag(path: string, otherwise: boolean): Promise<boolean> {
    return this.#read(path, otherwise, (value): value is boolean => typeof value === 'boolean');
  }

  /** A setting that is one of several words. @param path below `annexa`: `inlayHints.controlTitles` */
  word<W extends string>(path: string, words: readonly W[], otherwise: W): Promise<W> {
    return this.#read(path, otherwise, (value): value is W => words.some((word) => word === value));
  }

  /** The first value that is one at all; nonsense counts as not set. */
  async #read<V>(path: string, otherwise: V, isValue: (value: unknown) => value is V): Promise<V> {
    for (const settings of [await this.#ask(), this.#sent, this.#context.initial]) {
      const value = path.split('.').reduce<unknown>((at, name) => (isObject(at) ? at[name] : undefined), settings);
      if (isValue(value)) return value;
    }
    return otherwise;
  }

  #ask(): Promise<unknown> {
    const { connection, features, logger } = this.#context;
    if (!features.configuration) return Promise.resolve(undefined);
    this.#asked ??= connection.workspace.getConfiguration(section).catch((error: unknown) => {
      logger.warn(`The client does not tell its settings: ${describeError(error)}`);
      return undefined;
    });
    // a client that cannot be told from one that never changes its settings is asked each time
    const asked = this.#asked;
    if (!features.configurationChanges) this.#asked = undefined;
    return asked;
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
