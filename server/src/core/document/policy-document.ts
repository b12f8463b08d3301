import type { LineIndex } from '../text/line-index.ts';
import type { TextRange } from '../text/text-range.ts';
import type { FrontMatter } from './front-matter/front-matter-value.ts';
import type { Metadata } from './metadata/metadata.ts';
import type { Register, RegisterProblem, RegisterRow } from './registers/register.ts';
import type { DocumentFormat } from './registers/register-files.ts';

/**
 * Everything Annexa knows of one Markdown file: plain facts with exact ranges (UTF-16 offsets). Made once for a
 * version of the text and never changed; neither the text nor the syntax tree is kept.
 */
export interface PolicyDocument {
  /** The URI as the client spells it. */
  readonly uri: string;
  /** How the file is written. Registers may be YAML or CSV; their sections, links and other facts of a body are empty. */
  readonly format: DocumentFormat;
  readonly lines: LineIndex;
  /** The line end the document uses most. */
  readonly eol: '\n' | '\r\n';
  /** BCP 47 primary tag: declared, else recognised from the headings, else the configured one. */
  readonly language: string;
  readonly classification: Classification;
  readonly frontMatter: FrontMatter;
  readonly metadata: Metadata;
  /** The first level-one heading, else the metadata title. */
  readonly title: { readonly text: string; readonly range: TextRange } | null;
  /** In document order. */
  readonly sections: readonly Section[];
  /** Claims first (in order), then mentions (in order). */
  readonly references: readonly Reference[];
  readonly links: readonly Link[];
  /** Anchors besides those of the sections: of HTML and of heading attributes; without `#`, in lower case. */
  readonly anchors: readonly string[];
  readonly suppressions: readonly Suppression[];
  /** Kinds that a label or a sentence states though no section does. */
  readonly prose: readonly ProseEvidence[];
  /** Text that is still to be filled in (`[Company Name]`, `TBD`), in order. */
  readonly placeholders: readonly TextRange[];
  /** Words in binding sentences that leave open what is required; empty for documents that bind nobody. */
  readonly vagueWords: readonly VagueWord[];
  /** Numbered lists of steps; empty for documents that are no procedures. */
  readonly steps: readonly StepList[];
  /**
   * The first place of a procedure or standard that speaks of a policy, and of a German Richtlinie that gives the details of
   * one; null for other documents and where none does.
   */
  readonly policyNamed: TextRange | null;
  /** What looks like the id of another document in running text, in lower case, each once. */
  readonly idsNamed: readonly string[];
  /** Names of files between backticks, in lower case, each once. */
  readonly filesNamed: readonly string[];
  /** Normative statements of a policy or standard, in order; empty for other documents. */
  readonly requirements: readonly Requirement[];
  /** Comments `<!-- carries out: POL-003#req-ac-01 -->`: the ids in them, each with its place. */
  readonly carriesOut: readonly { readonly text: string; readonly range: TextRange }[];
  /** What it is about, null for topics that the catalogue does not have. */
  readonly topic: DocumentTopic | null;
  /** What the rows of a Statement of Applicability decide; empty for documents of other types. */
  readonly applicability: readonly ApplicabilityRow[];
  /** Registers the document is or holds, in order. */
  readonly registers: readonly Register[];
  /** What is wrong with the form of a register in YAML or CSV, in order. */
  readonly registerProblems: readonly RegisterProblem[];
  /** Fingerprint of what readers read; null where the document states no `approved_hash` to compare it with and nobody asked. */
  readonly fingerprint: string | null;
}

/** What a Statement of Applicability decides about one control; a row about several controls gives one for each. */
export interface ApplicabilityRow {
  /** Canonical id of ISO/IEC 27001:2022, or an id of the organisation's own as it is written. */
  readonly control: string;
  /** True for a control of the organisation's own. */
  readonly own: boolean;
  /** Null: the row does not say. */
  readonly applicable: boolean | null;
  /** A reason is given. */
  readonly justified: boolean;
  /** The cell with the control id, without pipes. */
  readonly range: TextRange;
  /** All that the row says; `soaDecision` reads it. */
  readonly row: RegisterRow;
}

/** Whether and as what a file belongs to the ISMS, and why. */
export interface Classification {
  readonly isDocument: boolean;
  /** Id of a document type of the catalogue (`policy`, `procedure`, …); null if it is no document. */
  readonly type: string | null;
  /** What decided, in words for `--explain-classification`. */
  readonly reasons: readonly string[];
  /** What the reasons come to where they were weighed; null where one thing decided. */
  readonly points: number | null;
  /** True if the document's own metadata say so, so that the editor is active even without a config file. */
  readonly declared: boolean;
  /** True if nothing speaks for the type, and one that asks for little was taken. */
  readonly assumed: boolean;
}

/** A heading and what it owns, up to the next heading of the same or a higher level. */
export interface Section {
  /** Plain text of the heading, as written. */
  readonly title: string;
  /** 1–6; a bold line used as heading gets 7. */
  readonly depth: number;
  readonly form: 'heading' | 'bold-line';
  /** The text of the heading without marks. */
  readonly titleRange: TextRange;
  /** The whole heading. */
  readonly headingRange: TextRange;
  /** Heading and everything it owns. */
  readonly range: TextRange;
  /** Kinds of the catalogue that the title satisfies; several for combined titles. */
  readonly kinds: readonly string[];
  /** What stands under it, its subsections included. */
  readonly content: 'empty' | 'placeholder' | 'text';
  /** Index of the parent section in {@link PolicyDocument.sections}, −1 at the top. */
  readonly parent: number;
  /** The anchor that Markdown hosts give the heading, without `#`; unique in the document. */
  readonly anchor: string;
}

/** How much of a control a claim covers. */
export type Extent = 'full' | 'partial' | 'supports';

/**
 * What a control id in a document turned out to be:
 * - `current`: a control of its framework
 * - `sub-item`: the organisation's own number below a current control (`A.8.10.3`); `controls` names that control
 * - `legacy`: an id of the 2013 edition; `controls` names its successors
 * - `unknown`: shaped like an id of its framework, but no control
 * - `malformed`: declared as a control, but not shaped like an id
 * - `foreign`: of a framework Annexa has no catalogue of; not checked
 */
export type ReferenceStatus = 'current' | 'sub-item' | 'legacy' | 'unknown' | 'malformed' | 'foreign';

/** A control id in a document. */
export interface Reference {
  /** `claim`: declared in metadata or by a section claim. `mention`: stands in the body. */
  readonly kind: 'claim' | 'mention';
  /** As written, without quotes. */
  readonly text: string;
  /** The exact place of {@link text}; for a front matter scalar without its quotes. */
  readonly range: TextRange;
  /** For a front matter value: the whole list item or value, quotes included; else as {@link range}. */
  readonly itemRange: TextRange;
  /** Framework id of the catalogue (`iso27001-2022`) or of another standard (`soc2`), or the name as written if neither is known. */
  readonly framework: string;
  /** Where a name of a framework that Annexa does not have is written; null otherwise. */
  readonly frameworkRange: TextRange | null;
  readonly status: ReferenceStatus;
  /** Canonical ids of the controls meant, of `framework` or of its successor edition; several for a range. */
  readonly controls: readonly string[];
  /** `unquoted-number`: YAML reads the id as a number and drops a trailing zero. */
  readonly form: 'id' | 'range' | 'unquoted-number';
  readonly extent: Extent;
  /** Index of the section that holds a mention, or that a claim names by anchor; −1 for none. */
  readonly section: number;
  readonly place: 'front-matter' | 'heading' | 'text' | 'table' | 'comment';
  /** For a mention whose edition stands beside it: the standard with its year, or a label that sets editions side by side. */
  readonly editionStated?: 'standard' | 'label';
}

/** A link or image with a target inside the workspace, or an anchor of the same document. */
export interface Link {
  /** As written, undecoded. */
  readonly target: string;
  /** The place of the target in the text; the whole link where the parser does not tell. */
  readonly range: TextRange;
  /** Absolute URI of the file the link leads to, without fragment; the document's own URI for `#anchor`. */
  readonly uri: string;
  /** Decoded fragment without `#`, or null. */
  readonly anchor: string | null;
}

/** An `<!-- annexa-disable… slug: reason -->` comment. */
export interface Suppression {
  readonly scope: 'next-line' | 'line' | 'file';
  /** Slugs or codes as written. */
  readonly rules: readonly { readonly name: string; readonly range: TextRange }[];
  /** Empty if there is none, or only a placeholder such as `[why]`. */
  readonly reason: string;
  /** The whole comment. */
  readonly range: TextRange;
  /** Zero-based line it applies to; −1 for the whole file. */
  readonly line: number;
}

/**
 * A label (`**Scope:** all staff`) or, weaker, a sentence that states what a section kind asks for; weakest, a mention:
 * the first word that shows that the text speaks of it, looked for only where the type of the document recommends it.
 */
export interface ProseEvidence {
  readonly kind: string;
  /** `blank`: a label with something to be filled in behind it. */
  readonly form: 'label' | 'sentence' | 'mention' | 'blank';
  /** The label, the words that say it, or what is to be filled in. */
  readonly range: TextRange;
}

/** A word that leaves open what is required. */
export interface VagueWord {
  /** Lower case. */
  readonly word: string;
  /** `measure`: how much or which, `time`: when or how often, `condition`: in which case, `list`: what else. */
  readonly opens: 'measure' | 'time' | 'condition' | 'list';
  readonly range: TextRange;
}

/** What a document is about, and what of that which has to be said it says. */
export interface DocumentTopic {
  /** Of the catalogue: `incident-management`. */
  readonly id: string;
  /** What the topic asks of documents of this type, and where it is said first, null if nowhere. Empty where nothing is asked. */
  readonly elements: readonly { readonly id: string; readonly range: TextRange | null }[];
  /** Of documents on business continuity that are looked at; null for all others. */
  readonly recovery: RecoveryFacts | null;
}

/** How fast services come back, and with how much loss of data. */
export interface RecoveryFacts {
  /** Rows of all tables with a column for the recovery time (RTO) or point (RPO). */
  readonly rows: readonly RecoveryRow[];
  /** Services that other tables and lists name, a list each; only where some row is one of a service. */
  readonly lists: readonly (readonly NamedService[])[];
  /** Where the text names the objective first, and whether a duration stands beside its name somewhere; null if it does not name it. */
  readonly rto: { readonly range: TextRange; readonly hasValue: boolean } | null;
  readonly rpo: { readonly range: TextRange; readonly hasValue: boolean } | null;
}

/** A service, system or function that a document names. */
export interface NamedService {
  readonly name: string;
  readonly range: TextRange;
}

/** What a table says about one service. A cell is null where the table has no such column. */
export interface RecoveryRow {
  readonly service: string;
  /** False where the rows are levels or terms, not services. */
  readonly byService: boolean;
  /** The cell with the service. */
  readonly range: TextRange;
  readonly rto: RecoveryCell | null;
  readonly rpo: RecoveryCell | null;
  /** Time between two backups. */
  readonly backup: RecoveryCell | null;
  /** Longest outage that can be borne. */
  readonly outage: RecoveryCell | null;
}

/** A cell that should hold a duration. */
export interface RecoveryCell {
  readonly range: TextRange;
  /** Null if it is no duration. */
  readonly minutes: number | null;
  /** `none`: says that it does not apply; `text`: says something that is no duration. */
  readonly state: 'value' | 'blank' | 'none' | 'text';
}

/** A numbered list of steps. */
export interface StepList {
  /** The first step, on its first line. */
  readonly range: TextRange;
  /** Number of steps. */
  readonly count: number;
  /** True if the list, what leads to it or the heading above it names who acts. */
  readonly actor: boolean;
}

/** A statement that binds somebody. */
export interface Requirement {
  /** The id its author gave it, as written (`req-ac-01`); null if none. */
  readonly id: string | null;
  readonly idRange: TextRange | null;
  /** The sentence. */
  readonly range: TextRange;
  /** What it says, cut where it is long; empty for those without an id. */
  readonly text: string;
}
