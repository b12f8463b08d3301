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
  /** What a non-expert would type, lower case, the most telling first. */
  readonly keywords?: readonly string[];
  /** The same in other languages, split by `;`. */
  readonly localWords?: Readonly<Record<string, string>>;
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
  readonly documentedInformation: readonly DocumentedInformation[];
}

/** What a clause asks to have in writing, named in own words. */
export interface DocumentedInformation {
  readonly id: string;
  readonly name: string;
  readonly clause: string;
  /** The place as auditors cite it, `6.1.3 d)`; the clause if it is left out. */
  readonly reference?: string;
  /** `document`: kept current. `record`: kept as proof. */
  readonly kind: 'document' | 'record';
  /** Ids of the document types that usually hold it; empty if any may. */
  readonly types: readonly string[];
}

/** `audit-questions.json`: what an internal audit asks and wants to see, in own words. */
export interface AuditQuestionsFile {
  /** Clauses without sub-clauses, in order. */
  readonly clauses: readonly { readonly clause: string; readonly questions: readonly string[]; readonly evidence: readonly string[] }[];
  /** What to ask of a control by its type: a value of the attribute `controlType`. */
  readonly controlTypes: Readonly<Record<string, string>>;
  /** What to see of a control by its capability: a value of the attribute `operationalCapabilities`. */
  readonly capabilities: Readonly<Record<string, readonly string[]>>;
}

/** `readiness.json`: how the documents that certification takes are recognised, and the road to it. */
export interface ReadinessFile {
  readonly items: readonly ReadinessItemData[];
  readonly topics: readonly ReadinessTopic[];
  readonly phases: readonly RoadPhaseData[];
}

/** How a document is recognised that holds something: alternatives of regular expressions on titles folded as `titleKey` does. */
export interface TitleWords {
  readonly titles: Readonly<Record<string, string>>;
  /** Words of titles that name something else, whatever else they say. */
  readonly notTitles?: string;
}

/** How a piece of {@link DocumentedInformation} is recognised. */
export interface ReadinessItemData extends TitleWords {
  readonly id: string;
  /** Id of the template to begin with. */
  readonly template: string;
  /** Types that hold it too, where the document says so by clause or title. */
  readonly otherTypes?: readonly string[];
  /** Types of which every document holds it. */
  readonly byType?: readonly string[];
  /** Types of which every document holds it that holds nothing else. */
  readonly byRest?: readonly string[];
  /** True if the document above all others of its type holds it. */
  readonly byTopLevel?: boolean;
  /** Kind of a section of that document that holds it. */
  readonly topLevelSection?: string;
  /** How old a record may be to show that the system runs, in months; no limit if left out. */
  readonly months?: number;
}

/** Something that is not asked for in writing by itself, or not by the standard, and still is a step of the road. */
export interface ReadinessTopic extends TitleWords {
  readonly id: string;
  readonly name: string;
  readonly clauses: readonly string[];
  readonly types: readonly string[];
  readonly template: string;
  /** What to do where nothing is there, Markdown; by default to create a document from the template. */
  readonly next?: string;
  /** Titles of sections that deal with it, as a whole. */
  readonly sections?: Readonly<Record<string, string>>;
}

/** What is counted of the whole system. */
export type RoadCount = 'decided' | 'covered' | 'rated' | 'in-force' | 'evidenced' | 'documented' | 'operating';

/** A phase on the road to certification. */
export interface RoadPhaseData {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly steps: readonly {
    readonly id: string;
    readonly title: string;
    /** Certification audit that looks at it. */
    readonly stage: 1 | 2;
    /** What tells how far the step is; `or` is a count that makes it done as well. */
    readonly fact: { readonly item: string } | { readonly topic: string; readonly or?: RoadCount } | { readonly count: RoadCount };
  }[];
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
  /**
   * What shows that a text may be in a language: common words and endings of words, split by `;`, and letters of its own
   * (the inside of a character class), all in lower case.
   */
  readonly markers: Readonly<Record<string, { readonly words?: string; readonly endings?: string; readonly letters?: string }>>;
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
  /** Words for somebody who acts, of which several say it too where it is required: alternatives of a regular expression by language. */
  readonly actors?: Readonly<Record<string, string>>;
}

/** `wording.json`: alternatives of regular expressions by language. */
export interface WordingFile {
  /** Words that show that a text in square brackets is still to be filled in. */
  readonly blanks: Readonly<Record<string, string>>;
  /** Words that make a sentence binding. */
  readonly obligations: Readonly<Record<string, string>>;
  /** Words that leave open what is required, by what they leave open; `stems`: a part of words for each of them. */
  readonly vague: Readonly<Record<string, Readonly<Record<'measure' | 'often' | 'soon' | 'condition' | 'list' | 'stems', string>>>>;
  /** Periods, which say how often, and deadlines, which say how fast. */
  readonly intervals: Readonly<Record<string, Readonly<Record<'often' | 'soon', string>>>>;
  /** Other words that make what is required definite. */
  readonly definite: Readonly<Record<string, string>>;
  /** Words inside a placeholder, all of it, that say whom it waits for. */
  readonly blankFor: Readonly<Record<'organization' | 'owner' | 'approver' | 'role', Readonly<Record<string, string>>>>;
  readonly steps: StepWords;
  /** Sentences that may stand in a section until there is more to say, by section kind and language; `{owner}` is the owner. */
  readonly general: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** What may stand where nobody has been named yet: roles that usually own and approve documents, the organisation itself. */
  readonly roles: Readonly<Record<'owner' | 'approver' | 'organization', Readonly<Record<string, string>>>>;
}

/** What tells the numbered steps of a procedure from other lists, for folded text. */
export interface StepWords {
  /** Who acts, by the beginning of words. */
  readonly actors: Readonly<Record<string, string>>;
  /** Those of them that also end a compound: `Risikoeigner`. */
  readonly compoundActors: Readonly<Record<string, string>>;
  /** Titles, all of them, of sections whose lists go into a procedure, come out of it, measure it or order its text. */
  readonly titlesAround: Readonly<Record<string, string>>;
  /** Words of a line that leads to a list of something else. */
  readonly leadsElsewhere: Readonly<Record<string, string>>;
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

/** `topics/<id>.json`: a topic that documents are about, and what has to be in them. */
export interface Topic {
  readonly id: string;
  /** To follow "on": `incident management`. */
  readonly title: Localised<string>;
  readonly summary: string;
  /** Types of documents whose content is looked at. */
  readonly types: readonly string[];
  /** Words and phrases of titles that name the topic. */
  readonly titles: Localised<readonly string[]>;
  /** Words of titles that narrow it to something of which less is asked (`report form`). */
  readonly notTitles: Localised<readonly string[]>;
  /** Titles of procedures that carry out a part of it. */
  readonly parts?: Localised<readonly string[]>;
  /** Controls of ISO/IEC 27001:2022 that the topic is about; who claims most of them is about it, whatever its title. */
  readonly controls: readonly string[];
  /** Whether a policy on it needs a procedure or standard that says how. */
  readonly needsProcedure: boolean;
  readonly elements: readonly TopicElement[];
}

/**
 * How much a document misses without an element: `essential`, an auditor would object; `required`, most readers would look
 * for it; `recommended`, it helps.
 */
export type ElementLevel = 'essential' | 'required' | 'recommended';

/** Something that documents on a topic have to say. */
export interface TopicElement {
  readonly id: string;
  readonly level: ElementLevel;
  /** Document types of which it is asked, if not of all that the topic looks at. */
  readonly types?: readonly string[];
  /** What a document without it does not say, to follow "does not say": `how incidents are detected`. */
  readonly lacks: string;
  /** Why it is asked for, in own words. */
  readonly why: string;
  /** Clauses and controls it serves: `A.5.24`, `9.2.2`. */
  readonly serves: readonly string[];
  /** What shows that a text says it, in headings over text, paragraphs, lists and cells: alternatives of a regular expression for folded text. */
  readonly words: Readonly<Record<string, string>>;
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

/** `registers.json`: registers kept as a Markdown table, YAML or CSV, and what their columns are called. */
export interface RegistersFile {
  readonly registers: readonly RegisterKind[];
  readonly ratings: RatingWords;
}

/** What people call the levels of a risk, and the steps of a likelihood and an impact of five; lowest first. */
export interface RatingWords {
  readonly levels: readonly RatingWord[];
  readonly likelihood: readonly RatingWord[];
  readonly impact: readonly RatingWord[];
}

/** A level, or a step of a scale. */
export interface RatingWord {
  /** Name of a level, number of a step. */
  readonly id: string;
  /** Words in lower case, split by `;`. */
  readonly words: Localised<string>;
}

/** A kind of register, for example `risks`. */
export interface RegisterKind {
  readonly id: string;
  readonly title: string;
  /** Document type of a file that is nothing but such a register. */
  readonly type: string;
  /** Keys of a YAML file that hold the rows. */
  readonly rows: readonly string[];
  /** Globs of the files that are such a register unless the config says otherwise. */
  readonly files: readonly string[];
  /** Types of Markdown documents whose tables may be such a register. */
  readonly documentTypes: readonly string[];
  /** Ids of the columns that a table must have to be such a register. */
  readonly identifying: readonly string[];
  readonly columns: readonly RegisterColumn[];
}

/** A column of a register. */
export interface RegisterColumn {
  /** The key in YAML. */
  readonly id: string;
  /** One sentence for hover and completion. */
  readonly summary: string;
  /** Headings in lower case, split by `;`, besides the id itself. */
  readonly headings: Localised<string>;
  /** Words, split by `;`: a longer heading of a table that holds one is the column, where no other has it. */
  readonly inHeading?: string;
  /** What it can hold, where that is a fixed set. */
  readonly values?: readonly RegisterValue[];
}

/** One of the values of a column that has a fixed set. */
export interface RegisterValue {
  /** As YAML has it. */
  readonly id: string;
  /** One sentence for hover and completion. */
  readonly summary: string;
  /** How people write it, in lower case, split by `;`; the first is what is offered. */
  readonly words: Localised<string>;
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
    /** Names of files that instruct programs which write; no metadata make documents of them. */
    readonly instructions: readonly string[];
    /** Names that stand for a folder. */
    readonly indexNames: readonly string[];
    readonly folders: readonly string[];
    /** Front matter keys of other tools. */
    readonly keys: readonly string[];
  };
  /** What is no ISMS document by the titles of its sections. */
  readonly otherShapes: readonly { readonly name: string; readonly titles: readonly string[] }[];
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
  /** What a title begins with that is a verdict on the document it names behind: `Technical review: …`. */
  readonly verdictWords: readonly string[];
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
  /** Titles of what is agreed with customers and visitors. */
  readonly agreements: readonly string[];
  /** Titles of policies that may be written for customers and visitors, and phrases by which they speak to them. */
  readonly notices: { readonly titles: readonly string[]; readonly phrases: readonly string[] };
  /** Titles of rules that may be written for those who use a service, and phrases by which they speak to them. */
  readonly serviceRules: { readonly titles: readonly string[]; readonly phrases: readonly string[] };
  /** Titles of what may be published for those who find weaknesses, and phrases by which it speaks to them. */
  readonly disclosures: { readonly titles: readonly string[]; readonly phrases: readonly string[] };
  /** What a document calls itself in its text, by type: `this policy`. */
  readonly ownNames: Readonly<Record<SelfNamedType, Localised<readonly string[]>>>;
  /** What a document says in its first lines that is a form to be filled in. */
  readonly templateNotes: readonly string[];
  /** What only a form to be filled in says, in its first or last lines, whoever is named in it. */
  readonly formNotes: readonly string[];
  /** Short type words that also end compounds: `…plan`. */
  readonly compounds: readonly string[];
}

/** Types of documents that call themselves by their type. */
export type SelfNamedType = 'policy' | 'procedure' | 'standard' | 'plan';

/** `templates/<id>.md`: what a new document is made from. `templates.json` has them all, made from these files. */
export interface TemplateFile {
  /** The name of the file, `access-control-policy`; of the plain template of a document type, the id of the type. */
  readonly id: string;
  /** Id of a document type. */
  readonly type: string;
  readonly title: Localised<string>;
  readonly summary: string;
  /** Ids of controls of ISO/IEC 27001:2022 such a document usually claims, in catalogue order. */
  readonly controls: readonly string[];
  /** Clauses of the management system it answers. */
  readonly clauses: readonly string[];
  /** Markdown below the title by language; `{{name}}` is filled in from the workspace. */
  readonly body: Localised<string>;
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
  readonly topics: readonly Topic[];
  readonly documentWords: DocumentWords;
  readonly otherStandards: OtherStandardsFile;
  readonly readiness: ReadinessFile;
  readonly auditQuestions: AuditQuestionsFile;
  readonly registers: RegistersFile;
}
