import type { PolicyDocument, Reference } from '../../document/policy-document.ts';
import { exampleText } from '../example-text.ts';
import { quoted } from '../quoted.ts';
import type { Fix, Rule, RuleContext } from '../rule.ts';
import { alsoHere, claimedControls } from './claimed-controls.ts';
import { claimEdits, editionsOf, mentionEdits, replaceAll, successorNote } from './editions.ts';

/** ANX304: ids of both editions in one document. */
export const controlEditionAmbiguous: Rule = {
  meta: {
    code: 'ANX304',
    slug: 'control-edition-ambiguous',
    summary: 'Ids of the 2013 and the 2022 edition are mixed in one document',
    rationale:
      'A number such as `A.8.2` means one thing in ISO/IEC 27001:2013 and another in the edition of 2022. Where a document uses ids of both, no reader can tell which is meant, and an auditor sees that the change of edition was left half done. Bring all ids to 2022, or write the edition beside the old ones. Tables that set old and new side by side, and revision histories, are left alone.',
    clauses: ['6.1.3', '7.5.2'],
    severity: 'warning',
    fixable: true,
    scope: 'document',
  },
  examples: [
    {
      title: 'The edition stands beside the old id',
      text: exampleText(
        '---',
        'type: policy',
        'owner: Head of IT',
        '---',
        '',
        '# Backup Policy',
        '',
        'Copies are kept (A.8.13; in ISO 27001:2013 A.12.3.1), and the network is watched (A.8.16).',
      ),
    },
    {
      title: 'A table of old and new ids',
      text: exampleText(
        '---',
        'type: policy',
        'owner: Head of IT',
        '---',
        '',
        '# Backup Policy',
        '',
        '| 2013 | 2022 |',
        '|---|---|',
        '| A.12.3.1 | A.8.13 |',
      ),
    },
    {
      title: 'Some ids are old, some are new',
      text: exampleText(
        '---',
        'type: policy',
        'owner: Head of IT',
        '---',
        '',
        '# Backup Policy',
        '',
        'Copies are kept (⟦A.12.3.1⟧).',
        '',
        'Clocks are set (A.8.17), and logs are read (A.12.4.1).',
      ),
      fixed: exampleText(
        '---',
        'type: policy',
        'owner: Head of IT',
        '---',
        '',
        '# Backup Policy',
        '',
        'Copies are kept (A.8.13).',
        '',
        'Clocks are set (A.8.17), and logs are read (A.8.15).',
      ),
    },
    {
      title: 'One list declares both',
      text: exampleText(
        '---',
        'type: policy',
        'owner: Head of IT',
        'controls: [A.8.13, ⟦A.12.4.1⟧, A.8.17, A.9.4.3]',
        '---',
        '',
        '# Backup Policy',
      ),
      fixed: exampleText(
        '---',
        'type: policy',
        'owner: Head of IT',
        'controls: [A.8.13, A.8.15, A.8.17, A.5.17]',
        '---',
        '',
        '# Backup Policy',
      ),
    },
  ],
  check(context) {
    const { document } = context;
    const { claims, mentions, mixedClaims, mixedMentions } = editionsOf(context);
    if (mixedClaims) tell(context, claims, 'claim', claimEdits(document, claims, claimedControls(document)));
    if (mixedMentions) tell(context, mentions, 'mention', mentionEdits(document, mentions));
  },
};

function tell({ document, report }: RuleContext, old: readonly Reference[], kind: Reference['kind'], edits: Fix['edits']): void {
  const [first, ...others] = old as [Reference, ...Reference[]];
  const former = new Set(old.map(({ text }) => text)).size;
  const current = countOfCurrent(document, kind);
  const does = kind === 'claim' ? 'declares' : 'names';
  report({
    range: first.range,
    message: `This document ${does} ids of both editions: ${former} of ISO 27001:2013, such as ${quoted(first.text)}, beside ${current} of 2022. Replace the old ones, or write the edition beside them.`,
    fixes: replaceAll(edits, old),
    related: alsoHere(document, others, successorNote),
  });
}

function countOfCurrent({ references }: PolicyDocument, kind: Reference['kind']): number {
  return new Set(references.filter((each) => each.kind === kind && each.status === 'current').flatMap(({ controls }) => controls)).size;
}
