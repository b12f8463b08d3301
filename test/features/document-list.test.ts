import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { documentList } from '../../server/src/core/features/document-list.ts';
import type { DocumentFacts, DocumentList } from '../../server/src/lsp/protocol.ts';
import { uriOf } from '../support/memory-workspace.ts';
import { scanWorkspace, showPlace, type TestWorkspace } from '../support/open-workspace.ts';

/** A document with the lines of front matter given. */
const page = (title: string, ...lines: string[]) => `---\n${lines.join('\n')}\n---\n\n# ${title}\n`;
const approved = ['type: policy', 'status: approved', 'owner: CISO', 'approver: CEO', 'effective_date: 2026-01-10'];

async function listOf(files: Record<string, string>): Promise<{ workspace: TestWorkspace; list: DocumentList }> {
  const workspace = await scanWorkspace(files);
  // the shape of the protocol is the shape of the core
  return { workspace, list: documentList(workspace.service, () => true) };
}

async function factsOf(text: string, config = ''): Promise<DocumentFacts> {
  const { list } = await listOf({ 'annexa.yaml': config, 'policies/one.md': text });
  const [facts] = list.documents;
  assert.ok(facts);
  return facts;
}

describe('document list', () => {
  it('gives what a document says of itself, with the place of its title', async () => {
    const text = page('Access 🔐', 'id: POL-1', 'version: "2.1"', ...approved, 'next_review_date: 2027-01-10');
    const { workspace, list } = await listOf({ 'policies/access.md': text.replaceAll('\n', '\r\n'), 'README.md': '# Read me\n' });
    assert.deepEqual([list.asOf, list.complete, list.documents.length], ['2026-11-22', true, 1]);
    const [facts] = list.documents;
    assert.ok(facts);
    assert.equal(showPlace(workspace, facts), 'policies/access.md:11 «Access 🔐»');
    const { uri, range, findings, ...rest } = facts;
    assert.deepEqual(rest, {
      active: true,
      id: 'POL-1',
      title: 'Access 🔐',
      type: 'policy',
      typeTitle: 'Policy',
      owner: 'CISO',
      status: 'approved',
      state: 'in-force',
      version: '2.1',
      nextReview: '2027-01-10',
      overdueDays: 0,
    });
  });

  it('leaves open what the document does not say, and never lacks a title', async () => {
    const facts = await factsOf('---\ntype: policy\nowner:\nstatus: TBD\n---\n');
    assert.deepEqual(
      [facts.title, facts.owner, facts.status, facts.version, facts.nextReview, facts.state],
      ['one.md', null, null, null, null, 'draft'],
    );
  });

  it('counts the days since a review was due, as the rule does', async () => {
    const overdue = page('A', ...approved, 'next_review_date: 2026-11-12');
    assert.deepEqual([(await factsOf(overdue)).overdueDays, (await factsOf(overdue)).state], [10, 'overdue']);
    assert.equal((await factsOf(overdue, 'review:\n  grace_days: 10\n')).overdueDays, 0);
    assert.equal((await factsOf(overdue, 'review:\n  grace_days: 9\n')).overdueDays, 10);
    assert.equal((await factsOf(overdue.replace('2026-11-12', '2026-11-22'))).overdueDays, 0, 'due today is not overdue');
    assert.equal((await factsOf(page('A', ...approved, 'review_cycle: annual', 'last_review_date: 2025-11-21'))).overdueDays, 1);
  });

  it('follows a change of the config', async () => {
    const { workspace, list } = await listOf({
      'annexa.yaml': '',
      'policies/one.md': page('A', ...approved, 'next_review_date: 2026-11-12'),
    });
    assert.equal(list.documents[0]?.overdueDays, 10);
    await workspace.service.setOpenText({ uri: uriOf('annexa.yaml'), version: 1, text: 'review:\n  grace_days: 30\n' });
    const [facts] = documentList(workspace.service, () => true).documents;
    assert.deepEqual([facts?.overdueDays, facts?.state], [0, 'in-force']);
  });

  it('has no overdue review for drafts and for what is retired or superseded', async () => {
    const overdue = page('A', ...approved, 'next_review_date: 2020-01-01');
    for (const [from, to, state] of [
      ['status: approved', 'status: draft', 'draft'],
      ['status: approved', 'status: retired', 'ended'],
      ['owner: CISO', 'owner: CISO\nsuperseded_by: POL-2', 'ended'],
    ] as const) {
      const facts = await factsOf(overdue.replace(from, to));
      assert.deepEqual([facts.state, facts.overdueDays], [state, 0], to);
    }
  });

  it('counts findings by severity, and none where the editor is silent', async () => {
    const workspace = await scanWorkspace({ 'policies/a.md': page('A', 'type: policy', 'controls: [A.5.99]') });
    const [heard] = documentList(workspace.service, () => true).documents;
    assert.ok(heard && heard.findings.error >= 1, JSON.stringify(heard));
    assert.equal(
      Object.values(heard.findings).reduce((sum, count) => sum + count, 0),
      workspace.service.findings(heard.uri).length,
    );
    const [silent] = documentList(workspace.service, () => false).documents;
    assert.deepEqual([silent?.active, silent?.findings], [false, { error: 0, warning: 0, info: 0, hint: 0 }]);
  });
});
