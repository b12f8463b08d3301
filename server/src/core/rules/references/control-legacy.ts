import { formerEdition } from '../../catalog/control-ids.ts';
import type { PolicyDocument, Reference } from '../../document/policy-document.ts';
import { exampleText } from '../example-text.ts';
import { quoted } from '../quoted.ts';
import type { Fix, Rule, RuleContext } from '../rule.ts';
import { claimItem, itemRemoval, severalIds } from './claim-item.ts';
import { alsoHere, claimedControls } from './claimed-controls.ts';
import { byExcuse, claimEdits, editionsOf, mentionEdits, replaceAll, successorNote } from './editions.ts';

/** More claims of the 2013 edition than this are one finding. */
const mostClaims = 3;

/** ANX303: an id of the 2013 edition. */
export const controlLegacy: Rule = {
  meta: {
    code: 'ANX303',
    slug: 'control-legacy',
    summary: 'A control id is of the withdrawn 2013 edition',
    rationale:
      'ISO/IEC 27001:2013 can no longer be certified against. Its ids have other meanings or none in the 2022 edition, so a document that still uses them shows an auditor that it was not reviewed. The fix puts in the successor; where a control was split, choose. Tables that set old and new ids side by side, and revision histories, are left alone.',
    clauses: ['6.1.3', '7.5.2'],
    severity: 'warning',
    fixable: true,
    scope: 'document',
  },
  examples: [
    {
      title: 'Ids of the 2022 edition',
      text: exampleText('---', 'type: policy', 'owner: Head of IT', 'controls: [A.5.15]', '---', '', '# Access Policy', '', 'See A.5.18.'),
    },
    {
      title: 'A table of old and new ids',
      text: exampleText(
        '---',
        'type: procedure',
        'owner: Head of IT',
        '---',
        '',
        '# Transition Procedure',
        '',
        '| 2013 | 2022 |',
        '|---|---|',
        '| A.9.2.1 | A.5.16 |',
        '| A.12.3.1 | A.8.13 |',
      ),
    },
    {
      title: 'An old id with one successor',
      text: exampleText('---', 'type: policy', 'owner: Head of IT', 'controls:', '  - ⟦A.12.3.1⟧', '---', '', '# Backup Policy'),
      fixed: exampleText('---', 'type: policy', 'owner: Head of IT', 'controls:', '  - A.8.13', '---', '', '# Backup Policy'),
    },
    {
      title: 'The successor is claimed already',
      text: exampleText('---', 'type: policy', 'owner: Head of IT', 'controls: [A.8.13, ⟦A.12.3.1⟧]', '---', '', '# Backup Policy'),
      fixed: exampleText('---', 'type: policy', 'owner: Head of IT', 'controls: [A.8.13]', '---', '', '# Backup Policy'),
    },
    {
      title: 'Several old ids are told once',
      text: exampleText(
        '---',
        'type: policy',
        'owner: Head of IT',
        '---',
        '',
        '# Backup Policy',
        '',
        'Copies are kept (⟦A.12.3.1⟧), media are destroyed (A.8.3.2, A.11.2.7) and logs are read (A.12.4.1).',
      ),
      fixed: exampleText(
        '---',
        'type: policy',
        'owner: Head of IT',
        '---',
        '',
        '# Backup Policy',
        '',
        'Copies are kept (A.8.13), media are destroyed (A.8.3.2, A.7.14) and logs are read (A.8.15).',
      ),
    },
    {
      title: 'Told once for all its places in the text',
      text: exampleText(
        '---',
        'type: policy',
        'owner: Head of IT',
        '---',
        '',
        '# Backup Policy',
        '',
        'As ⟦A.12.3.1⟧ asks, we keep copies.',
        '',
        'A.12.3.1 also asks for tests.',
      ),
      fixed: exampleText(
        '---',
        'type: policy',
        'owner: Head of IT',
        '---',
        '',
        '# Backup Policy',
        '',
        'As A.8.13 asks, we keep copies.',
        '',
        'A.8.13 also asks for tests.',
      ),
    },
  ],
  check(context) {
    const { document } = context;
    const { claims, mentions, mixedClaims, mixedMentions } = editionsOf(context);
    const claimed = claimedControls(document);
    if (!mixedClaims) {
      if (claims.length > mostClaims) reportSeveral(context, claims, claimEdits(document, claims, claimed));
      else for (const claim of claims) reportLegacy(context, [claim], claimed);
    }
    if (mixedMentions) return;
    const { open, excused } = byExcuse(document, mentions, ['control-legacy', 'anx303']);
    for (const mention of excused) reportLegacy(context, [mention], claimed);
    if (new Set(open.map(({ text }) => text)).size > 1) reportSeveral(context, open, mentionEdits(document, open));
    else reportLegacy(context, open, claimed);
  },
};

/** One finding for ids of one document that have one cause: it was written for the former edition. */
function reportSeveral({ document, catalog, report }: RuleContext, references: readonly Reference[], edits: Fix['edits']): void {
  const [first, ...others] = references as [Reference, ...Reference[]];
  const more = new Set(others.map(({ text }) => text)).size - Number(others.some(({ text }) => text === first.text));
  const withdrawn = catalog.frameworks.get(formerEdition)?.withdrawn;
  const edition = withdrawn ? `the 2013 edition, withdrawn on ${withdrawn}` : 'the 2013 edition';
  report({
    range: first.range,
    message: `${quoted(first.text)} and ${more} more id${more === 1 ? ' is' : 's are'} of ${edition}. Replace them with the controls of 2022 that took their place.`,
    fixes: replaceAll(edits, references),
    related: alsoHere(document, others, successorNote),
  });
}

function reportLegacy({ document, catalog, report }: RuleContext, references: readonly Reference[], claimed: ReadonlySet<string>): void {
  const [first] = references;
  if (!first) return;
  const { text, controls, range, form } = first;
  const former = catalog.frameworks.get(formerEdition);
  const edition = former?.withdrawn ? `the 2013 edition, withdrawn on ${former.withdrawn}` : 'the 2013 edition';
  const names = controls.slice(0, 4).map((id) => `\`${id}\``);
  const more = controls.length > 4 ? ` and ${controls.length - 4} more` : '';
  const successors = names.length === 0 ? 'It has no successor.' : `Its place is taken by ${names.join(', ')}${more}.`;
  // ids below a heading for the 2013 edition are right there: the heading has to change first
  const declared = first.kind === 'claim' && first.framework === formerEdition;
  const advice = declared ? ' Move the claim below `iso27001-2022`.' : '';
  const fixes =
    declared || form === 'range' ? [] : first.kind === 'claim' ? claimFixes(document, first, claimed) : mentionFixes(document, references);
  const related = alsoHere(document, references.slice(1), () => `${quoted(text)} also stands here`);
  report({ range, message: `${quoted(text)} is of ${edition}. ${successors}${advice}`, fixes, related });
}

function mentionFixes({ uri }: PolicyDocument, references: readonly Reference[]): Fix[] {
  const controls = references[0]?.controls ?? [];
  const replace = (newText: string) => references.map(({ range }) => ({ uri, range, newText }));
  return fixesFor(controls, replace, controls.join(', '));
}

function claimFixes(document: PolicyDocument, claim: Reference, claimed: ReadonlySet<string>): Fix[] {
  const { uri } = document;
  const open = claim.controls.filter((control) => !claimed.has(control));
  if (claim.controls.length > 0 && open.length === 0) {
    const item = claimItem(document, claim);
    const removal = item && itemRemoval(document, item);
    return removal && item.bare
      ? [
          {
            title: `Remove ${quoted(claim.text)}: its successor is claimed already`,
            preferred: true,
            edits: [{ uri, range: removal, newText: '' }],
          },
        ]
      : [];
  }
  return fixesFor(open, (newText) => [{ uri, range: claim.itemRange, newText }], severalIds(document, claim, open));
}

/** One fix for each successor, and one for all of them where there are several. */
function fixesFor(controls: readonly string[], replace: (newText: string) => Fix['edits'], all: string): Fix[] {
  const single = controls.map(
    (control): Fix => ({ title: `Replace with \`${control}\``, preferred: controls.length === 1, edits: replace(control) }),
  );
  if (controls.length < 2) return single;
  return [...single, { title: `Replace with all ${controls.length} successors`, preferred: false, edits: replace(all) }];
}
