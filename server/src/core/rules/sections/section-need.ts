import { type Catalog, controlIdOf } from '../../catalog/catalog.ts';
import type { SectionLevel } from '../../catalog/catalog-files.ts';
import { isTopLevel } from '../../document/classification/top-level.ts';
import { type MetadataField, metadataField, metadataText } from '../../document/metadata/metadata.ts';
import type { PolicyDocument, ProseEvidence, Section } from '../../document/policy-document.ts';
import { normaliseTitle } from '../../document/sections/titles.ts';
import type { TextRange } from '../../text/text-range.ts';
import { baseName } from '../../text/uri.ts';
import { isChapter } from './chapters.ts';

/** What the type of a document asks of it, and whether the document has it. */
export interface SectionNeed {
  readonly level: SectionLevel;
  /**
   * `unfilled`: there is such a section, but nothing is written in it. `in-passing`: only a sentence states it, of a
   * kind that a reader must find.
   */
  readonly state: 'met' | 'missing' | 'unfilled' | 'in-passing';
  /** The section without content, for `unfilled`. */
  readonly section: Section | null;
  /** The words that state it, for `in-passing`. */
  readonly evidence: ProseEvidence | null;
}

/** Kinds that people look up: a sentence in passing is not enough where the type requires a section. */
const lookedUp: ReadonlySet<string> = new Set(['consequences', 'ownership']);

/** Metadata that say what a section of the kind would say. */
const metadataInstead: Readonly<Record<string, readonly string[]>> = {
  ownership: ['owner'],
  review: ['next_review_date', 'review_cycle'],
  approval: ['approver', 'approved_date'],
  references: ['related', 'implements'],
  history: ['revisions'],
  exceptions: ['exceptions'],
  scope: ['applies_to'],
};

/**
 * The field of document control data that would say what a section of the kind says, and is not filled in; undefined if
 * there is none. A missing owner is told by `owner-missing`.
 */
export function blankField({ metadata }: PolicyDocument, kind: string): MetadataField | undefined {
  if (kind === 'ownership') return undefined;
  return metadata.fields.find(({ key, blank }) => blank && metadataInstead[kind]?.includes(key));
}

/** What is to be filled in behind a label that would say what a section of the kind says; undefined if there is no such label. */
export function blankLabel({ prose }: PolicyDocument, kind: string): TextRange | undefined {
  return prose.find((each) => each.kind === kind && each.form === 'blank')?.range;
}

/** Words in the path of the one document that says what follows a breach, in the languages served. */
const disciplinaryWords = /disciplin|sanction|sanktion|sancion|consequence|konsequenz|enforcement|disziplin/i;
/** The control on the disciplinary process. */
const disciplinaryControl = 'A.6.4';

/**
 * Looks whether a document has what its type asks for. Where neither the document nor its author names a type, no type asks.
 * @param kind section kind id
 * @returns null if no type asks for the kind
 */
export function sectionNeed(document: PolicyDocument, catalog: Catalog, kind: string): SectionNeed | null {
  const type = catalog.documentTypes.get(document.classification.type ?? '');
  const asked = type?.sections.find((section) => section.kind === kind);
  const { assumed, declared } = document.classification;
  if (!type || !asked || (assumed && (!declared || kind === 'guidance')) || hasContentElsewhere(document)) return null;
  // in a language whose titles are not known nobody can tell what is missing
  if (catalog.sectionKinds.get(kind)?.headings[document.language] === undefined) return null;
  const level = asked.topLevel && isTopLevel(document, type) ? asked.topLevel : asked.level;
  let unfilled: Section | null = null;
  for (let index = 0; index < document.sections.length; index++) {
    const section = document.sections[index] as Section;
    if (!section.kinds.includes(kind) || ((ownTopics.has(kind) || kind === 'boundaries') && isWholeDocument(document, section))) continue;
    const next = document.sections[index + 1];
    const isOver = next?.content === 'text' && next.depth <= section.depth && isChapter(section, next);
    if (section.content === 'text' || isOver) return { level, state: 'met', section: null, evidence: null };
    if (!standsForObjectives(section, kind, catalog)) unfilled ??= section;
  }
  if (isMetOtherwise(document, kind)) return { level, state: 'met', section: null, evidence: null };
  const evidence = document.prose.find((each) => each.kind === kind && each.form !== 'mention' && each.form !== 'blank') ?? null;
  const isEnough = evidence && (evidence.form === 'label' || level === 'recommended' || !lookedUp.has(kind));
  if (isEnough) return { level, state: 'met', section: null, evidence: null };
  if (unfilled) return { level, state: 'unfilled', section: unfilled, evidence: null };
  if (isTouched(document, kind, level)) return { level, state: 'met', section: null, evidence: null };
  return { level, state: evidence ? 'in-passing' : 'missing', section: null, evidence };
}

const officeFile = /\.(?:pdf|docx?|odt|xlsx?|ods|pptx?)(?:[?#]|$)/i;
/** An annex that says which controls the documents serve. */
const mapped = /(?:controls?|annex[-_ ]?a|iso[-_ ]?27001[\w-]{0,20})[-_ ]?(?:mapping|map|matrix)/i;
/** The file of a picture. */
const picture = /\.(?:png|jpe?g|svg|gif|webp)$/i;
/** How the picture of a process is called. */
const processName = /procedure|process|flow|swim-?lane|bpmn/i;
/** Characters of a text that only leads to its content. */
const shortText = 700;

/** True for a page that leads to the document itself: little text, and a link to a PDF or an office file, perhaps in the front matter. */
export function hasContentElsewhere({ sections, links, frontMatter }: PolicyDocument): boolean {
  const length = (sections.at(-1)?.range.end ?? Number.POSITIVE_INFINITY) - frontMatter.range.end;
  if (length > shortText) return false;
  const isNamed = frontMatter.entries.some(({ value }) => value.kind === 'scalar' && officeFile.test(value.text));
  return isNamed || links.some(({ target }) => officeFile.test(target));
}

/**
 * True if a document says something of what is only recommended: whether that is enough is for its readers to judge. The
 * objectives of a topic policy or a plan are its purpose, which is asked for by itself. Where purpose
 * and scope are required, their mentions are read from opening words only, which often say them.
 */
function isTouched({ prose }: PolicyDocument, kind: string, level: SectionLevel): boolean {
  if (level === 'required' && kind !== 'purpose' && kind !== 'scope') return false;
  if (prose.some((each) => each.kind === kind && each.form === 'mention')) return true;
  // steps are rules for who takes them
  return level === 'recommended' && (kind === 'objectives' || (kind === 'statements' && prose.some((each) => each.kind === 'steps')));
}

/** True for the heading that names the document and owns all others. */
function isWholeDocument({ sections, title }: PolicyDocument, section: Section): boolean {
  if (section.depth !== 1 || section.titleRange.start !== title?.range.start) return false;
  return (
    sections.every((other) => other === section || other.depth > 1) &&
    sections.some((other) => other.form === 'heading' && other !== section)
  );
}

/** `Objectives` passes for a purpose once it is written; while it is empty, it is the objectives that are missing. */
function standsForObjectives({ title, kinds }: Section, kind: string, catalog: Catalog): boolean {
  if (kind !== 'purpose' || !kinds.includes('objectives')) return false;
  const normalised = normaliseTitle(title);
  return Object.values(catalog.sectionKinds.get('objectives')?.headings ?? {}).some((titles) => titles.split(';').includes(normalised));
}

function isMetOtherwise(document: PolicyDocument, kind: string): boolean {
  if (metadataInstead[kind]?.some((key) => metadataText(document.metadata, key) !== undefined)) return true;
  if (kind === 'compliance' && (aboutCompliance.test(document.title?.text ?? '') || mapsControls(document))) return true;
  if (kind === 'control-mapping')
    return (
      document.references.length > 0 ||
      document.links.some(({ target }) => mapped.test(baseName(target))) ||
      document.filesNamed.some((name) => mapped.test(baseName(name))) ||
      hasControlsAsClauses(document) ||
      listsStandards(document, /\p{L}\d|\p{L}{2}\.\p{L}{2}/u)
    );
  if (kind === 'steps' && document.links.some(({ target }) => picture.test(target) && processName.test(baseName(target)))) return true;
  // a process laid down as rules
  if (kind === 'steps' && document.sections.some(({ kinds, content }) => content === 'text' && kinds.includes('statements'))) return true;
  if (kind === 'references')
    return (
      document.links.some(({ uri }) => uri !== document.uri) || listsStandards(document) || namesDocuments(document) || namesFiles(document)
    );
  if (kind === 'boundaries' && document.sections.some(({ kinds, content }) => content === 'text' && kinds.includes('scope'))) return true;
  if (saysInFrontMatter(document, kind)) return true;
  if (ownTopics.has(kind)) return hasTopicSections(document);
  if (kind === 'scope') return hasScopeOfSystem(document);
  return kind === 'consequences' && pointsToDisciplinaryProcess(document);
}

/** Keys by which some say in the front matter what others give a section. */
const entryInstead: Readonly<Record<string, RegExp>> = { purpose: /^(?:purpose|objective)$/i, scope: /^scope$/i };
/** So many words are a statement, `scope: internal` is a label. */
const aStatement = /\S\s+\S+\s+\S/;

/** True if an entry of the front matter says what is asked for: `purpose: Keeps keys safe at night`. */
function saysInFrontMatter({ frontMatter }: PolicyDocument, kind: string): boolean {
  const key = entryInstead[kind];
  if (!key) return false;
  return frontMatter.entries.some((entry) => key.test(entry.key) && entry.value.kind === 'scalar' && aStatement.test(entry.value.text));
}

/** True if the front matter lists what a document refers to under a key that no table has: `refs: [NIST CSF PR.IP]`. */
function listsStandards({ frontMatter }: PolicyDocument, shape = /\p{L}{2}/u): boolean {
  return frontMatter.entries.some(({ key, value }) => {
    if (!/^(?:refs?|references?|standards?|frameworks?|mappings?|related[_-]\w{1,20})$/i.test(key)) return false;
    const items = value.kind === 'list' ? value.items : [value];
    return items.some((item) => item.kind === 'scalar' && shape.test(item.text));
  });
}

/** Parts of ids that say what a document is. */
const kindInId = /(?:^|[-_.])(?:pol|policy|pro|proc|prc|std|gdl|gl|pln|plan|reg|rec|sop|frm|ri|rl|va)(?=[-_.\d])/;

/** True if the text names another document by its id: `SN-POL-005`. */
function namesDocuments({ idsNamed, metadata }: PolicyDocument): boolean {
  const house = /^\p{L}{2,12}(?=[-_])/u.exec(metadataText(metadata, 'id')?.toLowerCase() ?? '')?.[0];
  return idsNamed.some((id) => kindInId.test(id) || (house !== undefined && id.startsWith(house) && /[-_]/.test(id[house.length] ?? '')));
}

/** Files that are documents to read. */
const writtenFile = /\.(?:mdx?|pdf|docx?|odt)$/;

/** True if the text names files with texts beside it: `pentest-scope.md`. */
function namesFiles({ filesNamed, uri }: PolicyDocument): boolean {
  return filesNamed.some((name) => writtenFile.test(name) && !uri.toLowerCase().endsWith(`/${name}`));
}

/** True if the controls stand among the clauses: `iso_clause: A.5.10, A.6.2`. */
function hasControlsAsClauses({ metadata }: PolicyDocument): boolean {
  return metadata.fields.some(({ key, text }) => key === 'clauses' && /(?:^|[^\p{L}])A\.?[5-8]\.\d/u.test(text));
}

/** A policy on compliance says nothing else. */
const aboutCompliance = /(?<!non-)\bcompliance\b|\bcumplimiento|konformität|conformité|conformidade/iu;

/** A section that maps a document to frameworks says what it is to comply with. */
function mapsControls({ sections }: PolicyDocument): boolean {
  return sections.some(({ kinds, content }) => content === 'text' && kinds.includes('control-mapping'));
}

/** Kinds that are the very content of a document and may stand under headings of its topic. */
const ownTopics: ReadonlySet<string> = new Set(['statements', 'steps', 'actions', 'guidance']);

/** Documents whose subject is the management system itself, and the section that says how far it reaches. */
const aboutTheSystem =
  /(?:^|[^\p{L}])(?:[a-z]?isms|aims|smsi|sgsi)(?!\p{L})|management system|managementsystem|système de management|sistema de gestión/iu;
const scopeOfSystem =
  /^(?:scope of (?:the|our) (?:isms|aims|(?:[\p{L}]{1,20} ){0,2}management system)|(?:isms|aims) scope|(?:geltungs|anwendungs)bereich des (?:isms|(?:\p{L}{1,20}-?)?managementsystems)|périmètre du (?:smsi|système de management.{0,40})|alcance del (?:sgsi|sistema de gestión.{0,40}))(?: \([^()]{0,80}\))?$/u;

/** In the policy of the management system, the scope of the system is the scope of the document. */
function hasScopeOfSystem({ sections, title }: PolicyDocument): boolean {
  if (!title || !aboutTheSystem.test(title.text)) return false;
  return sections.some((section) => section.content === 'text' && scopeOfSystem.test(normaliseTitle(section.title)));
}

/** Titles that lead up to the rules of a policy and are not yet rules. */
const preliminaries: ReadonlySet<string> = new Set(
  'introduction|overview|background|summary|executive summary|context|preface|einleitung|einführung|überblick|hintergrund|zusammenfassung|contexte|préambule|résumé|introducción|contexto|antecedentes|resumen'.split(
    '|',
  ),
);

/** A policy that has its rules under their topics (`Passwords`, `Visitors`) needs no heading that calls them rules. */
function hasTopicSections(document: PolicyDocument): boolean {
  const { sections, title } = document;
  const subject = ` ${normaliseTitle(title?.text ?? '')} `;
  return sections.some((section) => {
    // what a policy is named after is its topic, also where other policies have it as an accessory: a policy on roles
    if (section.content === 'text' && section.kinds.length > 0 && section.titleRange.start !== title?.range.start)
      if (subject.includes(` ${normaliseTitle(section.title)} `)) return true;
    if (section.kinds.length > 0 || section.content !== 'text' || section.titleRange.start === title?.range.start) return false;
    return !isBelowKnownSection(document, section) && !preliminaries.has(normaliseTitle(section.title));
  });
}

function isBelowKnownSection(document: PolicyDocument, { parent }: Section): boolean {
  const { sections } = document;
  for (let at = sections[parent]; at; at = sections[at.parent]) if (at.kinds.length > 0 && !isWholeDocument(document, at)) return true;
  return false;
}

function pointsToDisciplinaryProcess({ uri, links, references }: PolicyDocument): boolean {
  if (links.some((link) => link.uri !== uri && disciplinaryWords.test(link.target))) return true;
  return references.some(
    (reference) => reference.form === 'id' && reference.controls.some((control) => controlIdOf(control) === disciplinaryControl),
  );
}

/**
 * Which rule tells that nobody owns a document, so that one cause is told once: `field` (`owner-missing`) where there is
 * an empty owner field to fill or the type asks for no section, `section` (`missing-ownership`) otherwise.
 * @returns null if the type asks for no owner
 */
export function ownerAskedAs(document: PolicyDocument, catalog: Catalog): 'field' | 'section' | null {
  const type = catalog.documentTypes.get(document.classification.type ?? '');
  const field = type?.metadata.required.includes('owner') ?? false;
  const section = type?.sections.find((each) => each.kind === 'ownership')?.level;
  if (metadataField(document.metadata, 'owner')) return field || section ? 'field' : null;
  if (section === 'required' || (section && !field)) return 'section';
  return field ? 'field' : null;
}
