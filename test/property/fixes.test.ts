import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import type { Finding, Fix } from '../../server/src/core/rules/rule.ts';
import { createIsmsService } from '../../server/src/core/service.ts';
import { applyEdits } from '../../server/src/core/text/text-edit.ts';
import { parser } from '../document/facts.ts';
import { memoryPorts, uriOf } from '../support/memory-workspace.ts';
import { seeded } from '../support/property-seed.ts';
import { fragments, headed } from './documents.ts';
import { mutatedDocuments } from './mutated-documents.ts';

/** Findings of one text in a workspace of its own. */
async function check(path: string, text: string): Promise<readonly (Finding & { readonly all: readonly Fix[] })[]> {
  const ports = memoryPorts({ 'annexa.yaml': 'organization: Example\n', [path]: text }, { parser });
  const service = createIsmsService(ports);
  await service.scan();
  assert.deepEqual(
    ports.log.filter((line) => line.startsWith('error')),
    [],
  );
  return service.findings(uriOf(path)).map((finding) => ({ ...finding, all: service.fixesOf(finding, text) }));
}

/** Rules that tell of several places, or of one thing and not of another, in one finding: without one they say it of the rest. */
const toldTogether: ReadonlySet<string> = new Set(['soa-control-unknown', 'section-empty']);

const countOf = (findings: readonly Finding[], rule: string): number => findings.filter((each) => each.rule === rule).length;

/**
 * Findings that were not there before, as a difference of multisets. What a rule only tells in other words is none: of
 * the rule whose finding was mended, and of those that tell of several places together.
 * @param mended the rule of the finding whose fix was taken
 */
function added(before: readonly Finding[], after: readonly Finding[], mended: string): string[] {
  const left = before.map(nameOf);
  return after
    .filter((finding) => {
      const at = left.indexOf(nameOf(finding));
      if (at >= 0) left.splice(at, 1);
      return at < 0;
    })
    .filter(({ rule }) => !((rule === mended || toldTogether.has(rule)) && countOf(after, rule) <= countOf(before, rule)))
    .map(nameOf);
}

const nameOf = ({ rule, message }: Finding): string => `${rule}: ${message}`;

/**
 * What the fix of a finding may bring to light: an id that can be read now is one the text does not deal with, a text whose
 * approval has a fingerprint is another one than was approved, a control that is put into a statement waits for a decision.
 */
function broughtBy(finding: Finding, text: string, after: readonly Finding[]): ReadonlySet<string> {
  const brought = new Set(['control-not-discussed']);
  if (/^(?:\w+_hash:|\| approved hash)/m.test(text)) brought.add('edited-since-approval');
  // the first id of a kind shows that ids of this kind are the workspace's own
  if (finding.rule === 'id-missing') brought.add('document-unknown');
  // with one id more of the current edition, old ids are told of once and in other words
  if (finding.rule === 'control-unknown' && /\bA\.\d+\.\d+\.\d+/.test(text)) brought.add('control-edition-ambiguous');
  // the day of an approval is asked for once somebody has approved
  if (finding.rule === 'approver-missing') brought.add('approval-missing');
  // a key that is read from now on is judged from now on, and what it says is no longer asked for elsewhere
  if (finding.rule === 'metadata-unknown-key' || finding.rule === 'metadata-conflict')
    for (const { code, rule } of after) if (/^ANX[14]/.test(code) || rule === 'section-empty') brought.add(rule);
  // objectives pass for a purpose once they are written: a section on it that stays empty is no more than that
  if (finding.rule === 'missing-objectives') brought.add('section-empty');
  if (finding.rule === 'soa-control-missing') brought.add('soa-undecided');
  return brought;
}

describe('findings', () => {
  it('lie inside the text they speak of, whatever it is', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(fragments, headed), async (body) => {
        const text = `---\ntype: policy\nversion: 1.0\n${body.replace(/^---\n/, '')}`;
        for (const { span, range, all, rule } of await check('policies/x.md', text)) {
          assert.ok(0 <= span.start && span.start <= span.end && span.end <= text.length, rule);
          assert.ok(
            range.start.line < range.end.line || (range.start.line === range.end.line && range.start.character <= range.end.character),
            rule,
          );
          for (const { edits } of all)
            for (const edit of edits)
              assert.ok(0 <= edit.range.start && edit.range.start <= edit.range.end && edit.range.end <= text.length, rule);
        }
      }),
      { ...seeded, numRuns: 200 },
    );
  });

  it('are mended by their fixes: each does its work once and makes no new finding', async function () {
    this.timeout(240_000);
    let preferred = 0;
    let others = 0;
    await fc.assert(
      fc.asyncProperty(mutatedDocuments, async ({ path, text, how }) => {
        const before = await check(path, text);
        for (const finding of before)
          for (const fix of finding.all) {
            const where = `${finding.rule} in ${how}: ${finding.message} Fix: ${fix.title}`;
            const applied = applyEdits(text, fix.edits);
            assert.deepEqual(applied.skipped, [], where);
            assert.notEqual(applied.text, text, where);
            const after = await check(path, applied.text);
            const brought = broughtBy(finding, text, after);
            const counted = after.filter(({ rule }) => !brought.has(rule));
            assert.deepEqual(added(before, counted, finding.rule), [], where);
            if (fix.preferred) assert.ok(counted.length < before.length, `${where} is still there`);
            if (fix.preferred) preferred++;
            else others++;
          }
      }),
      { ...seeded, numRuns: 800 },
    );
    assert.ok(preferred > 150 && others > 300, `only ${preferred} and ${others} fixes were tried`);
  });
});
