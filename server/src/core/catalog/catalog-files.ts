/** Shapes of the data files in `control-catalog/`; their JSON Schemas stand in `control-catalog/schema/`. */

/** `frameworks/<id>.json`: one edition of a catalogue of controls. */
export interface FrameworkFile {
  readonly id: string;
  readonly title: string;
  readonly shortTitle: string;
  readonly edition: string;
  /** ISO date after which the edition is no longer certified against. */
  readonly withdrawn?: string;
  readonly groups: readonly { readonly id: string; readonly title: string; readonly theme?: string }[];
  readonly objectives?: readonly { readonly id: string; readonly group: string; readonly title?: string }[];
  readonly attributes?: readonly {
    readonly id: string;
    readonly title: string;
    readonly values: readonly { readonly id: string; readonly title: string }[];
  }[];
  readonly controls: readonly ControlEntry[];
}

/** One control of a framework. Short title and own words only. */
export interface ControlEntry {
  readonly id: string;
  readonly title: string;
  readonly group: string;
  readonly summary?: string;
  readonly keywords?: readonly string[];
  /** `new`, `merged` or `updated` against the edition before. */
  readonly change?: string;
  /** Ids of the edition before that went into this control. */
  readonly replaces?: readonly string[];
  /** Attribute id → value ids. */
  readonly attributes?: Readonly<Record<string, readonly string[]>>;
}

/** `frameworks/iso27001-2022-clauses.json`: the clauses of the management system. */
export interface ClausesFile {
  readonly id: string;
  readonly title: string;
  readonly clauses: readonly { readonly id: string; readonly title: string; readonly parent: string | null; readonly summary: string }[];
}

/** `mappings/<source>--<target>.json`: which controls of an edition went where. */
export interface MappingFile {
  readonly source: string;
  readonly target: string;
  readonly pairs: readonly { readonly from: string; readonly to: readonly string[]; readonly relation: string }[];
}

/** A text in several languages, by BCP 47 primary tag; `en` is always there. */
export type Localised<T> = Readonly<Record<string, T>>;

/** `section-kinds.json`: what a section can be, how it is titled, why it is asked for. */
export interface SectionKindsFile {
  readonly kinds: readonly SectionKind[];
  readonly forms: TitleForms;
}

/** What holds for titles of several kinds; patterns see titles folded as `titleKey` does. */
export interface TitleForms {
  /** Titles that name a kind alone or beside other known ones, not in any company (`maintenance`), split by `;`. */
  readonly weak: string;
  /** Parts of combined titles that name no kind and do not make the other parts doubtful (`introduction`), split by `;`. */
  readonly neutral: string;
  /** Kinds that are recognised in a frame. */
  readonly framed: readonly string[];
  /** Words for a document and patterns around a title that hold `{noun}`; their first group is the title. */
  readonly frames: Localised<{ readonly nouns: string; readonly around: readonly string[] }>;
  /** Patterns of common words that show that a text may be in a language. */
  readonly markers: Readonly<Record<string, string>>;
  /** Pieces of the patterns of sentences by name (`{doc}`); one may hold those that follow it. */
  readonly words: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Kind id → patterns of titles that are this kind by their form. */
  readonly patterns: Readonly<Record<string, readonly string[]>>;
}

/** A kind of section, for example `scope`. */
export interface SectionKind {
  readonly id: string;
  readonly title: Localised<string>;
  readonly why: string;
  readonly clauses: readonly string[];
  /** Body lines, without heading, for a section that is inserted. */
  readonly stub: Localised<readonly string[]>;
  /** Normalised whole titles that name this kind, split by `;`. */
  readonly headings: Localised<string>;
  /** Normalised labels of table rows and bold lines that state it, split by `;`, besides its clear titles. */
  readonly labels?: Localised<string>;
  /** Normalised titles that would be taken for this kind and are not, split by `;`. */
  readonly notHeadings?: Localised<string>;
  /** Sentences that state it where no heading does: patterns that follow one another in one sentence, split by `~`. */
  readonly sentences?: Localised<readonly string[]>;
  /** Words that show that a text speaks of it at all: alternatives of a regular expression by language. */
  readonly mentions?: Readonly<Record<string, string>>;
}

/** `wording.json`: alternatives of regular expressions by language. */
export interface WordingFile {
  /** Words that show that a text in square brackets is still to be filled in. */
  readonly blanks: Readonly<Record<string, string>>;
  /** Words that make a sentence binding. */
  readonly obligations: Readonly<Record<string, string>>;
  /** Words that leave open what is required, by what they leave open. */
  readonly vague: Readonly<Record<string, Readonly<Record<'measure' | 'time' | 'condition' | 'list', string>>>>;
  /** Words that make a vague time in the same sentence definite. */
  readonly definite: Readonly<Record<string, string>>;
}

/** How strongly a type of document asks for a section. */
export type SectionLevel = 'required' | 'recommended';

/** `document-types/<id>.json`: a type of document and what is asked of it. */
export interface DocumentType {
  readonly id: string;
  readonly title: Localised<string>;
  readonly summary: string;
  /** Values of the metadata key `type` that mean this type, normalised. */
  readonly values: readonly string[];
  /** Words of titles and file names that are evidence for the type, strongest first. */
  readonly titleWords: Localised<readonly string[]>;
  /** Whether its references count for coverage. */
  readonly coverage: boolean;
  readonly level: 'what' | 'how' | 'record';
  /** `topLevel`: how strongly of the one document that stands above the others of its type, if otherwise. */
  readonly sections: readonly { readonly kind: string; readonly level: SectionLevel; readonly topLevel?: SectionLevel }[];
  /** How to tell that document: values of the metadata key `type`, and a pattern of its title folded as `titleKey` does. */
  readonly topLevel?: { readonly values: readonly string[]; readonly titles: string; readonly except: string };
  readonly metadata: { readonly required: readonly string[]; readonly recommended: readonly string[] };
  readonly clauses: readonly string[];
}

/** `other-standards.json`: how standards that the catalogue lacks are named, and how their ids look. */
export interface OtherStandardsFile {
  readonly standards: readonly OtherStandard[];
}

/** A standard whose ids are recognised, but not checked. Shapes are sources of regular expressions for a whole id. */
export interface OtherStandard {
  /** What its references carry as framework. */
  readonly id: string;
  /** For messages. */
  readonly title: string;
  /** As texts write it; a space stands for any or no separator. */
  readonly names: readonly string[];
  /** Ids that are no other standard's. */
  readonly own?: string;
  /** Ids that need the name in a text, but not in a list of declared controls. */
  readonly claimed?: string;
  /** Ids that always need the name nearby. */
  readonly named?: string;
}

/** `metadata-labels.json`: what document control data are called outside of front matter. */
export interface MetadataLabelsFile {
  readonly documentWords: Localised<readonly string[]>;
  readonly keys: readonly {
    readonly key: string;
    readonly certain?: Localised<readonly string[]>;
    readonly ambiguous?: Localised<readonly string[]>;
  }[];
  readonly headings: Localised<readonly string[]>;
  readonly columns: Readonly<Record<'version' | 'date' | 'change' | 'name' | 'value' | 'explanation', Localised<readonly string[]>>>;
}

/** `document-words.json`: words of titles, paths and texts by which ISMS documents are told from other files. */
export interface DocumentWords {
  /** Topics of information security, by language. */
  readonly topics: Localised<readonly string[]>;
  /** Topics of policies that are no concern of an ISMS. */
  readonly otherTopics: Localised<readonly string[]>;
  /** What is no ISMS document unless its metadata say so. */
  readonly never: {
    readonly names: readonly string[];
    /** Names that stand for a folder. */
    readonly indexNames: readonly string[];
    readonly folders: readonly string[];
    /** Front matter keys of other tools. */
    readonly keys: readonly string[];
  };
  /** Where and under what titles things are explained, not laid down. */
  readonly explaining: {
    readonly folders: readonly string[];
    readonly titleStarts: readonly string[];
    readonly titleEnds: readonly string[];
  };
  /** Names of standards as titles have them. */
  readonly standards: readonly string[];
  /** Words that bind: `must`, `muss`. */
  readonly binding: Localised<readonly string[]>;
  /** Words of texts on information security. */
  readonly security: readonly string[];
  /** Words after which a title says what a document is about: `policy on`. */
  readonly ofWords: readonly string[];
  readonly andWords: readonly string[];
  /** Type words that speak for a type only as a whole title: `Scope`. */
  readonly wholeTitles: readonly string[];
  /** Type words that are as common elsewhere. */
  readonly weakTypeWords: readonly string[];
  /** Folders of templates. */
  readonly templateFolders: readonly string[];
  /** What a page says whose content went elsewhere. */
  readonly moved: readonly string[];
  /** Management systems and frameworks other than those of information security, in folders and titles. */
  readonly otherSystems: readonly string[];
  /** What a document says in its first lines that is a form to be filled in. */
  readonly templateNotes: readonly string[];
  /** Short type words that also end compounds: `…plan`. */
  readonly compounds: readonly string[];
}

/** All data files together, as a {@link CatalogSource} delivers them. */
export interface CatalogFiles {
  readonly frameworks: readonly FrameworkFile[];
  readonly clauses: ClausesFile;
  readonly mappings: readonly MappingFile[];
  readonly sectionKinds: SectionKindsFile;
  readonly wording: WordingFile;
  readonly metadataLabels: MetadataLabelsFile;
  readonly documentTypes: readonly DocumentType[];
  readonly documentWords: DocumentWords;
  readonly otherStandards: OtherStandardsFile;
}
