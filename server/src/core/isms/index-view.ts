import type { ApplicabilityRow, PolicyDocument, Reference } from '../document/policy-document.ts';
import type { Register } from '../document/registers/register.ts';
import type { Evidence } from './evidence/evidence.ts';
import type { RegisterEntry } from './registers/register-entries.ts';

/** A reference together with the document it stands in. */
export interface PlacedReference {
  readonly document: PolicyDocument;
  readonly reference: Reference;
}

/** Keys by which documents are asked for that name another one. */
export type NamingKey = 'implements' | 'supersedes' | 'superseded_by';

/** What a document was at a commit of the repository that the workspace lies in, as far as rules compare it. */
export interface CommittedState {
  readonly fingerprint: string;
  /** As written. */
  readonly version: string;
  /** The revision that was asked for, as typed; null for the last commit. */
  readonly since: string | null;
}

/** A row of a Statement of Applicability together with the document it stands in. */
export interface PlacedRow {
  readonly document: PolicyDocument;
  readonly row: ApplicabilityRow;
}

/** A register together with the document it is or stands in. */
export interface PlacedRegister {
  readonly document: PolicyDocument;
  readonly register: Register;
}

/** An entry of a register together with the document it stands in. */
export interface PlacedEntry {
  readonly document: PolicyDocument;
  readonly entry: RegisterEntry;
}

/** A piece of evidence together with the document it stands in. */
export interface PlacedEvidence {
  readonly document: PolicyDocument;
  readonly evidence: Evidence;
}

/**
 * The workspace as a rule sees it. Every question asked is remembered, so that the rule is run again on a document
 * when an answer may have changed, and on no other occasion.
 */
export interface IndexView {
  /** ISMS documents with this id, in order of URI; ids are compared without case. */
  documentsById(id: string): readonly PolicyDocument[];
  /** The document at a URI, ISMS document or not. */
  documentAt(uri: string): PolicyDocument | undefined;
  /** True if a file or folder is at the URI; true also for URIs outside the workspace, which are never asked. */
  fileExists(uri: string): boolean;
  /** Claims of a control by ISMS documents, in order of URI. @param control canonical, `iso27001-2022:A.5.15` */
  claimsOf(control: string): readonly PlacedReference[];
  /** Claims and mentions of a control by ISMS documents, in order of URI; claims first within a document. */
  referencesTo(control: string): readonly PlacedReference[];
  /** What Statements of Applicability decide about a control, in order of URI. @param control canonical id, `A.5.15` */
  applicabilityOf(control: string): readonly PlacedRow[];
  /** Documents that decide about the applicability of controls, in order of URI. */
  statements(): readonly PolicyDocument[];
  /** Ids of ISMS documents as they are written, in order, each once. */
  documentIds(): readonly string[];
  /** ISMS documents that claim controls of a framework Annexa has no catalogue of, in order of URI. @param framework as references name it */
  claimantsOf(framework: string): readonly PolicyDocument[];
  /**
   * ISMS documents whose metadata name a document or another file, in order of URI.
   * @param name id in any case, or URI of the file
   * @param key only those that name it under this key
   */
  documentsNaming(name: string, key?: NamingKey): readonly PolicyDocument[];
  /** ISMS documents whose running text names an id, in order of URI. @param id in any case, `pol-003` */
  documentsSpeakingOf(id: string): readonly PolicyDocument[];
  /** Registers of a kind in ISMS documents, in order of URI and place. @param kind id of the catalogue, `risks` */
  registersOf(kind: string): readonly PlacedRegister[];
  /** Entries of registers of a kind with an id, compared without case, in order of URI and place. @param kind `risks` */
  entriesNamed(kind: string, id: string): readonly PlacedEntry[];
  /** Entries of registers of a kind that name a control, in order of URI and place. @param control canonical id, `A.5.15` */
  entriesOf(kind: string, control: string): readonly PlacedEntry[];
  /** Evidence that a control operates, in order of URI and place. @param control canonical id, `A.5.15` */
  evidenceOf(control: string): readonly PlacedEvidence[];
  /** True if a Markdown file that lies in a folder itself has an anchor under some spelling. @param folder URI @param anchor without `#` */
  hasAnchorIn(folder: string, anchor: string): boolean;
  /**
   * What an approved document with a version was at the last commit; undefined if it was none, if its file has not changed
   * since, or if nobody knows.
   */
  committedState(uri: string): CommittedState | undefined;
  /** URIs of workspace files with this name, compared without case, in order. @param name last segment, `access.md` */
  filesNamed(name: string): readonly string[];
  /** True if there is an ISMS document of a type. */
  hasType(type: string): boolean;
  /** True if a procedure, standard, plan or work instruction is about a topic of the catalogue. */
  hasProcedureOn(topic: string): boolean;
  /** True if a guideline, or a German Richtlinie below a policy, is about a topic of the catalogue. */
  hasDetailOn(topic: string): boolean;
  /** ISMS documents that have a requirement with an id, in order of URI. @param id in any case, `req-ac-01` */
  documentsRequiring(id: string): readonly PolicyDocument[];
  /** ISMS documents that say that they carry out a requirement with this id, of whatever policy, in order of URI. */
  documentsCarryingOut(id: string): readonly PolicyDocument[];
}
