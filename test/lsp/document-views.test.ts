import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import type { DocumentControl, DocumentList, DutyList } from '../../server/src/lsp/protocol.ts';
import { document, fixture } from './fixture.ts';
import { LspClient, transports } from './lsp-client.ts';
import { TempWorkspace } from './temp-workspace.ts';

for (const transport of transports)
  describe(`document views, ${transport}`, () => {
    let workspace: TempWorkspace;
    let client: LspClient;

    before(async () => {
      workspace = new TempWorkspace(fixture);
      client = await LspClient.start({ transport, folders: [workspace.uri] });
    });
    after(async () => {
      assert.equal(await client.stop(), 0);
      workspace.dispose();
    });

    it('lists the documents, tells of a change and lists the changed ones', async () => {
      const heard = () => client.received.filter((method) => method === 'annexa/documentsChanged').length;
      assert.equal(heard(), 0, 'nobody has asked yet');
      const before = await client.connection.sendRequest<DocumentList>('annexa/documents');
      assert.deepEqual(
        before.documents.map((facts) => [facts.id, facts.title, facts.type, facts.state, facts.findings.error]),
        [
          ['POL-AC', 'Access control policy', 'policy', 'in-force', 1],
          ['POL-CL', 'Clear desk policy', 'policy', 'in-force', 1],
          ['PRO-JO', 'Joiners procedure', 'procedure', 'in-force', 0],
        ],
      );
      const uri = workspace.uriOf('policies/access.md');
      client.open(uri, (fixture['policies/access.md'] ?? '').replace('2027-03-01', '2026-11-21').replace('A.5.99', 'A.5.16'));
      await client.until(() => heard() > 0);
      const list = await client.connection.sendRequest<DocumentList>('annexa/documents', {});
      const facts = list.documents.find((one) => one.uri === before.documents[0]?.uri);
      assert.deepEqual([facts?.overdueDays, facts?.state, facts?.findings.error], [1, 'overdue', 0]);
      client.close(uri);
    });

    it('lists what everybody has to do', async () => {
      const list = await client.connection.sendRequest<DutyList>('annexa/duties');
      const reviews = list.owners.flatMap(({ owner, duties }) => duties.map(({ title, due }) => [owner, title, due]));
      assert.ok(reviews.some(([, title, due]) => title === 'Review POL-AC Access control policy' && due === '2027-03-01'));
    });

    it('writes the report as a page whose places the client can open', async () => {
      const page = await client.connection.sendRequest<string>('annexa/report');
      assert.match(page, /<html lang="en" data-theme="webview">/);
      assert.ok(
        page.includes(`command:annexa.openPlace?${encodeURIComponent(JSON.stringify([workspace.uriOf('policies/access.md'), 0]))}`),
      );
    });

    it('gives the front matter of an ISMS document only', async () => {
      const ask = (path: string) =>
        client.connection.sendRequest<DocumentControl | null>('annexa/documentControl', { uri: workspace.uriOf(path) });
      const control = await ask('procedures/joiners.md');
      assert.deepEqual(
        control?.rows.filter(({ label }) => ['ID', 'Implements', 'Controls'].includes(label)),
        [
          { label: 'ID', values: ['PRO-JO'] },
          { label: 'Implements', values: ['POL-AC'] },
          { label: 'Controls', values: ['A.5.15'] },
        ],
      );
      assert.equal(await ask('README.md'), null);
      assert.equal(await ask('no-such-file.md'), null);
    });
  });

describe('document views without a config file', () => {
  it('are silent about a document that does not say that it is of an ISMS', async () => {
    const undeclared = document('X', 'Access control policy', 'policy', '').replace(/^---\n[\s\S]*?---\n/, '');
    const table = '\n| Owner | CISO |\n|---|---|\n| Version | 1.0 |\n| Approver | CEO |\n| Status | Approved |\n';
    const workspace = new TempWorkspace({ 'policies/access.md': `${undeclared}${table}\nSee A.5.15 and A.5.18.\n` });
    const client = await LspClient.start({ folders: [workspace.uri] });
    const list = await client.connection.sendRequest<DocumentList>('annexa/documents');
    assert.deepEqual(
      list.documents.map((facts) => [facts.active, Object.values(facts.findings).some((count) => count > 0)]),
      [[false, false]],
    );
    assert.equal(await client.connection.sendRequest('annexa/documentControl', { uri: workspace.uriOf('policies/access.md') }), null);
    await client.stop();
    workspace.dispose();
  });
});
