import { h, s } from 'hastscript';
import type { Ratio } from '../../isms/coverage.ts';
import { visibleText } from '../text/visible-text.ts';

/** What stands in an element. */
export type Child = ReturnType<typeof h> | string | number | null | undefined | readonly Child[];

/** Properties of an element, as hastscript takes them. */
export type Properties = Readonly<Record<string, string | number | boolean | readonly string[] | null | undefined>>;

/** An HTML element. Marks in texts that nobody sees, or that turn the order of signs around, are spelled out. */
export function el(tag: string, properties: Properties = {}, ...children: readonly Child[]): ReturnType<typeof h> {
  return h(tag, properties as Parameters<typeof h>[1], ...(children.map(visible) as Parameters<typeof h>[2][]));
}

function visible(child: Child): Child {
  if (typeof child === 'string') return child.split('\n').map(visibleText).join('\n');
  return Array.isArray(child) ? child.map(visible) : child;
}

/** An SVG element. */
export function svg(tag: string, properties: Properties = {}, ...children: readonly Child[]): ReturnType<typeof h> {
  return s(tag, properties as Parameters<typeof s>[1], ...(children as Parameters<typeof s>[2][])) as ReturnType<typeof h>;
}

/** A column of a table. */
export interface Column {
  readonly title: string;
  /** `number`: right-aligned. `name`: the row is called by it. `short`: an id or date, never broken. */
  readonly kind?: 'number' | 'name' | 'short';
}

/** What a table is made of. */
export interface TableParts {
  /** Says what the table shows; hidden where a heading says it already. */
  readonly caption: string;
  readonly columns: readonly Column[];
  readonly rows: readonly TableRow[];
  /** True if the script may add a filter and sorting. */
  readonly tools?: boolean;
}

/** One row; its cells in the order of the columns. */
export interface TableRow {
  readonly id?: string;
  readonly cells: readonly Child[];
}

/** A table that can be read aloud: a caption, heads of columns and rows. */
export function table({ caption, columns, rows, tools = false }: TableParts): ReturnType<typeof h> {
  const head = columns.map(({ title, kind }) => el('th', { scope: 'col', className: kind === 'number' ? ['number'] : null }, title));
  const body = rows.map(({ id, cells }) =>
    el(
      'tr',
      { id: id ?? null },
      cells.map((cell, i) => {
        const kind = columns[i]?.kind;
        if (kind === 'name') return el('th', { scope: 'row' }, cell);
        return el('td', { className: kind ? [kind] : null }, cell);
      }),
    ),
  );
  return el(
    'div',
    { className: ['scroll'], tabIndex: 0, role: 'region', ariaLabel: caption },
    el(
      'table',
      { dataTools: tools ? 'yes' : null },
      el('caption', {}, caption),
      el('thead', {}, el('tr', {}, head)),
      el('tbody', {}, body),
    ),
  );
}

/** A part of the report with its heading; `null` children are left out. */
export function part(id: string, title: string, ...children: readonly Child[]): ReturnType<typeof h> {
  return el('section', { id, ariaLabelledBy: `${id}-title` }, el('h2', { id: `${id}-title` }, title), ...children);
}

/** `76 of 90 (84.4 %)` */
export function ratioText({ k, n, percent }: Ratio): string {
  return percent === null ? 'n/a' : `${k} of ${n} (${percent} %)`;
}

/** A bar that is filled by k of n; for the eye only, the text beside it says the same. */
export function bar({ k, n }: Pick<Ratio, 'k' | 'n'>): ReturnType<typeof h> {
  const filled = n === 0 ? 0 : Math.floor((k * 1000) / n) / 10;
  return svg(
    'svg',
    { viewBox: '0 0 100 10', className: ['bar'], preserveAspectRatio: 'none', ariaHidden: 'true', focusable: 'false' },
    svg('rect', { width: 100, height: 10, className: ['bar-rest'] }),
    svg('rect', { width: filled, height: 10, className: ['bar-fill'] }),
  );
}

/** `1 document`, `3 documents` */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
