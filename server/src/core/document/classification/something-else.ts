import { baseName } from '../../text/uri.ts';
import type { DocumentVocabulary } from './document-words.ts';
import { isPlural, type Signs, titlesOf } from './signs.ts';
import type { TypeEvidence } from './type-words.ts';

/** Types that a page about a standard has by its title, and no document of an ISMS. */
const aboutStandards: ReadonlySet<string> = new Set(['guideline', 'standard', 'methodology', 'record']);
/** `Backup Policy — STUB`: what holds is written elsewhere. */
const stubTitle = /[\s([]stub[)\]]?$/i;
/** A section that asks what a document of an ISMS is, instead of being one: `What is Annex A?`, `So what is the SoA then?`. */
const asksWhatItIs =
  /^(?:so )?what (?:is|are|does) (?:an? |the )?(?:isms|annex a|soa|statement of applicability|iso(?:\/iec)? ?27001|information security policy|risk register)(?![\p{L}\d])/u;
/** Sections on so many things hold a document together, whatever others stand beside them. */
const wholeDocument = 6;

/** Why a file is something else than a document, however much it looks like one; null if nothing says so. @param type its type */
export function somethingElse(signs: Signs, type: string | null): string | null {
  const { input, stated, said, vocabulary, name, byTitle, kinds } = signs;
  if (isAboutStandard(signs, type)) return `it is about the standard \`${standardOf(signs)}\`, so it explains more than it lays down`;
  if (isFolderPage(signs)) return `\`${baseName(input.path)}\` stands for its folder, and says little of its own`;
  if (stubTitle.test(name)) return 'its title says that its content is elsewhere';
  if (!said && vocabulary.addressesPublic(name, input.readFolded))
    return 'it is written for customers and visitors, not for those whom an ISMS binds';
  if (!said && stated.length < 2 && vocabulary.addressesReporters(name, input.readFolded))
    return 'it tells outsiders how to report weaknesses, and binds nobody inside';
  if (!said && [...titlesOf(signs)].some((title) => asksWhatItIs.test(title))) return 'it explains what such a document is';
  const shape = kinds.size < wholeDocument ? vocabulary.otherShapeOf(titlesOf(signs)) : undefined;
  if (shape !== undefined && !said) return `the titles of its sections are those of ${shape}`;
  if (input.isChapter && !(byTitle?.decides && kinds.size >= 3) && stated.length < 2)
    return 'it starts below a heading of level one and has no title, like a chapter of a larger document';
  return null;
}

function standardOf({ input, vocabulary, name }: Signs): string | undefined {
  return vocabulary.standardIn(name) ?? vocabulary.standardFolderIn(input.path);
}

function isAboutStandard(signs: Signs, type: string | null): boolean {
  const { evidence, byTitle, stated } = signs;
  if (evidence.template || standardOf(signs) === undefined) return false;
  return !byTitle?.decides || (aboutStandards.has(type ?? '') && (stated.length < 2 || type === 'guideline'));
}

/** True for the page of a folder that has not what a document has. */
function isFolderPage({ input, evidence, stated, vocabulary, byTitle, topic, kinds }: Signs): boolean {
  if (!isIndex(evidence.stem, byTitle, vocabulary)) return false;
  const isNamed = byTitle?.decides === true && (byTitle.strength === 'strong' || (topic !== undefined && !isPlural(byTitle)));
  const isControlled = stated.length >= 2;
  // the page of a whole repository is about a program
  const isInside = input.path.includes('/') || isControlled;
  return evidence.template !== null || !isNamed || kinds.size < (isControlled ? 1 : 3) || !isInside;
}

/** True for the page of a folder: named like one, or titled with nothing but a plural. */
function isIndex(stem: string, byTitle: TypeEvidence | null, vocabulary: DocumentVocabulary): boolean {
  return vocabulary.isIndexName(stem) || (byTitle?.word === 'policies' && byTitle.strength === 'weak');
}
