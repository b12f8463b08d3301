import type { TopicElement } from '../../catalog/catalog-files.ts';
import type { DocumentTopic } from '../policy-document.ts';
import { readRecoveryObjectives } from './recovery-objectives.ts';
import { type Sign, TopicBody, type TopicSource } from './topic-body.ts';
import type { TopicWords } from './topic-words.ts';

/** Languages that the words of the topics are written in. */
const spoken: ReadonlySet<string> = new Set(['en', 'de', 'fr', 'es']);
/** Letters of running text from which on a document can be judged; what is shorter is a beginning. */
const enough = 250;
/** The topic whose documents have tables of recovery objectives. */
const continuity = 'business-continuity';

/** Types that carry out a policy, perhaps only a part of it. */
const carrying: ReadonlySet<string> = new Set(['procedure', 'standard', 'plan', 'work-instruction', 'guideline']);

/**
 * What a document is about, and which of the things its topic asks for it says. The text is looked at only where the title
 * names the topic and the topic asks something of the type.
 */
export function readTopic(source: TopicSource, words: TopicWords): DocumentTopic | null {
  const { title, claims, classification, language } = source;
  const named = title ? words.inTitle(title.text) : undefined;
  const type = classification.type ?? '';
  const part = title && !named && carrying.has(type) ? words.inPart(title.text) : undefined;
  // a policy that claims controls of a topic may be on something else, as one on acceptable use is
  const topic = named ?? part ?? (type === 'policy' ? undefined : words.inClaims(claims));
  if (!topic) return null;
  const body = new TopicBody(source);
  if (!named || !topic.types.includes(type) || !spoken.has(language) || body.length(enough) < enough)
    return { id: topic.id, elements: [], recovery: null };
  const languages = [...new Set([language, ...source.possibleLanguages()])];
  const recovery =
    topic.id === continuity
      ? readRecoveryObjectives(source.markdown, source.readFolded(), body, source.body.tables, source.sections)
      : null;
  // a table of services with their recovery times says which ones matter
  const listed = recovery?.rows[0]?.range ?? null;
  const signs = (element: TopicElement): Sign[] =>
    languages.flatMap((each) => {
      const pattern = words.words(topic.id, element, each);
      return pattern ? [{ pattern, inside: each === compounding }] : [];
    });
  return {
    id: topic.id,
    elements: topic.elements
      .filter((element) => element.types?.includes(type) ?? true)
      .map((element) => ({
        id: element.id,
        range: body.first(signs(element)) ?? (element.id === 'functions' ? listed : null),
      })),
    recovery,
  };
}

/** The language that writes compounds in one word. */
const compounding = 'de';
