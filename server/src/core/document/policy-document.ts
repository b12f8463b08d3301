import type { LineIndex } from '../text/line-index.ts';
import type { TextRange } from '../text/text-range.ts';
import type { FrontMatter } from './front-matter/front-matter-value.ts';
import type { Metadata } from './metadata/metadata.ts';

/**
 * Everything Annexa knows of one Markdown file: plain facts with exact ranges (UTF-16 offsets). Made once for a
 * version of the text and never changed; neither the text nor the syntax tree is kept.
 */
export interface PolicyDocument {
  /** The URI as the client spells it. */
  readonly uri: string;
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
  /** Rows of a Statement of Applicability; empty for documents of other types. */
  readonly applicability: readonly ApplicabilityRow[];
}

/** What a Statement of Applicability decides about one control of ISO/IEC 27001:2022. */
export interface ApplicabilityRow {
  /** Canonical id. */
  readonly control: string;
  /** Null: the row does not say. */
  readonly applicable: boolean | null;
  /** A reason is given. */
  readonly justified: boolean;
  /** The cell with the control id. */
  readonly range: TextRange;
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
  readonly form: 'label' | 'sentence' | 'mention';
  /** The label, or the words that say it. */
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
