import { exampleText } from '../example-text.ts';
import type { Rule } from '../rule.ts';
import { missingContent, reportMissing } from './missing-content.ts';

/** Topics whose content another rule asks for. */
const elsewhere: ReadonlySet<string> = new Set(['incident-management']);

/** ANX506: a document does not say what documents on its topic have to say. */
export const topicContentMissing: Rule = {
  meta: {
    code: 'ANX506',
    slug: 'topic-content-missing',
    summary: 'A document does not say what documents on its topic have to say',
    rationale:
      'Each topic has things that an auditor looks for whatever the headings are called: who approves access and when it is taken away, that auditors are independent, from which level on a risk is not acceptable, how backups are shown to come back, within which time weaknesses are closed. What is asked of each topic, and which clause or control it serves, stands in `control-catalog/topics`: internal audit, risk assessment and treatment, business continuity and disaster recovery, access, assets, physical security, clear desk and clear screen, suppliers, vulnerabilities, awareness, change, cryptography, backup. Headings over text, sentences, lists and cells count. What an auditor would surely object to is a warning, what most readers look for information, the rest a hint; in a policy, whose procedures may say it, one step less. Documents are recognised by their title, in English, German, French and Spanish.',
    clauses: ['5.2', '6.1.2', '6.1.3', '9.2.2', 'A.5.37'],
    severity: 'info',
    fixable: false,
    scope: 'document',
  },
  examples: [
    {
      title: 'A clear desk policy that says it all',
      text: exampleText(
        '---',
        'type: policy',
        'owner: Head of IT',
        '---',
        '',
        '# Clear Desk Policy',
        '',
        '## Rules',
        '',
        'Papers and media are locked away when nobody is at the desk, at home and in trains as well as in the office.',
        'Screens are locked when left, and by themselves after five minutes.',
        'Printouts are taken at once; what is not needed is shredded. Boards are wiped by whoever leaves the room last.',
      ),
    },
    {
      title: 'An audit procedure that does not ask for independence',
      text: exampleText(
        '---',
        'type: procedure',
        'owner: CISO',
        '---',
        '',
        '# ⟦Internal Audit Procedure⟧',
        '',
        '## Procedure',
        '',
        '1. The CISO plans the audits of the year, with criteria and scope of each audit, and tells the people concerned.',
        '2. The auditor prepares a checklist, looks at samples of the evidence and interviews the people concerned.',
        '3. The auditor reports findings, and follows the corrective actions up.',
      ),
    },
    {
      title: 'A policy on another topic is asked nothing of the kind',
      text: exampleText('---', 'type: policy', 'owner: CISO', '---', '', '# Lunch Break Policy', '', '## Rules', '', 'We take one.'),
    },
  ],
  check(context) {
    const { topic } = context.document;
    if (!topic || elsewhere.has(topic.id)) return;
    reportMissing(context, missingContent(context.document, context.catalog), 'Say it in a sentence, a step or a table.');
  },
};
