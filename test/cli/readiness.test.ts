import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterEach, before, beforeEach, describe, it } from 'mocha';
import { type TempFolder, tempFolder } from '../host/temp-folder.ts';
import { annexa, buildCli } from './built-cli.ts';
import { soundPolicy } from './sample-documents.ts';

const schema = JSON.parse(readFileSync(new URL('../../docs/schemas/annexa-readiness.schema.json', import.meta.url), 'utf8'));
const validate = new Ajv2020({ allErrors: true, allowUnionTypes: true }).compile(schema);

describe('annexa readiness', () => {
  let folder: TempFolder;

  before(buildCli);
  beforeEach(() => {
    folder = tempFolder({
      'annexa.yaml': 'organization: Acme\n',
      'policies/access.md': soundPolicy,
      'reports/audit.md': '---\ntype: report\nlast_review_date: 2026-03-01\n---\n\n# Internal audit report | \\[x\\]\n\nFine.\n',
    });
  });
  afterEach(() => folder.remove());

  const run = (...args: string[]) => annexa(folder.path, ['readiness', ...args]);

  it('prints the object that its schema promises, the same each time', () => {
    const { code, stdout } = run('--format', 'json');
    assert.equal(code, 0);
    const report = JSON.parse(stdout);
    assert.equal(validate(report), true, JSON.stringify(validate.errors));
    assert.deepEqual(report.documented.items, { k: 2, n: 19, percent: 10.5 });
    const audit = report.items.find((item: { id: string }) => item.id === 'audit-results');
    const [answer] = audit.answers;
    assert.deepEqual([answer.path, answer.line, answer.why, answer.date], ['reports/audit.md', 5, 'by its title', '2026-03-01']);
    assert.deepEqual(audit.begin, { template: 'audit-report', title: null });
    assert.equal(report.next[0], 'mandate');
    assert.equal(run('--format', 'json').stdout, stdout);
  });

  it('prints for people: stages, items with documents, the road, what is next', () => {
    const { stdout } = run();
    assert.match(stdout, /^Stage 1, documented {2}2\/19 things .*\nStage 2, operating {3}1\/10 kinds of records fresh\n/);
    assert.match(stdout, /\n {2}9\.2\.2 +Internal audit results +in force +reports\/audit\.md \(2026-03-01, by its title\)\n/);
    assert.match(stdout, /\n {2}8\.3 +Risk treatment results +missing +annexa new report --title "Risk treatment results"\n/);
    assert.match(stdout, /\nCertification audit {2}0\/4\n {2}in progress {2}Be ready for Stage 1/);
    assert.match(stdout, /\nNext\n {2}1\. Name the roles of the ISMS: Create it: `annexa new isms-roles-charter`\n/);
    assert.doesNotMatch(run('--quiet').stdout, /Internal audit results/);
  });

  it('writes Markdown in which no text of a document means anything', () => {
    const { stdout } = run('--format', 'markdown');
    assert.match(
      stdout,
      /^\| 9\.2\.2 \| Internal audit results \| retained \| in force \| \[Internal audit report \\\| \\\[x\\\]\]\(<reports\/audit\.md>\) /m,
    );
    assert.match(stdout, /^- \[ \] \*\*Draw and approve the scope\*\* \(Stage 1, open\): nothing yet\. Create it: `annexa new scope`\.$/m);
  });

  it('lets records grow old with the date, and exits with 3 when a file cannot be read', () => {
    assert.match(run('--as-of', '2027-04-01').stdout, /Internal audit results +too old/);
    folder.write('policies/latin1.md', Uint8Array.of(0x23, 0x20, 0xe4, 0x0a));
    const { code, stdout } = run();
    assert.equal(code, 3);
    assert.match(stdout, /Incomplete/);
    assert.equal(run('--format', 'csv').code, 2);
  });
});
