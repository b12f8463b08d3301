import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { createIsmsService } from '../../server/src/core/service.ts';
import { memoryPorts, uriOf } from '../support/memory-workspace.ts';
import { applyFix } from './example-workspace.ts';

const path = 'procedures/backup.md';
const head = '---\ntype: procedure\nowner: CISO\n---\n\n# Backup Procedure\n\n';

async function check(body: string, config = 'language: en\n') {
  const service = createIsmsService(memoryPorts({ 'annexa.yaml': config, [path]: head + body }));
  await service.scan();
  return service.findings(uriOf(path)).filter((finding) => finding.rule === 'control-legacy' || finding.rule === 'suppression-unused');
}

async function rulesOf(body: string, config?: string): Promise<string[]> {
  return (await check(body, config)).map((finding) => finding.rule);
}

async function fixed(body: string, fix = 0): Promise<string> {
  const [finding] = await check(body);
  const chosen = finding?.fixes[fix];
  assert.ok(finding && chosen, 'there is such a fix');
  const text = applyFix(head + body, chosen, uriOf(path));
  assert.ok(text.startsWith(head));
  return text.slice(head.length);
}

describe('suppressions', () => {
  it('take out a finding of the next line, by slug and by code', async () => {
    assert.deepEqual(await rulesOf('See A.12.3.1.\n'), ['control-legacy']);
    assert.deepEqual(await rulesOf('<!-- annexa-disable-next-line control-legacy: quoted -->\nSee A.12.3.1.\n'), []);
    assert.deepEqual(await rulesOf('<!-- annexa-disable-next-line ANX303: quoted -->\nSee A.12.3.1.\n'), []);
  });

  it('reach only their line', async () => {
    const body = '<!-- annexa-disable-next-line control-legacy: quoted -->\nSee A.12.3.1.\n\nSee A.9.2.1.\n';
    assert.deepEqual(await rulesOf(body), ['control-legacy']);
  });

  it('reach their own line, or the whole file', async () => {
    assert.deepEqual(await rulesOf('See A.12.3.1. <!-- annexa-disable-line control-legacy: quoted -->\n'), []);
    assert.deepEqual(await rulesOf('See A.12.3.1 and A.9.2.1.\n\n<!-- annexa-disable-file control-legacy: quoted -->\n'), []);
  });

  it('do nothing without a reason, and say so', async () => {
    for (const comment of ['control-legacy', 'control-legacy:', 'control-legacy:   '])
      assert.deepEqual(await rulesOf(`<!-- annexa-disable-next-line ${comment} -->\nSee A.12.3.1.\n`), [
        'suppression-unused',
        'control-legacy',
      ]);
  });

  it('are found when they are unused, and removed with their line', async () => {
    assert.deepEqual(await rulesOf('<!-- annexa-disable-next-line control-legacy: quoted -->\nNothing here.\n'), ['suppression-unused']);
    assert.equal(await fixed('<!-- annexa-disable-next-line control-legacy: quoted -->\nNothing here.\n'), 'Nothing here.\n');
    assert.equal(await fixed('Nothing. <!-- annexa-disable-line control-legacy: quoted -->\n'), 'Nothing. \n');
  });

  it('are found when they name no rule there is, with the one that was meant', async () => {
    const body = '<!-- annexa-disable-next-line control-legcy: quoted -->\nSee A.12.3.1.\n';
    assert.deepEqual(await rulesOf(body), ['suppression-unused', 'control-legacy']);
    assert.equal(await fixed(body), body.replace('legcy', 'legacy'));
    assert.equal(await fixed(body, 1), 'See A.12.3.1.\n');
  });

  it('lose only the name that is unused', async () => {
    const body = '<!-- annexa-disable-next-line section-empty, control-legacy: quoted -->\nSee A.12.3.1.\n';
    assert.deepEqual(await rulesOf(body), ['suppression-unused']);
    assert.equal(await fixed(body), '<!-- annexa-disable-next-line control-legacy: quoted -->\nSee A.12.3.1.\n');
    const last = '<!-- annexa-disable-next-line control-legacy, section-empty: quoted -->\nSee A.12.3.1.\n';
    assert.equal(await fixed(last), '<!-- annexa-disable-next-line control-legacy: quoted -->\nSee A.12.3.1.\n');
  });

  it('can themselves be suppressed, and are told if that was not needed', async () => {
    const unused =
      '<!-- annexa-disable-next-line control-legacy: soon -->\nNothing here.\n\n<!-- annexa-disable-file suppression-unused: being written -->\n';
    assert.deepEqual(await rulesOf(unused), []);
    assert.deepEqual(await rulesOf('Nothing here.\n\n<!-- annexa-disable-file suppression-unused: being written -->\n'), [
      'suppression-unused',
    ]);
  });

  it('stay silent about a rule that is off', async () => {
    assert.deepEqual(
      await rulesOf('<!-- annexa-disable-next-line control-legacy: quoted -->\nSee A.12.3.1.\n', 'rules:\n  control-legacy: off\n'),
      [],
    );
    assert.deepEqual(await rulesOf('<!-- annexa-disable-file control-legacy: x -->\n', 'rules:\n  suppression-unused: off\n'), []);
  });
});
