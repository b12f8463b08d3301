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

/** Question → who asked it, a bit for each. */
export type Asked = ReadonlyMap<Question, number>;

/** An index view that notes what it is asked, and by whom. */
export class TrackedView implements IndexView {
  readonly #index: IndexView;
  readonly #asked = new Map<Question, number>();
  /** The bit of who asks from now on. */
  asker = 1;

  constructor(index: IndexView) {
    this.#index = index;
  }

  /** What it was asked so far. */
  get asked(): Asked {
    return this.#asked;
  }

  /** Notes a question as asked, as who remembers an answer must. */
  note(question: Question): void {
    this.#asked.set(question, (this.#asked.get(question) ?? 0) | this.asker);
  }

  documentsById(id: string): readonly PolicyDocument[] {
    this.note(`id:${id.toLowerCase()}`);
    return this.#index.documentsById(id);
  }

  documentAt(uri: string): PolicyDocument | undefined {
    this.note(`document:${uriKey(uri)}`);
    return this.#index.documentAt(uri);
  }

  fileExists(uri: string): boolean {
    this.note(`file:${uriKey(uri)}`);
    return this.#index.fileExists(uri);
  }

  claimsOf(control: string): readonly PlacedReference[] {
    this.note(`control:${control}`);
    return this.#index.claimsOf(control);
  }

  referencesTo(control: string): readonly PlacedReference[] {
    this.note(`control:${control}`);
    return this.#index.referencesTo(control);
  }

  applicabilityOf(control: string): readonly PlacedRow[] {
    this.note(`soa:${control}`);
    return this.#index.applicabilityOf(control);
  }

  statements(): readonly PolicyDocument[] {
    this.note('statements');
    return this.#index.statements();
  }

  documentIds(): readonly string[] {
    this.note('ids');
    return this.#index.documentIds();
  }

  claimantsOf(framework: string): readonly PolicyDocument[] {
    this.note(`framework:${framework}`);
    return this.#index.claimantsOf(framework);
  }

  documentsNaming(name: string, key?: NamingKey): readonly PolicyDocument[] {
    this.note(refQuestion(name, key));
    return this.#index.documentsNaming(name, key);
  }

  documentsSpeakingOf(id: string): readonly PolicyDocument[] {
    this.note(`text:${id.toLowerCase()}`);
    return this.#index.documentsSpeakingOf(id);
  }

  registersOf(kind: string): readonly PlacedRegister[] {
    this.note(`register:${kind}`);
    return this.#index.registersOf(kind);
  }

  entriesNamed(kind: string, id: string): readonly PlacedEntry[] {
    this.note(`entry:${kind}:${id.toLowerCase()}`);
    return this.#index.entriesNamed(kind, id);
  }

  entriesOf(kind: string, control: string): readonly PlacedEntry[] {
    this.note(`entries:${kind}:${control}`);
    return this.#index.entriesOf(kind, control);
  }

  evidenceOf(control: string): readonly PlacedEvidence[] {
    this.note(`evidence:${control}`);
    return this.#index.evidenceOf(control);
  }

  hasAnchorIn(folder: string, anchor: string): boolean {
    this.note(`folder:${uriKey(folder)}`);
    return this.#index.hasAnchorIn(folder, anchor);
  }

  hasType(type: string): boolean {
    this.note(`type:${type}`);
    return this.#index.hasType(type);
  }

  hasProcedureOn(topic: string): boolean {
    this.note(`how:${topic}`);
    return this.#index.hasProcedureOn(topic);
  }

  hasDetailOn(topic: string): boolean {
    this.note(`detail:${topic}`);
    return this.#index.hasDetailOn(topic);
  }

  documentsRequiring(id: string): readonly PolicyDocument[] {
    this.note(`req:${id.toLowerCase()}`);
    return this.#index.documentsRequiring(id);
  }

  documentsCarryingOut(id: string): readonly PolicyDocument[] {
    this.note(`carries:${id.toLowerCase()}`);
    return this.#index.documentsCarryingOut(id);
  }

  committedState(uri: string): CommittedState | undefined {
    // it changes with the document alone
    this.note(`document:${uriKey(uri)}`);
    return this.#index.committedState(uri);
  }

  filesNamed(name: string): readonly string[] {
    this.note(`name:${name.toLowerCase()}`);
    return this.#index.filesNamed(name);
  }
}
