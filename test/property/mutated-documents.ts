import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';

const northwind = fileURLToPath(new URL('../../examples/northwind/', import.meta.url));
/** The documents of the example. */
export const exampleDocuments: readonly { readonly path: string; readonly text: string }[] = readdirSync(northwind, {
  recursive: true,
  withFileTypes: true,
})
  .filter((entry) => entry.isFile() && entry.name.endsWith('.md') && entry.name !== 'README.md')
  .map((entry) => join(entry.parentPath, entry.name))
  .sort()
  .map((file) => ({ path: relative(northwind, file).replaceAll('\\', '/'), text: readFileSync(file, 'utf8') }));

/** One way to spoil a text; `at` picks the place. Gives the text back where there is nothing to spoil. */
type Mutation = (text: string, at: number) => string;

/** Replaces one of the places a pattern matches. */
const spoil =
  (pattern: RegExp, change: (found: string) => string): Mutation =>
  (text, at) => {
    const matches = [...text.matchAll(pattern)];
    const match = matches[at % Math.max(1, matches.length)];
    return match ? text.slice(0, match.index) + change(match[0]) + text.slice(match.index + match[0].length) : text;
  };

const flowList = /^([a-z_]+): \[([^\]\n"]+)\]$/gm;
/** Writes a list of the front matter in another form. */
const rewrite = (form: (key: string, items: readonly string[]) => string): Mutation =>
  spoil(flowList, (found) => {
    const [, key = '', items = ''] = new RegExp(flowList.source).exec(found) ?? [];
    return form(key, items.split(/, ?/));
  });

const mutations: Readonly<Record<string, Mutation>> = {
  'drop a section': spoil(/^## [^\n]*\n(?:(?!## )[^\n]*\n)*/gm, () => ''),
  'empty a section': spoil(/^## [^\n]*\n(?:(?!## )[^\n]*\n)*/gm, (found) => `${found.split('\n')[0]}\n\n`),
  'repeat a section': spoil(/^## [^\n]*\n(?:(?!## )[^\n]*\n)*/gm, (found) => found + found),
  'drop a metadata line': spoil(/^[a-z_]+: [^\n]*\n/gm, () => ''),
  'repeat a metadata line': spoil(/^[a-z_]+: [^\n]*\n/gm, (found) => found + found),
  'misspell a key': spoil(/^[a-z_]+(?=: )/gm, (found) => `${found.slice(0, 2)}${found.slice(3)}`),
  'write a date otherwise': spoil(/\d{4}-\d\d-\d\d/g, (found) => found.split('-').reverse().join('.')),
  'break a date': spoil(/\d{4}-\d\d-\d\d/g, (found) => found.replace(/\d\d$/, '39')),
  'let a date pass': spoil(/^next_review_date: .*$/gm, () => 'next_review_date: 2020-01-31'),
  'break an id': spoil(/A\.\d+\.\d+/g, (found) => found.replace(/\d+$/, '99')),
  'use an id of 2013': spoil(/A\.\d+\.\d+/g, () => 'A.9.2.3'),
  'write an id loosely': spoil(/A\.\d+\.\d+/g, (found) => found.replace('A.', 'a')),
  'repeat an id': spoil(/A\.\d+\.\d+(?=[,\]])/g, (found) => `${found}, ${found}`),
  'unquote a value': spoil(/"[^"\n]*"/g, (found) => found.slice(1, -1)),
  'break a link': spoil(/\]\([^)#\s]+/g, (found) => `${found}x`),
  'add a suppression': spoil(/^## /gm, (found) => `<!-- annexa-disable-next-line owner-missing: agreed -->\n\n${found}`),
  'list as a block list': rewrite((key, items) => `${key}:\n${items.map((item) => `  - ${item}`).join('\n')}`),
  'list over several lines': rewrite((key, items) => `${key}: [\n  ${items.join(',\n  ')},\n]`),
  'list as a text': rewrite((key, items) => `${key}: "${items.join(', ')}"`),
  'list as a text over several lines': rewrite((key, items) => `${key}: "${items.join(',\n  ')}"`),
  'list as a block of text': rewrite((key, items) => `${key}: |\n  ${items.join('\n  ')}`),
  'list as a folded text': rewrite((key, items) => `${key}: >-\n  ${items.join(',\n  ')}`),
  'value as a folded text': spoil(/^(?:title|owner|approver|status): [^\n"]+$/gm, (found) => found.replace(': ', ': >-\n  ')),
  'value in single quotes': spoil(/^(?:title|owner|approver|status): [^\n"']+$/gm, (found) => `${found.replace(': ', ": '")}'`),
  'comment behind a value': spoil(/^[a-z_]+: [^\n]+$/gm, (found) => `${found} # as agreed`),
  'front matter as a table': (text) => {
    const head = /^---\n([\s\S]*?)\n---\n\n(# [^\n]*\n)/.exec(text);
    const rows = head?.[1]
      ?.match(/^[a-z_]+: [^\n[{]+$/gm)
      ?.map((line) => `| ${line.replace(/_/g, ' ').replace(/: "?/, ' | ').replace(/"$/, '')} |`);
    return head && rows ? `${head[2]}\n| Field | Value |\n|---|---|\n${rows.join('\n')}\n${text.slice(head[0].length)}` : text;
  },
  'use CRLF': (text) => text.replaceAll('\n', '\r\n'),
  'put a pictograph before all': spoil(/^# /gm, (found) => `${found}🔐 `),
};

/** A document of the example, spoilt in up to three ways. */
export interface MutatedDocument {
  readonly path: string;
  readonly text: string;
  /** How it was spoilt, for messages. */
  readonly how: string;
}

export const mutatedDocuments: fc.Arbitrary<MutatedDocument> = fc
  .tuple(
    fc.constantFrom(...exampleDocuments),
    fc.array(fc.tuple(fc.constantFrom(...Object.keys(mutations)), fc.nat(30)), { minLength: 1, maxLength: 3 }),
  )
  .map(([{ path, text }, steps]) => ({
    path,
    text: steps.reduce((spoilt, [name, at]) => (mutations[name] as Mutation)(spoilt, at), text),
    how: `${path} after ${steps.map((step) => step.join(' ')).join(', ')}`,
  }));
