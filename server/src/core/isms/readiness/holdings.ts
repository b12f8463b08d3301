import type { Catalog } from '../../catalog/catalog.ts';
import { isTopLevel } from '../../document/classification/top-level.ts';
import type { PolicyDocument } from '../../document/policy-document.ts';
import { normaliseTitle, titleKey } from '../../document/sections/titles.ts';
import type { TextRange } from '../../text/text-range.ts';
import { baseName } from '../../text/uri.ts';
import type { RecognisedBy } from './readiness.ts';
import { itemSubjects, type Subject, topicSubjects } from './subjects.ts';

/** That a document holds something, and what says so. */
export interface Holding {
  /** Id of the item or topic. */
  readonly subject: string;
  readonly by: RecognisedBy;
  /** In words: `by its title`. */
  readonly why: string;
  /** The section it is in; null for the whole document. */
  readonly range: TextRange | null;
}

/** Finds out what documents hold of what certification takes. What was found of a document is kept with it. */
export class Holdings {
  readonly #catalog: Catalog;
  readonly #items: readonly Subject[];
  readonly #topics: readonly Subject[];
  readonly #ofItems = new WeakMap<PolicyDocument, readonly Holding[]>();
  readonly #ofTopics = new WeakMap<PolicyDocument, readonly Holding[]>();

  constructor(catalog: Catalog) {
    this.#catalog = catalog;
    this.#items = itemSubjects(catalog);
    this.#topics = topicSubjects(catalog);
  }

  /** The pieces of documented information that a document holds; none if it is no ISMS document. */
  items(document: PolicyDocument): readonly Holding[] {
    const known = this.#ofItems.get(document);
    if (known) return known;
    const found = this.#look(document, this.#items);
    const rest = found.length === 0 ? this.#rest(document) : [];
    const all = [...found, ...rest];
    this.#ofItems.set(document, all);
    return all;
  }

  /** The topics of the road that a document deals with. */
  topics(document: PolicyDocument): readonly Holding[] {
    const known = this.#ofTopics.get(document);
    if (known) return known;
    const found = this.#look(document, this.#topics);
    this.#ofTopics.set(document, found);
    return found;
  }

  #look(document: PolicyDocument, subjects: readonly Subject[]): Holding[] {
    const { isDocument, type } = document.classification;
    if (!isDocument || type === null) return [];
    const clauses = declaredClauses(document);
    const title = titleKey(normaliseTitle(document.title?.text ?? ''));
    const name = titleKey(
      normaliseTitle(
        baseName(document.uri)
          .replace(/\.[a-z]{1,9}$/i, '')
          .replace(/[-_.]+/g, ' '),
      ),
    );
    const declared: { subject: Subject; holding: Holding; titled: boolean }[] = [];
    const found: Holding[] = [];
    for (const subject of subjects) {
      if (!subject.types.has(type) && (subject.types.size > 0 || clauses.length === 0)) continue;
      const titled = subject.isTitle(title);
      const clause = clauses.find((each) => subject.clauses.some((asked) => answersClause(each, asked)));
      if (clause !== undefined)
        declared.push({ subject, titled, holding: { subject: subject.id, by: 'clause', why: `declares clause ${clause}`, range: null } });
      else {
        const holding = this.#recognise(document, type, subject, titled, name);
        if (holding) found.push(holding);
      }
    }
    // where a clause asks for several things, the title tells which of them a document is
    const told = declared.filter(
      ({ subject, titled }) => titled || !declared.some((other) => other.titled && sameClause(other.subject, subject)),
    );
    return [...told.map(({ holding }) => holding), ...found];
  }

  #recognise(document: PolicyDocument, type: string, subject: Subject, titled: boolean, name: string): Holding | null {
    const holding = (by: RecognisedBy, why: string, range: TextRange | null = null): Holding => ({ subject: subject.id, by, why, range });
    const documentType = this.#catalog.documentTypes.get(type);
    const isTop = (subject.byTopLevel || subject.topLevelSection) && documentType && isTopLevel(document, documentType);
    if (subject.byType.has(type) || (subject.byTopLevel && isTop)) return holding('type', 'by its type');
    if (titled) return holding('title', 'by its title');
    const section = document.sections.find(
      ({ title, kinds, content }) =>
        content === 'text' &&
        ((isTop && subject.topLevelSection !== undefined && kinds.includes(subject.topLevelSection)) ||
          subject.isSection?.(titleKey(normaliseTitle(title)))),
    );
    if (section) return holding('section', `by its section \`${section.title}\``, section.titleRange);
    return subject.isTitle(name) ? holding('file-name', 'by its file name') : null;
  }

  /** What a document is that holds nothing else. */
  #rest({ classification: { isDocument, type } }: PolicyDocument): Holding[] {
    if (!isDocument || type === null) return [];
    return this.#items
      .filter(({ byRest }) => byRest.has(type))
      .map(({ id }) => ({
        subject: id,
        by: 'rest',
        why: `as a further ${type}`,
        range: null,
      }));
  }
}

/** The clauses that the metadata of a document name, numbers with at least two levels: `6.1.3`. */
export function declaredClauses({ metadata }: PolicyDocument): string[] {
  return metadata.fields.flatMap(({ key, blank, text }) =>
    key !== 'clauses' || blank
      ? []
      : [...text.slice(0, 2_000).matchAll(/(?<![\p{L}\d.])\d{1,2}(?:\.\d{1,2}){1,2}(?![\d.]*\d)/gu)].map(([id]) => id),
  );
}

/** A clause stands for what is below it and above it, up to two levels: `9.2` names `9.2.2`. */
export function answersClause(declared: string, asked: string): boolean {
  return declared === asked || asked.startsWith(`${declared}.`) || declared.startsWith(`${asked}.`);
}

function sameClause(one: Subject, other: Subject): boolean {
  return one !== other && one.clauses.some((clause) => other.clauses.includes(clause));
}
