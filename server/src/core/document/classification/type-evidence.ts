import type { SelfNamedType } from '../../catalog/catalog-files.ts';
import { baseName } from '../../text/uri.ts';
import { metadataText } from '../metadata/metadata.ts';
import type { ClassificationInput } from './classification-input.ts';
import type { DocumentVocabulary } from './document-words.ts';
import type { TypeEvidence, TypeWords } from './type-words.ts';

/** Endings behind the Markdown one that say: to be rendered first. */
const templateEnding = /\.(?:tmpl|tpl|template|j2|jinja2?|hbs|mustache|erb|liquid)$/i;
/** Standards beside ISO 27001 that a statement of applicability can be for. */
const otherStatement =
  /(?:^|[^\p{L}\d])(?:iso[ _-]?)?(?:42001|27701|27017|27018|22301|9001|nis[ _-]?2|recyf|tisax|soc[ _-]?2)(?![\p{L}\d])/iu;
/** `# Process: {{ process.name }}` */
const variable = /\{\{[^{}]{1,60}\}\}/;

/** What title, name and folders say of the type. */
export interface Evidence {
  readonly title: TypeEvidence | null;
  readonly name: TypeEvidence | null;
  readonly folder: TypeEvidence | null;
  /** Why it is a form to be filled in, null if it is none. */
  readonly template: string | null;
  readonly stem: string;
  /** The title as it stands there. */
  readonly written: string | null;
  readonly path: string;
}

/** What title, file name and folders of a file say of its type. */
export function typeEvidence({ path, title: written, metadata }: ClassificationInput, types: TypeWords): Evidence {
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
            : metadataText(metadata, 'status')?.trim().toLowerCase() === 'template'
              ? 'its status is `template`'
              : null;
  return { title, name, folder: types.inFolders(path), template, stem, written, path };
}

/** The type by title, name and folders: who decides comes first, a word in the middle of a title last. */
export function typeFrom({ title, name, folder, template, stem, path }: Evidence): string | null {
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

/** How titles end of what lies among policies and is none: a strategy plans, a list of controls lays down what is in place. */
const amongPolicies: readonly (readonly [RegExp, string])[] = [
  [/(?:^|[\s_-])strategy$/i, 'plan'],
  [/(?:^|[\s_-])(?:security|technical|access|network|cloud|physical|data) controls$/i, 'standard'],
];

/** Types that a text in a folder for policies may call itself instead. */
const instead: readonly SelfNamedType[] = ['procedure', 'standard', 'plan'];

/**
 * The type by title, name and folders, unless they say nothing or no more than a word such as `programme`, and the text
 * calls itself a policy again and again; or only the folder says policy, and the text calls itself by another type.
 */
export function typeOfText(evidence: Evidence, vocabulary: DocumentVocabulary, readFolded: () => string): string | null {
  const type = typeFrom(evidence);
  const { title, name, folder, written, stem } = evidence;
  if (type === 'policy' && folder?.type === type && !title?.decides && !name?.decides) {
    const named = amongPolicies.find(([ending]) => ending.test(written ?? stem));
    if (named) return named[1];
    if (vocabulary.callsItself('policy', readFolded(), 1)) return type;
    return instead.find((other) => vocabulary.callsItself(other, readFolded(), 2)) ?? type;
  }
  const isVague =
    type === null || (type === 'plan' && [title, name, folder].every((word) => word?.type !== type || word.strength === 'weak'));
  return isVague && vocabulary.callsItself('policy', readFolded(), 3) ? 'policy' : type;
}

/** A file name without the endings of Markdown and of templates. */
export function stemOf(file: string): string {
  return file
    .replace(templateEnding, '')
    .replace(/\.(?:md|markdown|mdx|mkdn?|mdown|mdwn|qmd|rmd|txt)$/i, '')
    .replace(/\.md$/i, '');
}
