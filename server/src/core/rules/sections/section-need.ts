import { type Catalog, controlIdOf } from '../../catalog/catalog.ts';
import { metadataField, metadataText } from '../../document/metadata.ts';
import type { PolicyDocument, Section } from '../../document/policy-document.ts';
import { normaliseTitle } from '../../document/titles.ts';

/** What the type of a document asks of it, and whether the document has it. */
export interface SectionNeed {
  readonly level: 'required' | 'recommended';
  /** `unfilled`: there is such a section, but nothing is written in it. */
  readonly state: 'met' | 'missing' | 'unfilled';
  /** The section without content, for `unfilled`. */
  readonly section: Section | null;
}

/** Metadata that say what a section of the kind would say. */
const metadataInstead: Readonly<Record<string, readonly string[]>> = { ownership: ['owner'], review: ['next_review_date', 'review_cycle'] };

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
  const level = type?.sections.find((section) => section.kind === kind)?.level;
  const { assumed, declared } = document.classification;
  if (!level || (assumed && !declared)) return null;
  let unfilled: Section | null = null;
  for (const section of document.sections) {
    if (!section.kinds.includes(kind)) continue;
    if (section.content === 'text') return { level, state: 'met', section: null };
    if (!standsForObjectives(section, kind, catalog)) unfilled ??= section;
  }
  if (isMetOtherwise(document, kind)) return { level, state: 'met', section: null };
  return { level, state: unfilled ? 'unfilled' : 'missing', section: unfilled };
}

/** `Objectives` passes for a purpose once it is written; while it is empty, it is the objectives that are missing. */
function standsForObjectives({ title, kinds }: Section, kind: string, catalog: Catalog): boolean {
  if (kind !== 'purpose' || !kinds.includes('objectives')) return false;
  const normalised = normaliseTitle(title);
  return Object.values(catalog.sectionKinds.get('objectives')?.headings ?? {}).some((titles) => titles.includes(normalised));
}

function isMetOtherwise(document: PolicyDocument, kind: string): boolean {
  if (metadataInstead[kind]?.some((key) => metadataText(document.metadata, key) !== undefined)) return true;
  if (document.prose.some((evidence) => evidence.kind === kind)) return true;
  if (kind === 'statements') return hasTopicSections(document);
  if (kind === 'scope') return hasScopeOfSystem(document);
  return kind === 'consequences' && pointsToDisciplinaryProcess(document);
}

/** Documents whose subject is the management system itself, and the section that says how far it reaches. */
const aboutTheSystem =
  /(?:^|[^\p{L}])(?:[a-z]?isms|aims|smsi|sgsi)(?!\p{L})|management system|managementsystem|système de management|sistema de gestión/iu;
const scopeOfSystem =
  /^(?:scope of (?:the|our) (?:isms|aims|(?:[\p{L}]+ ){0,2}management system)|(?:isms|aims) scope|(?:geltungs|anwendungs)bereich des (?:isms|(?:\p{L}+-?)?managementsystems)|périmètre du (?:smsi|système de management.*)|alcance del (?:sgsi|sistema de gestión.*))(?: \([^)]*\))?$/u;

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
function hasTopicSections({ sections, title }: PolicyDocument): boolean {
  const subject = ` ${normaliseTitle(title?.text ?? '')} `;
  return sections.some((section) => {
    // what a policy is named after is its topic, also where other policies have it as an accessory: a policy on roles
    if (section.content === 'text' && section.kinds.length > 0 && section.titleRange.start !== title?.range.start)
      if (subject.includes(` ${normaliseTitle(section.title)} `)) return true;
    if (section.kinds.length > 0 || section.content !== 'text' || section.titleRange.start === title?.range.start) return false;
    return !isBelowKnownSection(sections, section) && !preliminaries.has(normaliseTitle(section.title));
  });
}

function isBelowKnownSection(sections: readonly Section[], section: Section): boolean {
  for (let at = sections[section.parent]; at; at = sections[at.parent]) if (at.kinds.length > 0) return true;
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
