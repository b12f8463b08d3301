import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import type { FrontMatterValue } from '../../server/src/core/document/front-matter/front-matter-value.ts';
import type { PolicyDocument } from '../../server/src/core/document/policy-document.ts';
import type { TextRange } from '../../server/src/core/text/text-range.ts';
import { facts } from '../document/facts.ts';
import { seeded } from '../support/property-seed.ts';
import { anyText, fragments, headed } from './documents.ts';

const texts = fc.oneof({ weight: 2, arbitrary: fragments }, { weight: 2, arbitrary: headed }, { weight: 1, arbitrary: anyText });
/** The marks of the tests' own notation are no part of the texts. */
const readable = texts.map((text) => text.replace(/[⟦⟧]/g, ''));
const runs = { ...seeded, numRuns: 1500 };

function* valueRanges(value: FrontMatterValue): Generator<TextRange> {
  yield value.range;
  if (value.kind === 'list') for (const item of value.items) yield* valueRanges(item);
  if (value.kind === 'map')
    for (const entry of value.entries) {
      yield entry.keyRange;
      yield* valueRanges(entry.value);
    }
}

/** Every range of the facts. */
function* allRanges(document: PolicyDocument): Generator<[string, TextRange]> {
  const { frontMatter, metadata, title, sections, references, links, suppressions, prose, applicability } = document;
  yield ['front matter', frontMatter.range];
  yield ['front matter content', frontMatter.contentRange];
  for (const problem of frontMatter.problems) yield ['problem', problem.range];
  for (const entry of frontMatter.entries) {
    yield ['key', entry.keyRange];
    for (const range of valueRanges(entry.value)) yield ['value', range];
  }
  for (const field of metadata.fields)
    yield* [['field key', field.keyRange] as [string, TextRange], ['field value', field.valueRange] as [string, TextRange]];
  if (title) yield ['title', title.range];
  for (const section of sections) {
    yield ['section', section.range];
    yield ['heading', section.headingRange];
    yield ['section title', section.titleRange];
  }
  for (const reference of references) {
    yield ['reference', reference.range];
    yield ['reference item', reference.itemRange];
    if (reference.frameworkRange) yield ['framework', reference.frameworkRange];
  }
  for (const link of links) yield ['link', link.range];
  for (const suppression of suppressions) {
    yield ['suppression', suppression.range];
    for (const rule of suppression.rules) yield ['suppressed rule', rule.range];
  }
  for (const evidence of prose) yield ['prose', evidence.range];
  for (const row of applicability) yield ['row', row.range];
}

const inside = (outer: TextRange, inner: TextRange): boolean => outer.start <= inner.start && inner.end <= outer.end;

describe('facts of any text', () => {
  it('are read without an exception, with all ranges inside the text', () => {
    fc.assert(
      fc.property(readable, (text) => {
        for (const [name, { start, end }] of allRanges(facts(text).document))
          assert.ok(0 <= start && start <= end && end <= text.length, `${name} ${start}–${end} of ${text.length}`);
      }),
      runs,
    );
  });

  it('slice to what they say', () => {
    let seen = 0;
    fc.assert(
      fc.property(readable, (text) => {
        const { document, slice } = facts(text);
        for (const reference of document.references) {
          seen++;
          // an escape in double quotes is written longer than it reads
          if (
            !slice(reference.itemRange).includes('\\') &&
            !slice(reference.itemRange).includes("''") &&
            !/[\r\n]/.test(slice(reference.itemRange))
          )
            assert.equal(slice(reference.range), reference.text);
          assert.ok(inside(reference.itemRange, reference.range));
        }
        for (const { rules } of document.suppressions) for (const { name, range } of rules) assert.equal(slice(range), name);
        for (const field of document.metadata.fields)
          if (field.carrier !== 'front-matter') assert.equal(slice(field.keyRange), field.written);
      }),
      runs,
    );
    assert.ok(seen > 500, `${seen} references`);
  });

  it('form a tree of sections, in order', () => {
    fc.assert(
      fc.property(readable, (text) => {
        const { sections } = facts(text).document;
        const anchors = new Set<string>();
        sections.forEach((section, i) => {
          const parent = sections[section.parent];
          assert.ok(section.parent < i);
          if (parent) assert.ok(parent.depth < section.depth && inside(parent.range, section.range));
          assert.ok(inside(section.range, section.headingRange) && inside(section.headingRange, section.titleRange));
          assert.ok(i === 0 || (sections[i - 1]?.headingRange.end as number) <= section.headingRange.start);
          if (section.form === 'heading') {
            assert.ok(!anchors.has(section.anchor), section.anchor);
            anchors.add(section.anchor);
          }
        });
      }),
      runs,
    );
  });

  it('have positions that lead back to their offsets', () => {
    fc.assert(
      fc.property(readable, (text) => {
        const { lines } = facts(text).document;
        for (let offset = 0; offset <= text.length; offset++) assert.equal(lines.offsetAt(lines.positionAt(offset)), offset);
      }),
      { ...runs, numRuns: 300 },
    );
  });
});
