import type { Random } from './random.ts';

const who = [
  'The system owner',
  'The information security officer',
  'Every employee',
  'The line manager',
  'The service desk',
  'The platform team',
  'The supplier',
  'The asset owner',
  'The head of operations',
  'The development team',
  'Human resources',
  'The data protection officer',
  'The on-call engineer',
  'Internal audit',
  'The management board',
  'The process owner',
  'The facility manager',
  'The contract owner',
] as const;
const does = [
  'reviews',
  'approves',
  'records',
  'tests',
  'documents',
  'monitors',
  'restricts',
  'keeps up to date',
  'reports on',
  'verifies',
  'removes',
  'classifies',
  'encrypts',
  'compares',
  'signs off',
  'hands over',
  'inspects',
  'follows up',
] as const;
const what = [
  'all access rights of the team',
  'the list of privileged accounts',
  'the backup of customer data',
  'changes to production systems',
  'the inventory of hardware and software',
  'keys and certificates in use',
  'logs of the identity provider',
  'open findings of the last audit',
  'the contracts with cloud suppliers',
  'each deviation from the baseline',
  'the results of the vulnerability scan',
  'visitor records of the office',
  'the recovery plan of the service',
  'data that leaves the organisation',
  'training records of new joiners',
  'rules of the network perimeter',
  'source code before it is merged',
  'devices that are lost or returned',
  'the retention of personal data',
  'the separation of test and production',
] as const;
const when = [
  'at least once a quarter',
  'before the change goes live',
  'within five working days',
  'whenever a role changes',
  'on the first Monday of the month',
  'as soon as an incident is suspected',
  'after every major release',
  'when a contract ends',
  'no later than 24 hours after the report',
  'during the yearly management review',
  'as long as the system is in use',
  'together with the owner of the affected service',
  'before access is granted',
] as const;
const why = [
  'so that unauthorised use is noticed early',
  'because customers rely on it',
  'so that the evidence is complete when the auditor asks',
  'in line with the risk treatment plan',
  'to keep the agreed recovery time',
  'so that nobody can approve their own request',
  'which limits the damage of a single mistake',
  'and keeps the record for three years',
  'unless an exception has been approved in writing',
  'and informs everyone who depends on it',
  'even where the supplier offers a report of its own',
] as const;
const marked = ['**must not**', '*always*', '`read-only`', '**without exception**', '`production`', '*in writing*'] as const;

/** One sentence of policy prose, now and then with marked-up words. */
export function sentence(random: Random): string {
  const parts: string[] = [random.pick(who), random.pick(does), random.pick(what)];
  if (random.chance(0.12)) parts.push(random.pick(marked));
  if (random.chance(0.8)) parts.push(random.pick(when));
  let text = parts.join(' ');
  if (random.chance(0.6)) text += `, ${random.pick(why)}`;
  return `${text}.`;
}

/** Some sentences in a row. */
export function sentences(random: Random, low: number, high: number): string {
  const out: string[] = [];
  for (let left = random.integer(low, high); left > 0; left--) out.push(sentence(random));
  return out.join(' ');
}

/** A short phrase for a table cell or a list. */
export function phrase(random: Random): string {
  return `${random.pick(what)}, ${random.pick(when)}`;
}

/** A role, for table cells and metadata. */
export function role(random: Random): string {
  return random
    .pick(who)
    .replace(/^The /, '')
    .replace(/^Every /, '');
}

/** Breaks running text at white space, as authors who wrap their lines do. @param width most characters of a line */
export function wrap(text: string, width: number): string {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  lines.push(line);
  return lines.join('\n');
}
