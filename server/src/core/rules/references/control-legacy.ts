import { formerEdition } from '../../catalog/control-ids.ts';
import type { PolicyDocument, Reference } from '../../document/policy-document.ts';
import { exampleText } from '../example-text.ts';
import { quoted } from '../quoted.ts';
import type { Fix, Rule, RuleContext } from '../rule.ts';
import { claimItem, itemRemoval, severalIds } from './claim-item.ts';
import { aboutOtherStandards } from './other-standards.ts';

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
    const { document, catalog } = context;
    const legacy = document.references.filter((reference) => reference.status === 'legacy');
    const claimed = claimedControls(document);
    for (const claim of legacy) if (claim.kind === 'claim') reportLegacy(context, [claim], claimed);
    if (catalog.documentTypes.get(document.classification.type ?? '')?.coverage === false) return;
    const byText = new Map<string, Reference[]>();
    const isOfAnother = aboutOtherStandards(document);
    const successors = legacy.length === 0 ? new Set<string>() : placesOfSuccessors(document);
    for (const mention of legacy) {
      if (mention.kind === 'claim' || isHistory(document, mention) || isMapped(document, mention, successors)) continue;
      if (isOfAnother(mention.section)) continue;
      const group = byText.get(mention.text);
      if (group) group.push(mention);
      else byText.set(mention.text, [mention]);
    }
    for (const group of byText.values()) reportLegacy(context, group, claimed);
  },
};

/** A revision history tells what was, so old ids belong there. */
function isHistory({ sections }: PolicyDocument, { section }: Reference): boolean {
  return sections[section]?.kinds.includes('history') ?? false;
}

/** A successor stands on the same line, or in a table of the same section: old and new are set side by side. */
function isMapped({ lines }: PolicyDocument, mention: Reference, successors: ReadonlySet<string>): boolean {
  return mention.controls.some((control) =>
    placesOf(control, lines.lineAt(mention.range.start), mention).some((place) => successors.has(place)),
  );
}

/** Where the document mentions current controls: by line, and by section for those in tables. */
function placesOfSuccessors({ references, lines }: PolicyDocument): Set<string> {
  const places = new Set<string>();
  for (const reference of references) {
    if (reference.kind !== 'mention' || reference.status !== 'current') continue;
    const line = lines.lineAt(reference.range.start);
    for (const control of reference.controls) for (const place of placesOf(control, line, reference)) places.add(place);
  }
  return places;
}

function placesOf(control: string, line: number, { place, section }: Reference): string[] {
  return place === 'table' ? [`${control} line ${line}`, `${control} table ${section}`] : [`${control} line ${line}`];
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
  const related = references
    .slice(1)
    .map((other) => ({ uri: document.uri, range: other.range, message: `${quoted(text)} also stands here` }));
  report({ range, message: `${quoted(text)} is of ${edition}. ${successors}${advice}`, fixes, related });
}

function mentionFixes({ uri }: PolicyDocument, references: readonly Reference[]): Fix[] {
  const controls = references[0]?.controls ?? [];
  const replace = (newText: string) => references.map(({ range }) => ({ uri, range, newText }));
  return fixesFor(controls, replace, controls.join(', '));
}

/** Current controls that the document claims. */
function claimedControls({ references }: PolicyDocument): Set<string> {
  return new Set(references.filter(({ kind, status }) => kind === 'claim' && status === 'current').flatMap(({ controls }) => controls));
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
