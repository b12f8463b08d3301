import { type Metadata, metadataText } from '../metadata/metadata.ts';
import type { Classification } from '../policy-document.ts';
import { type ClassificationInput, none } from './classification-input.ts';
import type { DocumentVocabulary } from './document-words.ts';
import { fewestInStatement, ismsFolder, isPlural, leadingControl, readSigns, type Signs, wellControlled } from './signs.ts';
import { somethingElse } from './something-else.ts';
import { Tally, threshold } from './tally.ts';
import { isStub } from './text-evidence.ts';
import { type Evidence, typeOfText } from './type-evidence.ts';
import { weighDoubts } from './weigh-doubts.ts';
import { weighSigns, weighText } from './weigh-signs.ts';

/** Types of documents that programs and products have too. */
const ofEverything: ReadonlySet<string> = new Set(['plan', 'report', 'register', 'record', 'guideline', 'work-instruction', 'charter']);
/** A title that starts with the id of a control of another standard: `BCR-09: …`, in a folder named after that standard. */
const leadingForeign = /^\s{0,9}\p{Lu}{2,4}-\d{1,3}(?:\.\d{1,3})?\s{0,3}[:–—-]\s/u;
/** Ids that documents have: `POL-03: …`. */
const documentIds = /^\s{0,9}(?:POL|PRO|PROC|STD|GDL|GUI|PLN|PLAN|REG|REC|FRM|FORM|DOC|SOP|WI|RL|VA|ISMS?)-/;

/**
 * Weighs what speaks for an ISMS document, and what against it. Most files end at the first sum, so what is dear to find out
 * is asked last.
 * @param stated keys of document control data that the file has
 * @param said the type that the config or a field states
 */
export function judge(
  input: ClassificationInput,
  evidence: Evidence,
  stated: readonly string[],
  said: string | null,
  vocabulary: DocumentVocabulary,
): Classification {
  const name = input.title ?? evidence.stem;
  if (leadingControl.test(name) && stated.length < 2) return none('its title is that of a page about a control');
  if (leadingForeign.test(name) && !documentIds.test(name) && vocabulary.isOfOtherStandard(input.path))
    return none('its title is that of a page about a control of another standard');
  const signs = readSigns(input, evidence, stated, said, vocabulary);
  const tally = new Tally();
  weighSigns(tally, signs);
  // what is far from the threshold needs no further look, and nothing below makes more than one point
  if (tally.points < threshold - 1) return tooLittle(tally);
  const isBinding = weighText(tally, signs);
  if (tally.points < threshold) return tooLittle(tally);
  if (!signs.byTitle && !isBinding && signs.kinds.size < 2 && stated.length < 2)
    return none(`only its folder says what it is, though ${tally.reasons.join('; ')}`, tally.points);
  const type = typeOf(signs);
  const other = somethingElse(signs, type);
  if (other !== null) return none(other);
  weighDoubts(tally, signs, type);
  if (tally.points < threshold) return tooLittle(tally);
  if (isStub(input.readFolded(), signs.kinds.size + stated.length, vocabulary)) return none('it only says where its content is');
  return documentOf(tally, signs, type);
}

function tooLittle({ reasons, points }: Tally): Classification {
  if (reasons.length === 0) return none('nothing in it speaks for an ISMS document', points);
  return none(`too little speaks for an ISMS document: ${reasons.join('; ')}`, points);
}

function typeOf({ input, evidence, said, vocabulary, name, byTitle, topic, cited }: Signs): string | null {
  if (said !== null) return said;
  // `Policies` of nothing in particular are a chapter on policies
  const isChapterOnPolicies = byTitle !== null && isPlural(byTitle) && topic === undefined && !evidence.template;
  if (isChapterOnPolicies) return null;
  const type = typeOfText(evidence, vocabulary, input.readFolded);
  // what outsiders may do and whom they write to binds nobody inside
  if (type === 'policy' && vocabulary.addressesReporters(name, input.readFolded)) return 'guideline';
  // what else lies in the folder of the Statement of Applicability is none
  return type === 'soa' && byTitle === null && cited < fewestInStatement ? null : type;
}

/** The document, if it has to do with information security and its type can be told. */
function documentOf({ points, reasons }: Tally, signs: Signs, type: string | null): Classification {
  const { input, evidence, stated, said, vocabulary, wording, kinds } = signs;
  if (!isRelated(signs, type) && !vocabulary.isAboutSecurity(input.readFolded()))
    return none(`nothing in it is about information security, though ${reasons.join('; ')}`, points);
  const binds = kinds.has('scope') && kinds.has('consequences') && vocabulary.topicIn(wording) !== undefined;
  if (type === null && !binds && (stated.length < 2 || kinds.size < 3))
    return none(`nothing tells of which type it would be, though ${reasons.join('; ')}`, points);
  const verdict = (as: string, because: readonly string[], assumed: boolean): Classification => ({
    isDocument: true,
    type: as,
    reasons: because,
    points,
    declared: false,
    assumed,
  });
  if (!said && !evidence.template && isForm(signs)) return verdict('template', ['its first lines say so', ...reasons], false);
  const because = evidence.template && type === 'template' ? [evidence.template, ...reasons] : reasons;
  // who lays down consequences for a scope binds; of all others nothing is asked that only one type needs
  return verdict(type ?? (binds ? 'policy' : 'guideline'), because, type === null && !binds);
}

/** True if a file has to do with information security by what it shows of itself. */
function isRelated(signs: Signs, type: string | null): boolean {
  const { input, evidence, stated, vocabulary, name, topic, kinds, cited } = signs;
  const { folder } = evidence;
  return (
    topic !== undefined ||
    cited > 0 ||
    // plans and notes of programs have document control data, too
    (stated.length >= 2 && (isOwnType(signs, type) || vocabulary.topicIn(name) !== undefined)) ||
    // policies are written of everything: those of an ISMS say more of themselves than their rules
    (folder?.strength === 'strong' && folder.type === 'policy' && (stated.length > 0 || kinds.size > 1)) ||
    ismsFolder.test(input.path)
  );
}

/** True for a type that few but an ISMS have; plans, reports and playbooks are written of everything, so it takes more. */
function isOwnType({ evidence, stated, byTitle }: Signs, type: string | null): boolean {
  if (type === null) return false;
  if (stated.length >= wellControlled) return true;
  const { folder } = evidence;
  const isKept = folder?.type === type && type !== 'plan';
  return isKept || (!ofEverything.has(type) && (type !== 'procedure' || byTitle?.strength === 'strong'));
}

function isForm({ input, vocabulary }: Signs): boolean {
  return (!hasPeople(input.metadata) && vocabulary.saysTemplate(input.readFolded())) || vocabulary.saysForm(input.readFolded());
}

/** True if somebody is named who answers for the file: it is in use, whatever note is left in it. */
function hasPeople(metadata: Metadata): boolean {
  return metadataText(metadata, 'owner') !== undefined || metadataText(metadata, 'approver') !== undefined;
}
