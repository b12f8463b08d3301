import { baseName } from '../../text/uri.ts';
import { metadataField, metadataText } from '../metadata/metadata.ts';
import type { Classification } from '../policy-document.ts';
import { type ClassificationInput, type ClassificationWords, controlKeys, none } from './classification-input.ts';
import { judge } from './judge-document.ts';
import { ismsFolder } from './signs.ts';
import { stemOf, typeEvidence, typeOfText } from './type-evidence.ts';

/** Decides whether a file is an ISMS document and of which type: metadata, then config, then title, path and content. */
export function classify(input: ClassificationInput, words: ClassificationWords): Classification {
  const { metadata, configured } = input;
  if (!configured.included) return none('`documents` in annexa.yaml leaves the file out');
  const typeText = metadataText(metadata, 'type');
  const declaredType = typeText === undefined ? null : words.types.typeOfValue(typeText);
  const said = declaredType ?? configured.type;
  const foreign = words.vocabulary.foreignKeyIn(input.keys);
  if (foreign !== undefined && !said) return none(`its front matter has \`${foreign}\`, which makes the file something else`);
  if (!said && words.vocabulary.isInstruction(stemOf(baseName(input.path))))
    return none(`\`${baseName(input.path)}\` instructs a program by its name`);
  const declaredBy = declaration(input, declaredType !== null, words);
  // most documents say what they are: then no title has to be searched for words
  if (declaredBy && said) return declared(said, [declaredBy, typeReason(declaredType ? typeText : undefined, said)], false);
  if (!declaredBy && configured.type)
    return { ...declared(configured.type, [`the config gives it the type \`${configured.type}\``], false), declared: false };

  const stated = controlKeys.filter((key) => metadataField(metadata, key));
  const never = declaredBy ? null : neverBecause(input.path, stated.length, words);
  if (never) return none(`${never}, and no metadata say otherwise`);

  const evidence = typeEvidence(input, words.types);
  if (declaredBy) {
    const type = said ?? typeOfText(evidence, words.vocabulary, input.readFolded);
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

function declared(type: string, reasons: readonly string[], assumed: boolean): Classification {
  return { isDocument: true, type, reasons, points: null, declared: true, assumed };
}

function typeReason(written: string | undefined, type: string): string {
  return written === undefined ? `type \`${type}\` by title, path or config` : `type \`${written}\``;
}

/** What in the front matter makes the file an ISMS document by its own word; null if nothing does. */
function declaration(input: ClassificationInput, hasType: boolean, words: ClassificationWords): string | null {
  if (input.claims.some(({ place }) => place === 'front-matter')) return 'its front matter declares controls';
  const own = controlKeys.filter((key) => metadataField(input.metadata, key)?.carrier === 'front-matter');
  const telling = own.filter((key) => key !== 'id' && key !== 'status' && key !== 'version');
  // `kind` names the kinds of pages in many other collections
  const isTyped = metadataField(input.metadata, 'type')?.written !== 'kind' || telling.length > 0;
  if (hasType && isTyped && own.length >= 1) return 'its front matter names a document type';
  if (
    own.length < 3 ||
    telling.length === 0 ||
    isOfOthers(input, words) ||
    !(own.length >= manyKeys || own.some(isFormal) || isOfIsms(input, words))
  )
    return null;
  return `its front matter states ${own.slice(0, 3).join(', ')}`;
}

/** True for a title that names a concern of programmers or of another department, and none of an ISMS. */
function isOfOthers({ path, title }: ClassificationInput, { vocabulary }: ClassificationWords): boolean {
  const name = title ?? stemOf(baseName(path));
  return vocabulary.topicIn(name) === undefined && vocabulary.otherTopicIn(name) !== undefined;
}

/** So many fields has nobody but who controls documents. */
const manyKeys = 5;

/** True for keys that the pages of a program, which have owners and states as well, do not have. */
function isFormal(key: string): boolean {
  return (
    key === 'approver' || key === 'approved_date' || key === 'effective_date' || key === 'next_review_date' || key === 'classification'
  );
}

/** True for a file whose title or folder tells of a document type, and has to do with information security. */
function isOfIsms({ path, title }: ClassificationInput, { types, vocabulary }: ClassificationWords): boolean {
  const stem = stemOf(baseName(path));
  const folder = types.inFolders(path);
  if (!(types.inTitle(title ?? stem) ?? types.inTitle(stem) ?? folder)) return false;
  return (
    (vocabulary.topicIn(title ?? stem) ?? vocabulary.topicIn(stem)) !== undefined ||
    (folder?.type === 'policy' && folder.decides) ||
    ismsFolder.test(path)
  );
}
