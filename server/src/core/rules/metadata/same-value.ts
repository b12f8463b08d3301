import { metadataKeyByName } from '../../document/metadata/metadata-keys.ts';
import { comparable } from '../../text/comparable.ts';
import { isIsoDate, readWrittenDate } from '../../text/iso-date.ts';

/** Whether two statements of one key can both be true. Wherever that cannot be told, they do not disagree. */
export function disagree(key: string, one: string, other: string): boolean {
  const check = checks[key];
  if (check) return check(one, other);
  return key.endsWith('_date') && datesDiffer(one, other);
}

const checks: Readonly<Record<string, (one: string, other: string) => boolean>> = {
  id: idsDiffer,
  version: versionsDiffer,
  status: statusesDiffer,
  classification: (one, other) => !areAlike(one, other) && levelOf(one) !== levelOf(other),
  owner: namesDiffer,
  approver: namesDiffer,
};

/** Two ids of one series; a name without a number is a key of some other tool. */
function idsDiffer(one: string, other: string): boolean {
  const [a, b] = [one, other].map((id) => comparable(id).replaceAll(' ', '')) as [string, string];
  return [a, b].every((id) => /\p{L}/u.test(id) && /\d/.test(id)) && !a.includes(b) && !b.includes(a);
}

function versionsDiffer(one: string, other: string): boolean {
  const [a, b] = [one, other].map((text) => /(?<![\d.])\d{1,4}(?:\.\d{1,4}){0,3}(?!\.?\d)/.exec(text)?.[0]);
  // a date in the place of a version, or a commit, is another way of counting
  if (a === undefined || b === undefined || [one, other].some((text) => /\d{4}-\d{2}/.test(text))) return false;
  // `2` says less than `2.1`, and nothing else; `2.0` does
  if (a.startsWith(`${b}.`) || b.startsWith(`${a}.`)) return false;
  return a.replace(/(?:\.0){1,3}$/, '') !== b.replace(/(?:\.0){1,3}$/, '');
}

/** States that a document is in at the same time. */
const stages: Readonly<Record<string, string>> = {
  draft: 'in the making',
  in_review: 'in the making',
  approved: 'in force',
  published: 'in force',
  retired: 'over',
  superseded: 'over',
};

function statusesDiffer(one: string, other: string): boolean {
  const [a, b] = [one, other].map(stageOf);
  return a !== undefined && b !== undefined && a !== b;
}

function stageOf(text: string): string | undefined {
  const key = metadataKeyByName('status');
  const word = text.trim().toLowerCase();
  return stages[key?.valueAliases?.[word] ?? word.replaceAll(/[- ]/g, '_')];
}

function datesDiffer(one: string, other: string): boolean {
  const [a, b] = [one, other].map((text) => (isIsoDate(text) ? text : readWrittenDate(text.slice(0, 40))));
  return a != null && b != null && a !== b;
}

/** Words that a role has and a person has not. */
const roleWords =
  /(?:^| )(?:officer|manager|management|head|director|lead|leader|owner|team|department|committee|board|council|group|office|executive|president|administrator|engineer|engineering|analyst|security|operations|compliance|legal|finance|hr|it|dpo|isms|c[a-z]{1,2}o|leitung|leiter(?:in)?|\p{L}*beauftragte[rn]?|\p{L}*führung|abteilung|vorstand|responsable|directeur|directrice|direction|rssi|dsi|jefe|gerente|dirección|comité|responsável|diretor|direzione)(?= |$)/iu;

/** Words between the words of a role. */
const small: ReadonlySet<string> = new Set('the|of|and|for|our|und|der|die|des|für|le|la|les|de|du|del|el|y|et|e|do|da'.split('|'));

/** A role may be held by a person, and a handle may be anybody's; an abbreviation is its long form; a sentence names nobody. */
function namesDiffer(one: string, other: string): boolean {
  if ([one, other].some(isHandleOrSentence)) return false;
  const [a, b] = [comparable(one), comparable(other)];
  if (a === '' || b === '' || a.includes(b) || b.includes(a)) return false;
  const isRole = roleWords.test(a);
  if (isRole !== roleWords.test(b)) return false;
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  const words = short.split(' ').filter((word) => !small.has(word));
  const known = new Set(long.split(' '));
  const common = words.filter((word) => known.has(word));
  // of a person the surname is enough; two roles are one only if one says no more than the other
  if (isRole ? common.length === words.length : common.some((word) => word.length > 1)) return false;
  return !(words.length === 1 && isShortFor(short, long));
}

/** `@org/team`, `e.stpierre`, `jane-doe`; `the owner opens the ticket.` */
function isHandleOrSentence(text: string): boolean {
  const name = text.trim();
  return /[@/\\]|\p{Ll}{3}\.$/u.test(name) || (!/\s/.test(name) && /[._-]/.test(name));
}

/** Levels of confidentiality by how their names begin in the languages served. */
const levels: readonly RegExp[] = [
  /^(?:public|öffentlich|públic|pubblic|openbaar)/u,
  /^(?:intern|internal)/u,
  /^(?:confiden|vertraulich|vertrouwelijk|riservat)/u,
  /^(?:restricted|eingeschränkt|restrit|restring|restreint)/u,
  /^(?:secret|geheim|strictly|streng|segret|sigilos)/u,
];

/** The level that a classification names; the text itself where it is none of the usual ones. */
function levelOf(text: string): string | number {
  const words = comparable(text);
  const level = levels.findIndex((pattern) => pattern.test(words));
  return level < 0 ? words : level;
}

/** One says no more than the other, or they have a word in common. */
function areAlike(one: string, other: string): boolean {
  const [a, b] = [comparable(one), comparable(other)];
  if (a.includes(b) || b.includes(a)) return true;
  const words = new Set(a.split(' '));
  return b.split(' ').some((word) => word.length > 2 && words.has(word));
}

/** `ciso` for `chief information security officer`, `jd` for `jane doe`, `isb` for `informationssicherheitsbeauftragter`. */
function isShortFor(word: string, long: string): boolean {
  if (word.length < 2 || word.length > 6 || long.length < 8) return false;
  const initials = long.split(' ').map((each) => each[0]);
  return initials.join('').includes(word) || (word.length > 2 && word[0] === long[0] && isSubsequence(word, long));
}

function isSubsequence(word: string, long: string): boolean {
  let at = 0;
  for (const letter of long) if (letter === word[at]) at++;
  return at === word.length;
}
