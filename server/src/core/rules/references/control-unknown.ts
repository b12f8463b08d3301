import { suggestControls, transposedControl } from '../../catalog/suggest-controls.ts';
import type { PolicyDocument, Reference } from '../../document/policy-document.ts';
import { firstIndex } from '../../text/first-index.ts';
import { exampleText } from '../example-text.ts';
import { quoted } from '../quoted.ts';
import type { Fix, Rule, RuleContext } from '../rule.ts';
import { alsoHere, claimedControls } from './claimed-controls.ts';
import { aboutOtherStandards } from './other-standards.ts';

/** More unknown ids than this in the running text have one cause: another standard is meant. */
const mostMentions = 3;

/** ANX301: an id that no control has. */
export const controlUnknown: Rule = {
  meta: {
    code: 'ANX301',
    slug: 'control-unknown',
    summary: 'A control id does not exist',
    rationale:
      'A document that claims a control which does not exist covers nothing, and an auditor finds it in the first sample. Where an id is declared for ISO/IEC 27001, this is an error. In the running text it is usually an id of another standard with the same look (ISO/IEC 42001, 27701, SOC 2), so the question there is only which one is meant; write its name in front of the id.',
    clauses: ['6.1.3', '7.5.2'],
    severity: 'error',
    fixable: true,
    scope: 'document',
  },
  examples: [
    {
      title: 'Controls that exist, and sub-items of your own',
      text: exampleText(
        '---',
        'type: policy',
        'owner: Head of IT',
        'controls: [A.5.15, A.8.10.3]',
        '---',
        '',
        '# Access Policy',
        '',
        'See A.5.18 and ISO 42001 A.6.2.4.',
      ),
    },
    {
      title: 'Two digits are swapped',
      text: exampleText('---', 'type: policy', 'owner: Head of IT', 'controls:', '  - ⟦A.5.51⟧', '---', '', '# Access Policy'),
      fixed: exampleText('---', 'type: policy', 'owner: Head of IT', 'controls:', '  - A.5.15', '---', '', '# Access Policy'),
    },
    {
      title: 'In the text, the standard may be another one',
      text: exampleText(
        '---',
        'type: policy',
        'owner: Head of IT',
        '---',
        '',
        '# Access Policy',
        '',
        'We follow ⟦A.5.88⟧ in all offices, and A.5.88 at home.',
      ),
      fixed: exampleText(
        '---',
        'type: policy',
        'owner: Head of IT',
        '---',
        '',
        '# Access Policy',
        '',
        'We follow A.5.18 in all offices, and A.5.18 at home.',
      ),
    },
    {
      title: 'The document is about another standard',
      text: exampleText(
        '---',
        'type: policy',
        'owner: Head of IT',
        '---',
        '',
        '# AI Policy for ISO/IEC 42001',
        '',
        'We follow A.9.7 in all offices.',
      ),
    },
  ],
  check(context) {
    for (const reference of context.document.references)
      if (reference.kind === 'claim' && reference.status === 'unknown' && reference.form !== 'range') reportClaim(context, reference);
    reportMentions(context);
  },
};

function reportClaim(context: RuleContext, reference: Reference): void {
  const { catalog, report } = context;
  const { text, framework, range } = reference;
  const name = catalog.frameworks.get(framework)?.shortTitle ?? framework;
  const fixes = suggestions(context, [reference]);
  report({ range, message: `${quoted(text)} is not a control of ${name}. ${asQuestion(fixes)}`, fixes });
}

function asQuestion(fixes: readonly Fix[]): string {
  const ids = fixes.slice(0, 2).map((fix) => `\`${fix.edits[0]?.newText}\``);
  return ids.length === 0 ? 'Name a control that exists, such as `A.5.15`.' : `Did you mean ${ids.join(' or ')}?`;
}

function reportMentions(context: RuleContext): void {
  const { document, catalog, report } = context;
  const byText = new Map<string, Reference[]>();
  const isOfAnother = aboutOtherStandards(document, catalog);
  const isToldByRow = toldByRows(document);
  for (const reference of document.references) {
    if (reference.kind !== 'mention' || reference.status !== 'unknown' || reference.form === 'range') continue;
    if (isOfAnother(reference.section) || isToldByRow(reference)) continue;
    const group = byText.get(reference.text);
    if (group) group.push(reference);
    else byText.set(reference.text, [reference]);
  }
  const groups = [...byText.values()];
  const first = groups[0]?.[0];
  if (!first) return;
  if (groups.length > mostMentions) {
    const ids = groups.slice(0, 3).map((group) => quoted(group[0]?.text ?? ''));
    report({
      range: first.range,
      severity: 'info',
      message: `${ids.join(', ')} and ${groups.length - 3} more are not controls of ISO 27001:2022. If another standard is meant, name it in the title or in front of the ids.`,
      related: alsoHere(
        document,
        groups.slice(1).flatMap((group) => group.slice(0, 1)),
        again,
      ),
    });
    return;
  }
  for (const group of groups) {
    const [reference] = group;
    if (!reference) continue;
    const message = `${quoted(reference.text)} is not a control of ISO 27001:2022. Which standard is meant? Write its name in front of the id, or correct it.`;
    const related = alsoHere(document, group.slice(1), again);
    report({ range: reference.range, severity: 'info', message, fixes: suggestions(context, group), related });
  }
}

/** True for ids of rows of a Statement of Applicability, which `soa-control-unknown` judges. */
function toldByRows({ classification, registers }: PolicyDocument): (reference: Reference) => boolean {
  if (classification.type !== 'soa') return () => false;
  const cells = registers
    .filter(({ kind }) => kind === 'soa')
    .flatMap(({ rows }) => rows.flatMap((row) => row.cells.control?.range ?? []))
    .sort((a, b) => a.start - b.start);
  return ({ range }) => {
    const cell = cells[firstIndex(cells, ({ end }) => end >= range.end)];
    return cell !== undefined && cell.start <= range.start;
  };
}

function again({ text }: Reference): string {
  return `${quoted(text)} also stands here`;
}

/** One fix for each control that may be meant; it mends all the places given. What is claimed already is not offered as a claim again. */
function suggestions({ catalog, document }: RuleContext, references: readonly Reference[]): Fix[] {
  const [first] = references;
  if (!first) return [];
  const { uri } = document;
  const isClaim = first.kind === 'claim';
  const claimed = isClaim ? claimedControls(document) : new Set<string>();
  const sure = isClaim ? transposedControl(catalog, first.framework, first.text) : undefined;
  return suggestControls(catalog, first.framework, first.text)
    .filter((control) => !claimed.has(control.id))
    .map((control) => ({
      title: `Replace with \`${control.id}\` (${control.title})`,
      preferred: control === sure,
      edits: references.map((reference) => ({ uri, range: reference.range, newText: control.id })),
    }));
}
