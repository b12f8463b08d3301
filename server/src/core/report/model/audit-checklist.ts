import type { ReportHead } from './findings-report.ts';

/** A list to audit an ISMS by: what to ask, what to read, what to want to see, and room for what the auditor finds. */
export interface AuditChecklist extends ReportHead {
  /** From the config; null if it does not say. */
  readonly organization: string | null;
  /** Clauses first, then the controls that apply; within a group in order of the standard. */
  readonly groups: readonly ChecklistGroup[];
  /** Controls that the Statement of Applicability leaves out. */
  readonly excluded: readonly { readonly id: string; readonly title: string; readonly justification: string }[];
}

/** What belongs together: a clause with its sub-clauses, or a theme of controls. */
export interface ChecklistGroup {
  readonly kind: 'clauses' | 'controls';
  /** `4 Context of the organization` */
  readonly title: string;
  readonly entries: readonly ChecklistEntry[];
}

/** A clause or control to audit. */
export interface ChecklistEntry {
  readonly id: string;
  readonly title: string;
  /** What to find out, in own words. */
  readonly questions: readonly string[];
  /** What to read first. */
  readonly documents: readonly ChecklistDocument[];
  /** Records that are there already. */
  readonly records: readonly ChecklistDocument[];
  /** What else to ask for. */
  readonly evidence: readonly string[];
}

/** A document to read. */
export interface ChecklistDocument {
  readonly path: string;
  readonly id: string | null;
  readonly title: string;
  /** Titles of the sections to look at; empty for the whole. */
  readonly sections: readonly string[];
  /** In words: `in force`, `draft`. */
  readonly state: string;
}
