import { metadataText } from '../document/metadata/metadata.ts';
import type { ApplicabilityRow, PolicyDocument, Reference } from '../document/policy-document.ts';
import { firstIndex } from '../text/first-index.ts';
import { parentUri, uriKey } from '../text/uri.ts';
import { readEvidence } from './evidence/read-evidence.ts';
import { FolderAnchors } from './folder-anchors.ts';
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
import { addTo, takeFrom } from './keyed-sets.ts';
import { KnownFiles } from './known-files.ts';
import { asksPresence, type Question, questionsAbout, refQuestion } from './questions.ts';
import { type ControlReferences, ReferencesByControl } from './references-by-control.ts';
import { registerEntries } from './registers/register-entries.ts';

const none: ReadonlySet<Question> = new Set();

/** Everything known of the workspace: facts of all documents, who claims which control, which files there are. */
export class IsmsIndex implements IndexView {
  /** Which files there are, facts or not. */
  readonly files: KnownFiles;
  readonly #documents = new Map<string, PolicyDocument>();
  /** Keys of the ISMS documents that bear on a question about what documents say. */
  readonly #byQuestion = new Map<Question, Set<string>>();
  /** Those of the sets that were asked for, in order. */
  readonly #inOrder = new Map<Question, readonly string[]>();
  readonly #references = new ReferencesByControl();
  /** Folder → keys of the files in it. */
  readonly #byFolder = new Map<string, Set<string>>();
  readonly #folderAnchors = new FolderAnchors();
  /** Control → what statements decide about it, of those that were asked for. */
  readonly #decided = new Map<string, readonly PlacedRow[]>();
  #committed: ReadonlyMap<string, CommittedState> = new Map();
  /** Keys of the ISMS documents in order; null once one comes or goes. */
  #sortedKeys: readonly string[] | null = null;
  #sorted: readonly PolicyDocument[] | null = null;
  /** What {@link documentIds} says, once it was asked. */
  #ids: readonly string[] | null = null;

  /** @param folders URIs of the workspace folders */
  constructor(folders: readonly string[]) {
    this.files = new KnownFiles(folders);
  }

  /** Puts in or replaces the facts of a file. @returns the questions whose answers may have changed */
  setDocument(document: PolicyDocument): Set<Question> {
    const key = uriKey(document.uri);
    const old = this.#documents.get(key);
    const touched = this.#relink(key, document);
    this.#documents.set(key, document);
    if (!old) addTo(this.#byFolder, parentUri(key), key);
    this.#folderAnchors.replace(old, document);
    this.#replaceId(idOf(old), idOf(document));
    return touched;
  }

  /** Takes the facts of a file out; an unknown one is no error. @returns the questions whose answers may have changed */
  removeDocument(uri: string): Set<Question> {
    const key = uriKey(uri);
    const old = this.#documents.get(key);
    const touched = this.#relink(key, undefined);
    this.#documents.delete(key);
    takeFrom(this.#byFolder, parentUri(key), key);
    this.#folderAnchors.replace(old, undefined);
    this.#replaceId(idOf(old), undefined);
    return touched;
  }

  /** Notes under which questions a document is found from now on. Most changes of a text leave them as they are. */
  #relink(key: string, document: PolicyDocument | undefined): Set<Question> {
    const old = this.#documents.get(key);
    const before = old?.classification.isDocument ? questionsAbout(old) : none;
    const after = document?.classification.isDocument ? questionsAbout(document) : none;
    for (const question of before)
      if (!after.has(question)) {
        takeFrom(this.#byQuestion, question, key);
        this.#inOrder.delete(question);
      }
    for (const question of after)
      if (!before.has(question)) {
        addTo(this.#byQuestion, question, key);
        this.#inOrder.delete(question);
      }
    this.#references.forget(key);
    for (const facts of [old, document]) for (const { control } of facts?.applicability ?? []) this.#decided.delete(control);
    this.#sorted = null;
    if (old?.classification.isDocument !== document?.classification.isDocument) this.#sortedKeys = null;
    const touched = new Set<Question>([`document:${key}`, `folder:${parentUri(key)}`]);
    for (const question of before) if (!asksPresence(question) || !after.has(question)) touched.add(question);
    for (const question of after) if (!asksPresence(question) || !before.has(question)) touched.add(question);
    return touched;
  }

  /** Keeps the list of ids where one takes the place of another, rather than making it of all documents anew. */
  #replaceId(old: string | undefined, id: string | undefined): void {
    if (old === id || this.#ids === null) return;
    const ids = [...this.#ids];
    const placeOf = (each: string): number => firstIndex(ids, (other) => other >= each);
    if (old !== undefined && !this.documentsById(old).some((other) => idOf(other) === old)) ids.splice(placeOf(old), 1);
    if (id !== undefined && ids[placeOf(id)] !== id) ids.splice(placeOf(id), 0, id);
    this.#ids = ids;
  }

  /** All ISMS documents in order of URI. */
  documents(): readonly PolicyDocument[] {
    if (this.#sorted === null) {
      this.#sortedKeys ??= [...this.#documents]
        .filter(([, document]) => document.classification.isDocument)
        .map(([key]) => key)
        .sort();
      this.#sorted = this.#sortedKeys.map((key) => this.#documents.get(key) as PolicyDocument);
    }
    return this.#sorted;
  }

  /** All Markdown files, ISMS documents or not, in no particular order. */
  all(): Iterable<PolicyDocument> {
    return this.#documents.values();
  }

  documentsById(id: string): readonly PolicyDocument[] {
    return this.#answer(`id:${id.toLowerCase()}`);
  }

  documentAt(uri: string): PolicyDocument | undefined {
    return this.#documents.get(uriKey(uri));
  }

  fileExists(uri: string): boolean {
    return this.files.exists(uri);
  }

  claimsOf(control: string): readonly PlacedReference[] {
    return this.#placed('claim', control, ({ claims }) => claims);
  }

  /** Claims and mentions of a control by ISMS documents, in order of URI and position in the facts. */
  referencesTo(control: string): readonly PlacedReference[] {
    return this.#placed('control', control, ({ claims, mentions }) => (mentions.length === 0 ? claims : [...claims, ...mentions]));
  }

  applicabilityOf(control: string): readonly PlacedRow[] {
    const known = this.#decided.get(control);
    if (known) return known;
    const rows = this.#answer(`soa:${control}`).flatMap((document) =>
      (rowsByControl(document).get(control) ?? []).map((row) => ({ document, row })),
    );
    this.#decided.set(control, rows);
    return rows;
  }

  statements(): readonly PolicyDocument[] {
    return this.#answer('statements');
  }

  documentIds(): readonly string[] {
    this.#ids ??= [...new Set(this.#answer('ids').map((document) => idOf(document) as string))].sort();
    return this.#ids;
  }

  claimantsOf(framework: string): readonly PolicyDocument[] {
    return this.#answer(`framework:${framework}`);
  }

  documentsNaming(name: string, key?: NamingKey): readonly PolicyDocument[] {
    return this.#answer(refQuestion(name, key));
  }

  documentsSpeakingOf(id: string): readonly PolicyDocument[] {
    return this.#answer(`text:${id.toLowerCase()}`);
  }

  registersOf(kind: string): readonly PlacedRegister[] {
    return this.#answer(`register:${kind}`).flatMap((document) =>
      document.registers.filter((register) => register.kind === kind).map((register) => ({ document, register })),
    );
  }

  entriesNamed(kind: string, id: string): readonly PlacedEntry[] {
    const name = id.toLowerCase();
    return this.#answer(`entry:${kind}:${name}`).flatMap((document) =>
      (registerEntries(document, kind).byId.get(name) ?? []).map((entry) => ({ document, entry })),
    );
  }

  entriesOf(kind: string, control: string): readonly PlacedEntry[] {
    return this.#answer(`entries:${kind}:${control}`).flatMap((document) =>
      (registerEntries(document, kind).byControl.get(control) ?? []).map((entry) => ({ document, entry })),
    );
  }

  evidenceOf(control: string): readonly PlacedEvidence[] {
    return this.#answer(`evidence:${control}`).flatMap((document) =>
      readEvidence(document)
        .filter(({ controls }) => controls.includes(control))
        .map((evidence) => ({ document, evidence })),
    );
  }

  hasAnchorIn(folder: string, anchor: string): boolean {
    const key = uriKey(folder);
    return this.#folderAnchors.has(key, anchor, () =>
      [...(this.#byFolder.get(key) ?? [])].map((each) => this.#documents.get(each) as PolicyDocument),
    );
  }

  hasType(type: string): boolean {
    return this.#byQuestion.has(`type:${type}`);
  }

  hasProcedureOn(topic: string): boolean {
    return this.#byQuestion.has(`how:${topic}`);
  }

  hasDetailOn(topic: string): boolean {
    return this.#byQuestion.has(`detail:${topic}`);
  }

  documentsRequiring(id: string): readonly PolicyDocument[] {
    return this.#answer(`req:${id.toLowerCase()}`);
  }

  documentsCarryingOut(id: string): readonly PolicyDocument[] {
    return this.#answer(`carries:${id.toLowerCase()}`);
  }

  committedState(uri: string): CommittedState | undefined {
    return this.#committed.get(uriKey(uri));
  }

  /** Keys of the files of whose last commit something is known. */
  committedUris(): string[] {
    return [...this.#committed.keys()];
  }

  /** Replaces all that is known of the last commit. */
  setCommitted(states: ReadonlyMap<string, CommittedState>): void {
    this.#committed = new Map([...states].map(([uri, state]) => [uriKey(uri), state]));
  }

  filesNamed(name: string): readonly string[] {
    return this.files.named(name);
  }

  #placed(who: 'claim' | 'control', control: string, choose: (references: ControlReferences) => readonly Reference[]): PlacedReference[] {
    const id = control.slice(control.indexOf(':') + 1);
    const placed: PlacedReference[] = [];
    for (const key of this.#keys(`${who}:${control}`)) {
      const document = this.#documents.get(key) as PolicyDocument;
      for (const reference of choose(this.#references.of(key, document, id))) placed.push({ document, reference });
    }
    return placed;
  }

  #answer(question: Question): PolicyDocument[] {
    return this.#keys(question).map((key) => this.#documents.get(key) as PolicyDocument);
  }

  #keys(question: Question): readonly string[] {
    const keys = this.#byQuestion.get(question);
    if (!keys) return [];
    let sorted = this.#inOrder.get(question);
    if (!sorted) {
      sorted = [...keys].sort();
      this.#inOrder.set(question, sorted);
    }
    return sorted;
  }
}

const rowsOf = new WeakMap<PolicyDocument, ReadonlyMap<string, readonly ApplicabilityRow[]>>();

/** What a statement decides, by control; a long one is asked for each of its rows. */
function rowsByControl(document: PolicyDocument): ReadonlyMap<string, readonly ApplicabilityRow[]> {
  const known = rowsOf.get(document);
  if (known) return known;
  const rows = new Map<string, ApplicabilityRow[]>();
  for (const row of document.applicability) {
    const there = rows.get(row.control);
    if (there) there.push(row);
    else rows.set(row.control, [row]);
  }
  rowsOf.set(document, rows);
  return rows;
}

/** The id of an ISMS document, undefined for one without and for other files. */
function idOf(document: PolicyDocument | undefined): string | undefined {
  return document?.classification.isDocument ? metadataText(document.metadata, 'id') : undefined;
}
