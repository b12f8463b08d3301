import type { PolicyDocument } from '../document/policy-document.ts';
import { uriKey } from '../text/uri.ts';
import type { IndexView, PlacedReference, PlacedRow } from './index-view.ts';
import type { Question } from './isms-index.ts';

/** An index view that notes what it is asked. */
export class TrackedView implements IndexView {
  readonly #index: IndexView;
  readonly asked = new Set<Question>();

  constructor(index: IndexView) {
    this.#index = index;
  }

  documentsById(id: string): readonly PolicyDocument[] {
    this.asked.add(`id:${id.toLowerCase()}`);
    return this.#index.documentsById(id);
  }

  documentAt(uri: string): PolicyDocument | undefined {
    this.asked.add(`document:${uriKey(uri)}`);
    return this.#index.documentAt(uri);
  }

  fileExists(uri: string): boolean {
    this.asked.add(`file:${uriKey(uri)}`);
    return this.#index.fileExists(uri);
  }

  claimsOf(control: string): readonly PlacedReference[] {
    this.asked.add(`control:${control}`);
    return this.#index.claimsOf(control);
  }

  referencesTo(control: string): readonly PlacedReference[] {
    this.asked.add(`control:${control}`);
    return this.#index.referencesTo(control);
  }

  applicabilityOf(control: string): readonly PlacedRow[] {
    this.asked.add(`soa:${control}`);
    return this.#index.applicabilityOf(control);
  }

  documentIds(): readonly string[] {
    this.asked.add('ids');
    return this.#index.documentIds();
  }

  claimantsOf(framework: string): readonly PolicyDocument[] {
    this.asked.add(`framework:${framework}`);
    return this.#index.claimantsOf(framework);
  }

  documentsIn(folder: string): readonly PolicyDocument[] {
    this.asked.add(`folder:${uriKey(folder)}`);
    return this.#index.documentsIn(folder);
  }

  filesNamed(name: string): readonly string[] {
    this.asked.add(`name:${name.toLowerCase()}`);
    return this.#index.filesNamed(name);
  }
}

/** Who asked which question: from a changed answer to the documents that must be checked again. */
export class Dependencies {
  readonly #askers = new Map<Question, Set<string>>();
  readonly #asked = new Map<string, ReadonlySet<Question>>();

  /** Replaces what a document has asked. @param key URI key of the document */
  set(key: string, asked: ReadonlySet<Question>): void {
    this.delete(key);
    this.#asked.set(key, asked);
    for (const question of asked) {
      const askers = this.#askers.get(question);
      if (askers) askers.add(key);
      else this.#askers.set(question, new Set([key]));
    }
  }

  delete(key: string): void {
    for (const question of this.#asked.get(key) ?? []) {
      const askers = this.#askers.get(question);
      askers?.delete(key);
      if (askers?.size === 0) this.#askers.delete(question);
    }
    this.#asked.delete(key);
  }

  /** Keys of the documents that asked any of the questions. */
  askersOf(questions: Iterable<Question>): Set<string> {
    const keys = new Set<string>();
    for (const question of questions) for (const key of this.#askers.get(question) ?? []) keys.add(key);
    return keys;
  }
}
