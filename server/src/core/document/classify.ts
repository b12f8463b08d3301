import { baseName } from '../text/uri.ts';
import type { DocumentVocabulary } from './document-words.ts';
import { type Metadata, metadataField, metadataText } from './metadata.ts';
import type { Classification, Reference, Section } from './policy-document.ts';
import type { TypeEvidence, TypeWords } from './type-words.ts';

/** What is known of a file when it is to be classified. */
export interface ClassificationInput {
  /** Path below the config folder or workspace folder, with `/`; the whole URI where neither is known. */
  readonly path: string;
  /** What the config's globs say: not a document, a type, or nothing. */
  readonly configured: { readonly included: boolean; readonly type: string | null };
  /** Top-level keys of the front matter. */
  readonly keys: readonly string[];
  readonly metadata: Metadata;
  readonly title: string | null;
  /** True if the file starts below level one and has no title of its own: a chapter of something larger. */
  readonly isChapter: boolean;
  readonly sections: readonly Section[];
  /** What the file declares. */
  readonly claims: readonly Reference[];
  /** Reads what it mentions; only asked for where it may decide. */
  readonly readMentions: () => readonly Reference[];
  /** The text without front matter; only looked at where little more is needed. */
  readonly markdown: string;
}

/** What titles, paths and texts are compared with. */
export interface ClassificationWords {
  readonly types: TypeWords;
  readonly vocabulary: DocumentVocabulary;
}

const controlKeys = [
  'id',
  'owner',
  'approver',
  'version',
  'status',
  'classification',
  'effective_date',
  'approved_date',
  'next_review_date',
  'last_review_date',
  'review_cycle',
];
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
/** A title that starts with the id of a control: `A.5.24 …`, `A 8.13: …`. */
const leadingControl = /^\s{0,9}(?:annex )?a[. ]?[5-8]\.\d{1,2}(?![\d.]{0,9}\d)/i;
const ismsFolder = /(?:^|\/)(?:isms|iso-?_?27001|isms-?docs|sgsi|smsi|information-security|security-polic(?:y|ies))(?:\/|$)/i;
/** Endings behind the Markdown one that say: to be rendered first. */
const templateEnding = /\.(?:tmpl|tpl|template|j2|jinja2?|hbs|mustache|erb|liquid)$/i;
/** Standards beside ISO 27001 that a statement of applicability can be for. */
const otherStatement =
  /(?:^|[^\p{L}\d])(?:iso[ _-]?)?(?:42001|27701|27017|27018|22301|9001|nis[ _-]?2|recyf|tisax|soc[ _-]?2)(?![\p{L}\d])/iu;
/** `# Process: {{ process.name }}` */
const variable = /\{\{[^{}]{1,60}\}\}/;
/** Points an undeclared file needs. A title alone (3 at most) or a folder alone (2) is never enough. */
export const threshold = 4;

/** Decides whether a file is an ISMS document and of which type: metadata, then config, then title, path and content. */
export function classify(input: ClassificationInput, words: ClassificationWords): Classification {
  const { metadata, configured } = input;
  if (!configured.included) return none('`documents` in annexa.yaml leaves the file out');
  const typeText = metadataText(metadata, 'type');
  const declaredType = typeText === undefined ? null : words.types.typeOfValue(typeText);
  const said = declaredType ?? configured.type;
  const foreign = words.vocabulary.foreignKeyIn(input.keys);
  if (foreign !== undefined && !said) return none(`its front matter has \`${foreign}\`, which makes the file something else`);
  const declaredBy = declaration(input, declaredType !== null);
  // most documents say what they are: then no title has to be searched for words
  if (declaredBy && said) return declared(said, [declaredBy, typeReason(declaredType ? typeText : undefined, said)], false);
  if (!declaredBy && configured.type)
    return { ...declared(configured.type, [`the config gives it the type \`${configured.type}\``], false), declared: false };

  const stated = controlKeys.filter((key) => metadataField(metadata, key));
  const never = declaredBy ? null : neverBecause(input.path, stated.length, words);
  if (never) return none(`${never}, and no metadata say otherwise`);

  const evidence = typeEvidence(input, words.types);
  if (declaredBy) {
    const type = said ?? typeFrom(evidence);
    return declared(type ?? 'guideline', type ? [declaredBy, typeReason(undefined, type)] : [declaredBy], type === null);
  }
  return judge(input, evidence, stated, said, words.vocabulary);
}

/** Why a file is no document whatever it says but for its metadata; null if nothing of its path says so. */
function neverBecause(path: string, stated: number, { types, vocabulary }: ClassificationWords): string | null {
  const file = baseName(path);
  if (vocabulary.isNeverName(stemOf(file)) && !(stated >= 2 && types.inFolders(path))) return `\`${file}\` is no ISMS document by its name`;
  const folder = vocabulary.neverFolderIn(path);
  return folder === undefined ? null : `it lies in \`${folder}/\`, where no ISMS documents are kept`;
}

/** A file name without the endings of Markdown and of templates. */
function stemOf(file: string): string {
  return file
    .replace(templateEnding, '')
    .replace(/\.(?:md|markdown|mdx|mkdn?|mdown|mdwn|qmd|rmd|txt)$/i, '')
    .replace(/\.md$/i, '');
}

function none(reason: string, points: number | null = null): Classification {
  return { isDocument: false, type: null, reasons: [reason], points, declared: false, assumed: false };
}

function declared(type: string, reasons: readonly string[], assumed: boolean): Classification {
  return { isDocument: true, type, reasons, points: null, declared: true, assumed };
}

function typeReason(written: string | undefined, type: string): string {
  return written === undefined ? `type \`${type}\` by title, path or config` : `type \`${written}\``;
}

/** What title, name and folders say of the type. */
interface Evidence {
  readonly title: TypeEvidence | null;
  readonly name: TypeEvidence | null;
  readonly folder: TypeEvidence | null;
  /** Why it is a form to be filled in, null if it is none. */
  readonly template: string | null;
  readonly stem: string;
  readonly path: string;
}

function typeEvidence({ path, title: written }: ClassificationInput, types: TypeWords): Evidence {
  const file = baseName(path);
  const stem = stemOf(file);
  const title = written === null ? null : types.inTitle(written);
  const name = types.inTitle(stem);
  const template = templateEnding.test(file)
    ? `the ending of \`${file}\` is that of a template`
    : title?.template && title.decides
      ? 'the title is that of a template'
      : name?.template && name.decides
        ? 'the file name is that of a template'
        : types.inTemplateFolder(path)
          ? 'it lies in a folder for templates'
          : written !== null && variable.test(written)
            ? 'its title is still to be filled in'
            : null;
  return { title, name, folder: types.inFolders(path), template, stem, path };
}

/** The type by title, name and folders: who decides comes first, a word in the middle of a title last. */
function typeFrom({ title, name, folder, template, stem, path }: Evidence): string | null {
  if (template) return 'template';
  const found =
    (title?.decides ? title : null) ??
    (name?.decides ? name : null) ??
    (folder?.strength === 'strong' ? folder : null) ??
    title ??
    name ??
    (folder?.decides ? folder : null);
  // a statement for another standard has other controls in its rows
  if (found?.type === 'soa' && otherStatement.test(`${stem} ${path}`)) return 'register';
  return found?.type ?? null;
}

/** Counts what speaks for an ISMS document, and what against it. */
function judge(
  input: ClassificationInput,
  evidence: Evidence,
  stated: readonly string[],
  said: string | null,
  vocabulary: DocumentVocabulary,
): Classification {
  const { path, title, markdown } = input;
  const { folder, stem } = evidence;
  const file = baseName(path);
  const isPage = leadingControl.test(title ?? stem);
  if (isPage && stated.length < 2) return none('its title is that of a page about a control');

  const reasons: string[] = [];
  let points = 0;
  const count = (value: number, reason: string): void => {
    points += value;
    reasons.push(`${reason} (${value < 0 ? '−' : '+'}${Math.abs(value)})`);
  };
  const byTitle =
    (evidence.title?.decides ? evidence.title : null) ?? (evidence.name?.decides ? evidence.name : null) ?? evidence.title ?? evidence.name;
  const from = byTitle !== null && byTitle === evidence.title ? 'title' : 'file name';
  const wording = title === null ? stem : `${title} ${stem}`;
  const topic = byTitle || folder ? (vocabulary.topicIn(title ?? stem) ?? vocabulary.topicIn(stem)) : undefined;
  if (byTitle) {
    // plans, standards and procedures are written of everything; `A.5.24 …` is as often a page about the control
    const isStrong = byTitle.strength === 'strong' && !isPage && (topic !== undefined || byTitle.type === 'policy');
    count(isStrong ? 2 : 1, `the ${from} says \`${byTitle.word}\``);
  }
  if (folder && (folder.decides || !byTitle || byTitle.type === folder.type))
    count(folder.strength === 'strong' ? 2 : 1, `it lies in a folder for \`${folder.type}\` documents`);
  else if (ismsFolder.test(path)) count(1, 'it lies in a folder of an ISMS');
  if (topic !== undefined && !isPage) count(1, `it is about \`${topic}\``);
  if (stated.length > 0) count(stated.length >= 2 ? 2 : 1, `it states ${stated.slice(0, 3).join(', ')}`);
  const kinds = new Set(input.sections.flatMap((section) => section.kinds).filter((kind) => tellingKinds.has(kind)));
  if (kinds.size >= 2) count(kinds.size >= 3 ? 2 : 1, `it has sections on ${[...kinds].slice(0, 3).join(', ')}`);
  // controls alone make no document
  const references = points === 0 ? input.claims : [...input.claims, ...input.readMentions()];
  const cited = references.filter(({ status }) => status === 'current' || status === 'legacy').length;
  if (cited > 0) count(cited >= 3 ? 2 : 1, cited >= 3 ? 'it cites several Annex A controls' : 'it cites an Annex A control');
  // what is far from the threshold needs no further look, and nothing below makes more than one point
  if (points < threshold - 1) return tooLittle(reasons, points);
  const isNamed = byTitle?.decides || (folder?.decides && folder.strength === 'strong' && topic !== undefined);
  const isBinding = points === threshold - 1 && isNamed && !isPage && vocabulary.binds(markdown);
  if (points === threshold - 1 && isNamed && !isPage) {
    if (isBinding) count(1, 'it says what must be done');
    else if (topic !== undefined && byTitle?.strength === 'strong' && agree(evidence) && vocabulary.isAboutSecurity(markdown))
      count(1, 'its name says the same as its title, and its text is about security');
  }
  if (points < threshold) return tooLittle(reasons, points);
  if (!byTitle && !isBinding && kinds.size < 2 && stated.length < 2)
    return none(`only its folder says what it is, though ${reasons.join('; ')}`, points);

  // `Policies` of nothing in particular are a chapter on policies
  const isChapterOnPolicies = byTitle !== null && isPlural(byTitle) && topic === undefined && !evidence.template;
  const type = said ?? (isChapterOnPolicies ? null : typeFrom(evidence));
  const standard = vocabulary.standardIn(title ?? stem) ?? vocabulary.standardFolderIn(path);
  if (
    standard !== undefined &&
    !evidence.template &&
    (!byTitle?.decides || (aboutStandards.has(type ?? '') && (stated.length < 2 || type === 'guideline')))
  )
    return none(`it is about the standard \`${standard}\`, so it explains more than it lays down`);
  if (
    isIndex(stem, byTitle, vocabulary) &&
    !(
      !evidence.template &&
      byTitle?.decides &&
      (byTitle.strength === 'strong' || (topic !== undefined && !isPlural(byTitle))) &&
      kinds.size >= (stated.length >= 2 ? 1 : 3)
    )
  )
    return none(`\`${file}\` stands for its folder, and says little of its own`);
  if (input.isChapter && !(byTitle?.decides && kinds.size >= 3) && stated.length < 2)
    return none('it starts below a heading of level one and has no title, like a chapter of a larger document');
  const other = topic === undefined ? vocabulary.otherTopicIn(wording) : vocabulary.otherTopicIn(title ?? stem);
  if (other !== undefined) count(-2, `it is about \`${other}\`, no concern of an ISMS`);
  if (!evidence.template && vocabulary.explains(title ?? stem)) count(-2, 'its title promises an explanation');
  const system = evidence.template || /27001/.test(wording) ? undefined : vocabulary.otherSystemIn(path, wording);
  if (system !== undefined) count(-3, `it belongs to \`${system}\`, which is no ISMS`);
  const explaining = vocabulary.explainingFolderIn(path);
  if (explaining !== undefined) count(-2, `it lies in \`${explaining}/\`, where things are explained`);
  if (points >= threshold && codeShare(markdown) > 0.15) count(-2, 'a good part of it is code');
  if (points >= threshold && namesSources(markdown)) count(-2, 'it names files of source code');
  if (type === 'soa' && stated.length === 0 && folder?.strength !== 'strong' && cited < 20)
    count(-2, 'it decides on too few controls for a Statement of Applicability');
  if (points < threshold) return tooLittle(reasons, points);
  if (isStub(markdown, kinds.size + stated.length, vocabulary)) return none('it only says where its content is');
  const isRelated =
    topic !== undefined ||
    cited > 0 ||
    stated.length >= 2 ||
    (folder?.strength === 'strong' && folder.type === 'policy') ||
    ismsFolder.test(path);
  if (!isRelated && !vocabulary.isAboutSecurity(markdown))
    return none(`nothing in it is about information security, though ${reasons.join('; ')}`, points);
  const binds = kinds.has('scope') && kinds.has('consequences') && vocabulary.topicIn(wording) !== undefined;
  if (type === null && !binds && (stated.length < 2 || kinds.size < 3))
    return none(`nothing tells of which type it would be, though ${reasons.join('; ')}`, points);
  const note = !said && !evidence.template && !hasPeople(input.metadata) && vocabulary.saysTemplate(markdown);
  if (note)
    return { isDocument: true, type: 'template', reasons: ['its first lines say so', ...reasons], points, declared: false, assumed: false };
  return {
    isDocument: true,
    // who lays down consequences for a scope binds; of all others nothing is asked that only one type needs
    type: type ?? (binds ? 'policy' : 'guideline'),
    reasons: evidence.template && type === 'template' ? [evidence.template, ...reasons] : reasons,
    points,
    declared: false,
    assumed: type === null && !binds,
  };
}

function tooLittle(reasons: readonly string[], points: number): Classification {
  if (reasons.length === 0) return none('nothing in it speaks for an ISMS document', points);
  return none(`too little speaks for an ISMS document: ${reasons.join('; ')}`, points);
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

/** True if there is nothing but a link or the news that the content is elsewhere. */
function isStub(markdown: string, said: number, vocabulary: DocumentVocabulary): boolean {
  if (said > 0 || markdown.length > 900) return false;
  const body = markdown.replace(/^#.*$/gm, '').trim();
  return body === '' || vocabulary.saysMoved(body) || (body.length < 400 && /[^\s(]\.(?:pdf|docx?)\)/i.test(body));
}

/** Fences that hold a picture in words. */
const diagram = /^\n```[ \t]{0,3}\{?\.?(?:mermaid|plantuml|puml|dot|graphviz|d2|bpmn|svg|chart)/i;

/** How much of a text stands in code fences, 0 to 1; diagrams are no code. */
function codeShare(markdown: string): number {
  let code = 0;
  let open = -1;
  let isDiagram = false;
  for (let at = markdown.indexOf('\n```'); at >= 0; at = markdown.indexOf('\n```', at + 4)) {
    if (open >= 0 && !isDiagram) code += at - open;
    if (open < 0) isDiagram = diagram.test(markdown.slice(at, at + 30));
    open = open >= 0 ? -1 : at;
  }
  return markdown.length === 0 ? 0 : code / markdown.length;
}

/** `src/risk.ts`, `schema.prisma:12` in a code span. */
const sourceFile = /`[^`\n]{1,100}\.(?:[cm]?[jt]sx?|py|go|rs|java|kt|rb|php|cs|cpp|prisma|sql|vue|svelte|s?css)(?::\d{1,6})?`/g;

/** True if a text names several files of source code: a plan of programmers, not of an ISMS. */
function namesSources(markdown: string): boolean {
  const head = markdown.slice(0, 20_000);
  sourceFile.lastIndex = 0;
  for (let count = 0; count < 4; count++) if (!sourceFile.test(head)) return false;
  return true;
}

/** What in the front matter makes the file an ISMS document by its own word; null if nothing does. */
function declaration(input: ClassificationInput, hasType: boolean): string | null {
  if (input.claims.some(({ place }) => place === 'front-matter')) return 'its front matter declares controls';
  const own = controlKeys.filter((key) => metadataField(input.metadata, key)?.carrier === 'front-matter');
  const telling = own.filter((key) => key !== 'id' && key !== 'status' && key !== 'version');
  // `kind` names the kinds of pages in many other collections
  const isTyped = metadataField(input.metadata, 'type')?.written !== 'kind' || telling.length > 0;
  if (hasType && isTyped && own.length >= 1) return 'its front matter names a document type';
  return own.length >= 3 && telling.length >= 1 ? `its front matter states ${own.slice(0, 3).join(', ')}` : null;
}
