import type { TextRange } from '../../text/text-range.ts';
import type { Section } from '../policy-document.ts';
import { sectionAt } from '../sections/sections.ts';

/** A section or line is looked at this far around a place. */
const reach = 3000;
/** A document is looked through for this many uses of a verb. */
const mostLines = 200;

/** Kinds of sections that bind nobody. */
const unbinding: ReadonlySet<string> = new Set([
  'purpose',
  'objectives',
  'definitions',
  'references',
  'history',
  'control-mapping',
  'guidance',
]);
/** Titles over principles that the text below them details, and over what laws and standards require. */
const ofOthers =
  /\b(?:principles?|overview|introduction|background|laws?|legislation|regulatory|statutory|legal)\b|^\W*(?:iso|nist|gdpr|annex|art\.)|grundsätze|überblick|einleitung|gesetz|rechtlich|principes?\b|contexte|lois?\b|réglementaire|principios?\b|leyes|normativ/iu;

/** True in a section that tells aims, principles or what laws and standards require, not what its author does. */
export function speaksOfOthers(sections: readonly Section[], offset: number): boolean {
  // the first heading is the title
  for (let i = sectionAt(sections, offset); i > 0; i = sections[i]?.parent ?? -1) {
    const section = sections[i] as Section;
    if (section.kinds.some((kind) => unbinding.has(kind)) || ofOthers.test(section.title)) return true;
  }
  return false;
}

/** Headers of tables and labels that tell how often or how fast. */
const label = /\b(?:frequency|cadence|intervals?|timelines?|response times?)\b|häufigkeit|turnus|fréquence|frecuencia|periodicidad/u;
/** What is said of the document itself says nothing of what it asks for. */
const ofDocument =
  /\b(?:this|the) (?:policy|document|standard|procedure)\b|\b(?:next|last|policy|document) (?:review|update)|review (?:date|cycle)|diese[rs]? (?:richtlinie|dokument)|(?:cette|la présente) politique|(?:esta|la presente) política/u;

/**
 * True if a document says elsewhere when or how often: the section with a label for periods, or any line with the verb
 * beside the vague word and a period or such a label.
 * @param range of the vague word
 * @param interval words for periods
 */
export function isSaidElsewhere(folded: string, sections: readonly Section[], range: TextRange, interval: RegExp): boolean {
  const section = sections[sectionAt(sections, range.start)];
  const from = Math.max(section?.headingRange.end ?? 0, range.start - reach);
  if (label.test(folded.slice(from, Math.min(section?.range.end ?? folded.length, range.end + reach)))) return true;
  return verbsBeside(folded, range).some((stem) => {
    for (let at = folded.indexOf(stem), count = 0; at >= 0 && count < mostLines; at = folded.indexOf(stem, at), count++) {
      const end = folded.indexOf('\n', at);
      const line = folded.slice(Math.max(folded.lastIndexOf('\n', at) + 1, at - reach), end < 0 ? undefined : Math.min(end, at + reach));
      if ((interval.test(line) || label.test(line)) && !ofDocument.test(line)) return true;
      at += stem.length;
    }
    return false;
  });
}

const noVerb =
  /^(?:must|shall|should|have|been|their|these|those|this|that|there|being|which|where|under|after|before|with|from|müssen|werden|doivent|deben)$|ly$/;

/** What the words around a place begin with: `logs must be reviewed regularly` → `revie`. */
function verbsBeside(folded: string, { start, end }: TextRange): string[] {
  const before = folded
    .slice(Math.max(0, start - 40), start)
    .trimEnd()
    .split(/[^\p{L}]/u);
  const after = folded
    .slice(end, end + 40)
    .trimStart()
    .split(/[^\p{L}]/u);
  // `backed up regularly`: the verb stands in front of its particle
  const last = before.at(-1) ?? '';
  const words = [last.length > 0 && last.length < 4 ? before.at(-2) : last, after[0]];
  return words.flatMap((word) => (word && word.length > 3 && !noVerb.test(word) ? word.slice(0, Math.max(4, word.length - 3)) : []));
}
