import assert from 'node:assert/strict';
import { tmpdir } from 'node:os';
import { before, describe, it } from 'mocha';
import { version } from '../../server/src/cli/version.ts';
import { annexa, buildCli } from './built-cli.ts';

describe('annexa explain', function () {
  this.timeout(60_000);
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

  it('tells its version and its commands', () => {
    assert.equal(annexa(tmpdir(), ['--version']).stdout, `${version}\n`);
    const help = annexa(tmpdir(), ['--help']);
    assert.equal(help.code, 0);
    for (const command of ['check', 'fix', 'coverage', 'explain', 'lsp']) assert.match(help.stdout, new RegExp(`^ {2}${command} `, 'm'));
    assert.equal(annexa(tmpdir(), []).code, 2);
  });
});
