/**
 * What client and server say to each other beyond LSP. All of it is optional: a client that knows nothing of it has
 * findings, completion, hover, navigation and fixes all the same. Types and names only, so that the client may import it.
 */

/** Request → {@link CoverageTree}: the tree of the coverage view. No parameters. */
export const coverageRequest = 'annexa/coverage';
/** Notification server → client, no parameters: the coverage changed, ask again. Sent at most every 200 ms. */
export const coverageChanged = 'annexa/coverageChanged';
/** Request → `string`: how the server runs, for the log and bug reports (parser, Node version, documents). */
export const serverInfoRequest = 'annexa/serverInfo';
/** Request server → client (only a server in a browser asks): list files. Parameters {@link ListFilesParams} → {@link ListFilesResult}. */
export const listFilesRequest = 'annexa/listFiles';
/** Request server → client (browser only): read a file. Parameters `{ uri }` → {@link ReadFileResult}. */
export const readFileRequest = 'annexa/readFile';
/** Request server → client (browser only): does it exist. Parameters `{ uri }` → boolean. */
export const fileExistsRequest = 'annexa/fileExists';

/**
 * Command of the client, argument {@link ShowPlacesArgument}: lists places beside the one that was clicked. Sent in code
 * lenses to clients that name it under `experimental.commands.commands` of their capabilities.
 */
export const showPlacesCommand = 'annexa.showPlaces';

export interface ShowPlacesArgument {
  /** The document and the position of the lens. */
  readonly uri: string;
  readonly position: { readonly line: number; readonly character: number };
  readonly places: readonly CoveragePlace[];
}

export interface ListFilesParams {
  readonly folder: string;
  readonly limit: number;
}
export interface ListFilesResult {
  readonly files: readonly string[];
  /** True if there are more files than the limit, or a folder could not be read. */
  readonly truncated: boolean;
}
export interface ReadFileResult {
  /** Base64 of the bytes, or an error in one line. */
  readonly data?: string;
  readonly error?: string;
}

/** State of a control, as in the coverage report. */
export type CoverageStateName = 'conflict' | 'excluded' | 'covered' | 'partial' | 'stale' | 'draft' | 'mentioned' | 'missing';

/** A place to go to. Lines and characters as in LSP. */
export interface CoveragePlace {
  readonly uri: string;
  readonly range: {
    readonly start: { readonly line: number; readonly character: number };
    readonly end: { readonly line: number; readonly character: number };
  };
}

export interface CoverageTree {
  /** ISO date on which the states were judged. */
  readonly asOf: string;
  /** False if some file could not be read. */
  readonly complete: boolean;
  /** ISMS documents in the workspace; 0 shows the welcome view. */
  readonly documents: number;
  readonly frameworks: readonly CoverageFrameworkNode[];
}

export interface CoverageFrameworkNode {
  readonly id: string;
  readonly title: string;
  readonly effective: { readonly k: number; readonly n: number; readonly percent: number | null };
  readonly states: Readonly<Record<CoverageStateName, number>>;
  /** What else controls can be grouped by, such as their type; empty if the framework has none. */
  readonly attributes: readonly CoverageAttribute[];
  readonly groups: readonly CoverageGroupNode[];
}

export interface CoverageAttribute {
  readonly id: string;
  readonly title: string;
  readonly values: readonly { readonly id: string; readonly title: string }[];
}

export interface CoverageGroupNode {
  readonly id: string;
  readonly title: string;
  readonly effective: { readonly k: number; readonly n: number; readonly percent: number | null };
  readonly controls: readonly CoverageControlNode[];
}

export interface CoverageControlNode {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  /** Words an author would look for. */
  readonly keywords: readonly string[];
  /** Attribute id → ids of values. */
  readonly attributes: Readonly<Record<string, readonly string[]>>;
  readonly state: CoverageStateName;
  /** Claims before mentions. */
  readonly documents: readonly CoverageDocumentNode[];
}

export interface CoverageDocumentNode extends CoveragePlace {
  readonly title: string;
  /** `ok`, `draft`, `stale`, `empty` or `mention`. */
  readonly status: string;
  /** Life-cycle status of the document as written, or null. */
  readonly documentStatus: string | null;
  /** Who owns the document, or null. */
  readonly owner: string | null;
  readonly sections: readonly CoverageSectionNode[];
}

export interface CoverageSectionNode extends CoveragePlace {
  readonly title: string;
}

/** Request → {@link DocumentTemplate}[]: what documents can be created from, in the order to offer them. No parameters. */
export const templatesRequest = 'annexa/templates';
/** Request {@link NewDocumentParams} → {@link NewDocument}: a new document as text; null if there is no such template, or no folder. Writes nothing. */
export const newDocumentRequest = 'annexa/newDocument';

export interface DocumentTemplate {
  /** `policy`, or of a special document `incident-management-procedure`. */
  readonly id: string;
  /** Document type. */
  readonly type: string;
  readonly title: string;
  readonly summary: string;
  /** Ids of controls such a document usually claims, in catalogue order. */
  readonly controls: readonly string[];
}

export interface NewDocumentParams {
  /** Id of a template. */
  readonly template: string;
  /** Title instead of the template's own. */
  readonly title?: string;
  /** Control ids to claim instead of those of the template. */
  readonly controls?: readonly string[];
  /** URI of the folder it shall lie in; by default the folder where documents of this type lie. */
  readonly folder?: string;
}

export interface NewDocument {
  /** URI of a file that does not exist yet. */
  readonly uri: string;
  readonly text: string;
}

/** Request → {@link DocumentList}: all ISMS documents. No parameters. Ask again on {@link documentsChanged}. */
export const documentsRequest = 'annexa/documents';
/** Notification server → client, no parameters: documents or their findings changed, ask again. Sent at most every 500 ms. */
export const documentsChanged = 'annexa/documentsChanged';
/** Request {@link DocumentControlParams} → {@link DocumentControl} or null (no ISMS document): its front matter for people. */
export const documentControlRequest = 'annexa/documentControl';

/** Where a document is in its life on the as-of date: `overdue` and `ended` (retired, superseded) are no longer in force. */
export type DocumentStateName = 'in-force' | 'changed' | 'overdue' | 'draft' | 'ended';

export interface DocumentList {
  /** ISO date on which the states were judged. */
  readonly asOf: string;
  /** False if some file could not be read. */
  readonly complete: boolean;
  /** In order of URI. */
  readonly documents: readonly DocumentFacts[];
}

/** What a list shows of a document. The place is its title. Null: the document does not say. */
export interface DocumentFacts extends CoveragePlace {
  /** False where the editor is silent: no config governs the document, and its metadata do not say that it is of an ISMS. */
  readonly active: boolean;
  readonly id: string | null;
  readonly title: string;
  /** Id and title of the document type. */
  readonly type: string;
  readonly typeTitle: string;
  readonly owner: string | null;
  /** As written. */
  readonly status: string | null;
  readonly state: DocumentStateName;
  readonly version: string | null;
  /** ISO date, stated or by the review cycle. */
  readonly nextReview: string | null;
  /** Days since the review was due; 0 where none is overdue: in the grace period, for drafts and for what is retired. */
  readonly overdueDays: number;
  /** How many, by severity; none where it is not active. */
  readonly findings: { readonly error: number; readonly warning: number; readonly info: number; readonly hint: number };
}

/** Request → `string`: the report as an HTML page for a webview; empty if it could not be made. No parameters. */
export const reportRequest = 'annexa/report';
/** Command of the client that places in the page lead to, arguments URI and zero-based line: opens it in the editor. */
export const openPlaceCommand = 'annexa.openPlace';

/** Request → {@link DutyList}: what everybody has to do. No parameters. Ask again on {@link documentsChanged}. */
export const dutiesRequest = 'annexa/duties';

export interface DutyList {
  /** ISO date on which it was judged. */
  readonly asOf: string;
  /** False if some file could not be read: there may be more to do. */
  readonly complete: boolean;
  /** Those with overdue duties first, the duties of nobody last. */
  readonly owners: readonly DutyOwner[];
}

export interface DutyOwner {
  /** A name, role or department; null for duties that are nobody's. */
  readonly owner: string | null;
  /** By the people register, as the department. */
  readonly roles: readonly string[];
  readonly department: string | null;
  readonly overdue: number;
  /** The most urgent first. */
  readonly duties: readonly DutyFacts[];
}

/** The place is where the file says when. */
export interface DutyFacts extends CoveragePlace {
  readonly kind: 'review' | 'approve' | 'control' | 'risk' | 'risk-review' | 'evidence' | 'exception';
  /** `Review POL-003 Access control policy` */
  readonly title: string;
  /** ISO date, null if none is set. */
  readonly due: string | null;
  /** Days since it should have been done, 0 if it is not overdue. */
  readonly overdueDays: number;
}

export interface DocumentControlParams {
  readonly uri: string;
}

export interface DocumentControl {
  /** In order of the front matter. */
  readonly rows: readonly { readonly label: string; readonly values: readonly string[] }[];
}

/** Request {@link ClaimControlParams} → `WorkspaceEdit | null`: adds a control to what a document claims; null if it is claimed. */
export const claimControlRequest = 'annexa/claimControl';
/**
 * Request {@link ExcludeControlParams} → `WorkspaceEdit | null`: sets a control to not applicable in the Statement of
 * Applicability; null if the workspace has none in Markdown, or nothing is to change.
 */
export const excludeControlRequest = 'annexa/excludeControl';

export interface ClaimControlParams {
  readonly uri: string;
  /** `A.5.15`, or with its framework: `iso27001-2022:A.5.15`. */
  readonly control: string;
}

export interface ExcludeControlParams {
  readonly control: string;
  /** Why it does not apply; must not be blank. */
  readonly justification: string;
}

/** Request → {@link ReadinessTree}: how far the ISMS is on the way to certification. No parameters. */
export const readinessRequest = 'annexa/readiness';
/** Notification server → client, no parameters: readiness changed, ask again. Sent at most every 500 ms. */
export const readinessChanged = 'annexa/readinessChanged';

/** State of what the clauses ask for; `expired`: a record too old, `ended`: retired or superseded. */
export type ReadinessStateName = 'in-force' | 'overdue' | 'changed' | 'expired' | 'draft' | 'ended' | 'missing';
/** How far a step or phase of the road is. */
export type StepStateName = 'done' | 'in-progress' | 'open';

export interface ReadinessTree {
  /** ISO date on which the states were judged. */
  readonly asOf: string;
  /** False if some file could not be read. */
  readonly complete: boolean;
  /** ISMS documents in the workspace; 0 shows the welcome view. */
  readonly documents: number;
  /** Stage 1: pieces of documented information that exist, of all. */
  readonly documented: { readonly k: number; readonly n: number };
  /** Stage 2: kinds of records that are young enough, of all. */
  readonly operating: { readonly k: number; readonly n: number };
  /** In order of clause. */
  readonly items: readonly ReadinessItemNode[];
  readonly phases: readonly ReadinessPhaseNode[];
}

/** What a document is created from: a template, and the title to give it where it is not that of the template. */
export interface DocumentBeginning {
  readonly template: string;
  readonly title: string | null;
}

export interface ReadinessItemNode {
  readonly id: string;
  /** As auditors cite it. */
  readonly reference: string;
  readonly title: string;
  readonly state: ReadinessStateName;
  /** True for a record that is kept as proof. */
  readonly isRecord: boolean;
  readonly begin: DocumentBeginning;
  /** Best first. */
  readonly answers: readonly ReadinessAnswerNode[];
  /** How many answers are left out. */
  readonly more: number;
}

/** A document that holds what is asked for; its title or section. */
export interface ReadinessAnswerNode extends CoveragePlace {
  readonly title: string;
  readonly documentId: string | null;
  readonly state: Exclude<ReadinessStateName, 'missing'>;
  /** ISO date of a record, or null. */
  readonly date: string | null;
  /** What says that it holds this, in words. */
  readonly why: string;
  /** True if nothing but words says so. */
  readonly weak: boolean;
}

export interface ReadinessPhaseNode {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly state: StepStateName;
  readonly done: number;
  readonly steps: readonly ReadinessStepNode[];
}

export interface ReadinessStepNode {
  readonly id: string;
  readonly title: string;
  /** The certification audit that looks at it. */
  readonly stage: 1 | 2;
  readonly state: StepStateName;
  readonly detail: string;
  /** What to do, Markdown in one line; null where nothing is left to do. */
  readonly next: string | null;
  /** Null where there is something to go on with. */
  readonly begin: DocumentBeginning | null;
  /** The document it stands with. */
  readonly place: CoveragePlace | null;
}
