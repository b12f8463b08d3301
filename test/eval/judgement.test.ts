import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { type Evaluation, evaluate, failures, gatedRows, leastPrecision, precision } from '../../eval/evaluate.ts';
import { readCases } from '../../eval/read-case.ts';
import { casesFolder, pageFile } from '../../eval/run.ts';
import { judgementPage } from '../../eval/table.ts';
import { allRules } from '../../server/src/core/rules/all-rules.ts';

const factFamilies = ['document', 'type', 'language', 'metadata', 'sections', 'references'];
describe('judgement on documents as people write them', () => {
  let evaluation: Evaluation;
  before(async () => {
    evaluation = await evaluate(readCases(casesFolder));
  });

  for (const name of [...factFamilies, ...allRules.map(({ meta }) => meta.slug)])
    it(`${name} is right in at least ${leastPrecision * 100} % of what it says`, () => {
      const row = gatedRows(evaluation).find((one) => one.name === name);
      if (!row) return assert.ok(!factFamilies.includes(name), 'no case has such a fact');
      assert.ok(precision(row) >= leastPrecision, row.problems.join('\n'));
    });

  it('enough is found, the parsers agree, and nothing else is amiss', () => {
    assert.deepEqual(failures(evaluation), []);
  });

  it('there are at least 150 cases, in at least ten languages', () => {
    assert.ok(evaluation.cases.length >= 150);
    assert.ok(new Set(evaluation.cases.map(({ label }) => label.language)).size >= 10);
  });

  it('each rule on metadata, sections and references has a case that wants it', () => {
    const wanted = new Set(evaluation.rows.filter(({ expected }) => expected > 0).map(({ name }) => name));
    // a case is one document, and these compare it with a register of people
    const comparing = new Set(['owner-unknown', 'owner-left']);
    const judged = allRules.filter(({ meta }) => /^ANX[123]/.test(meta.code) && !comparing.has(meta.slug));
    assert.deepEqual(
      judged.map(({ meta }) => meta.slug).filter((slug) => !wanted.has(slug)),
      [],
    );
  });

  it('labels name only rules that exist', () => {
    const slugs = new Set(allRules.map(({ meta }) => meta.slug));
    const named = evaluation.rows.filter(({ kind, name }) => kind === 'rule' && !slugs.has(name));
    assert.deepEqual(
      named.map(({ name, problems }) => `${name}: ${problems.join(', ')}`),
      [],
    );
  });

  it('the page in docs shows what was measured', () => {
    assert.equal(readFileSync(pageFile, 'utf8'), judgementPage(evaluation), 'run npm run eval -- --write');
  });
});
