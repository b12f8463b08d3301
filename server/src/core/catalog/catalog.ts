import type {
  AuditQuestionsFile,
  CatalogFiles,
  ClausesFile,
  ControlEntry,
  DocumentedInformation,
  DocumentType,
  DocumentWords,
  FrameworkFile,
  ReadinessFile,
  SectionKind,
  TitleForms,
  Topic,
  WordingFile,
} from './catalog-files.ts';
import { MetadataLabels } from './metadata-labels.ts';
import { OtherStandards } from './other-standards.ts';
import { Registers } from './registers.ts';

/** A control together with its framework. */
export interface Control extends ControlEntry {
  readonly framework: string;
  /** Canonical form inside: `iso27001-2022:A.5.15`. */
  readonly key: string;
}

/** A framework with its controls by id, in catalogue order. */
export interface Framework extends Omit<FrameworkFile, 'controls'> {
  readonly controls: ReadonlyMap<string, Control>;
}

/** One clause of the management system. */
export type Clause = ClausesFile['clauses'][number];

/** The control key of a framework and an id. */
export function controlKey(framework: string, id: string): string {
  return `${framework}:${id}`;
}

/** The id part of a control key. */
export function controlIdOf(key: string): string {
  return key.slice(key.indexOf(':') + 1);
}

/** The frameworks, clauses, section kinds and document types, indexed for look-up. Immutable. */
export class Catalog {
  readonly frameworks: ReadonlyMap<string, Framework>;
  readonly clauses: ReadonlyMap<string, Clause>;
  /** What the clauses ask to have in writing, in order of clause. */
  readonly documentedInformation: readonly DocumentedInformation[];
  readonly readiness: ReadinessFile;
  readonly auditQuestions: AuditQuestionsFile;
  readonly sectionKinds: ReadonlyMap<string, SectionKind>;
  readonly titleForms: TitleForms;
  readonly wording: WordingFile;
  readonly documentTypes: ReadonlyMap<string, DocumentType>;
  /** Topics of documents and what has to be in them. */
  readonly topics: ReadonlyMap<string, Topic>;
  readonly documentWords: DocumentWords;
  readonly metadataLabels: MetadataLabels;
  /** Standards whose ids are recognised, but not checked. */
  readonly otherStandards: OtherStandards;
  readonly registers: Registers;
  readonly #successors = new Map<string, readonly string[]>();

  /** @param files the data of `control-catalog/` */
  constructor(files: CatalogFiles) {
    this.frameworks = new Map(files.frameworks.map((file) => [file.id, indexFramework(file)]));
    this.clauses = new Map(files.clauses.clauses.map((clause) => [clause.id, clause]));
    this.documentedInformation = files.clauses.documentedInformation;
    this.readiness = files.readiness;
    this.auditQuestions = files.auditQuestions;
    this.sectionKinds = new Map(files.sectionKinds.kinds.map((kind) => [kind.id, kind]));
    this.titleForms = files.sectionKinds.forms;
    this.wording = files.wording;
    this.topics = new Map(files.topics.map((topic) => [topic.id, topic]));
    this.metadataLabels = new MetadataLabels(files.metadataLabels);
    this.documentTypes = new Map(files.documentTypes.map((type) => [type.id, type]));
    this.documentWords = files.documentWords;
    this.otherStandards = new OtherStandards(files.otherStandards);
    this.registers = new Registers(files.registers);
    for (const mapping of files.mappings)
      for (const pair of mapping.pairs)
        this.#successors.set(
          controlKey(mapping.source, pair.from),
          pair.to.map((id) => controlKey(mapping.target, id)),
        );
  }

  /** The control of a framework, undefined if there is none. @param id canonical, `A.5.15` */
  control(framework: string, id: string): Control | undefined {
    return this.frameworks.get(framework)?.controls.get(id);
  }

  /** The control of a key such as `iso27001-2022:A.5.15`. */
  controlByKey(key: string): Control | undefined {
    const colon = key.indexOf(':');
    return colon < 0 ? undefined : this.control(key.slice(0, colon), key.slice(colon + 1));
  }

  /** Keys of the controls that took over from a control of an earlier edition; empty if there is no crosswalk. */
  successors(key: string): readonly string[] {
    return this.#successors.get(key) ?? [];
  }
}

function indexFramework(file: FrameworkFile): Framework {
  const controls = new Map<string, Control>();
  for (const entry of file.controls) controls.set(entry.id, { ...entry, framework: file.id, key: controlKey(file.id, entry.id) });
  return { ...file, controls };
}
