import { exampleText } from '../example-text.ts';
import type { Rule } from '../rule.ts';
import { missingContent, reportMissing } from './missing-content.ts';

const topic = 'incident-management';
const head = ['---', 'type: procedure', 'owner: Head of Security', '---', '', '# ⟦Incident Management Procedure⟧', '', '## Procedure', ''];
const fine = head.map((line) => line.replace(/[⟦⟧]/g, ''));

/** ANX504: an incident procedure leaves out one of its phases. */
export const incidentPhaseMissing: Rule = {
  meta: {
    code: 'ANX504',
    slug: 'incident-phase-missing',
    summary: 'An incident procedure or plan leaves out a phase',
    rationale:
      'An incident passes through six phases: it is detected, reported, judged, contained, removed and recovered from, and learned from. Reports have to reach one place that everybody knows, through a channel that is named: an address, a number, a portal. And no system is treated as isolated: each assessment asks what else could have been reached. A phase counts as told by a heading over text, a step, a sentence or a row of a table. A missing phase is a warning, a missing channel information, the rest hints. Looked for in procedures and plans on incidents in English, German, French and Spanish; playbooks, forms and procedures on notification alone are narrower and are left alone.',
    clauses: ['A.5.24', 'A.5.25', 'A.5.26', 'A.5.27', 'A.6.8'],
    severity: 'warning',
    fixable: false,
    scope: 'document',
  },
  examples: [
    {
      title: 'All phases, the channel and the neighbours of a system',
      text: exampleText(
        ...fine,
        '1. Monitoring raises an alarm, or somebody notices something.',
        '2. Everybody reports to security@example.com.',
        '3. The incident manager sets the severity and lists the other systems that may be reached.',
        '4. Operations isolates the machine and keeps the evidence.',
        '5. Operations restores it from a backup.',
        '6. The incident manager holds a review with the root cause.',
      ),
    },
    {
      title: 'Nobody judges the event, and nobody learns from it',
      text: exampleText(
        ...head,
        '1. Monitoring raises an alarm, or somebody in the offices notices that something is wrong.',
        '2. Everybody reports to security@example.com at once, by telephone if the mail does not work.',
        '3. Operations isolates the affected systems and keeps the evidence.',
        '4. Operations restores them from a backup, and the owner of each service takes it into use again.',
      ),
    },
    {
      title: 'The same in German, with one phase missing',
      text: exampleText(
        '---',
        'type: procedure',
        'language: de',
        'owner: ISB',
        '---',
        '',
        '# ⟦Verfahren zum Umgang mit Sicherheitsvorfällen⟧',
        '',
        '## Ablauf',
        '',
        '1. Die Überwachung schlägt Alarm.',
        '2. Alle melden an die Hotline 4400.',
        '3. Der ISB legt die Schwere fest und prüft, welche anderen Systeme betroffen sind.',
        '4. Der Betrieb stellt die Systeme wieder her und sichert Spuren; danach werden sie aus der Sicherung wiederhergestellt.',
        '5. Der ISB wertet den Vorfall aus.',
      ),
    },
  ],
  check(context) {
    if (context.document.topic?.id !== topic) return;
    reportMissing(context, missingContent(context.document, context.catalog), 'Say who does what, in a step or a section.');
  },
};
