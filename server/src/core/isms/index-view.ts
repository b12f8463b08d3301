import type { ApplicabilityRow, PolicyDocument, Reference } from '../document/policy-document.ts';

/** A reference together with the document it stands in. */
export interface PlacedReference {
  readonly document: PolicyDocument;
  readonly reference: Reference;
}

/** A row of a Statement of Applicability together with the document it stands in. */
export interface PlacedRow {
  readonly document: PolicyDocument;
  readonly row: ApplicabilityRow;
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
  /** Ids of ISMS documents as they are written, in order, each once. */
  documentIds(): readonly string[];
  /** ISMS documents that claim controls of a framework Annexa has no catalogue of, in order of URI. @param framework as references name it */
  claimantsOf(framework: string): readonly PolicyDocument[];
  /** All Markdown documents that lie in a folder itself, ISMS documents or not, in order of URI. @param folder URI */
  documentsIn(folder: string): readonly PolicyDocument[];
  /** URIs of workspace files with this name, compared without case, in order. @param name last segment, `access.md` */
  filesNamed(name: string): readonly string[];
}
