import type { RegisterKind } from '../../catalog/catalog-files.ts';
import type { PolicyDocument } from '../../document/policy-document.ts';
import { normaliseTitle } from '../../document/sections/titles.ts';
import type { IsmsService } from '../../service-api.ts';
import type { CompletionContext } from '../completion/completion-context.ts';
import { completionContext } from '../completion/context.ts';
import type { SourceLine } from '../completion/front-matter-lines.ts';

/** Where in the YAML of a register the cursor is. */
export interface RegisterPlace {
  readonly kind: RegisterKind;
  readonly context: CompletionContext;
  /** `head`: document control data. `row`: the key of a row, where rows are named by keys. `column`, `cell`: in a row. */
  readonly at: 'head' | 'row' | 'column' | 'cell';
  /** Id of the column of a cell or of a key; null for one that is none. */
  readonly column: string | null;
  /** True if each row is an item of a list. */
  readonly isList: boolean;
}

/** The place of an offset in a register in YAML; null in comments, in longer texts, and in files that are no register. */
export function registerPlace(service: IsmsService, document: PolicyDocument, text: string, offset: number): RegisterPlace | null {
  if (document.format !== 'yaml') return null;
  const lines = linesOf(text);
  const kind = kindOf(service, document, lines);
  const context = kind && completionContext(text, offset, lines);
  if (!kind || !context) return null;
  const { registers } = service.catalog;
  const [outer, ...path] = context.path;
  const isList = rowsAreList(lines, kind, document.lines.lineAt(offset));
  if (outer === undefined || !kind.rows.includes(outer.toLowerCase())) return { kind, context, at: 'head', column: null, isList };
  const inRow = isList ? path : path.slice(1);
  const columnOf = (name: string): string | null => registers.columnsOf(kind.id, [normaliseTitle(name.replaceAll('_', ' '))])[0] ?? null;
  if (context.place === 'value') {
    const name = inRow.at(-1);
    // an item of the rows of which only a word is there
    if (name === undefined) return isList ? { kind, context, at: 'column', column: null, isList } : null;
    return { kind, context, at: 'cell', column: columnOf(inRow.join(' ')) ?? columnOf(name), isList };
  }
  if (!isList && path.length === 0) return { kind, context, at: 'row', column: null, isList };
  // an item of a list below a column: `documents:` and a line with a dash
  if (context.place === 'child' && inRow.length > 0) return { kind, context, at: 'cell', column: columnOf(inRow.at(-1) as string), isList };
  return { kind, context, at: 'column', column: columnOf(context.typed), isList };
}

/** A key half typed can break the YAML: then the key of the rows tells which register it is. */
function kindOf({ catalog }: IsmsService, { registers }: PolicyDocument, lines: readonly SourceLine[]): RegisterKind | undefined {
  const [register] = registers;
  if (register) return catalog.registers.kinds.get(register.kind);
  return [...catalog.registers.kinds.values()].find(({ rows }) => rowsLine(lines, rows) >= 0);
}

function rowsLine(lines: readonly SourceLine[], keys: readonly string[]): number {
  return lines.findIndex(({ text }) => keys.some((key) => text.toLowerCase().startsWith(`${key}:`)));
}

function rowsAreList(lines: readonly SourceLine[], kind: RegisterKind, current: number): boolean {
  const head = rowsLine(lines, kind.rows);
  const first = lines.findIndex(({ text }, i) => i > head && i !== current && text.trim() !== '' && !/^\s*#/.test(text));
  return head < 0 || first < 0 || /^\s*-/.test(lines[first]?.text ?? '');
}

function linesOf(text: string): SourceLine[] {
  const lines: SourceLine[] = [];
  let start = 0;
  for (const match of text.matchAll(/\r\n|\n|\r/g)) {
    lines.push({ start, text: text.slice(start, match.index) });
    start = match.index + match[0].length;
  }
  lines.push({ start, text: text.slice(start) });
  return lines;
}
