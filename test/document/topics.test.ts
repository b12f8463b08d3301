import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { readDuration, readInterval } from '../../server/src/core/text/duration.ts';
import { facts } from './facts.ts';

/** Text that says nothing of any topic. */
const filler = 'Blue and green are seldom seen. '.repeat(10);

/** A document of a type with a title and a body. */
const written = (type: string, title: string, ...body: string[]): string =>
  ['---', `type: ${type}`, 'owner: CISO', '---', '', `# ${title}`, '', filler, '', '## Procedure', '', ...body, ''].join('\n');

/** What is said of an element, as it stands in the text; null if nothing is. */
function said(source: string, id: string): string | null {
  const { document, slice } = facts(source, { path: 'procedures/x.md' });
  const element = document.topic?.elements.find((each) => each.id === id);
  assert.ok(element, `${id} is not asked for`);
  return element.range && slice(element.range);
}

const topicOf = (type: string, title: string): string | null => facts(written(type, title, 'Text.')).document.topic?.id ?? null;

describe('topics', () => {
  it('are told by the title, in four languages, and not by what narrows it', () => {
    for (const [title, topic] of [
      ['Security Incident Response Procedure', 'incident-management'],
      ['Verfahren zur Behandlung von Informationssicherheitsvorfällen', 'incident-management'],
      ['Procédure de gestion des incidents', 'incident-management'],
      ['Procedimiento de gestión de incidentes', 'incident-management'],
      ['Incident Report Form', null],
      ['Business Continuity Plan', 'business-continuity'],
      ['Notfallhandbuch', 'business-continuity'],
      ['Business Continuity Test Procedure', null],
      ['Lieferantenmanagement', 'supplier-security'],
      ['Third-Party Risk Management Procedure', 'supplier-security'],
      ['Lunch Procedure', null],
    ] as const)
      assert.equal(topicOf('procedure', title), topic, title);
  });

  it('are told by a part of them for what carries a policy out, of which then nothing is asked', () => {
    for (const [type, title, topic] of [
      ['procedure', 'Ransomware Incident Playbook', 'incident-management'],
      ['procedure', 'User Access Review Procedure', 'access-control'],
      ['guideline', 'Leitfaden Onboarding und Offboarding', 'access-control'],
      ['procedure', 'Revue des droits', 'access-control'],
      ['policy', 'User Access Review Policy', null],
    ] as const) {
      const { document } = facts(written(type, title, 'We act.'), { path: 'x/y.md' });
      assert.equal(document.topic?.id ?? null, topic, title);
      assert.deepEqual(document.topic?.elements ?? [], [], title);
    }
  });

  it('are told by the claims where the title says nothing, and then nothing is asked', () => {
    const { document } = facts('---\ntype: procedure\ncontrols: [A.5.24, A.5.25, A.5.26]\n---\n\n# When it burns\n\nText.\n');
    assert.deepEqual(document.topic, { id: 'incident-management', elements: [], recovery: null });
  });

  it('ask nothing of a type they do not look at, nor in a language they do not know', () => {
    assert.deepEqual(facts(written('policy', 'Incident Management Policy', 'We detect.')).document.topic?.elements, []);
    const japanese = facts(`---\ntype: procedure\nlanguage: ja\n---\n\n# Incident management\n\n${filler}\n\n検知する。\n`).document;
    assert.deepEqual(japanese.topic?.elements, []);
  });

  it('find content in sentences, steps, cells, headings over text and addresses', () => {
    const title = 'Incident Management Procedure';
    assert.equal(said(written('procedure', title, '1. The analyst sets the severity.'), 'triage'), 'severity');
    assert.equal(said(written('procedure', title, '| Step | Who |', '| --- | --- |', '| Containment | IT |'), 'containment'), 'Contain');
    assert.equal(said(written('procedure', title, '### Recovery', '', 'As usual.'), 'recovery'), 'Recover');
    assert.equal(said(written('procedure', title, 'Write to cert@example.com.'), 'reporting-channel'), '@e');
    assert.equal(
      said(written('procedure', 'Verfahren Sicherheitsvorfälle', 'Die Notfallmeldestelle nimmt auf.'), 'reporting-channel'),
      'meldestelle',
    );
  });

  it('take no title, control data, code, placeholder or heading over nothing for content', () => {
    const title = 'Incident Management and Recovery Procedure';
    assert.equal(said(written('procedure', title, 'We act.'), 'recovery'), null);
    assert.equal(said(written('procedure', title, '### Recovery', '', '### Review', '', 'We talk.'), 'recovery'), null);
    assert.equal(said(written('procedure', title, '[Describe the recovery]'), 'recovery'), null);
    assert.equal(said(written('procedure', title, '```', 'recover', '```'), 'recovery'), null);
    assert.equal(said(written('procedure', title, 'We discover.'), 'recovery'), null);
  });
});

describe('recovery objectives', () => {
  const rows = (...table: string[]) => facts(written('plan', 'Business Continuity Plan', ...table)).document.topic?.recovery?.rows ?? [];

  it('are read from a table with a row for each service', () => {
    const [shop, site] = rows(
      '| Service | RTO (hours) | RPO | Backup frequency | MTPD |',
      '| --- | --- | --- | --- | --- |',
      '| **Shop** | 4 | 15 min | hourly | 1 day |',
      '| Site | soon | n/a | | |',
    );
    assert.equal(shop?.service, 'Shop');
    assert.deepEqual([shop?.rto?.minutes, shop?.rpo?.minutes, shop?.backup?.minutes, shop?.outage?.minutes], [240, 15, 60, 1440]);
    assert.deepEqual([site?.rto?.state, site?.rpo?.state, site?.backup?.state], ['text', 'none', 'blank']);
  });

  it('leave rows alone that are still to be named, and tell levels from services', () => {
    assert.deepEqual(rows('| System | RTO | RPO |', '| --- | --- | --- |', '| [Name] | | |'), []);
    assert.equal(rows('| Tier | RTO | RPO |', '| --- | --- | --- |', '| 1 | 4 h | 1 h |')[0]?.byService, false);
  });

  it('are seen in sentences', () => {
    const recovery = (text: string) => facts(written('plan', 'Disaster Recovery Plan', text)).document.topic?.recovery;
    assert.equal(recovery('Recovery time objective: 4 hours.')?.rto?.hasValue, true);
    assert.equal(recovery('The RTO is agreed with the owner.')?.rto?.hasValue, false);
    assert.equal(recovery('We act.')?.rto, null);
  });
});

describe('durations', () => {
  it('are read as people write them', () => {
    for (const [text, minutes] of [
      ['4 hours', 240],
      ['< 24h', 1440],
      ['2–4 hours', 240],
      ['two business days', 2880],
      ['15 Min.', 15],
      ['1,5 Stunden', 90],
      ['48 heures', 2880],
      ['2 días', 2880],
      ['PT4H', 240],
      ['near zero', 0],
      ['four (4) hours', 240],
      ['soon', null],
      ['', null],
      ['P', null],
      ['as needed', null],
      ['Dienste und Daten', null],
    ] as const)
      assert.equal(readDuration(text), minutes, text);
    assert.equal(readDuration('4', 'hours'), 240);
    assert.equal(readDuration('4'), null);
  });

  it('and intervals', () => {
    for (const [text, minutes] of [
      ['daily', 1440],
      ['every 15 minutes', 15],
      ['alle 4 Stunden', 240],
      ['quotidienne', 1440],
      ['continuous', 0],
      ['daily, logs hourly', 60],
      ['sometimes', null],
    ] as const)
      assert.equal(readInterval(text), minutes, text);
  });
});
