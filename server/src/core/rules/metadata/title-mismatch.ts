import type { Catalog } from '../../catalog/catalog.ts';
import { metadataField } from '../../document/metadata/metadata.ts';
import { normaliseTitle } from '../../document/sections/titles.ts';
import { comparable } from '../../text/comparable.ts';
import { exampleText } from '../example-text.ts';
import { quoted } from '../quoted.ts';
import type { Fix, Rule } from '../rule.ts';
import { textRange, yamlScalar } from './document-control.ts';

/** ANX112: the title in the front matter and the first heading name two documents. */
export const titleMismatch: Rule = {
  meta: {
    code: 'ANX112',
    slug: 'title-mismatch',
    summary: 'The title in the front matter and the first heading name different documents',
    rationale:
      'A title that does not fit its document is the trace of a copy: somebody started from another policy and did not finish. Lists and registers then show the wrong name. Titles that say the same in other words, with an id, a number or the name of the organisation more or less, are not reported.',
    clauses: ['7.5.2'],
    severity: 'info',
    fixable: true,
    scope: 'document',
  },
  examples: [
    {
      title: 'The same name with an id in front',
      text: exampleText(
        '---',
        'title: Backup Policy',
        'type: policy',
        'owner: Head of IT',
        '---',
        '',
        '# POL-007 Policy on Backups (internal)',
      ),
    },
    {
      title: 'Level-one headings that are sections',
      text: exampleText(
        ...['---', 'title: Backup Policy', 'type: policy', 'owner: Head of IT', '---', ''],
        ...['# Purpose', '', 'Why.', '', '# Scope', '', 'All servers.'],
      ),
    },
    {
      title: 'The front matter was copied from another policy',
      text: exampleText('---', 'title: ⟦Cryptography Policy⟧', 'type: policy', 'owner: Head of IT', '---', '', '# Backup Policy'),
      fixed: exampleText('---', 'title: Backup Policy', 'type: policy', 'owner: Head of IT', '---', '', '# Backup Policy'),
    },
    {
      title: 'A heading that fits another document',
      text: exampleText(
        '---',
        'title: "⟦Visitors: how we host them⟧"',
        'type: procedure',
        'owner: Head of IT',
        '---',
        '',
        '# Backup Procedure',
      ),
    },
  ],
  check({ document, catalog, config, report }) {
    const field = metadataField(document.metadata, 'title');
    // below a head without a fence the headings of level one are sections
    if (document.frontMatter.kind !== 'yaml') return;
    if (!field || field.blank || field.carrier !== 'front-matter' || /[[{<]/.test(field.text)) return;
    const headings = document.sections.filter(({ depth, form }) => depth === 1 && form === 'heading');
    const [heading] = headings;
    // several headings of level one, or one that every document has, are sections
    if (!heading || headings.length > 1 || heading.kinds.length > 0 || /[{<[]/.test(heading.title)) return;
    if (field.text === heading.title) return;
    const ignored = [typeWords(catalog), new Set(comparable(config.organization ?? '').split(' '))];
    if (!namesDocument(heading.title, ignored) || !nameDifferent(field.text, heading.title, ignored)) return;
    const isPlain = field.value?.kind === 'scalar' && field.value.style !== 'block';
    const newText = yamlScalar('title', heading.title);
    const fix: Fix = {
      title: 'Take the title from the heading',
      preferred: false,
      edits: [{ uri: document.uri, range: field.valueRange, newText }],
    };
    report({
      range: textRange(field),
      message: `The title here is ${quoted(field.text)}, but the first heading says ${quoted(heading.title)}. Correct the one that is wrong.`,
      related: [{ uri: document.uri, range: heading.titleRange, message: 'the first heading' }],
      fixes: isPlain && !/[\n\\]/.test(heading.title) ? [fix] : [],
    });
  },
};

/** True for a heading that may name a document: it says what kind of document it is, or more than a word. */
function namesDocument(heading: string, ignored: readonly ReadonlySet<string>[]): boolean {
  const words = comparable(normaliseTitle(heading)).split(' ');
  const telling = tellingWords(words.join(' '), ignored).length;
  return telling > 1 || (telling === 1 && words.length > 1);
}

/** True if fewer than half of the words of the shorter title occur in the other, and neither is short for the other. */
function nameDifferent(one: string, other: string, ignored: readonly ReadonlySet<string>[]): boolean {
  const [a, b] = [comparable(normaliseTitle(one)), comparable(normaliseTitle(other))];
  if (a === '' || b === '' || a.includes(b) || b.includes(a)) return false;
  // `Questionnaire for suppliers (TPRA)`: what stands in brackets may be the other title, or short for it
  const [wholeA, wholeB] = [allWords(one), allWords(other)];
  if (wholeA.includes(b) || wholeB.includes(a) || abbreviates(wholeA, b) || abbreviates(wholeB, a)) return false;
  // a title in another script is a translation
  if (/\p{Script=Latin}/u.test(a) !== /\p{Script=Latin}/u.test(b)) return false;
  const [first, second] = [tellingWords(a, ignored), tellingWords(b, ignored)];
  if (first.length === 0 || second.length === 0) return false;
  const [short, long] = first.length < second.length ? [first, second] : [second, first];
  const common = short.filter((word) => long.some((each) => isSameWord(word, each))).length;
  return common * 2 < short.length;
}

/** The words of a title with those in brackets. */
function allWords(title: string): string {
  return comparable(normaliseTitle(title).replace(/[()[\]]/g, ' '));
}

/** Words that name what a document is about: no id, no number, no word for its type. */
function tellingWords(text: string, ignored: readonly ReadonlySet<string>[]): string[] {
  return text
    .split(' ')
    .slice(0, 30)
    .filter((word) => word.length > 1 && !/\d/.test(word) && !ignored.some((words) => words.has(word)));
}

/** Compounds and plurals: `backups`, `backuprichtlinie`. */
function isSameWord(one: string, other: string): boolean {
  if (one === other) return true;
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  if (short.length < 4) return false;
  return long.includes(short) || (short.length > 5 && long.startsWith(short.slice(0, 5)));
}

/** `bcp` stands in one title for `business continuity plan` in the other. */
function abbreviates(one: string, other: string): boolean {
  const initials = other
    .split(' ')
    .map((word) => word[0])
    .join('');
  return one.split(' ').some((word) => word.length > 1 && word.length < 7 && initials.includes(word));
}

const small =
  'the|of|on|for|and|to|in|a|an|our|with|at|und|der|die|das|für|zur|zum|des|de|la|le|les|du|des|et|pour|sur|y|el|los|las|para|sobre|document|dokument|documento|company|corporate|information|security|isms|iso|version|draft|general';
const wordsOf = new WeakMap<Catalog, ReadonlySet<string>>();

/** Words for types of documents, and the words around them. */
function typeWords(catalog: Catalog): ReadonlySet<string> {
  let words = wordsOf.get(catalog);
  if (!words) {
    const types = [...catalog.documentTypes.values()].flatMap((type) => Object.values(type.titleWords).flat());
    words = new Set([...small.split('|'), ...types.flatMap((title) => comparable(title).split(' '))]);
    wordsOf.set(catalog, words);
  }
  return words;
}
