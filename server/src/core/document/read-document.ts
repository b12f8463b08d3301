import type { Catalog } from '../catalog/catalog.ts';
import { formerEdition } from '../catalog/control-ids.ts';
import type { ResolvedConfig } from '../config/resolved-config.ts';
import type { MarkdownParser } from '../ports.ts';
import { foldCase } from '../text/fold-case.ts';
import { lazily } from '../text/lazily.ts';
import { LineIndex } from '../text/line-index.ts';
import type { ClassificationWords } from './classification/classification-input.ts';
import { classify } from './classification/classify.ts';
import { readComments } from './comments.ts';
import { documentTitle } from './document-title.ts';
import { readFingerprint } from './fingerprint/read-fingerprint.ts';
import { readFrontMatter } from './front-matter/front-matter.ts';
import { readExtraAnchors } from './links/extra-anchors.ts';
import { readLinks } from './links/links.ts';
import { frontMatterFields } from './metadata/front-matter-fields.ts';
import { carrierTrust, type MetadataField, metadataField, metadataText } from './metadata/metadata.ts';
import { bodyFields } from './metadata/read-metadata.ts';
import type { Classification, PolicyDocument, Reference, Requirement, Section } from './policy-document.ts';
import { type ClaimContext, declaredEdition, readClaims, readSectionClaim } from './references/claims.ts';
import { readMentions } from './references/mentions.ts';
import { readMarkdownRegisters } from './registers/markdown-registers.ts';
import { applicabilityOf } from './registers/soa/applicability-rows.ts';
import { readFrontMatterRegisters } from './registers/yaml-register.ts';
import { readSectionEvidence } from './sections/section-evidence.ts';
import type { SectionKindMatcher } from './sections/section-kinds.ts';
import { readSections, sectionAt } from './sections/sections.ts';
import { readFilesNamed, readIdsNamed } from './structure/ids-named.ts';
import { readPolicyDetailed, readPolicyNamed } from './structure/policy-named.ts';
import { readRequirements } from './structure/requirements.ts';
import { readTopic } from './topics/read-topic.ts';
import type { TopicWords } from './topics/topic-words.ts';
import { type BodyFacts, walkMarkdown } from './walk-markdown.ts';
import type { WordingReader } from './wording/wording-reader.ts';

/** What documents are read with; made once for a config. */
export interface DocumentReader {
  readonly parser: MarkdownParser;
  readonly catalog: Catalog;
  readonly config: ResolvedConfig;
  readonly sectionKinds: SectionKindMatcher;
  readonly wording: WordingReader;
  readonly topics: TopicWords;
  readonly words: ClassificationWords;
  /** True if files that are no ISMS documents need no more facts than those that links to them ask for. */
  readonly lean: boolean;
}

/** Where a file is and what the config's globs say of it. */
export interface DocumentPlace {
  readonly uri: string;
  /** Path below the config folder or the workspace folder. */
  readonly path: string;
  readonly configured: { readonly included: boolean; readonly type: string | null };
}

/**
 * Reads a Markdown text into facts. The one place where a document is parsed; never throws on any input.
 * @param original the text without byte order mark
 * @param asked true if the fingerprint is wanted of a document without `approved_hash` too
 */
export function readDocument(place: DocumentPlace, original: string, reader: DocumentReader, asked = false): PolicyDocument {
  const { catalog, config } = reader;
  // a lone CR ends a line for editors, but not for every parser; offsets stay as they are
  const text = original.includes('\r') ? original.replace(/\r(?!\n)/g, '\n') : original;
  const lines = new LineIndex(original);
  const { frontMatter, markdown } = readFrontMatter(text);
  const tree = reader.parser.parse(markdown);
  const body = walkMarkdown(tree, markdown);
  const readFolded = lazily(() => foldCase(markdown));
  const { sections, languages } = readSections(body, markdown, text.length, reader.sectionKinds);
  const comments = readComments(markdown, body.html, lines);

  const context: ClaimContext = { catalog, defaultFramework: config.frameworks[0] as string, sections };
  const claims = readClaims(frontMatter.entries, context);
  for (const claim of comments.claims)
    claims.push(
      ...readSectionClaim(
        text.slice(claim.range.start, claim.range.end),
        claim.range,
        sectionAt(sections, claim.range.start),
        'comment',
        context,
      ),
    );
  for (const claim of headingClaims(text, sections, context)) claims.push(claim);
  const declares2013 = declaredEdition(claims) === formerEdition || speaksOnlyOf2013(text, config);
  const ofFrontMatter = frontMatterFields(frontMatter.entries, catalog);
  const stated = new Set(ofFrontMatter.filter(({ blank }) => !blank).map(({ key }) => key));
  const fields = byTrust(ofFrontMatter, bodyFields(markdown, body, sections, catalog, stated));
  const metadata = { fields };
  const title = documentTitle(body, frontMatter.entries, fields, sections);
  const subject = `${title?.text ?? ''} ${declaredStandard(claims, catalog)}`;
  let mentions: readonly Reference[] | undefined;
  const readAllMentions = (): readonly Reference[] => {
    mentions ??= readMentions({ markdown, body, sections, catalog, declares2013, title: subject });
    return mentions;
  };
  const classification = classify(
    {
      path: place.path,
      configured: place.configured,
      keys: frontMatter.entries.map(({ key }) => key),
      metadata,
      title: title?.text ?? null,
      isChapter: isChapter(body, fields),
      sections,
      claims,
      readMentions: readAllMentions,
      markdown,
      readFolded,
    },
    reader.words,
  );
  const isFull = classification.isDocument || !reader.lean;
  const language = languageOf(place.path, fields, languages, config.language, () =>
    isFull ? reader.sectionKinds.language.clear(readFolded(), body.spans[0]?.start ?? 0) : null,
  );
  const inTables =
    isFull && body.tables.length > 0 && classification.type
      ? readMarkdownRegisters(markdown, body.tables, classification.type, catalog.registers)
      : none;
  const inFrontMatter = isFull ? readFrontMatterRegisters(frontMatter.entries, catalog.registers) : none;
  const registers = inFrontMatter.length === 0 ? inTables : [...inFrontMatter, ...inTables];
  const type = classification.type ?? '';
  const requirements = layingDown.has(type)
    ? readRequirements(markdown, readFolded(), body, sections, reader.wording.obligation(language))
    : none;
  return {
    uri: place.uri,
    format: 'markdown',
    lines,
    eol: text.slice(0, 2000).includes('\r\n') ? '\r\n' : '\n',
    language,
    classification,
    frontMatter,
    metadata,
    title,
    sections,
    references: isFull ? [...claims, ...readAllMentions()] : claims,
    links: readLinks(body.links, place.uri),
    anchors: withRequirements(readExtraAnchors(markdown, body.html, body.headings), requirements),
    suppressions: comments.suppressions,
    prose:
      isFull && !(reader.lean && classification.type === 'template')
        ? readSectionEvidence(
            markdown,
            readFolded,
            body,
            sections,
            fields,
            reader.sectionKinds,
            catalog.documentTypes.get(classification.type ?? ''),
          )
        : [],
    placeholders: isFilledIn(classification) ? reader.wording.placeholders(markdown, body.spans, body.html) : [],
    vagueWords: binding.has(classification.type ?? '') ? reader.wording.vagueWords(readFolded(), body.spans, sections, language) : [],
    applicability: applicabilityOf(registers, catalog),
    registers,
    registerProblems: none,
    fingerprint:
      asked || (classification.isDocument && metadataText(metadata, 'approved_hash') !== undefined)
        ? readFingerprint(tree, markdown, { title, metadata, sections, frontMatter })
        : null,
    steps: stepTypes.has(type) ? reader.wording.steps.read(readFolded(), body, sections, language) : none,
    policyNamed: carryingTypes.has(type)
      ? readPolicyNamed(readFolded(), body.spans, fields, title)
      : type === 'policy' && language === 'de'
        ? readPolicyDetailed(readFolded())
        : null,
    idsNamed: classification.isDocument ? readIdsNamed(markdown, body.spans, metadataText(metadata, 'id')) : none,
    filesNamed: classification.isDocument ? readFilesNamed(markdown) : none,
    requirements,
    carriesOut: comments.carriesOut,
    topic: classification.isDocument
      ? readTopic(
          {
            ...{ markdown, readFolded, body, sections, fields, title, claims, classification, language },
            possibleLanguages: () => reader.sectionKinds.language.possible(readFolded(), body.spans[0]?.start ?? 0),
          },
          reader.topics,
        )
      : null,
  };
}

/** One for all documents that have nothing of a kind. */
const none: readonly never[] = [];

/** `## Privileged access {A.8.2}` */
function headingClaims(text: string, sections: readonly Section[], context: ClaimContext): Reference[] {
  const claims: Reference[] = [];
  sections.forEach((section, i) => {
    const rest = text.slice(section.titleRange.end, section.headingRange.end);
    const match = /\{(A[^{}]{0,200})\}\s*$/.exec(rest);
    if (!match) return;
    const start = section.titleRange.end + match.index + 1;
    claims.push(...readSectionClaim(match[1] as string, { start, end: start + (match[1] as string).length }, i, 'heading', context));
  });
  return claims;
}

/** All fields, the most trusted carrier first. */
function byTrust(inFrontMatter: MetadataField[], inBody: readonly MetadataField[]): MetadataField[] {
  for (const field of inBody) inFrontMatter.push(field);
  return inFrontMatter.length < 2
    ? inFrontMatter
    : inFrontMatter.sort((a, b) => carrierTrust.indexOf(a.carrier) - carrierTrust.indexOf(b.carrier));
}

/** A name of the other standard that all claims of a document are of; empty if there is none. */
function declaredStandard(claims: readonly Reference[], { otherStandards }: Catalog): string {
  const framework = claims[0]?.status === 'foreign' ? otherStandards.byName(claims[0].framework) : null;
  if (!framework || claims.some((claim) => otherStandards.byName(claim.framework) !== framework)) return '';
  return otherStandards.get(framework)?.names[0] ?? '';
}

/** A document that names the 2013 edition and never the 2022 one is written against 2013. */
function speaksOnlyOf2013(text: string, config: ResolvedConfig): boolean {
  if (config.frameworks[0] === formerEdition) return true;
  return text.includes('2013') && /2700[12][: -]2013/.test(text) && !/2700[12][: -]2022/.test(text);
}

/** True if a text starts below level one and has no title elsewhere. */
function isChapter({ headings }: BodyFacts, fields: readonly MetadataField[]): boolean {
  const isTitled = headings.some(({ depth }) => depth === 1) || fields.some(({ key, blank }) => key === 'title' && !blank);
  return !isTitled && headings.some(({ depth }) => depth < 7);
}

/** Types that lay down what others carry out, those that do, and those that do so in steps. */
const layingDown: ReadonlySet<string> = new Set(['policy', 'standard']);
const carryingTypes: ReadonlySet<string> = new Set(['procedure', 'standard', 'work-instruction']);
const stepTypes: ReadonlySet<string> = new Set(['procedure', 'work-instruction']);

/** Requirements with an id are anchors too. */
function withRequirements(anchors: readonly string[], requirements: readonly Requirement[]): readonly string[] {
  const ids = requirements.flatMap(({ id }) => (id === null ? [] : id.toLowerCase()));
  return ids.length === 0 ? anchors : [...anchors, ...ids];
}

/** Types whose sentences bind somebody. */
const binding: ReadonlySet<string> = new Set(['policy', 'standard', 'procedure']);

/** A document that should hold no text to be filled in. */
function isFilledIn({ isDocument, type }: Classification): boolean {
  return isDocument && type !== 'template';
}

/** Folders and endings that say the language of a file: `de/policy.md`, `policy.fr.md`. Not `it`, the department. */
const languageInPath = /(?:^|[/.])(en|de|fr|es|pt|nl|ja|zh|ko)(?=\/|\.\w+$)/gi;

function languageOf(
  path: string,
  fields: readonly MetadataField[],
  languages: ReadonlyMap<string, number>,
  configured: string,
  spoken: () => string | null,
): string {
  const declared = metadataField({ fields }, 'language');
  if (declared && !declared.blank && /^[a-z]{2,3}\b/i.test(declared.text)) return declared.text.slice(0, 2).toLowerCase();
  const inPath = path.match(languageInPath)?.at(-1)?.replace(/\W/g, '').toLowerCase();
  const fallback = inPath ?? configured;
  let best = fallback;
  let most = 1;
  for (const [language, count] of languages)
    if (count > most || (count === most && count > 1 && language === inPath)) [best, most] = [language, count];
  const others = [...languages].filter(([language]) => language !== best);
  // where few titles tell, or as many speak another language, the text does
  return most < 3 || others.some(([, count]) => count >= most) ? (spoken() ?? best) : best;
}
