import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { before, describe, it } from 'mocha';
import { version } from '../../server/src/cli/version.ts';
import { tempFolder } from '../host/temp-folder.ts';
import { annexa, buildCli } from './built-cli.ts';

const schema = JSON.parse(readFileSync(new URL('../../docs/schemas/annexa-explain.schema.json', import.meta.url), 'utf8'));
const validate = new Ajv2020({ allErrors: true }).compile(schema);
const northwind = new URL('../../examples/northwind', import.meta.url).pathname;

describe('annexa explain', () => {
  before(buildCli);

  const explain = (...args: string[]) => annexa(tmpdir(), ['explain', ...args]);
  const json = (topic: string) => JSON.parse(explain(topic, '--format', 'json').stdout);

  it('explains a rule by code and by slug', () => {
    assert.match(explain('ANX301').stdout, /^ANX301 control-unknown {2}error/);
    assert.deepEqual(explain('anx301'), explain('control-unknown'));
    assert.equal(json('control-unknown').code, 'ANX301');
  });

  it('explains a control however it is written', () => {
    assert.match(explain('A.5.15').stdout, /^A\.5\.15 Access control {2}ISO\/IEC 27001:2022 Annex A\n/);
    for (const spelling of ['a5.15', '5.15', 'Annex A 5.15', 'iso27001-2022:A.5.15', '2022:5.15'])
      assert.deepEqual(explain(spelling), explain('A.5.15'), spelling);
  });

  it('names the successors of a control of the 2013 edition', () => {
    const { id, framework, withdrawn, successors } = json('A.9.2.3');
    assert.deepEqual([id, framework, withdrawn], ['A.9.2.3', 'iso27001-2013', '2025-10-31']);
    assert.deepEqual(
      successors.map((control: { id: string }) => control.id),
      ['A.8.2'],
    );
    assert.match(explain('2013:A.9.2.3').stdout, /Became:\n {2}A\.8\.2/);
  });

  it('exits with 2 for what it does not know, with a hint', () => {
    const run = explain('passwords');
    assert.deepEqual([run.code, run.stdout], [2, '']);
    assert.match(run.stderr, /^annexa: No rule or control is called "passwords"; perhaps A\.5\.17/);
    assert.equal(explain('A.5.99').code, 2);
    assert.equal(explain().code, 2);
  });

  it('--workspace also knows controls of the organisation', () => {
    const tidewater = new URL('../../examples/tidewater', import.meta.url).pathname;
    const { code, stdout } = explain('tw.1', '--workspace', tidewater);
    assert.equal(code, 0);
    assert.match(stdout, /^TW\.1 Calibration of survey instruments {2}a control of your own; no coverage is worked out for it\n\n/);
    assert.match(stdout, /Statement of Applicability\n {4}applicable, implemented, A sounding that .+soa\.yaml:527\n/);
    const object = JSON.parse(explain('TW.1', '--workspace', tidewater, '--format', 'json').stdout);
    const isValid: boolean = validate(object);
    assert.ok(isValid, JSON.stringify(validate.errors));
    assert.deepEqual([object.kind, object.id, object.decisions[0].applicable], ['own-control', 'TW.1', 'yes']);
    assert.match(explain('TW.2', '--workspace', tidewater).stderr, /^annexa: No rule or control is called "TW\.2"/);
    assert.doesNotMatch(explain('ANX999').stderr, /--workspace/, 'the code of a rule is none of a control');
    assert.match(explain('TW.1').stderr, /"TW\.1"; `--workspace` also knows the controls of your own$/m);
  });

  it('--workspace tells why a control has its state: the chain of documents, dates, decisions and evidence', () => {
    const { code, stdout } = explain('A.8.13', '--workspace', northwind, '--as-of', '2027-06-01');
    assert.equal(code, 0);
    assert.match(stdout, /^A\.8\.13 Information backup[\s\S]*\nA\.8\.13 is stale as of 2027-06-01\nOnly documents claim it/);
    const path = 'policies/backup-policy\\.md';
    assert.match(
      stdout,
      new RegExp(`→ POL-011 Backup policy {2}policy {2}review overdue since 2027-03-16\n {6}claim A\\.8\\.13, .+${path}:15`),
    );
    assert.match(stdout, new RegExp(`→ review due 2027-03-16, .+days over {2}.*${path}:11`));
    assert.match(stdout, /Statement of Applicability\n {4}applicable, implemented, .+statement-of-applicability\.md:105/);
    assert.match(stdout, /Evidence\n.+collected 2026-05-12, expires 2026-08-12, too old .+evidence\.csv:7/);
    const whole = annexa(northwind, ['explain', 'A.8.13', '--workspace', '--format', 'json']);
    const { coverage, asOf, complete } = JSON.parse(whole.stdout);
    assert.deepEqual([asOf, complete, coverage.length, coverage[0].state], ['2026-11-22', true, 1, 'covered']);
    assert.deepEqual(coverage[0].documents[0].references[0], {
      kind: 'claim',
      text: 'A.8.13',
      line: 14,
      form: 'current',
      status: 'ok',
      extent: 'full',
      section: null,
      decides: true,
    });
  });

  it('--workspace says of every control of the example what coverage says, as its schema promises', () => {
    const report = JSON.parse(annexa(northwind, ['coverage', '--format', 'json']).stdout);
    const seen = new Set<string>();
    for (const { id, state } of report.frameworks[0].controls) {
      if (seen.has(state)) continue;
      seen.add(state);
      const told = JSON.parse(annexa(northwind, ['explain', id, '--workspace', '.', '--format', 'json']).stdout);
      assert.equal(validate(told), true, JSON.stringify(validate.errors));
      assert.equal(told.coverage[0].state, state);
      assert.notEqual(told.coverage[0].reason, '');
    }
    assert.equal(seen.size, 6);
    for (const topic of ['A.8.13', 'A.9.2.3', 'ANX301']) assert.equal(validate(json(topic)), true, JSON.stringify(validate.errors));
  });

  it('--workspace explains for an id of 2013 those that took its place, and nothing for rules', () => {
    assert.match(annexa(northwind, ['explain', '2013:A.9.1.1', '--workspace']).stdout, /\nA\.5\.15 is covered as of 2026-11-22\n/);
    assert.equal(annexa(northwind, ['explain', 'ANX301', '--workspace']).code, 2);
    assert.equal(annexa(northwind, ['explain', 'A.8.13', '--workspace', 'nowhere']).code, 2);
  });

  it('--workspace shows what documents say and lets it do nothing', () => {
    const folder = tempFolder({
      'annexa.yaml': '',
      'p.md':
        '---\nid: "P\\e[2J"\ntitle: "Evil\\e]0;x\\a\\u202e"\ntype: policy\nowner: X\nstatus: approved\ncontrols: [A.8.13]\n---\n# Backup\n',
    });
    try {
      const { code, stdout } = annexa(folder.path, ['explain', 'A.8.13', '--workspace']);
      assert.equal(code, 0);
      assert.match(stdout, /is covered/);
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
      assert.doesNotMatch(stdout, /[\u0000-\u0009\u000b-\u001f\u007f\u202e]/);
    } finally {
      folder.remove();
    }
  });

  it('tells its version and its commands', () => {
    assert.equal(annexa(tmpdir(), ['--version']).stdout, `${version}\n`);
    const help = annexa(tmpdir(), ['--help']);
    assert.equal(help.code, 0);
    for (const command of ['check', 'fix', 'coverage', 'explain', 'lsp']) assert.match(help.stdout, new RegExp(`^ {2}${command} `, 'm'));
    assert.equal(annexa(tmpdir(), []).code, 2);
  });
});
