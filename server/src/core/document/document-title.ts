import { comparable } from '../text/comparable.ts';
import type { FrontMatterEntry } from './front-matter/front-matter-value.ts';
import type { MetadataField } from './metadata/metadata.ts';
import type { PolicyDocument, Section } from './policy-document.ts';
import { normaliseTitle } from './sections/titles.ts';
import type { BodyFacts } from './walk-markdown.ts';

/** Titles of what stands in front of the first section, in normalised form; no section kind knows them. */
const opening: ReadonlySet<string> = new Set(
  [
    'introduction;overview;background;summary;executive summary;context;preface;about;contents;table of contents;appendix;appendices',
    'einleitung;einführung;überblick;hintergrund;zusammenfassung;kontext;vorwort;inhalt;inhaltsverzeichnis;anhang;anhänge',
    'contexte;préambule;résumé;sommaire;annexe;annexes;introducción;contexto;antecedentes;resumen;índice;anexo;anexos',
    'introdução;sumário;introduzione;premessa;contesto;inleiding;achtergrond;はじめに;概要;目次;背景',
  ].flatMap((titles) => titles.split(';')),
);

/** A name has two words at least, or is of a script that does not part them; `POL-07` is none. */
const aName = /\p{L}{2}\s+\S*\p{L}{2}|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]{2}/u;

/**
 * The title of a document: its first heading of level one or, where that is the heading of a section, what the metadata
 * call the document.
 */
export function documentTitle(
  body: BodyFacts,
  entries: readonly FrontMatterEntry[],
  fields: readonly MetadataField[],
  sections: readonly Section[],
): PolicyDocument['title'] {
  const heading = body.headings.find(({ depth }) => depth === 1);
  const field = fields.find(({ key, blank }) => key === 'title' && !blank);
  if (heading && heading.title !== '' && !(field && isSection(heading.title, field.text, body, sections)))
    return { text: heading.title, range: heading.titleRange };
  if (field) return { text: field.text, range: field.valueRange };
  const first = body.headings.find(({ depth, title }) => depth < 7 && title !== '');
  if (first && entries.length === 0) return { text: first.title, range: first.titleRange };
  return null;
}

/** True if the first heading of level one heads a section of a document that has its name in the metadata. */
function isSection(title: string, name: string, { headings }: BodyFacts, sections: readonly Section[]): boolean {
  const hasKind = sections.find(({ depth }) => depth === 1)?.kinds.length !== 0;
  if (hasKind && headings.filter(({ depth }) => depth === 1).length > 1) return true;
  const normalised = normaliseTitle(title);
  if (!hasKind && !opening.has(normalised)) return false;
  return aName.test(name) && !comparable(normaliseTitle(name)).includes(comparable(normalised));
}
