import assert from 'node:assert/strict';
import { before, describe, it } from 'mocha';
import type { MarkdownParser } from '../../server/src/core/ports.ts';
import { allRules } from '../../server/src/core/rules/all-rules.ts';
import type { Finding, Rule, RuleExample } from '../../server/src/core/rules/rule.ts';
import { loadParser } from '../../server/src/host/node/satteri-parser.ts';
import { marked } from '../support/markers.ts';
import { remarkParser } from '../support/remark-parser.ts';
import { applyFix, type ExampleRun, runExample, shown } from './example-workspace.ts';

/** Rules whose findings no text can show; their own tests are in `system.test.ts`. */
const withoutExamples = new Set(['file-unreadable', 'workspace-incomplete']);

for (const name of ['remark', 'satteri']) {
  describe(`rule examples, read with ${name}`, () => {
    let parser: MarkdownParser = remarkParser;
    before(async () => {
      if (name === 'satteri') parser = await loadParser();
    });
    for (const rule of allRules) {
      describe(rule.meta.slug, () => {
        rule.examples.forEach((example, index) => {
          it(`finds what is marked: ${example.title}`, () => findsWhatIsMarked(rule, example, parser));
          if (marked(example.text).ranges.length > 0) it(`fixes hold: ${example.title} (${index})`, () => fixesHold(rule, example, parser));
        });
      });
    }
  });
}

describe('rule examples as a set', () => {
  for (const rule of allRules) {
    if (withoutExamples.has(rule.meta.slug)) continue;
    it(`${rule.meta.slug} shows what is fine, what is not, and what the fix makes of it`, () => {
      const bad = rule.examples.filter((example) => marked(example.text).ranges.length > 0);
      assert.ok(bad.length > 0, 'no example of a finding');
      assert.ok(rule.examples.length > bad.length, 'no example of a document that is fine');
      assert.equal(
        bad.some((example) => example.fixed !== undefined),
        rule.meta.fixable,
        'fixable, and an example with `fixed`, go together',
      );
    });
  }
});

function own(rule: Rule, findings: readonly Finding[]): Finding[] {
  return findings.filter((finding) => finding.rule === rule.meta.slug);
}

async function findsWhatIsMarked(rule: Rule, example: RuleExample, parser: MarkdownParser): Promise<void> {
  const { ranges, text } = marked(example.text);
  const { findings } = await runExample(example, parser);
  const found = own(rule, findings).map(({ span }) => `${span.start}–${span.end} ${JSON.stringify(text.slice(span.start, span.end))}`);
  const expected = ranges.map(({ start, end }) => `${start}–${end} ${JSON.stringify(text.slice(start, end))}`);
  assert.deepEqual(found, expected, own(rule, findings).map(shown).join('\n'));
}

async function fixesHold(rule: Rule, example: RuleExample, parser: MarkdownParser): Promise<void> {
  const before = await runExample(example, parser);
  const found = own(rule, before.findings);
  const fixesOf = (run: ExampleRun, finding: Finding) => run.service.fixesOf(finding, run.text);
  const first = found[0] && fixesOf(before, found[0])[0];
  if (example.fixed !== undefined) assert.equal(first && applyFix(before.text, first, before.uri), example.fixed);
  for (const finding of found) {
    for (const fix of fixesOf(before, finding)) {
      const fixed = applyFix(before.text, fix, before.uri);
      assert.notEqual(fixed, before.text, `"${fix.title}" changes nothing`);
      const after = await runExample(example, parser, fixed);
      const offered = own(rule, after.findings).filter((other) => fixesOf(after, other).some((again) => again.title === fix.title));
      const known = found.filter((other) => fixesOf(before, other).some((again) => again.title === fix.title));
      assert.ok(offered.length < known.length, `"${fix.title}" is offered again after it was applied`);
      assertNothingNew(rule, before.findings, after.findings, fix.title, example.leadsTo);
    }
  }
}

/**
 * A fix makes no finding that was not there: none of another rule, and of its own rule no more than before (a section
 * that was put in still has to be filled).
 */
function assertNothingNew(
  rule: Rule,
  before: readonly Finding[],
  after: readonly Finding[],
  title: string,
  leadsTo: readonly string[] = [],
): void {
  const known = new Set(before.map((finding) => `${finding.rule}: ${finding.message}`));
  const fresh = after.filter(
    (finding) => finding.rule !== rule.meta.slug && !leadsTo.includes(finding.rule) && !known.has(`${finding.rule}: ${finding.message}`),
  );
  assert.deepEqual(fresh.map(shown), [], `after "${title}"`);
  assert.ok(own(rule, after).length <= own(rule, before).length, `"${title}" makes more findings of its own rule`);
}
