import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { hover } from '../../server/src/core/features/hover.ts';
import type { Finding } from '../../server/src/core/rules/rule.ts';
import { createIsmsService } from '../../server/src/core/service.ts';
import { memoryPorts, uriOf } from '../support/memory-workspace.ts';

const path = 'policies/example.md';
const head = (lines = ''): string => `---\ntype: policy\nowner: CISO\n${lines}---\n\n# Access Policy\n\n`;

async function serviceOver(files: Readonly<Record<string, string>>) {
  const service = createIsmsService(memoryPorts({ 'annexa.yaml': 'language: en\n', ...files }));
  await service.scan();
  return service;
}

/** Findings of rules about references, in order of place. */
async function found(text: string, files: Readonly<Record<string, string>> = {}): Promise<Finding[]> {
  const service = await serviceOver({ ...files, [path]: text });
  return service.findings(uriOf(path)).filter(({ code }) => code.startsWith('ANX3'));
}

const shown = (findings: readonly Finding[]): string[] => findings.map(({ rule, severity }) => `${rule} ${severity}`);

describe('rules on references', () => {
  it('tell of old ids once in a text, and once for a long list of claims', async () => {
    const text = await found(`${head()}A.9.2.1, A.12.3.1, A.12.4.1 and A.9.2.1 again.\n`);
    assert.deepEqual(shown(text), ['control-legacy warning']);
    assert.equal(text[0]?.related.length, 3);
    const ids = ['A.9.2.1', 'A.12.3.1', 'A.12.4.1', 'A.9.4.3'];
    assert.equal((await found(head(`controls: [${ids.slice(0, 3).join(', ')}]\n`))).length, 3);
    assert.equal((await found(head(`controls: [${ids.join(', ')}]\n`))).length, 1);
  });

  it('tell of mixed editions once, and count no id that both editions have', async () => {
    const mixed = `${head()}A.12.3.1 and A.9.2.1.\n\nA.8.17 and A.5.23.\n`;
    assert.deepEqual(shown(await found(mixed)), ['control-edition-ambiguous warning']);
    assert.match((await found(mixed))[0]?.message ?? '', /2 of ISO 27001:2013, such as `A\.12\.3\.1`, beside 2 of 2022/);
    assert.deepEqual(shown(await found(`${head()}A.12.3.1.\n\nA.8.2 and A.6.1.\n`)), ['control-legacy warning']);
  });

  it('leave tables of both editions, histories and labelled ids alone', async () => {
    for (const body of [
      '| 2013 | 2022 |\n|---|---|\n| A.12.3.1 | A.8.13 |\n| A.12.4.1 | A.8.17 |\n',
      'Watched as A.8.17 asks. 2013 mapping: A.12.4.4 (Clocks), A.12.4.1.\n',
      '## Revision history\n\nA.12.3.1 replaced.\n',
      '| | |\n|---|---|\n| 2013 mapping | A.9.2.3 |\n',
    ])
      assert.deepEqual(await found(head() + body), [], body);
  });

  it('say nothing of ids of other standards', async () => {
    for (const body of [
      'Our SOC 2 report covers A1.2, CC6.1 and PI1.3.\n',
      'ISO 42001 A.6.2.4, A.9.3 and ISO 27701 A.7.2.8.\n',
      'NIST CSF PR.AA-01, NIST 800-53 AC-2(1), BSI ORP.4 and CON.6.A1.\n',
      'See A.1.1, A.2.1 and A.4.9.\n',
    ])
      assert.deepEqual(await found(head() + body), [], body);
  });

  it('tell once in a workspace that a framework is not checked', async () => {
    const claims = head('satisfies:\n  SOC 2: [CC6.1, A1.2]\n');
    const service = await serviceOver({ 'a.md': claims, 'b.md': claims, 'c.md': claims });
    const told = ['a.md', 'b.md', 'c.md'].map((name) => service.findings(uriOf(name)).filter(({ rule }) => rule === 'framework-unknown'));
    assert.deepEqual(
      told.map((findings) => findings.length),
      [1, 0, 0],
    );
    assert.match(told[0]?.[0]?.message ?? '', /SOC 2.* in 3 documents/);
  });

  it('offer no control that is claimed already', async () => {
    const [unknown] = await found(head('controls: [A.5.51, A.5.15]\n'));
    assert.equal(unknown?.rule, 'control-unknown');
    assert.ok(unknown.fixes.every(({ edits }) => edits[0]?.newText !== 'A.5.15'));
  });

  it('ask for the standard once if many ids are unknown, for ranges by their own rule', async () => {
    assert.deepEqual(shown(await found(`${head()}A.5.77, A.6.66, A.7.88, A.9.77.\n`)), ['control-unknown info']);
    assert.deepEqual(shown(await found(`${head()}A.5.30–A.5.99.\n`)), ['control-range info']);
    assert.deepEqual(shown(await found(head('controls: [A.5.18-A.5.15]\n'))), ['control-range error']);
  });

  it('follow anchors as site generators spell them, and files of one page', async () => {
    const body =
      '[a](#_4-1-who-asks-a-5-15) [b](#41-who-asks-a515) [c](#who-asks-a515) [d](#4.1-who-asks-(a.5.15)) [e](#x1) [f](#X2) [g](#L10)\n\n';
    const text = `${head()}${body}## 4.1 Who asks? (A.5.15)\n\nAll.\n\n<a name="x1"></a>\n\n## Two {#x2}\n\nMore.\n`;
    assert.deepEqual(await found(text), []);
    const other = { 'policies/other.md': '# Other\n\n## 5 Officer\n' };
    assert.deepEqual(await found(`${head()}[a](#5-officer)\n`, other), []);
    assert.deepEqual(shown(await found(`${head()}[a](#5-officer)\n`)), ['link-anchor-broken warning']);
  });

  it('tell where a file is that a link misses', async () => {
    const files = { 'procedures/backup.md': '# Backup\n', 'policies/Desk.md': '# Desk\n', 'policies/forms/x.pdf': '' };
    const link = async (target: string) => (await found(`${head()}[a](${target})\n`, files))[0];
    assert.match((await link('backup.md'))?.message ?? '', /at `\.\.\/procedures\/backup\.md`/);
    assert.match((await link('desk.md'))?.message ?? '', /called `Desk\.md`/);
    assert.equal((await link('policies/Desk.md'))?.severity, 'info');
    assert.match((await link('www.example.org'))?.message ?? '', /https:/);
    for (const fine of ['Desk', 'forms', 'forms/', '../procedures/backup#x', 'Desk.md?raw=1', 'Desk.html', '/site/x.md', 'mailto:a@b.org'])
      assert.deepEqual((await link(fine))?.rule === 'link-broken', false, fine);
  });

  it('follow the Statement of Applicability as it changes', async () => {
    const soa = (applies: string): string =>
      `---\ntype: soa\nowner: CISO\n---\n\n# SoA\n\n| Control | Applicable | Justification |\n|---|---|---|\n| A.7.4 | ${applies} | Because. |\n`;
    const service = await serviceOver({ [path]: head('controls: [A.7.4]\n'), 'soa.md': soa('yes') });
    const rules = () =>
      service
        .findings(uriOf(path))
        .map(({ rule }) => rule)
        .includes('control-excluded');
    assert.equal(rules(), false);
    await service.setOpenText({ uri: uriOf('soa.md'), version: 1, text: soa('no') });
    assert.equal(rules(), true);
    await service.setOpenText({ uri: uriOf('soa.md'), version: 2, text: soa('yes') });
    assert.equal(rules(), false);
  });

  it('follow ids and headings of other documents as they change', async () => {
    const text = `${head('implements: [POL-2]\n')}See [b](b.md#part).\n`;
    const other = (id: string, title: string): string => `---\nid: ${id}\ntype: policy\nowner: CISO\n---\n\n# B\n\n## ${title}\n\nText.\n`;
    const service = await serviceOver({ [path]: text, 'policies/b.md': other('POL-2', 'Part') });
    const rules = () =>
      service
        .findings(uriOf(path))
        .map(({ rule }) => rule)
        .filter((rule) => rule === 'document-unknown' || rule === 'link-anchor-broken');
    assert.deepEqual(rules(), []);
    await service.setOpenText({ uri: uriOf('policies/b.md'), version: 1, text: other('POL-3', 'Chapter') });
    assert.deepEqual(rules(), ['document-unknown', 'link-anchor-broken']);
    await service.setOpenText({ uri: uriOf('policies/b.md'), version: 2, text: other('POL-2', 'Part') });
    assert.deepEqual(rules(), []);
  });

  it('are explained where an id of another standard stands', async () => {
    const text = `${head()}Our SOC 2 report covers CC6.1.\n`;
    const service = await serviceOver({ [path]: text });
    assert.match(hover(service, uriOf(path), text.indexOf('CC6.1') + 1)?.contents ?? '', /CC6\.1` is of SOC 2/);
  });
});
