import { normaliseTitle } from '../sections/titles.ts';
import type { ClassificationInput } from './classification-input.ts';
import type { DocumentVocabulary } from './document-words.ts';
import type { Evidence } from './type-evidence.ts';
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
/** A title that starts with the id of a control: `A.5.24 …`, `A 8.13: …`. */
export const leadingControl = /^\s{0,9}(?:annex )?a[. ]?[5-8]\.\d{1,2}(?![\d.]{0,9}\d)/i;
/** Folders that are called after an ISMS. */
export const ismsFolder = /(?:^|\/)(?:isms|iso-?_?27001|isms-?docs|sgsi|smsi|information-security|security-polic(?:y|ies))(?:\/|$)/i;
/** A Statement of Applicability decides on more controls than this. */
export const fewestInStatement = 20;
/** Few but an ISMS control their documents with so many data. */
export const wellControlled = 4;
/** So many controls are cited by who deals with them. */
export const severalControls = 3;

/** What a file shows of itself, before anything is weighed. */
export interface Signs {
  readonly input: ClassificationInput;
  readonly evidence: Evidence;
  /** Keys of document control data that the file has. */
  readonly stated: readonly string[];
  /** The type that the config or a field states. */
  readonly said: string | null;
  readonly vocabulary: DocumentVocabulary;
  /** The title, else the file name. */
  readonly name: string;
  /** Title and file name. */
  readonly wording: string;
  /** What the title says of the type, else the file name. */
  readonly byTitle: TypeEvidence | null;
  /** True for a title that starts like that of a page about a control. */
  readonly isPage: boolean;
  /** What it is about, where its name or folder says that it is a document. */
  readonly topic: string | undefined;
  /** Kinds of its sections that documents are known by, in the order in which they come. */
  readonly kinds: ReadonlySet<string>;
  /** How many Annex A controls it cites; in a file that shows nothing else, claims only. */
  readonly cited: number;
}

/** Gathers the signs of a file. @param stated keys of document control data it has @param said the type that the config or a field states */
export function readSigns(
  input: ClassificationInput,
  evidence: Evidence,
  stated: readonly string[],
  said: string | null,
  vocabulary: DocumentVocabulary,
): Signs {
  const { title, name: byName, folder, stem } = evidence;
  const name = input.title ?? stem;
  const byTitle = (title?.decides ? title : null) ?? (byName?.decides ? byName : null) ?? title ?? byName;
  const kinds = tellingKindsOf(input);
  const topic = byTitle || folder ? (vocabulary.topicIn(name) ?? vocabulary.topicIn(stem)) : undefined;
  // controls alone make no document, so mentions are not looked for where nothing else speaks for one
  const isBare = !byTitle && !folder && stated.length === 0 && kinds.size < 2 && !ismsFolder.test(input.path);
  const references = isBare ? input.claims : [...input.claims, ...input.readMentions()];
  return {
    input,
    evidence,
    stated,
    said,
    vocabulary,
    name,
    wording: input.title === null ? stem : `${input.title} ${stem}`,
    byTitle,
    isPage: leadingControl.test(name),
    topic,
    kinds,
    cited: references.filter(({ status }) => status === 'current' || status === 'legacy').length,
  };
}

function tellingKindsOf({ sections }: ClassificationInput): ReadonlySet<string> {
  const found = new Set<string>();
  for (const { kinds } of sections) for (const kind of kinds) if (tellingKinds.has(kind)) found.add(kind);
  return found;
}

/** The titles of the sections in comparable form, each once. */
export function titlesOf({ input }: Signs): ReadonlySet<string> {
  return new Set(input.sections.map(({ title }) => normaliseTitle(title)));
}

/** True for a title of policies in general: `Policies`. */
export function isPlural({ type, strength }: TypeEvidence): boolean {
  return type === 'policy' && strength === 'weak';
}
