import type { NamedService, PolicyDocument, RecoveryCell, RecoveryFacts, RecoveryRow } from '../../document/policy-document.ts';
import { comparable } from '../../text/comparable.ts';
import { exampleText } from '../example-text.ts';
import { isKnownLanguage } from '../known-language.ts';
import { documentPlace } from '../places.ts';
import { quoted } from '../quoted.ts';
import type { Rule, RuleContext } from '../rule.ts';
import { inWords, typeName } from './missing-content.ts';

/** The two objectives: how a message calls them. */
const names = {
  rto: 'recovery time objective (RTO: after how long it runs again)',
  rpo: 'recovery point objective (RPO: how much data may be lost)',
} as const;
type Objective = keyof typeof names;

/** Targets that lead to where objectives stand. */
const analysis = /impact|\bbia\b|continuity|recovery|rto|objectives|auswirkung|notfall|continuit|impacto/i;
/** More of a kind in one document are told as related places. */
const mostRelated = 20;

const head = ['---', 'type: plan', 'owner: Head of IT', '---', ''];
const text = [
  'Essential functions come first. Backups are restored in tests each quarter. The plan is exercised yearly. The CTO activates it.',
  'Access control stays on, also at the other site, and what replaces it is written down. Shared responsibility with the cloud provider: it runs the zones.',
];

/** ANX505: a continuity plan does not say how fast services come back, or promises what cannot be kept. */
export const continuityObjectiveMissing: Rule = {
  meta: {
    code: 'ANX505',
    slug: 'continuity-objective-missing',
    summary: 'A continuity plan does not say how fast a service comes back, or promises what its backups cannot keep',
    rationale:
      'For each service a plan has to say after how long it runs again (recovery time objective, RTO) and how much data may be lost (recovery point objective, RPO), as durations: a table with a row for each service is best, and none of the services that the document names elsewhere may be left out. A service that is backed up once a day cannot have an RPO of one hour, and a service must be back before its longest outage is over. Looked for in plans and procedures on business continuity and disaster recovery; a link to the analysis where the objectives stand will do.',
    clauses: ['A.5.29', 'A.5.30', 'A.8.13', 'A.8.14'],
    severity: 'warning',
    fixable: false,
    scope: 'document',
  },
  examples: [
    {
      title: 'A duration for each service, and backups that are made often enough',
      text: exampleText(
        ...head,
        '# Business Continuity Plan',
        '',
        '## Objectives',
        '',
        ...text,
        '',
        '| Service | RTO | RPO | Backup frequency |',
        '| --- | --- | --- | --- |',
        '| Shop | 4 hours | 1 hour | every 15 minutes |',
        '| Website | 2 days | n/a | none |',
      ),
    },
    {
      title: 'No duration, and a promise that daily backups cannot keep',
      text: exampleText(
        ...head,
        '# Business Continuity Plan',
        '',
        '## Objectives',
        '',
        ...text,
        '',
        '| Service | RTO | RPO | Backup frequency |',
        '| --- | --- | --- | --- |',
        '| Shop | 4 hours | ⟦1 hour⟧ | daily |',
        '| Website | ⟦soon⟧ | 1 day | daily |',
      ),
    },
    {
      title: 'A service of the scope that has no row',
      text: exampleText(
        ...head,
        '# Business Continuity Plan',
        '',
        '## Scope',
        '',
        '- **Web shop**: what customers order in',
        '- ⟦Payroll⟧ (monthly)',
        '- Website',
        '',
        '## Objectives',
        '',
        ...text,
        '',
        '| Service | RTO | RPO | Backup frequency |',
        '| --- | --- | --- | --- |',
        '| Shop | 4 hours | 1 hour | every 15 minutes |',
        '| The website | 2 days | n/a | none |',
      ),
    },
    {
      title: 'A table of services, and one of objectives that lacks some of them',
      text: exampleText(
        ...head,
        '# Business Continuity Plan',
        '',
        '## Critical services',
        '',
        ...text,
        '',
        '| No. | Service | Owner |',
        '| --- | --- | --- |',
        '| 1 | Shop | CTO |',
        '| 2 | ⟦Sign-in⟧ | CTO |',
        '| 3 | Website | CTO |',
        '| 4 | Mail | CTO |',
        '',
        '## Objectives',
        '',
        '| Service | RTO | RPO |',
        '| --- | --- | --- |',
        '| Shop | 4 hours | 1 hour |',
        '| Website | 2 days | 1 day |',
      ),
    },
    {
      title: 'No objective at all',
      text: exampleText(...head, '# ⟦Business Continuity Plan⟧', '', '## Actions', '', ...text),
    },
  ],
  check(context) {
    const { document } = context;
    const recovery = document.topic?.recovery;
    if (!recovery || !document.sections.some(({ content }) => content === 'text')) return;
    checkNamed(context, recovery);
    const rows = recovery.rows.filter(({ byService }) => byService);
    for (const objective of ['rto', 'rpo'] as const) checkCells(context, rows, objective);
    for (const row of recovery.rows) checkPromise(context, row);
    for (const services of recovery.lists) checkListed(context, services, rows);
  },
};

/** Names of files in which objectives stand. */
const recoveryFile =
  /recovery|continuity|(?:^|[^a-z])(?:dr|bcp|bia|rto|rpo)(?:[^a-z]|$)|wiederanlauf|notfall|reprise|continuit|recuperaci|recupera[çc]/;

/** Objectives that neither a table nor the text gives a value for. */
function checkNamed({ document, catalog, report }: RuleContext, recovery: RecoveryFacts): void {
  if (!isKnownLanguage(document, catalog)) return;
  const missing = (['rto', 'rpo'] as const).filter(
    (objective) => !recovery[objective]?.hasValue && !recovery.rows.some((row) => row[objective] !== null),
  );
  if (missing.length === 0 || document.links.some(({ target, uri }) => uri !== document.uri && analysis.test(target))) return;
  // whoever names one of them and a file with the rest has said where they stand
  if (missing.length === 1 && document.filesNamed.some((name) => recoveryFile.test(name))) return;
  const [first] = missing;
  const named = missing.length === 1 && first ? recovery[first] : null;
  report({
    range: named?.range ?? documentPlace(document),
    // who names one of them, or says in words where they stand, has thought of it
    severity: missing.length === 2 && !recovery.rto && !recovery.rpo ? 'warning' : 'info',
    message: `This ${typeName(document, catalog)} gives no ${inWords(missing.map((objective) => names[objective]))} for any service (A.5.30). Add a table with a row for each service and its ${inWords(missing.map((objective) => objective.toUpperCase()))}, such as \`4 hours\`, or link to where they stand.`,
  });
}

/** More rows than these are not compared with the names of services. */
const mostCompared = 500;
/** Words that tell no service from another one. */
const common =
  /^(?:the|our|and|of|services?|systems?|applications?|apps?|platform|die|der|das|und|dienste?|systeme?|anwendung|les?|la|et|du|des|de|el|los|y|servicios?|sistemas?)$/u;

/**
 * Services that a list of the document names and no row of objectives is about. Said only where the list speaks of the
 * same things as the rows: half of it has a row.
 */
function checkListed({ document, report }: RuleContext, services: readonly NamedService[], rows: readonly RecoveryRow[]): void {
  const known = rows.slice(0, mostCompared).map(({ service }) => wordsOf(service));
  const hasRow = ({ name }: NamedService): boolean => {
    const words = wordsOf(name);
    return known.some((other) => other.size > 0 && (isWithin(words, other) || isWithin(other, words)));
  };
  const bare = services.filter((service) => wordsOf(service.name).size > 0 && !hasRow(service));
  const [first] = bare;
  if (!first || rows.length > mostCompared || bare.length * 2 > services.length) return;
  const others = bare.slice(1);
  report({
    range: first.range,
    severity: 'info',
    message: `${quoted(first.name)} is named here, and no row says its RTO and RPO (A.5.30). Add a row for it.${
      others.length === 0
        ? ''
        : ` So it is for ${others.length} more: ${others
            .slice(0, 5)
            .map(({ name }) => quoted(name))
            .join(', ')}.`
    }`,
    related: others.slice(0, mostRelated).map(({ range }) => ({ uri: document.uri, range, message: 'has no row as well' })),
  });
}

function wordsOf(name: string): ReadonlySet<string> {
  const words = comparable(name)
    .split(' ')
    .filter((word) => word !== '');
  const own = words.filter((word) => !common.test(word));
  return new Set(own.length > 0 ? own : words);
}

function isWithin(some: ReadonlySet<string>, all: ReadonlySet<string>): boolean {
  for (const word of some) if (!all.has(word)) return false;
  return some.size > 0;
}

/** Cells that are empty or hold no duration; one finding for a column. */
function checkCells({ document, report }: RuleContext, rows: readonly RecoveryRow[], objective: Objective): void {
  const open = rows.filter((row) => row[objective] && ['blank', 'text'].includes((row[objective] as RecoveryCell).state));
  const untold = open.filter((row) => !isPlaceholder(document, row[objective] as RecoveryCell));
  const [first] = untold;
  if (!first) return;
  const cell = first[objective] as RecoveryCell;
  const others = untold.slice(1);
  const also = others.length === 0 ? '' : ` So it is for ${others.length} more of the services.`;
  const what = cell.state === 'blank' ? 'is empty' : 'is no duration';
  report({
    range: cell.range,
    message: `The ${objective.toUpperCase()} of ${quoted(first.service)} ${what} (A.5.30). Write one that can be measured in a test, such as \`4 hours\`.${also}`,
    related: others
      .slice(0, mostRelated)
      .map((row) => ({ uri: document.uri, range: (row[objective] as RecoveryCell).range, message: 'here as well' })),
  });
}

/** Of text that is still to be filled in another rule tells. */
function isPlaceholder({ placeholders }: PolicyDocument, { range }: RecoveryCell): boolean {
  return placeholders.some(({ start, end }) => start < range.end && range.start < end);
}

/** What the other cells of a row do not allow. */
function checkPromise({ report, document }: RuleContext, { service, rto, rpo, backup, outage }: RecoveryRow): void {
  if (rpo?.minutes && backup?.minutes && backup.minutes > rpo.minutes)
    report({
      range: rpo.range,
      message: `The RPO of ${quoted(service)} is shorter than the time between two of its backups, so more data is lost than it allows (A.8.13). Back it up more often, or allow more.`,
      related: [{ uri: document.uri, range: backup.range, message: 'the backups' }],
    });
  if (rto?.minutes && outage?.minutes && rto.minutes > outage.minutes)
    report({
      range: rto.range,
      message: `The RTO of ${quoted(service)} is longer than the outage it can bear (A.5.30). Bring it back faster, or correct the longest outage.`,
      related: [{ uri: document.uri, range: outage.range, message: 'the longest outage' }],
    });
}
