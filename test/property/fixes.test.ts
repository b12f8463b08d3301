import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import type { Finding } from '../../server/src/core/rules/rule.ts';
import { createIsmsService } from '../../server/src/core/service.ts';
import { applyEdits } from '../../server/src/core/text/text-edit.ts';
import { parser } from '../document/facts.ts';
import { memoryPorts, uriOf } from '../support/memory-workspace.ts';
import { fragments, headed } from './documents.ts';

const northwind = fileURLToPath(new URL('../../examples/northwind/', import.meta.url));
const good = readdirSync(northwind, { recursive: true, withFileTypes: true })
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
  'use CRLF': (text) => text.replaceAll('\n', '\r\n'),
  'put a pictograph before all': spoil(/^# /gm, (found) => `${found}🔐 `),
};

/** Findings of one text in a workspace of its own. */
async function check(path: string, text: string): Promise<readonly Finding[]> {
  const ports = memoryPorts({ 'annexa.yaml': 'organization: Example\n', [path]: text }, { parser });
  const service = createIsmsService(ports);
  await service.scan();
  assert.deepEqual(
    ports.log.filter((line) => line.startsWith('error')),
    [],
  );
  return service.findings(uriOf(path));
}

const nameOf = ({ rule, message }: Finding): string => `${rule}: ${message}`;

/** Findings that were not there before, as a difference of multisets. */
function added(before: readonly Finding[], after: readonly Finding[]): string[] {
  const left = before.map(nameOf);
  return after.map(nameOf).filter((name) => {
    const at = left.indexOf(name);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

describe('findings', () => {
  it('lie inside the text they speak of, whatever it is', async function () {
    this.timeout(60_000);
    await fc.assert(
      fc.asyncProperty(fc.oneof(fragments, headed), async (body) => {
        const text = `---\ntype: policy\nversion: 1.0\n${body.replace(/^---\n/, '')}`;
        for (const { span, range, fixes, rule } of await check('policies/x.md', text)) {
          assert.ok(0 <= span.start && span.start <= span.end && span.end <= text.length, rule);
          assert.ok(
            range.start.line < range.end.line || (range.start.line === range.end.line && range.start.character <= range.end.character),
            rule,
          );
          for (const { edits } of fixes)
            for (const edit of edits)
              assert.ok(0 <= edit.range.start && edit.range.start <= edit.range.end && edit.range.end <= text.length, rule);
        }
      }),
      { seed: 20261122, numRuns: 200 },
    );
  });

  it('are mended by their preferred fix: it does its work once and makes no new finding', async function () {
    this.timeout(120_000);
    let fixed = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...good),
        fc.array(fc.tuple(fc.constantFrom(...Object.keys(mutations)), fc.nat(30)), { minLength: 1, maxLength: 3 }),
        async ({ path, text: original }, steps) => {
          const text = steps.reduce((spoilt, [name, at]) => (mutations[name] as Mutation)(spoilt, at), original);
          const before = await check(path, text);
          for (const finding of before) {
            const fix = finding.fixes.find((candidate) => candidate.preferred);
            if (!fix) continue;
            fixed++;
            const where = `${finding.rule} in ${path} after ${steps.map((step) => step.join(' ')).join(', ')}: ${finding.message}`;
            const applied = applyEdits(text, fix.edits);
            assert.deepEqual(applied.skipped, [], where);
            assert.notEqual(applied.text, text, where);
            const after = await check(path, applied.text);
            assert.deepEqual(added(before, after), [], where);
            assert.ok(after.length < before.length, `${where} is still there`);
          }
        },
      ),
      { seed: 20261122, numRuns: 500 },
    );
    assert.ok(fixed > 150, `only ${fixed} fixes were tried`);
  });
});
