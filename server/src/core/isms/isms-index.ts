import { controlKey } from '../catalog/catalog.ts';
import { currentEdition } from '../catalog/control-ids.ts';
import { metadataText } from '../document/metadata/metadata.ts';
import type { ApplicabilityRow, PolicyDocument, Reference } from '../document/policy-document.ts';
import { firstIndex } from '../text/first-index.ts';
import { parentUri, relativePath, uriKey } from '../text/uri.ts';
import { namesIn } from './document-references.ts';
import { readEvidence } from './evidence/read-evidence.ts';
import { carriesOut, detailsPolicy } from './hierarchy.ts';
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
import { type ControlReferences, ReferencesByControl } from './references-by-control.ts';
import { registerEntries } from './registers/register-entries.ts';
import { requirementUses } from './requirement-uses.ts';

/**
 * A question a rule asked of the index, by what its answer depends on: `id:pol-003`, `ids`, `document:…`, `file:…`,
 * `name:…`, `control:…`, `claim:…`, `soa:A.5.15`, `statements`, `framework:soc2`, `folder:…`, `register:risks`,
 * `entry:risks:r-01`, `entries:risks:A.5.15`, `type:policy`, `how:incident-management`, `detail:…` (whether there is one),
 * `req:req-ac-01`, `carries:req-ac-01`, `evidence:A.8.13`,
 * `text:pol-003` (whose text names it), `ref:pol-003`, `implements:…`, `supersedes:…` and `superseded_by:…` with an id or the URI of a file.
 */
export type Question = string;

const none: ReadonlySet<Question> = new Set();

/** Everything known of the workspace: facts of all documents, who claims which control, which files there are. */
export class IsmsIndex implements IndexView {
  readonly #documents = new Map<string, PolicyDocument>();
  /** Keys of the ISMS documents that bear on a question about what documents say. */
  readonly #byQuestion = new Map<Question, Set<string>>();
  /** Those of the sets that were asked for, in order. */
  readonly #inOrder = new Map<Question, readonly string[]>();
  readonly #references = new ReferencesByControl();
  readonly #files = new Set<string>();
  /** Last segment without case → keys of files. */
  readonly #byName = new Map<string, Set<string>>();
  /** How many files lie in a folder and below; a folder exists as long as something lies in it. */
  readonly #filesBelow = new Map<string, number>();
  /** Control → what statements decide about it, of those that were asked for. */
  readonly #decided = new Map<string, readonly PlacedRow[]>();
  readonly #elsewhere = new Map<string, { readonly uri: string; readonly exists: boolean }>();
  #committed: ReadonlyMap<string, CommittedState> = new Map();
  #folders: readonly string[];
  /** Keys of the ISMS documents in order; null once one comes or goes. */
  #sortedKeys: readonly string[] | null = null;
  #sorted: readonly PolicyDocument[] | null = null;
  /** What {@link documentIds} says, once it was asked. */
  #ids: readonly string[] | null = null;

  /** @param folders URIs of the workspace folders */
  constructor(folders: readonly string[]) {
    this.#folders = folders;
  }

  /** Puts in or replaces the facts of a file. @returns the questions whose answers may have changed */
  setDocument(document: PolicyDocument): Set<Question> {
    const key = uriKey(document.uri);
    const id = idOf(this.#documents.get(key));
    const touched = this.#relink(key, document);
    this.#documents.set(key, document);
    this.#replaceId(id, idOf(document));
    return touched;
  }

  /** Takes the facts of a file out; an unknown one is no error. @returns the questions whose answers may have changed */
  removeDocument(uri: string): Set<Question> {
    const key = uriKey(uri);
    const id = idOf(this.#documents.get(key));
    const touched = this.#relink(key, undefined);
    this.#documents.delete(key);
    this.#replaceId(id, undefined);
    return touched;
  }

  /** Notes under which questions a document is found from now on. Most changes of a text leave them as they are. */
  #relink(key: string, document: PolicyDocument | undefined): Set<Question> {
    const old = this.#documents.get(key);
    const before = old?.classification.isDocument ? questionsAbout(old) : none;
    const after = document?.classification.isDocument ? questionsAbout(document) : none;
    for (const question of before)
      if (!after.has(question)) {
        take(this.#byQuestion, question, key);
        this.#inOrder.delete(question);
      }
    for (const question of after)
      if (!before.has(question)) {
        put(this.#byQuestion, question, key);
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

  /** Makes a file known, and with it the folders it lies in. */
  addFile(uri: string): void {
    const key = uriKey(uri);
    this.#elsewhere.delete(key);
    if (this.#files.has(key)) return;
    this.#files.add(key);
    put(this.#byName, nameOf(key), key);
    for (const folder of foldersAbove(key)) this.#filesBelow.set(folder, (this.#filesBelow.get(folder) ?? 0) + 1);
  }

  /** Forgets a file; a folder goes with its last one. */
  removeFile(uri: string): void {
    const key = uriKey(uri);
    this.#elsewhere.delete(key);
    if (!this.#files.delete(key)) return;
    take(this.#byName, nameOf(key), key);
    for (const folder of foldersAbove(key)) {
      const count = (this.#filesBelow.get(folder) ?? 1) - 1;
      if (count > 0) this.#filesBelow.set(folder, count);
      else this.#filesBelow.delete(folder);
    }
  }

  /** The questions whose answers may change when a file comes or goes. */
  fileQuestions(uri: string): Set<Question> {
    const key = uriKey(uri);
    const names = [key, key.replace(/\.mdx?$/, ''), ...foldersAbove(key)];
    return new Set([...names.map((name) => `file:${name}`), `name:${nameOf(key)}`]);
  }

  /** Notes what the host said of a file that the listing does not have (ignored files can still be linked to). */
  setElsewhere(uri: string, exists: boolean): void {
    this.#elsewhere.set(uriKey(uri), { uri, exists });
  }

  /** The files of which the host was asked, as they were spelled. */
  elsewhere(): string[] {
    return [...this.#elsewhere.values()].map(({ uri }) => uri);
  }

  /** True if neither the listing nor the host has told yet whether a file is there. */
  isUnsure(uri: string): boolean {
    const key = uriKey(uri);
    return !this.#elsewhere.has(key) && !this.#listed(key) && this.#isInside(key);
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
    const key = uriKey(uri);
    return this.#listed(key) || !this.#isInside(key) || (this.#elsewhere.get(key)?.exists ?? false);
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

  documentsIn(folder: string): readonly PolicyDocument[] {
    const key = uriKey(folder);
    return [...this.#documents.keys()]
      .filter((each) => each.startsWith(key) && parentUri(each) === key)
      .sort()
      .map((each) => this.#documents.get(each) as PolicyDocument);
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
    return [...(this.#byName.get(name.toLowerCase()) ?? [])].sort();
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

  /** A page may be linked without its ending, and a folder stands for its index. */
  #listed(key: string): boolean {
    return this.#files.has(key) || this.#filesBelow.has(key) || this.#files.has(`${key}.md`) || this.#files.has(`${key}.mdx`);
  }

  #isInside(key: string): boolean {
    return this.#folders.some((folder) => relativePath(folder, key) !== null);
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

/** The questions whose answers an ISMS document bears on by what it says. */
export function questionsAbout(document: PolicyDocument): Set<Question> {
  const questions = new Set<Question>();
  const id = metadataText(document.metadata, 'id')?.toLowerCase();
  if (id !== undefined) questions.add(`id:${id}`).add('ids');
  for (const { kind, status, framework, controls } of document.references) {
    for (const control of controls) {
      const { ofAny, ofClaims } = questionsOnControl(control);
      questions.add(ofAny);
      if (kind === 'claim') questions.add(ofClaims);
    }
    if (kind === 'claim' && status === 'foreign') questions.add(`framework:${framework}`);
  }
  for (const { controls } of readEvidence(document)) for (const control of controls) questions.add(`evidence:${control}`);
  if (document.applicability.length > 0) questions.add('statements');
  for (const { control } of document.applicability) questions.add(`soa:${control}`);
  for (const { kind } of document.registers) {
    if (questions.has(`register:${kind}`)) continue;
    questions.add(`register:${kind}`);
    const { byId, byControl } = registerEntries(document, kind);
    for (const id of byId.keys()) questions.add(`entry:${kind}:${id}`);
    for (const control of byControl.keys()) questions.add(`entries:${kind}:${control}`);
  }
  const { type } = document.classification;
  if (type !== null) questions.add(`type:${type}`);
  if (document.topic && carriesOut(document)) questions.add(`how:${document.topic.id}`);
  if (document.topic && detailsPolicy(document)) questions.add(`detail:${document.topic.id}`);
  for (const { id } of document.requirements) if (id !== null) questions.add(`req:${id.toLowerCase()}`);
  for (const { id } of requirementUses(document)) questions.add(`carries:${id.toLowerCase()}`);
  for (const { key, name } of namesIn(document)) {
    questions.add(`ref:${name}`);
    if (isNamingKey(key)) questions.add(`${key}:${name}`);
  }
  for (const name of document.idsNamed) questions.add(`text:${name}`);
  return questions;
}

/** The id of an ISMS document, undefined for one without and for other files. */
function idOf(document: PolicyDocument | undefined): string | undefined {
  return document?.classification.isDocument ? metadataText(document.metadata, 'id') : undefined;
}

/** True for questions that only ask whether there is something, so that no change within it matters. */
function asksPresence(question: Question): boolean {
  return question.startsWith('type:') || question.startsWith('how:') || question.startsWith('detail:');
}

interface ControlQuestions {
  /** Who refers to it. */
  readonly ofAny: Question;
  readonly ofClaims: Question;
}

/** Control id → its questions, the same strings for all documents. */
const controlQuestions = new Map<string, ControlQuestions>();

function questionsOnControl(control: string): ControlQuestions {
  let questions = controlQuestions.get(control);
  if (!questions) {
    const key = controlKey(currentEdition, control);
    questions = { ofAny: `control:${key}`, ofClaims: `claim:${key}` };
    controlQuestions.set(control, questions);
  }
  return questions;
}

function isNamingKey(key: string): key is NamingKey {
  return key === 'implements' || key === 'supersedes' || key === 'superseded_by';
}

/** The question who names a document, by any key or by one of them. @param name its id in any case, or the URI of its file */
export function refQuestion(name: string, key: NamingKey | 'ref' = 'ref'): Question {
  return `${key}:${name.includes('://') ? uriKey(name) : name.toLowerCase()}`;
}

function put(map: Map<string, Set<string>>, name: string, key: string): void {
  const set = map.get(name);
  if (set) set.add(key);
  else map.set(name, new Set([key]));
}

function take(map: Map<string, Set<string>>, name: string, key: string): void {
  const set = map.get(name);
  set?.delete(key);
  if (set?.size === 0) map.delete(name);
}

/** The last segment of a key, without case. */
function nameOf(key: string): string {
  return key.slice(key.lastIndexOf('/') + 1).toLowerCase();
}

/** The folders a file lies in, the nearest first. @param key URI key */
function* foldersAbove(key: string): Generator<string> {
  for (let at = key.lastIndexOf('/'); at > 8; at = key.lastIndexOf('/', at - 1)) yield key.slice(0, at);
}
