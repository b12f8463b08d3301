import { fewestInStatement, type Signs, severalControls, wellControlled } from './signs.ts';
import { type Tally, threshold } from './tally.ts';
import { codeShare, decidesOnControls, namesSources } from './text-evidence.ts';

/** `Secure coding standard` is about coding, and a concern of an ISMS. */
const secure = /(?:^|[^\p{L}])(?:secur(?:e|ity)|sicher(?:e|heit))(?!\p{L})/iu;

/** Counts what speaks against a document; what is dear to find out only as long as it may decide. @param type its type */
export function weighDoubts(tally: Tally, signs: Signs, type: string | null): void {
  const { input, evidence, stated, vocabulary, name, wording, byTitle, topic, cited } = signs;
  const { path, markdown } = input;
  const other = vocabulary.otherTopicIn(topic === undefined ? wording : name);
  // a policy by its title that cites several controls is one of the ISMS, whatever else has its name
  const isOwn = evidence.title?.decides === true && cited >= severalControls;
  const isOther = other !== undefined && !isOwn && !secure.test(name);
  // a title that names nothing else says it of the whole text; policies of everything may be kept in an ISMS
  const isKept = byTitle?.type === 'policy' && (stated.length >= wellControlled || vocabulary.isAboutSecurity(input.readFolded()));
  const isAllOther = isOther && topic === undefined && cited === 0 && !isKept;
  if (isOther) tally.count(isAllOther ? -6 : -2, `it is about \`${other}\`, no concern of an ISMS`);
  if (!evidence.template && !isTitledByFile(signs) && vocabulary.explains(name)) tally.count(-2, 'its title promises an explanation');
  const system = evidence.template || /27001/.test(wording) ? undefined : vocabulary.otherSystemIn(path, wording);
  if (system !== undefined) tally.count(-3, `it belongs to \`${system}\`, which is no ISMS`);
  const explaining = vocabulary.explainingFolderIn(path);
  if (explaining !== undefined) tally.count(-2, `it lies in \`${explaining}/\`, where things are explained`);
  // commands are part of a procedure that names the control it serves and who answers for it
  const isProcedure = byTitle?.decides === true && topic !== undefined && cited > 0 && stated.length > 0;
  if (tally.points >= threshold && !isProcedure && codeShare(markdown) > 0.15) tally.count(-2, 'a good part of it is code');
  if (tally.points >= threshold && namesSources(markdown)) tally.count(-2, 'it names files of source code');
  if (
    type === 'soa' &&
    stated.length === 0 &&
    evidence.folder?.strength !== 'strong' &&
    cited < fewestInStatement &&
    !decidesOnControls(markdown)
  )
    tally.count(-2, 'it decides on too few controls for a Statement of Applicability');
}

/** True where the first heading is that of a section, `Overview`, and the file name says what the text is. */
function isTitledByFile({ input, evidence }: Signs): boolean {
  const { title, name } = evidence;
  return title === null && name?.decides === true && name.strength === 'strong' && /^\s*\p{L}+\s*$/u.test(input.title ?? '');
}
