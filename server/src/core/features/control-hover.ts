import type { Control } from '../catalog/catalog.ts';
import { formerEdition } from '../catalog/control-ids.ts';
import type { IsmsService } from '../service-api.ts';
import { controlFacts, themeOf } from './control-facts.ts';
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
  if (controls.length === 1) parts.push(describe(service, first));
  else {
    const lines = controls.slice(0, listed).map((control) => `- **${control.id}** ${control.title}: ${stateOf(service, control)}`);
    if (controls.length > listed) lines.push(`- … and ${controls.length - listed} more`);
    parts.push(lines.join('\n'));
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

function describe(service: IsmsService, control: Control): string {
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

/** Who claims a control, a line per document. */
function claims(service: IsmsService, control: Control): string {
  const lines = new Map<string, string>();
  const statuses = new Map<string, string>();
  for (const reference of coverageOf(service, control)?.references ?? [])
    if (reference.kind === 'claim' && !statuses.has(reference.uri)) statuses.set(reference.uri, reference.status);
  for (const { document, reference } of service.index.claimsOf(control.key)) {
    if (lines.has(document.uri)) continue;
    const status = statuses.get(document.uri);
    const extent = reference.extent === 'full' ? '' : `, ${reference.extent}`;
    const title = document.title?.text ?? document.uri.slice(document.uri.lastIndexOf('/') + 1);
    const link = markdownLink(title, document.uri, document.lines.lineAt(reference.range.start));
    lines.set(document.uri, `- ${link}${status ? `: ${escapeMarkdown(statusWords[status] ?? status)}${extent}` : extent}`);
  }
  const shown = [...lines.values()].slice(0, listed);
  if (lines.size > listed) shown.push(`- … and ${lines.size - listed} more`);
  return shown.length === 0
    ? `State: ${stateOf(service, control)}`
    : `State: ${stateOf(service, control)}. Claimed by\n\n${shown.join('\n')}`;
}

const statusWords: Readonly<Record<string, string>> = {
  ok: 'in force',
  draft: 'not yet in force',
  stale: 'overdue or superseded',
  empty: 'the named section is empty',
};

function stateOf(service: IsmsService, control: Control): string {
  return coverageOf(service, control)?.state ?? 'not assessed';
}

function coverageOf(service: IsmsService, control: Control) {
  const framework = service.coverage().find((one) => one.id === control.framework);
  return framework?.controls.find((one) => one.id === control.id);
}
