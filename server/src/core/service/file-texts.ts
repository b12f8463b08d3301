import type { PolicyDocument } from '../document/policy-document.ts';
import type { FileText, Workspace } from '../ports.ts';
import type { OpenText } from '../service-api.ts';
import { uriKey } from '../text/uri.ts';

/** Texts of the workspace: the one an editor holds open goes before the one on disk. */
export class FileTexts {
  readonly #workspace: Workspace;
  readonly #open = new Map<string, OpenText>();

  constructor(workspace: Workspace) {
    this.#workspace = workspace;
  }

  /** Takes over what an editor shows. */
  open(text: OpenText): void {
    this.#open.set(uriKey(text.uri), text);
  }

  /** Forgets what an editor showed. */
  close(uri: string): void {
    this.#open.delete(uriKey(uri));
  }

  isOpen(uri: string): boolean {
    return this.#open.has(uriKey(uri));
  }

  /** The text an editor holds open, undefined otherwise. */
  openText(uri: string): OpenText | undefined {
    return this.#open.get(uriKey(uri));
  }

  /** All texts that editors hold open. */
  allOpen(): Iterable<OpenText> {
    return this.#open.values();
  }

  /**
   * Reads a file. Never throws; gives a promise only if the host reads asynchronously.
   * @param spelled the URI as the host's listing spells it, where that may be another than the client's
   */
  read(uri: string, spelled = uri): FileText | Promise<FileText> {
    return this.openText(uri) ?? this.#workspace.read(spelled);
  }

  /** The text a document was read from; null where that is gone or has changed since. */
  async sourceOf({ uri, lines }: PolicyDocument): Promise<string | null> {
    const answer = await this.read(uri);
    return 'text' in answer && lines.isOf(answer.text) ? answer.text : null;
  }
}
