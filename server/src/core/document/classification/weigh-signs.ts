import { ismsFolder, type Signs, severalControls } from './signs.ts';
import { type Tally, threshold } from './tally.ts';
import { ratesRisks } from './text-evidence.ts';
import type { Evidence } from './type-evidence.ts';

/** Folders in which the registers of an ISMS are kept, and not those of a project. */
const kept = /(?:^|\/)[^/]{0,30}(?:isms|compliance|grc|27001|infosec|information-?security|risk-?(?:management|assessment))[^/]{0,30}\//i;

/** Counts what speaks for a document: names, folders, document control data, sections, controls. */
export function weighSigns(tally: Tally, { input, evidence, stated, byTitle, isPage, topic, kinds, cited }: Signs): void {
  const { folder, title } = evidence;
  if (byTitle) {
    // plans, standards and procedures are written of everything; `A.5.24 …` is as often a page about the control
    const isStrong = byTitle.strength === 'strong' && !isPage && (topic !== undefined || byTitle.type === 'policy');
    tally.count(isStrong ? 2 : 1, `the ${byTitle === title ? 'title' : 'file name'} says \`${byTitle.word}\``);
  }
  // plans of what is built lie in a folder for plans, whatever their titles say
  if (folder && (!byTitle || byTitle.type === folder.type || (folder.decides && folder.type !== 'plan')))
    tally.count(folder.strength === 'strong' && folder.type !== 'plan' ? 2 : 1, `it lies in a folder for \`${folder.type}\` documents`);
  else if (ismsFolder.test(input.path)) tally.count(1, 'it lies in a folder of an ISMS');
  if (topic !== undefined && !isPage) tally.count(1, `it is about \`${topic}\``);
  if (stated.length > 0) tally.count(stated.length >= 2 ? 2 : 1, `it states ${stated.slice(0, 3).join(', ')}`);
  if (kinds.size >= 2) tally.count(kinds.size >= 3 ? 2 : 1, `it has sections on ${[...kinds].slice(0, 3).join(', ')}`);
  if (byTitle?.type === 'register' && kept.test(input.path) && ratesRisks(input.markdown))
    tally.count(2, 'it has a table that rates risks');
  if (cited >= severalControls) tally.count(2, 'it cites several Annex A controls');
  else if (cited > 0) tally.count(1, 'it cites an Annex A control');
}

/** Looks into the text where one point is missing. @returns true if the text binds somebody */
export function weighText(tally: Tally, { input, evidence, vocabulary, byTitle, isPage, topic }: Signs): boolean {
  const { folder } = evidence;
  if (tally.points !== threshold - 1 || isPage) return false;
  if (!byTitle?.decides && !(folder?.decides && folder.strength === 'strong' && topic !== undefined)) return false;
  // a plan of programmers binds as well
  if (byTitle?.type !== 'plan' && vocabulary.binds(input.readFolded())) {
    tally.count(1, 'it says what must be done');
    return true;
  }
  if (topic !== undefined && byTitle?.strength === 'strong' && agree(evidence) && vocabulary.isAboutSecurity(input.readFolded()))
    tally.count(1, 'its name says the same as its title, and its text is about security');
  return false;
}

/** True if title and file name say the same, each on its own. */
function agree({ title, name }: Evidence): boolean {
  return title?.decides === true && name?.decides === true && title.type === name.type;
}
