import type { ResolvedConfig } from '../config/resolved-config.ts';
import type { PolicyDocument } from '../document/policy-document.ts';
import type { FileTexts } from './file-texts.ts';
import type { Readers } from './readers.ts';

/** What fingerprints are worked out with. */
export interface FingerprintsContext {
  readonly readers: Readers;
  readonly texts: FileTexts;
  readonly configFor: (uri: string) => ResolvedConfig;
}

/** Fingerprints of documents, whether or not they state one; each is worked out once. */
export class Fingerprints {
  readonly #context: FingerprintsContext;
  readonly #known = new WeakMap<PolicyDocument, string | null>();

  constructor(context: FingerprintsContext) {
    this.#context = context;
  }

  /** The fingerprint that a file would have with a text; null for a register in YAML or CSV. */
  ofText(uri: string, text: string): string | null {
    const { readers, configFor } = this.#context;
    return readers.read(uri, text, configFor(uri), true).fingerprint;
  }

  /** The fingerprint of a document as it was read; null for a register in YAML or CSV, and where its text is gone. */
  async of(document: PolicyDocument): Promise<string | null> {
    if (document.format !== 'markdown') return null;
    const known = this.#context.readers.fingerprintOf(document) ?? this.#known.get(document);
    if (known !== undefined) return known;
    const text = await this.#context.texts.sourceOf(document);
    if (text === null) return null;
    const fingerprint = this.ofText(document.uri, text);
    this.#known.set(document, fingerprint);
    return fingerprint;
  }
}
