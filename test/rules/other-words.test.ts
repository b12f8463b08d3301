import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { parser } from '../document/facts.ts';
import { runExample } from './example-workspace.ts';

/** The rules that find something in a policy with an owner, `missing-` left out. */
async function missing(...lines: string[]): Promise<string[]> {
  const text = ['---', 'type: policy', 'owner: CISO', '---', '', ...lines, ''].join('\n');
  const { findings } = await runExample({ title: '', text }, parser);
  return findings.map(
    (finding) => `${finding.message.startsWith('Only a sentence') ? 'passing ' : ''}${finding.rule.replace(/^missing-/, '')}`,
  );
}

describe('sections said in other words', () => {
  it('count where one heading stands for two, with a remark in brackets behind', async () => {
    const found = await missing('# Backup Policy', '', '## 2. Purpose & Scope (4.1–4.4)', '', 'All servers.');
    assert.ok(!found.includes('purpose') && !found.includes('scope'), found.join());
  });

  it('count as scope where they name those a plan is for', async () => {
    for (const title of ['2. Target Groups', '1.2 Programme scope', 'Programmumfang'])
      assert.ok(!(await missing('# Training Policy', '', `## ${title}`, '', 'All staff.')).includes('scope'), title);
  });

  it('count as compliance where they name the law a policy rests on', async () => {
    for (const title of ['1. Legal/Regulatory Basis', 'Legal and regulatory framework', 'Rechtliche/Regulatorische Grundlage'])
      assert.ok(!(await missing('# Backup Policy', '', `## ${title}`, '', 'The trade act.')).includes('compliance'), title);
    assert.ok((await missing('# Backup Policy', '', '## Basis', '', 'The trade act.')).includes('compliance'));
  });

  it('count as scope in the policy of the management system, and only there', async () => {
    const section = ['', '## 7. Scope of the ISMS', '', 'All sites.'];
    assert.ok(!(await missing('# ISMS Policy', ...section)).includes('scope'));
    assert.ok((await missing('# Backup Policy', ...section)).includes('scope'));
    assert.ok((await missing('# ISMS Policy', '', '## Scope of the ISMS', '', 'TBD')).includes('scope'));
  });

  it('count as review where a sentence says how often', async () => {
    for (const sentence of [
      'This policy is reviewed by the board at least once a year.',
      'This policy must be reviewed and updated annually.',
      'The security team is responsible for reviewing and updating this policy on an annual basis.',
      'The security team is responsible for reviewing and updating the Change Management policy requirements on an annual basis.',
      'Diese Richtlinie wird vom ISB mindestens einmal im Jahr überprüft.',
      'Cette politique est revue par la direction chaque année.',
      'Esta política se revisará al menos una vez al año.',
    ])
      assert.ok(!(await missing('# Backup Policy', '', sentence)).includes('review'), sentence);
    for (const sentence of [
      'Access rights are reviewed annually.',
      'This policy was reviewed by counsel.',
      'This policy is binding. Logs are reviewed every month.',
      'Die Zugriffsrechte werden jährlich überprüft.',
    ])
      assert.ok((await missing('# Backup Policy', '', sentence)).includes('review'), sentence);
  });

  it('count as purpose, objectives and scope where a sentence says it', async () => {
    const said: [string, string][] = [
      ['purpose', 'The purpose of this policy is to keep our data.'],
      ['purpose', 'Zweck dieser Richtlinie ist der Schutz der Daten.'],
      ['objectives', 'The objectives of this policy are no lost day and no lost file.'],
      ['scope', 'This policy applies to all staff.'],
      ['scope', 'Diese Richtlinie gilt für alle Beschäftigten.'],
      ['scope', "La présente politique s'applique à tous."],
      ['scope', 'Esta política se aplica a todo el personal.'],
    ];
    for (const [kind, sentence] of said) {
      const title = kind === 'objectives' ? '# Information Security Policy' : '# Backup Policy';
      assert.ok(!(await missing(title, '', sentence)).includes(kind), sentence);
      assert.ok((await missing(title, '', `\`${sentence}\``)).includes(kind), 'not in code');
    }
    assert.ok((await missing('# Backup Policy', '', 'This rule applies to tapes.')).includes('scope'));
  });

  it('count as objectives and checks of adherence under further titles', async () => {
    for (const title of ['4. 情報セキュリティ目的', 'セキュリティ目的'])
      assert.ok(!(await missing('# Backup Policy', '', `## ${title}`, '', 'None lost.')).includes('objectives'), title);
    const found = await missing('# Backup Policy', '', '## Monitoring & Enforcement', '', 'Logs are looked at.');
    assert.ok(!found.includes('compliance') && !found.includes('consequences'), found.join());
  });

  it('count as ownership where a sentence says who keeps the document true', async () => {
    const text =
      '---\ntype: policy\n---\n\n# Backup Policy\n\nIT is responsible for tests and reviewing and updating the backup process every year.\n';
    const { findings } = await runExample({ title: '', text }, parser);
    assert.deepEqual(
      findings.filter(({ rule }) => rule.includes('owner')).map(({ rule, severity }) => [rule, severity]),
      [['missing-ownership', 'info']],
    );
  });

  it('count as consequences where a sentence names the disciplinary side', async () => {
    for (const sentence of [
      'Who breaks it will face disciplinary and possible legal action.',
      'Wer dagegen verstößt, unterliegt dem Disziplinarverfahren.',
    ])
      assert.ok(!(await missing('# Backup Policy', '', sentence)).includes('consequences'), sentence);
  });

  it('count as rules where a policy is about the very section', async () => {
    const section = ['', '## Roles and Responsibilities', '', 'The CISO approves exceptions.'];
    assert.ok(!(await missing('# Roles and Responsibilities Policy', ...section)).includes('statements'));
    assert.ok((await missing('# Backup Policy', ...section)).includes('statements'));
  });
});

describe('documents that name no type', () => {
  const control = ['**Owner:** CISO', '**Version:** 1.0', ''];
  const sections = ['## Purpose', '', 'x', '', '## Definitions', '', 'x', ''];
  const rules = async (text: string): Promise<string[]> =>
    (await runExample({ title: '', text, path: 'docs/observability.md' }, parser)).findings.map((finding) => finding.rule);

  it('are not asked for what only a policy needs', async () => {
    const text = ['# Security observability', '', ...control, ...sections, '## Roles', '', 'x', ''].join('\n');
    assert.deepEqual(await rules(text), []);
    assert.deepEqual(await rules(text.replace('CISO', 'TBD')), ['owner-missing'], 'it is a document all the same');
  });

  it('are policies where they lay down a scope and consequences for a topic of security', async () => {
    const text = ['# Passwords', '', ...control, ...sections, '## Scope', '', 'x', '', '## Sanctions', '', 'x', ''].join('\n');
    assert.ok((await rules(text)).includes('missing-compliance'));
    assert.deepEqual(await rules(text.replace('Passwords', 'Observability')), []);
  });

  it('are called documents, not guidelines, where they declare controls', async () => {
    const text = ['---', 'controls: [A.8.16]', 'owner: CISO', '---', '', '# Observability', ''].join('\n');
    const { findings } = await runExample({ title: '', text, path: 'docs/observability.md' }, parser);
    assert.deepEqual(
      findings.filter(({ severity }) => severity !== 'hint').map((finding) => finding.message.split('.')[0]),
      ['This document does not say why it exists'],
    );
  });
});
