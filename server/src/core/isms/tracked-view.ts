import type { PolicyDocument } from '../document/policy-document.ts';
import { uriKey } from '../text/uri.ts';
import type {
  CommittedState,
  IndexView,
  NamingKey,
  PlacedEntry,
  PlacedEvidence,
  PlacedReference,
  PlacedRegister,
  PlacedRow,
} from './index-view.ts';
import { type Question, refQuestion } from './questions.ts';

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

  statements(): readonly PolicyDocument[] {
    this.asked.add('statements');
    return this.#index.statements();
  }

  documentIds(): readonly string[] {
    this.asked.add('ids');
    return this.#index.documentIds();
  }

  claimantsOf(framework: string): readonly PolicyDocument[] {
    this.asked.add(`framework:${framework}`);
    return this.#index.claimantsOf(framework);
  }

  documentsNaming(name: string, key?: NamingKey): readonly PolicyDocument[] {
    this.asked.add(refQuestion(name, key));
    return this.#index.documentsNaming(name, key);
  }

  documentsSpeakingOf(id: string): readonly PolicyDocument[] {
    this.asked.add(`text:${id.toLowerCase()}`);
    return this.#index.documentsSpeakingOf(id);
  }

  registersOf(kind: string): readonly PlacedRegister[] {
    this.asked.add(`register:${kind}`);
    return this.#index.registersOf(kind);
  }

  entriesNamed(kind: string, id: string): readonly PlacedEntry[] {
    this.asked.add(`entry:${kind}:${id.toLowerCase()}`);
    return this.#index.entriesNamed(kind, id);
  }

  entriesOf(kind: string, control: string): readonly PlacedEntry[] {
    this.asked.add(`entries:${kind}:${control}`);
    return this.#index.entriesOf(kind, control);
  }

  evidenceOf(control: string): readonly PlacedEvidence[] {
    this.asked.add(`evidence:${control}`);
    return this.#index.evidenceOf(control);
  }

  hasAnchorIn(folder: string, anchor: string): boolean {
    this.asked.add(`folder:${uriKey(folder)}`);
    return this.#index.hasAnchorIn(folder, anchor);
  }

  hasType(type: string): boolean {
    this.asked.add(`type:${type}`);
    return this.#index.hasType(type);
  }

  hasProcedureOn(topic: string): boolean {
    this.asked.add(`how:${topic}`);
    return this.#index.hasProcedureOn(topic);
  }

  hasDetailOn(topic: string): boolean {
    this.asked.add(`detail:${topic}`);
    return this.#index.hasDetailOn(topic);
  }

  documentsRequiring(id: string): readonly PolicyDocument[] {
    this.asked.add(`req:${id.toLowerCase()}`);
    return this.#index.documentsRequiring(id);
  }

  documentsCarryingOut(id: string): readonly PolicyDocument[] {
    this.asked.add(`carries:${id.toLowerCase()}`);
    return this.#index.documentsCarryingOut(id);
  }

  committedState(uri: string): CommittedState | undefined {
    // it changes with the document alone
    this.asked.add(`document:${uriKey(uri)}`);
    return this.#index.committedState(uri);
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

  /** Replaces what a document has asked. Most of it is asked again every time. @param key URI key of the document */
  set(key: string, asked: ReadonlySet<Question>): void {
    const before = this.#asked.get(key);
    this.#asked.set(key, asked);
    for (const question of asked) {
      if (before?.has(question)) continue;
      const askers = this.#askers.get(question);
      if (askers) askers.add(key);
      else this.#askers.set(question, new Set([key]));
    }
    for (const question of before ?? []) if (!asked.has(question)) this.#forget(question, key);
  }

  delete(key: string): void {
    for (const question of this.#asked.get(key) ?? []) this.#forget(question, key);
    this.#asked.delete(key);
  }

  #forget(question: Question, key: string): void {
    const askers = this.#askers.get(question);
    askers?.delete(key);
    if (askers?.size === 0) this.#askers.delete(question);
  }

  /** Keys of the documents that asked any of the questions. */
  askersOf(questions: Iterable<Question>): Set<string> {
    const keys = new Set<string>();
    for (const question of questions) for (const key of this.#askers.get(question) ?? []) keys.add(key);
    return keys;
  }
}
