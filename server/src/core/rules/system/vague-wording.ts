import type { VagueWord } from '../../document/policy-document.ts';
import { exampleText } from '../example-text.ts';
import { quoted } from '../quoted.ts';
import type { Rule } from '../rule.ts';

/** What to write instead of a word, by what it leaves open. */
const instead: Readonly<Record<VagueWord['opens'], string>> = {
  measure: 'how much or which. Name the measure, or who decides what is enough',
  time: 'when or how often. Name a date, a period or what sets it off',
  condition: 'in which case. Name the case, or who decides',
  list: 'what else is meant. Name all of it, or say `for example`',
};

/** ANX909: a binding sentence that leaves open what it binds to. */
export const vagueWording: Rule = {
  meta: {
    code: 'ANX909',
    slug: 'vague-wording',
    summary: 'A binding sentence leaves open what it requires',
    rationale:
      'Nobody can follow, check or audit a rule such as "logs must be reviewed regularly". Name the measure, the period, the case or whoever decides. Looked for only in sentences with must or shall of policies, standards and procedures, in English, German, French and Spanish, and not where the document says elsewhere when or how often. A hint: some freedom may be meant.',
    clauses: ['5.2', '7.5.2'],
    severity: 'hint',
    fixable: false,
    scope: 'document',
  },
  examples: [
    {
      title: 'The sentence says when',
      text: exampleText(
        '---',
        'type: procedure',
        'owner: Head of IT',
        '---',
        '',
        '# Backup Procedure',
        '',
        'Restores must be tested regularly, at least every quarter. Operators take appropriate breaks.',
      ),
    },
    {
      title: 'The sentence leaves it open',
      text: exampleText(
        '---',
        'type: procedure',
        'owner: Head of IT',
        '---',
        '',
        '# Backup Procedure',
        '',
        'Restores must be tested ⟦regularly⟧. Copies must be ⟦adequately protected⟧. Logs must be read regularly.',
      ),
    },
    {
      title: 'The same in German',
      text: exampleText(
        '---',
        'type: procedure',
        'language: de',
        'owner: Leitung IT',
        '---',
        '',
        '# Verfahren zur Datensicherung',
        '',
        'Sicherungen müssen ⟦regelmäßig⟧ geprüft werden.',
      ),
    },
  ],
  check({ document, report }) {
    const places = new Map<string, VagueWord[]>();
    for (const found of document.vagueWords) {
      const same = places.get(found.word);
      if (same) same.push(found);
      else places.set(found.word, [found]);
    }
    for (const [word, [first, ...others]] of places) {
      if (!first) continue;
      const more = others.length === 0 ? '' : ` (${others.length + 1} places)`;
      report({
        range: first.range,
        message: `${quoted(word)} leaves open ${instead[first.opens]}${more}.`,
        related: others.slice(0, 20).map(({ range }) => ({ uri: document.uri, range, message: 'here as well' })),
      });
    }
  },
};
