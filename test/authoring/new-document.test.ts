import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { documentTemplates, newDocument } from '../../server/src/core/authoring/new-document.ts';
import { createIsmsService } from '../../server/src/core/service.ts';
import { memoryPorts, pathOf, uriOf } from '../support/memory-workspace.ts';
import { scanWorkspace } from '../support/open-workspace.ts';

const config = [
  'organization: Mole Ltd',
  'new_documents:',
  '  owner: Head of IT',
  '  approver: Managing director',
  '  review_cycle: semi-annual',
  '',
].join('\n');

/** A document with an id. */
function document(id: string, type: string, title: string, more: readonly string[] = []): string {
  return ['---', `id: ${id}`, `type: ${type}`, 'owner: CISO', ...more, '---', '', `# ${title}`, ''].join('\n');
}

/** Front matter of a text as lines. */
function head(text: string): string[] {
  return text.slice(4, text.indexOf('\n---\n')).split('\n');
}

describe('new document', () => {
  it('is filled in from the config', async () => {
    const { service } = await scanWorkspace({ 'annexa.yaml': config });
    const created = await newDocument(service, { template: 'access-control-policy' });
    assert.equal(created?.uri, uriOf('policies/access-control-policy.md'));
    assert.deepEqual(head(created?.text ?? ''), [
      'id: POL-001',
      'title: Access control policy',
      'type: policy',
      'status: draft',
      'version: "0.1"',
      'owner: Head of IT',
      'approver: Managing director',
      'next_review_date: 2027-05-22',
      'review_cycle: semi-annual',
      'classification: internal',
      'controls: [A.5.3, A.5.15, A.5.16, A.5.17, A.5.18, A.8.2, A.8.3, A.8.4, A.8.5]',
    ]);
    assert.match(created?.text ?? '', /systems of|programs of Mole Ltd/);
    assert.match(created?.text ?? '', /Head of IT reviews this policy twice a year/);
    assert.match(created?.text ?? '', /^- A\.5\.15 Access control$/m);
    assert.ok(created?.text.endsWith('\n'));
  });

  it('shows what nobody knows as still to be filled in', async () => {
    const { service } = await scanWorkspace({});
    const created = await newDocument(service, { template: 'access-control-policy' });
    assert.ok(created?.text.includes('\nowner: "[Role of the owner]"\napprover: "[Role of the approver]"\n'));
    assert.ok(created?.text.includes('programs of [Name of the organisation] reach'));
  });

  it('goes where documents of its type lie, under the next id of their kind and a name that is free', async () => {
    const { service } = await scanWorkspace({
      'annexa.yaml': config,
      'isms/rules/a.md': document('ISMS-P-07', 'policy', 'Backup policy'),
      'isms/rules/b.md': document('isms-p-12', 'policy', 'Desk policy'),
      'isms/c.md': document('OLD-99', 'policy', 'Old policy'),
      'isms/rules/Access-Control-Policy.md': 'notes',
    });
    const created = await newDocument(service, { template: 'access-control-policy' });
    assert.equal(pathOf(created?.uri ?? ''), 'isms/rules/access-control-policy-2.md');
    assert.equal(head(created?.text ?? '')[0], 'id: ISMS-P-13');
  });

  it('takes its id after those of other types where there is none of its own', async () => {
    const { service } = await scanWorkspace({ 'a.md': document('ACME-STD-0004', 'standard', 'Password standard') });
    const created = await newDocument(service, { template: 'access-control-policy' });
    assert.equal(head(created?.text ?? '')[0], 'id: ACME-POL-0001');
  });

  it('follows ids and folders of the config, in the folder of the config', async () => {
    const { service } = await scanWorkspace({
      'docs/isms/annexa.yaml': `${config}  ids: { policy: RL-100 }\n  folders: { policy: top level/rules }\n`,
      'docs/isms/old/a.md': document('POL-001', 'policy', 'Desk policy'),
    });
    const created = await newDocument(service, { template: 'access-control-policy' });
    assert.equal(pathOf(created?.uri ?? ''), 'docs/isms/top level/rules/access-control-policy.md');
    assert.equal(head(created?.text ?? '')[0], 'id: RL-100');
  });

  it('lies in the folder that was asked for, unless that is outside of the workspace', async () => {
    const { service } = await scanWorkspace({ 'annexa.yaml': config });
    const inside = await newDocument(service, { template: 'access-control-policy', folder: uriOf('anywhere/') });
    assert.equal(pathOf(inside?.uri ?? ''), 'anywhere/access-control-policy.md');
    const outside = await newDocument(service, { template: 'access-control-policy', folder: 'file:///etc' });
    assert.equal(pathOf(outside?.uri ?? ''), 'policies/access-control-policy.md');
  });

  it('takes title and controls that were asked for, whatever characters a title has', async () => {
    const { service } = await scanWorkspace({ 'annexa.yaml': config });
    const params = { template: 'access-control-policy', title: 'Zugänge: *alle* & 🔑 Büros', controls: ['A.5.15'] };
    const created = await newDocument(service, params);
    assert.equal(pathOf(created?.uri ?? ''), 'policies/zugaenge-alle-bueros.md');
    assert.ok(created?.text.includes('\ntitle: "Zugänge: *alle* & 🔑 Büros"\n'));
    assert.ok(created?.text.includes('\n# Zugänge: \\*alle\\* & 🔑 Büros\n'));
    assert.ok(created?.text.includes('\ncontrols: [A.5.15]\n'));
    assert.ok(!created?.text.includes('A.8.5'));
  });

  it('names a file that is not there, even if it is ignored', async () => {
    const { service, ports } = await scanWorkspace({ 'annexa.yaml': config });
    ports.files.set('policies/access-control-policy.md', 'unlisted');
    const created = await newDocument(service, { template: 'access-control-policy' });
    assert.equal(pathOf(created?.uri ?? ''), 'policies/access-control-policy-2.md');
  });

  it('names the policy it carries out, where there is one', async () => {
    const { service } = await scanWorkspace({
      'annexa.yaml': config,
      'policies/a.md': document('POL-001', 'policy', 'Desk policy', ['controls: [A.5.16]']),
      'policies/b.md': document('POL-002', 'policy', 'Access policy', ['controls: [A.5.16, A.5.18]']),
      'procedures/c.md': document('PRO-001', 'procedure', 'Access procedure', ['controls: [A.5.16, A.5.17, A.5.18]']),
    });
    const text = async (template: string): Promise<string> => (await newDocument(service, { template }))?.text ?? '';
    assert.match(await text('access-management-procedure'), /\nimplements: \[POL-002\]\n/);
    assert.doesNotMatch(await text('backup-and-restore-procedure'), /\nimplements:/);
    assert.doesNotMatch(await text('access-control-policy'), /\nimplements:/);
  });

  it('says which edition it means where `controls` would mean another', async () => {
    const { service } = await scanWorkspace({ 'annexa.yaml': `${config}frameworks: [iso27001-2013, iso27001-2022]\n` });
    const created = await newDocument(service, { template: 'backup-policy' });
    assert.ok(
      head(created?.text ?? '')
        .join('\n')
        .endsWith('\nsatisfies:\n  iso27001-2022: [A.8.13]'),
    );
  });

  it('takes further front matter, in its place', async () => {
    const { service } = await scanWorkspace({ 'annexa.yaml': config });
    const frontMatter = { implements: ['POL-9', 'a: b'], classification: 'secret' };
    const created = await newDocument(service, { template: 'procedure', frontMatter });
    const lines = head(created?.text ?? '');
    assert.ok(lines.includes('implements: [POL-9, "a: b"]') && lines.includes('classification: secret'), lines.join('\n'));
    assert.ok(!lines.includes('classification: internal'));
  });

  it('is none where no folder is open', async () => {
    const ports = memoryPorts({});
    const service = createIsmsService({ ...ports, workspace: { ...ports.workspace, folders: [] } });
    assert.equal(await newDocument(service, { template: 'policy' }), null);
    assert.ok((await documentTemplates(service)).length > 0);
  });

  it('is none without a template of that name', async () => {
    const { service } = await scanWorkspace({ 'annexa.yaml': config });
    assert.equal(await newDocument(service, { template: 'toString' }), null);
  });

  it('has the sections of its type in the language of the config', async () => {
    const { service } = await scanWorkspace({ 'annexa.yaml': 'language: de\n' });
    const created = await newDocument(service, { template: 'access-control-policy' });
    assert.equal(pathOf(created?.uri ?? ''), 'policies/richtlinie-zur-zugangssteuerung.md');
    assert.match(created?.text ?? '', /^## Geltungsbereich$/m);
    assert.match(created?.text ?? '', /^## .*Maßnahmen.*\n\n- A\.5\.3 /m);
    const titles = (await documentTemplates(service)).map(({ title }) => title);
    assert.ok(titles.includes('Richtlinie zur Zugangssteuerung'), titles.join());
  });
});
