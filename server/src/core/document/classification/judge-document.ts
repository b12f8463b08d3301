import { baseName } from '../../text/uri.ts';
import { type Metadata, metadataText } from '../metadata/metadata.ts';
import type { Classification, Section } from '../policy-document.ts';
import { normaliseTitle } from '../sections/titles.ts';
import { type ClassificationInput, none } from './classification-input.ts';
import type { DocumentVocabulary } from './document-words.ts';
import { codeShare, isStub, namesSources } from './text-evidence.ts';
import { type Evidence, typeOfText } from './type-evidence.ts';
import type { TypeEvidence } from './type-words.ts';

const tellingKinds: ReadonlySet<string> = new Set([
  'purpose',
  'scope',
  'ownership',
  'roles',
  'consequences',
  'review',
  'exceptions',
  'compliance',
  'definitions',
  'objectives',
  'history',
  'approval',
  'control-mapping',
]);
/** Types that a page about a standard has by its title, and no document of an ISMS. */
const aboutStandards: ReadonlySet<string> = new Set(['guideline', 'standard', 'methodology', 'record']);
/** Types of documents that programs and products have too. */
const ofEverything: ReadonlySet<string> = new Set(['plan', 'report', 'register', 'record', 'guideline', 'work-instruction', 'charter']);
/** Few but an ISMS control their documents with so many data. */
const wellControlled = 4;
/** A title that starts with the id of a control: `A.5.24 …`, `A 8.13: …`. */
const leadingControl = /^\s{0,9}(?:annex )?a[. ]?[5-8]\.\d{1,2}(?![\d.]{0,9}\d)/i;
/** A title that starts with the id of a control of another standard: `BCR-09: …`, in a folder named after that standard. */
const leadingForeign = /^\s{0,9}\p{Lu}{2,4}-\d{1,3}(?:\.\d{1,3})?\s{0,3}[:–—-]\s/u;
/** Ids that documents have: `POL-03: …`. */
const documentIds = /^\s{0,9}(?:POL|PRO|PROC|STD|GDL|GUI|PLN|PLAN|REG|REC|FRM|FORM|DOC|SOP|WI|RL|VA|ISMS?)-/;
/** `Backup Policy — STUB`: what holds is written elsewhere. */
const stubTitle = /[\s([]stub[)\]]?$/i;
/** Folders that are called after an ISMS. */
export const ismsFolder = /(?:^|\/)(?:isms|iso-?_?27001|isms-?docs|sgsi|smsi|information-security|security-polic(?:y|ies))(?:\/|$)/i;
/** A Statement of Applicability decides on more controls than this. */
const fewestInStatement = 20;
/** So many controls are cited by who deals with them. */
const severalControls = 3;
/** Points an undeclared file needs. A title alone (3 at most) or a folder alone (2) is never enough. */
export const threshold = 4;

/** Sections on so many things hold a document together, whatever others stand beside them. */
const wholeDocument = 6;

/** Counts what speaks for an ISMS document, and what against it. @param said the type that the config or a field states */
export function judge(
  input: ClassificationInput,
  evidence: Evidence,
  stated: readonly string[],
  said: string | null,
  vocabulary: DocumentVocabulary,
): Classification {
  return new Judgement(input, evidence, stated, said, vocabulary).verdict();
}

/** The weighing of one file: most end at the first sum, so what is dear to find out is asked last. */
class Judgement {
  readonly #input: ClassificationInput;
  readonly #evidence: Evidence;
  /** Keys of document control data that the file has. */
  readonly #stated: readonly string[];
  readonly #said: string | null;
  readonly #vocabulary: DocumentVocabulary;
  /** The title, else the file name. */
  readonly #name: string;
  /** Title and file name. */
  readonly #wording: string;
  /** What the title says of the type, else the file name. */
  readonly #byTitle: TypeEvidence | null;
  readonly #isPage: boolean;
  #topic: string | undefined;
  #kinds: ReadonlySet<string> = new Set();
  /** How many controls are cited. */
  #cited = 0;
  #points = 0;
  readonly #reasons: string[] = [];

  constructor(
    input: ClassificationInput,
    evidence: Evidence,
    stated: readonly string[],
    said: string | null,
    vocabulary: DocumentVocabulary,
  ) {
    this.#input = input;
    this.#evidence = evidence;
    this.#stated = stated;
    this.#said = said;
    this.#vocabulary = vocabulary;
    const { title, name, stem } = evidence;
    this.#name = input.title ?? stem;
    this.#wording = input.title === null ? stem : `${input.title} ${stem}`;
    this.#byTitle = (title?.decides ? title : null) ?? (name?.decides ? name : null) ?? title ?? name;
    this.#isPage = leadingControl.test(this.#name);
  }

  verdict(): Classification {
    if (this.#isPage && this.#stated.length < 2) return none('its title is that of a page about a control');
    const { path } = this.#input;
    if (leadingForeign.test(this.#name) && !documentIds.test(this.#name) && this.#vocabulary.isOfOtherStandard(path))
      return none('its title is that of a page about a control of another standard');
    this.#weighSigns();
    // what is far from the threshold needs no further look, and nothing below makes more than one point
    if (this.#points < threshold - 1) return this.#tooLittle();
    const isBinding = this.#weighText();
    if (this.#points < threshold) return this.#tooLittle();
    if (!this.#byTitle && !isBinding && this.#kinds.size < 2 && this.#stated.length < 2)
      return none(`only its folder says what it is, though ${this.#reasons.join('; ')}`, this.#points);
    const type = this.#type();
    const other = this.#somethingElse(type);
    if (other !== null) return none(other);
    this.#weighDoubts(type);
    if (this.#points < threshold) return this.#tooLittle();
    if (isStub(this.#input.readFolded(), this.#kinds.size + this.#stated.length, this.#vocabulary))
      return none('it only says where its content is');
    return this.#document(type);
  }

  #count(value: number, reason: string): void {
    this.#points += value;
    this.#reasons.push(`${reason} (${value < 0 ? '−' : '+'}${Math.abs(value)})`);
  }

  #tooLittle(): Classification {
    if (this.#reasons.length === 0) return none('nothing in it speaks for an ISMS document', this.#points);
    return none(`too little speaks for an ISMS document: ${this.#reasons.join('; ')}`, this.#points);
  }

  /** What speaks for a document: names, folders, document control data, sections, controls. */
  #weighSigns(): void {
    const { path, sections, claims, readMentions } = this.#input;
    const { folder, title, stem } = this.#evidence;
    const byTitle = this.#byTitle;
    const stated = this.#stated;
    if (byTitle || folder) this.#topic = this.#vocabulary.topicIn(this.#name) ?? this.#vocabulary.topicIn(stem);
    if (byTitle) {
      // plans, standards and procedures are written of everything; `A.5.24 …` is as often a page about the control
      const isStrong = byTitle.strength === 'strong' && !this.#isPage && (this.#topic !== undefined || byTitle.type === 'policy');
      this.#count(isStrong ? 2 : 1, `the ${byTitle === title ? 'title' : 'file name'} says \`${byTitle.word}\``);
    }
    // plans of what is built lie in a folder for plans, whatever their titles say
    if (folder && (!byTitle || byTitle.type === folder.type || (folder.decides && folder.type !== 'plan')))
      this.#count(folder.strength === 'strong' && folder.type !== 'plan' ? 2 : 1, `it lies in a folder for \`${folder.type}\` documents`);
    else if (ismsFolder.test(path)) this.#count(1, 'it lies in a folder of an ISMS');
    if (this.#topic !== undefined && !this.#isPage) this.#count(1, `it is about \`${this.#topic}\``);
    if (stated.length > 0) this.#count(stated.length >= 2 ? 2 : 1, `it states ${stated.slice(0, 3).join(', ')}`);
    const kinds = tellingKindsOf(sections);
    this.#kinds = kinds;
    if (kinds.size >= 2) this.#count(kinds.size >= 3 ? 2 : 1, `it has sections on ${[...kinds].slice(0, 3).join(', ')}`);
    // controls alone make no document
    const references = this.#points === 0 ? claims : [...claims, ...readMentions()];
    const cited = references.filter(({ status }) => status === 'current' || status === 'legacy').length;
    this.#cited = cited;
    if (cited > 0)
      this.#count(
        cited >= severalControls ? 2 : 1,
        cited >= severalControls ? 'it cites several Annex A controls' : 'it cites an Annex A control',
      );
  }

  /** Looks into the text where one point is missing. @returns true if the text binds somebody */
  #weighText(): boolean {
    const { folder } = this.#evidence;
    const byTitle = this.#byTitle;
    if (this.#points !== threshold - 1 || this.#isPage) return false;
    if (!byTitle?.decides && !(folder?.decides && folder.strength === 'strong' && this.#topic !== undefined)) return false;
    const { readFolded } = this.#input;
    // a plan of programmers binds as well
    if (byTitle?.type !== 'plan' && this.#vocabulary.binds(readFolded())) {
      this.#count(1, 'it says what must be done');
      return true;
    }
    if (
      this.#topic !== undefined &&
      byTitle?.strength === 'strong' &&
      agree(this.#evidence) &&
      this.#vocabulary.isAboutSecurity(readFolded())
    )
      this.#count(1, 'its name says the same as its title, and its text is about security');
    return false;
  }

  #type(): string | null {
    if (this.#said !== null) return this.#said;
    const byTitle = this.#byTitle;
    // `Policies` of nothing in particular are a chapter on policies
    const isChapterOnPolicies = byTitle !== null && isPlural(byTitle) && this.#topic === undefined && !this.#evidence.template;
    if (isChapterOnPolicies) return null;
    const type = typeOfText(this.#evidence, this.#vocabulary, this.#input.readFolded);
    // what else lies in the folder of the Statement of Applicability is none
    return type === 'soa' && byTitle === null && this.#cited < fewestInStatement ? null : type;
  }

  /** Why it is something else than a document, however much it looks like one; null if nothing says so. */
  #somethingElse(type: string | null): string | null {
    const { path, isChapter } = this.#input;
    const { stem, template } = this.#evidence;
    const byTitle = this.#byTitle;
    const [stated, kinds] = [this.#stated.length, this.#kinds.size];
    const standard = this.#vocabulary.standardIn(this.#name) ?? this.#vocabulary.standardFolderIn(path);
    if (
      standard !== undefined &&
      !template &&
      (!byTitle?.decides || (aboutStandards.has(type ?? '') && (stated < 2 || type === 'guideline')))
    )
      return `it is about the standard \`${standard}\`, so it explains more than it lays down`;
    if (
      isIndex(stem, byTitle, this.#vocabulary) &&
      !(
        !template &&
        byTitle?.decides &&
        (byTitle.strength === 'strong' || (this.#topic !== undefined && !isPlural(byTitle))) &&
        kinds >= (stated >= 2 ? 1 : 3) &&
        // the page of a whole repository is about a program
        (path.includes('/') || stated >= 2)
      )
    )
      return `\`${baseName(path)}\` stands for its folder, and says little of its own`;
    if (stubTitle.test(this.#name)) return 'its title says that its content is elsewhere';
    if (!this.#said && this.#vocabulary.addressesPublic(this.#name, this.#input.readFolded))
      return 'it is written for customers and visitors, not for those whom an ISMS binds';
    if (!this.#said && stated < 2 && this.#vocabulary.addressesReporters(this.#name, this.#input.readFolded))
      return 'it tells outsiders how to report weaknesses, and binds nobody inside';
    const shape = kinds < wholeDocument ? this.#vocabulary.otherShapeOf(titlesOf(this.#input.sections)) : undefined;
    if (shape !== undefined && !this.#said) return `the titles of its sections are those of ${shape}`;
    if (isChapter && !(byTitle?.decides && kinds >= 3) && stated < 2)
      return 'it starts below a heading of level one and has no title, like a chapter of a larger document';
    return null;
  }

  /** True where the first heading is that of a section, `Overview`, and the file name says what the text is. */
  #isTitledByFile(): boolean {
    const { title, name } = this.#evidence;
    return title === null && name?.decides === true && name.strength === 'strong' && /^\s*\p{L}+\s*$/u.test(this.#input.title ?? '');
  }

  /** What speaks against a document. */
  #weighDoubts(type: string | null): void {
    const { path, markdown } = this.#input;
    const { folder, template } = this.#evidence;
    const other = this.#vocabulary.otherTopicIn(this.#topic === undefined ? this.#wording : this.#name);
    // a policy by its title that cites several controls is one of the ISMS, whatever else has its name
    const isOwn = this.#evidence.title?.decides === true && this.#cited >= severalControls;
    if (other !== undefined && !isOwn) this.#count(-2, `it is about \`${other}\`, no concern of an ISMS`);
    if (!template && !this.#isTitledByFile() && this.#vocabulary.explains(this.#name)) this.#count(-2, 'its title promises an explanation');
    const system = template || /27001/.test(this.#wording) ? undefined : this.#vocabulary.otherSystemIn(path, this.#wording);
    if (system !== undefined) this.#count(-3, `it belongs to \`${system}\`, which is no ISMS`);
    const explaining = this.#vocabulary.explainingFolderIn(path);
    if (explaining !== undefined) this.#count(-2, `it lies in \`${explaining}/\`, where things are explained`);
    // commands are part of a procedure that names the control it serves and who answers for it
    const isProcedure = this.#byTitle?.decides === true && this.#topic !== undefined && this.#cited > 0 && this.#stated.length > 0;
    if (this.#points >= threshold && !isProcedure && codeShare(markdown) > 0.15) this.#count(-2, 'a good part of it is code');
    if (this.#points >= threshold && namesSources(markdown)) this.#count(-2, 'it names files of source code');
    if (type === 'soa' && this.#stated.length === 0 && folder?.strength !== 'strong' && this.#cited < fewestInStatement)
      this.#count(-2, 'it decides on too few controls for a Statement of Applicability');
  }

  /** The document, if it has to do with information security and its type can be told. */
  #document(type: string | null): Classification {
    const { path, metadata, readFolded } = this.#input;
    const { folder, template } = this.#evidence;
    const isRelated =
      this.#topic !== undefined ||
      this.#cited > 0 ||
      // plans and notes of programs have document control data, too
      (this.#stated.length >= 2 && (this.#isOwnType(type) || this.#vocabulary.topicIn(this.#name) !== undefined)) ||
      // policies are written of everything: those of an ISMS say more of themselves than their rules
      (folder?.strength === 'strong' && folder.type === 'policy' && (this.#stated.length > 0 || this.#kinds.size > 1)) ||
      ismsFolder.test(path);
    if (!isRelated && !this.#vocabulary.isAboutSecurity(readFolded()))
      return none(`nothing in it is about information security, though ${this.#reasons.join('; ')}`, this.#points);
    const kinds = this.#kinds;
    const binds = kinds.has('scope') && kinds.has('consequences') && this.#vocabulary.topicIn(this.#wording) !== undefined;
    if (type === null && !binds && (this.#stated.length < 2 || kinds.size < 3))
      return none(`nothing tells of which type it would be, though ${this.#reasons.join('; ')}`, this.#points);
    const isForm = (): boolean =>
      (!hasPeople(metadata) && this.#vocabulary.saysTemplate(readFolded())) || this.#vocabulary.saysForm(readFolded());
    if (!this.#said && !template && isForm()) return this.#verdictOf('template', ['its first lines say so', ...this.#reasons], false);
    const reasons = template && type === 'template' ? [template, ...this.#reasons] : this.#reasons;
    // who lays down consequences for a scope binds; of all others nothing is asked that only one type needs
    return this.#verdictOf(type ?? (binds ? 'policy' : 'guideline'), reasons, type === null && !binds);
  }

  /** True for a type that few but an ISMS have; plans, reports and playbooks are written of everything, so it takes more. */
  #isOwnType(type: string | null): boolean {
    if (type === null) return false;
    if (this.#stated.length >= wellControlled) return true;
    const { folder } = this.#evidence;
    const isKept = folder?.type === type && type !== 'plan';
    return isKept || (!ofEverything.has(type) && (type !== 'procedure' || this.#byTitle?.strength === 'strong'));
  }

  #verdictOf(type: string, reasons: readonly string[], assumed: boolean): Classification {
    return { isDocument: true, type, reasons, points: this.#points, declared: false, assumed };
  }
}

/** The kinds that documents are known by, in the order in which they come. */
function tellingKindsOf(sections: readonly Section[]): ReadonlySet<string> {
  const found = new Set<string>();
  for (const { kinds } of sections) for (const kind of kinds) if (tellingKinds.has(kind)) found.add(kind);
  return found;
}

/** The titles of sections in comparable form, each once. */
function titlesOf(sections: readonly Section[]): ReadonlySet<string> {
  return new Set(sections.map(({ title }) => normaliseTitle(title)));
}

/** True if somebody is named who answers for the file: it is in use, whatever note is left in it. */
function hasPeople(metadata: Metadata): boolean {
  return metadataText(metadata, 'owner') !== undefined || metadataText(metadata, 'approver') !== undefined;
}

/** True if title and file name say the same, each on its own. */
function agree({ title, name }: Evidence): boolean {
  return title?.decides === true && name?.decides === true && title.type === name.type;
}

/** True for the page of a folder: named like one, or titled with nothing but a plural. */
function isIndex(stem: string, byTitle: TypeEvidence | null, vocabulary: DocumentVocabulary): boolean {
  return vocabulary.isIndexName(stem) || (byTitle?.word === 'policies' && byTitle.strength === 'weak');
}

function isPlural({ type, strength }: TypeEvidence): boolean {
  return type === 'policy' && strength === 'weak';
}
