import type { Connection } from 'vscode-languageserver';
import { isConfigFile } from '../core/config/config-set.ts';
import type { Logger, Ports } from '../core/ports.ts';
import { createIsmsService } from '../core/service.ts';
import type { Affected, IsmsService } from '../core/service-api.ts';
import type { ClientFeatures } from './client-features.ts';
import { describeError } from './guard.ts';
import { Lane } from './lane.ts';
import type { OpenDocuments } from './open-documents.ts';
import { withProgress } from './progress.ts';
import { UriMap } from './uri-map.ts';

/** A config file reaches every document, so its new text is taken only when the author pauses. */
const configPauseMs = 300;

/** What a host gets to know to make the ports for a workspace. */
interface PortsRequest {
  /** URIs of the workspace folders, as the client spells them; empty where single files are edited. */
  readonly folders: readonly string[];
  /** ISO date on which everything is judged, if the client fixes it. */
  readonly asOf?: string;
  readonly logger: Logger;
  /** Sends a request to the client; for hosts that can reach files through the client only. */
  request(method: string, params: unknown): Promise<unknown>;
}

/** Makes the ports for a workspace. Called again when the folders change. */
export type MakePorts = (request: PortsRequest) => Ports | Promise<Ports>;

/** What the session needs from its surroundings. */
export interface SessionContext {
  readonly connection: Connection;
  readonly features: ClientFeatures;
  readonly documents: OpenDocuments;
  readonly logger: Logger;
  readonly asOf: string | undefined;
  readonly makePorts: MakePorts;
  /** Findings or coverage changed. `edited` are open documents whose change by the client caused it. */
  onAffected(affected: Affected, edited: readonly string[]): void;
  /** A text was closed and its file on disk counts again. */
  onClosed(uri: string): void;
  /** The service was made anew: whatever was known may have changed. */
  onRebuilt(): void;
}

/** The engine of one client: the service for its folders, kept in step with what the client and the disk report. */
export class Session {
  readonly #context: SessionContext;
  readonly #lane: Lane;
  readonly #pauses = new UriMap<ReturnType<typeof setTimeout>>();
  #folders: readonly string[] = [];
  #current: { readonly service: IsmsService; readonly ports: Ports; readonly builtOn: string } | undefined;

  constructor(context: SessionContext) {
    this.#context = context;
    this.#lane = new Lane((error) => context.logger.error(`A change was not processed: ${describeError(error)}`));
  }

  /** The service as it stands now; undefined before the first scan is done. */
  get current(): IsmsService | undefined {
    return this.#current?.service;
  }

  /** Name of the Markdown parser in use. */
  get parserName(): string {
    return this.#current?.ports.parser.name ?? 'none yet';
  }

  get folders(): readonly string[] {
    return this.#folders;
  }

  /**
   * The service, once everything the client has reported so far is processed.
   * @throws Error if the workspace could not be opened at all
   */
  async settled(): Promise<IsmsService> {
    await this.#lane.idle();
    if (!this.#current) throw new Error('The workspace could not be opened');
    return this.#current.service;
  }

  /** Opens the folders, or others than before, and scans them. */
  open(folders: readonly string[]): Promise<void> {
    this.#folders = folders;
    return this.rebuild();
  }

  /** Forgets everything and reads the workspace anew. */
  rebuild(): Promise<void> {
    return this.#lane.run(() => this.#build());
  }

  /** An open text was opened or changed; several changes in a row are processed as one. */
  textChanged(uri: string): void {
    clearTimeout(this.#pauses.get(uri));
    this.#pauses.delete(uri);
    if (isConfigFile(uri) && this.#current?.service.openText(uri))
      this.#pauses.set(
        uri,
        setTimeout(() => this.#takeText(uri), configPauseMs),
      );
    else this.#takeText(uri);
  }

  #takeText(uri: string): void {
    void this.#lane.run(async () => {
      const document = this.#context.documents.get(uri);
      if (!document || !this.#current) return;
      const { service, ports, builtOn } = this.#current;
      if (ports.clock.today() !== builtOn) return this.#build();
      if (service.openText(uri)?.version === document.version) return;
      const affected = await service.setOpenText({ uri, version: document.version, text: document.getText() });
      // What a config says is due later than the text; a client that asks has its answer already and must be told.
      this.#context.onAffected(affected, isConfigFile(uri) ? [] : [uri]);
    });
  }

  /** An open text was saved. Its file may be new, which a client that does not watch files tells in no other way. */
  textSaved(uri: string): void {
    if (!this.#context.features.watchedFiles) this.filesChanged([{ uri, kind: 'created' }]);
  }

  /** An open text was closed; the file on disk counts again. */
  textClosed(uri: string): void {
    void this.#lane.run(async () => {
      if (!this.#current) return;
      this.#context.onAffected(await this.#current.service.closeText(uri), []);
      this.#context.onClosed(uri);
    });
  }

  /** Files changed on disk. */
  filesChanged(changes: readonly { uri: string; kind: 'created' | 'changed' | 'deleted' }[]): void {
    void this.#lane.run(async () => {
      if (!this.#current) return;
      this.#context.onAffected(await this.#current.service.filesChanged(changes), []);
    });
  }

  async #build(): Promise<void> {
    const { connection, features, documents, logger, asOf, makePorts } = this.#context;
    const ports = await makePorts({
      folders: this.#folders,
      ...(asOf !== undefined && { asOf }),
      logger,
      request: (method, params) => connection.sendRequest(method, params),
    });
    const builtOn = ports.clock.today();
    const service = createIsmsService(ports);
    const setOpenTexts = async (wanted: (uri: string) => boolean) => {
      for (const uri of documents.uris()) {
        const document = wanted(uri) ? documents.get(uri) : undefined;
        if (document) await service.setOpenText({ uri, version: document.version, text: document.getText() });
      }
    };
    // An open config file decides how the scan reads; documents are best read once all config files are known.
    await setOpenTexts(isConfigFile);
    const result = await withProgress(connection, features.progress, 'Annexa: reading the workspace', (onProgress, signal) =>
      service.scan({ onProgress, signal }),
    );
    await setOpenTexts((uri) => !isConfigFile(uri));
    // Only now: half a workspace would take findings back for a moment.
    this.#current = { service, ports, builtOn };
    const state = result.cancelled ? ', cancelled' : result.complete ? '' : ', incomplete';
    logger.info(`Scanned ${result.files} files, ${result.documents} ISMS documents${state}; parser ${ports.parser.name}, as of ${builtOn}`);
    this.#context.onRebuilt();
  }
}
