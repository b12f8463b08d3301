import type { Control } from '../catalog/catalog.ts';
import type { PolicyDocument, Reference } from '../document/policy-document.ts';
import type { IsmsService } from '../service-api.ts';
import type { TextRange } from '../text/text-range.ts';
import { themeOf } from './control-facts.ts';
import { controlsOf } from './reference-at.ts';

/** Behind which ids titles are shown: none, those that are claimed, or also those in tables and prose. */
export const controlTitles = ['off', 'claims', 'all'] as const;
export type ControlTitles = (typeof controlTitles)[number];

/** A short text shown behind an id that is not part of the document. */
export interface InlayHint {
  /** UTF-16 offset it stands at. */
  readonly offset: number;
  /** Plain text. */
  readonly label: string;
  /** Markdown. */
  readonly tooltip: string;
}

/** Controls of a range or of a former id that a label or tooltip names before it counts. */
const named = 2;
const listed = 12;

/**
 * The short titles of the controls behind their ids, for an open text. An id that has its title beside it gets none.
 * @param span what of the document is asked for, UTF-16 offsets
 */
export function inlayHints(service: IsmsService, uri: string, span: TextRange, titles: ControlTitles): readonly InlayHint[] {
  const document = service.document(uri);
  const text = service.openText(uri)?.text;
  if (!document || text === undefined || titles === 'off') return [];
  const hints = new Map<number, InlayHint>();
  for (const reference of document.references) {
    const { start, end } = reference.range;
    if (end < span.start || start > span.end || (titles === 'claims' && reference.kind !== 'claim')) continue;
    // behind the closing quote of a quoted value
    const offset = /["']/.test(text[end] ?? '') && text[start - 1] === text[end] ? end + 1 : end;
    if (offset < span.start || offset > span.end || hints.has(offset)) continue;
    const hint = hintFor(service, document, text, reference);
    if (hint) hints.set(offset, { ...hint, offset });
  }
  return [...hints.values()].sort((a, b) => a.offset - b.offset);
}

function hintFor(service: IsmsService, document: PolicyDocument, text: string, reference: Reference): Omit<InlayHint, 'offset'> | null {
  const controls = controlsOf(service.catalog, reference);
  const [first] = controls;
  if (!first) return null;
  if (controls.length === 1 && hasTitleBeside(document, text, reference, first.title)) return null;
  const tooltip = controls.length === 1 ? describe(service, first) : list(controls);
  if (reference.status === 'legacy') {
    const ids = controls.map(({ id }) => id);
    const now = controls.length === 1 ? `${first.id} ${first.title}` : ids.length > named ? `${ids.length} controls` : ids.join(', ');
    return { label: `now ${now}`, tooltip };
  }
  return { label: controls.length === 1 ? first.title : `${controls.length} controls`, tooltip };
}

/** What may stand between an id and its title: `A.5.15 – Access control`, `Access control (**A.5.15**)`, `- A.5.15 # Access control`. */
const between = /[\s|*_`"'“”:,–—()[\]{}#/-]+/g;

/** True if the title stands right before or behind an id, in a table anywhere in its row. */
function hasTitleBeside({ lines }: PolicyDocument, text: string, { range, place }: Reference, title: string): boolean {
  const line = lines.lineAt(range.start);
  const wanted = ` ${folded(title)} `;
  const reach = place === 'table' ? 4000 : title.length + 40;
  const before = ` ${folded(text.slice(Math.max(lines.lineStart(line), range.start - reach), range.start))} `;
  const behind = ` ${folded(text.slice(range.end, Math.min(lines.lineStart(line + 1), range.end + reach)))} `;
  if (place === 'table') return before.includes(wanted) || behind.includes(wanted);
  return behind.startsWith(wanted) || before.endsWith(wanted);
}

function folded(text: string): string {
  return text.replace(between, ' ').trim().toLowerCase();
}

function describe({ catalog }: IsmsService, control: Control): string {
  const framework = catalog.frameworks.get(control.framework);
  const lines = [
    `**${control.id} ${control.title}**`,
    control.summary ?? '',
    framework ? `*${framework.shortTitle} · ${themeOf(framework, control)}*` : '',
  ];
  return lines.filter((line) => line !== '').join('\n\n');
}

function list(controls: readonly Control[]): string {
  const lines = controls.slice(0, listed).map(({ id, title }) => `- **${id}** ${title}`);
  if (controls.length > listed) lines.push(`- … and ${controls.length - listed} more`);
  return lines.join('\n');
}
