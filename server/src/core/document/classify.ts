import { baseName } from '../text/uri.ts';
import { type Metadata, metadataField, metadataText } from './metadata.ts';
import type { Classification, Reference, Section } from './policy-document.ts';
import type { TypeWords } from './type-words.ts';

/** What is known of a file when it is to be classified. */
export interface ClassificationInput {
  /** Path below the config folder or workspace folder, with `/`; the whole URI where neither is known. */
  readonly path: string;
  /** What the config's globs say: not a document, a type, or nothing. */
  readonly configured: { readonly included: boolean; readonly type: string | null };
  readonly metadata: Metadata;
  readonly title: string | null;
  readonly sections: readonly Section[];
  readonly references: readonly Reference[];
}

/** Files that are never ISMS documents unless their metadata say so. */
const neverByName =
  /^(?:readme|changelog|changes|contributing|license|licence|code[_-]of[_-]conduct|security|support|authors|codeowners|notice|todo|agents|claude|summary|_?sidebar|pull_request_template|issue_template)(?:[._-].*)?\.\w+$/i;
const controlKeys = [
  'id',
  'owner',
  'approver',
  'version',
  'status',
  'classification',
  'effective_date',
  'approved_date',
  'next_review_date',
  'last_review_date',
  'review_cycle',
];
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
const leadingControl = /^\s*(?:annex )?a[. ]?[5-8]\.\d{1,2}(?![\d.]*\d)/i;
/** Points an undeclared file needs. A title alone (2) or a folder alone (2) is never enough. */
const threshold = 4;

/** Decides whether a file is an ISMS document and of which type: metadata, then config, then title, path and content. */
export function classify(input: ClassificationInput, words: TypeWords): Classification {
  const { metadata, configured } = input;
  const none = (reason: string): Classification => ({ isDocument: false, type: null, reasons: [reason], declared: false, assumed: false });
  if (!configured.included) return none('the config leaves the file out');
  const typeText = metadataText(metadata, 'type');
  const declaredType = typeText === undefined ? null : words.typeOfValue(typeText);
  const said = declaredType ?? configured.type;
  const declaredBy = declaration(input, declaredType !== null);
  // most documents say what they are: then no title has to be searched for words
  if (declaredBy && said)
    return {
      isDocument: true,
      type: said,
      reasons: [declaredBy, ...typeReason(said, declaredType, typeText)],
      declared: true,
      assumed: false,
    };
  const inTitle = input.title === null ? null : words.inTitle(input.title);
  const inName = words.inTitle(baseName(input.path).replace(/(?:\.md)?\.\w+$/, ''));
  const inFolders = words.inFolders(input.path);
  const guessed = said ?? inTitle?.type ?? inName?.type ?? inFolders?.type ?? null;

  if (declaredBy)
    return {
      isDocument: true,
      type: guessed ?? 'guideline',
      reasons: [declaredBy, ...typeReason(guessed, declaredType, typeText)],
      declared: true,
      assumed: guessed === null,
    };
  if (configured.type)
    return {
      isDocument: true,
      type: configured.type,
      reasons: [`the config gives it the type \`${configured.type}\``],
      declared: false,
      assumed: false,
    };
  const stated = controlKeys.filter((key) => metadataField(metadata, key));
  if (neverByName.test(baseName(input.path)) && !(inFolders && stated.length >= 2))
    return none(`\`${baseName(input.path)}\` is no ISMS document by its name, and no metadata say otherwise`);

  const reasons: string[] = [];
  let points = 0;
  const count = (value: number, reason: string): void => {
    points += value;
    reasons.push(reason);
  };
  const byTitle = inTitle ?? inName;
  // `A.5.24 Incident planning` is as often a page about the control as a document that answers it
  const isStrong = byTitle?.strength === 'strong' && !(inTitle && leadingControl.test(input.title ?? ''));
  if (byTitle) count(isStrong ? 2 : 1, `the ${inTitle ? 'title' : 'file name'} says \`${byTitle.word}\``);
  if (inFolders) count(inFolders.strength === 'strong' ? 2 : 1, `it lies in a folder for \`${inFolders.type}\` documents`);
  else if (/(?:^|\/)(?:isms|iso-?_?27001|isms-?docs|sgsi|smsi|information-security|security-polic\w*)(?:\/|$)/i.test(input.path))
    count(1, 'it lies in a folder of an ISMS');
  if (stated.length >= 2) count(2, `it states ${stated.slice(0, 3).join(', ')}`);
  else if (stated.length === 1) count(1, `it states ${stated[0]}`);
  const kinds = new Set(input.sections.flatMap((section) => section.kinds).filter((kind) => tellingKinds.has(kind)));
  if (kinds.size >= 3) count(2, `it has sections on ${[...kinds].slice(0, 3).join(', ')}`);
  else if (kinds.size === 2) count(1, `it has sections on ${[...kinds].join(', ')}`);
  const cited = input.references.filter((reference) => reference.status === 'current' || reference.status === 'legacy').length;
  if (cited >= 3) count(2, 'it cites several Annex A controls');
  else if (cited > 0) count(1, 'it cites an Annex A control');
  if (points < threshold)
    return none(
      reasons.length === 0 ? 'nothing in it speaks for an ISMS document' : `too little speaks for an ISMS document: ${reasons.join('; ')}`,
    );
  const binds = kinds.has('scope') && (kinds.has('consequences') || kinds.has('exceptions'));
  return {
    isDocument: true,
    // who lays down consequences or exceptions for a scope binds; of all others nothing is asked that only one type needs
    type: guessed ?? (binds ? 'policy' : 'guideline'),
    reasons,
    declared: false,
    assumed: guessed === null && !binds,
  };
}

/** What in the front matter makes the file an ISMS document by its own word; null if nothing does. */
function declaration(input: ClassificationInput, hasType: boolean): string | null {
  if (input.references.some((reference) => reference.kind === 'claim' && reference.place === 'front-matter'))
    return 'its front matter declares controls';
  const own = controlKeys.filter((key) => metadataField(input.metadata, key)?.carrier === 'front-matter');
  if (hasType && own.length >= 1) return 'its front matter names a document type';
  const telling = own.filter((key) => key !== 'id' && key !== 'status' && key !== 'version');
  return own.length >= 3 && telling.length >= 1 ? `its front matter states ${own.slice(0, 3).join(', ')}` : null;
}

function typeReason(guessed: string | null, declaredType: string | null, typeText: string | undefined): string[] {
  if (declaredType) return [`type \`${typeText}\``];
  return guessed ? [`type \`${guessed}\` by title, path or config`] : [];
}
