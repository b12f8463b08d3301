import type { Control } from '../catalog/catalog.ts';
import { formerEdition } from '../catalog/control-ids.ts';
import type { PolicyDocument } from '../document/policy-document.ts';
import { cellOf } from '../document/registers/register.ts';
import type { IsmsService } from '../service-api.ts';
import { baseName } from '../text/uri.ts';
import { controlFacts, themeOf } from './control-facts.ts';
import type {
  CoverageExplanation,
  ExplainedDecision,
  ExplainedDocument,
  ExplainedEvidence,
} from './coverage-explanation/coverage-explanation.ts';
import { explainCoverage } from './coverage-explanation/explain-coverage.ts';
import { factWords } from './coverage-explanation/fact-words.ts';
import { stateWords } from './coverage-words.ts';
import type { Hover } from './hover-content.ts';
import { escapeMarkdown, inlineCode, markdownLink } from './markdown-text.ts';
import type { ReferenceAt } from './reference-at.ts';

/** How many documents or controls a hover lists before it counts the rest. */
const listed = 8;

/** Explains the control or controls at a place; null where the id means none, since a finding says what is wrong then. */
export function controlHover(service: IsmsService, found: ReferenceAt | undefined): Hover | null {
  if (found?.reference.status === 'foreign') return foreignHover(service, found);
  const [first] = found?.controls ?? [];
  if (!found || !first) return null;
  const { reference, controls, range } = found;
  const parts: string[] = [];
  if (reference.status === 'legacy') parts.push(legacyNote(service, reference.text, controls));
  if (reference.status === 'sub-item') parts.push(`${inlineCode(reference.text)} is a number of your own below ${inlineCode(first.id)}.`);
  if (controls.length === 1) parts.push(describeControl(service, first));
  else {
    parts.push(shortened(controls, (control) => `- **${control.id}** ${control.title}: ${stateWords(service, control).state}`).join('\n'));
  }
  return { contents: parts.join('\n\n'), range };
}

/** Names the standard of an id that Annexa knows by its look only; null for a framework nobody knows. */
function foreignHover({ catalog }: IsmsService, { reference, range }: ReferenceAt): Hover | null {
  const standard = catalog.otherStandards.get(catalog.otherStandards.byName(reference.framework) ?? '');
  if (!standard) return null;
  return {
    contents: `${inlineCode(reference.text)} is of ${escapeMarkdown(standard.title)}. Annexa has no catalogue of it: the id is not checked and counts for no coverage.`,
    range,
  };
}

function legacyNote(service: IsmsService, written: string, successors: readonly Control[]): string {
  const id = /\d{1,3}(?:\.\d{1,3})+/.exec(written)?.[0] ?? '';
  const former = service.catalog.control(formerEdition, `A.${id}`);
  const title = former ? ` (${former.title})` : '';
  return `${inlineCode(written)}${title} is of the 2013 edition. In 2022 its place is taken by ${successors.map(({ id: to }) => inlineCode(to)).join(', ')}.`;
}

/** A control in full: what it asks, where it belongs, its state and why. Markdown. */
export function describeControl(service: IsmsService, control: Control): string {
  const framework = service.catalog.frameworks.get(control.framework);
  const parts = [`**${control.id} ${control.title}**`];
  if (control.summary) parts.push(control.summary);
  if (framework) {
    parts.push(`*${framework.shortTitle} · ${themeOf(framework, control)}*`);
    const facts = controlFacts(framework, control);
    if (facts) parts.push(facts);
  }
  parts.push(claims(service, control));
  return parts.join('\n\n');
}

/** State of a control, why, and what it comes from, a line each with links to the places. */
function claims(service: IsmsService, control: Control): string {
  const explanation = explainCoverage(service, control);
  const { state, reason, documents, evidence } = explanation;
  const head = `State: **${state}**${reason === '' ? '' : `. ${reason}`}`;
  const claimants = documents.filter((each) => each.references[0]?.reference.kind === 'claim');
  const lists = [
    claimants.length > 0
      ? (['Claimed by', shortened(claimants, (each) => claimLine(each, state !== 'not assessed'))] as const)
      : ([
          'Mentioned in',
          shortened(documents, ({ document, references }) => `- ${placeLink(document, references[0]?.line ?? 0)}`),
        ] as const),
    ['Decided in', shortened(explanation.decisions, decisionLine)] as const,
    ['Needed by', shortened(explanation.risks, riskLine)] as const,
    [
      'Evidence',
      shortened(
        evidence.pieces.filter((piece) => piece.state !== 'none'),
        evidenceLine,
      ),
    ] as const,
  ].filter(([, lines]) => lines.length > 0);
  return [head, ...lists.map(([title, lines]) => `${title}\n\n${lines.join('\n')}`)].join('\n\n');
}

/** A document that claims the control: what that is worth, and the dates that make it so. */
function claimLine({ document, words, facts, references: [first] }: ExplainedDocument, isAssessed: boolean): string {
  if (!first) return '';
  const link = placeLink(document, first.line);
  const extent = first.extent === 'full' ? '' : `, ${first.extent}`;
  if (!isAssessed) return `- ${link}${extent}`;
  if (first.status === null) return `- ${link}: counts for no coverage${extent}`;
  if (first.status === 'empty')
    return `- ${link}: the section ${first.section ? placeLink(document, first.section.line, first.section.title) : ''} is empty${extent}`;
  const decisive = facts.filter(({ decides }) => decides).map((fact) => placeLink(fact.document, fact.line, factWords(fact)));
  return `- ${link}: ${escapeMarkdown(words)}${decisive.length > 0 ? ` (${decisive.join(', ')})` : ''}${extent}`;
}

function decisionLine({ document, line, applicable, justification }: ExplainedDecision): string {
  const words = {
    yes: 'applicable',
    no: `excluded${justification === '' ? ' without a reason' : ''}`,
    undecided: 'not decided',
    unclear: 'not decided',
  };
  return `- ${placeLink(document, line)}: ${words[applicable]}`;
}

function riskLine({ document, entry }: CoverageExplanation['risks'][number]): string {
  const title = cellOf(entry.row, 'title');
  return `- ${placeLink(document, document.lines.lineAt(entry.row.range.start), entry.id || 'a risk')}${title ? ` ${escapeMarkdown(title)}` : ''}`;
}

function evidenceLine({ document, evidence, line, until, state }: ExplainedEvidence['pieces'][number]): string {
  const collected = evidence.collected === null ? '' : `collected ${evidence.collected}, `;
  return `- ${placeLink(document, line, evidence.title || undefined)}: ${collected}${state === 'expired' ? 'too old since' : 'counts until'} ${until}`;
}

/** A link to a line of a document. @param text its title by default */
function placeLink(document: PolicyDocument, line: number, text = document.title?.text ?? baseName(document.uri)): string {
  return markdownLink(text, document.uri, line);
}

/** Lines for the first of many, and how many more there are. */
function shortened<T>(all: readonly T[], lineOf: (one: T) => string): string[] {
  const lines = all.slice(0, listed).map(lineOf);
  if (all.length > listed) lines.push(`- … and ${all.length - listed} more`);
  return lines;
}
