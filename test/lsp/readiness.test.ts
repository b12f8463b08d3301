import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import type { ReadinessTree } from '../../server/src/lsp/protocol.ts';
import { document, fixture } from './fixture.ts';
import { LspClient } from './lsp-client.ts';
import { TempWorkspace } from './temp-workspace.ts';

describe('readiness view', () => {
  let workspace: TempWorkspace;
  let client: LspClient;
  const ask = () => client.connection.sendRequest<ReadinessTree>('annexa/readiness');
  const heard = () => client.received.filter((method) => method === 'annexa/readinessChanged').length;

  before(async () => {
    workspace = new TempWorkspace({
      ...fixture,
      'policies/top.md': document('POL-001', 'Information security policy', 'policy', 'clauses: ["5.2"]'),
    });
    client = await LspClient.start({ folders: [workspace.uri] });
  });
  after(async () => {
    assert.equal(await client.stop(), 0);
    workspace.dispose();
  });

  it('gives the items with places to go to, and the road', async () => {
    const { documented, operating, items, phases, documents } = await ask();
    assert.deepEqual([documents, documented, operating], [4, { k: 2, n: 19 }, { k: 0, n: 10 }]);
    const policy = items.find(({ id }) => id === 'is-policy');
    assert.deepEqual(policy?.answers[0], {
      uri: workspace.uriOf('policies/top.md'),
      range: { start: { line: 11, character: 2 }, end: { line: 11, character: 29 } },
      title: 'Information security policy',
      documentId: 'POL-001',
      state: 'in-force',
      date: null,
      why: 'declares clause 5.2',
      weak: false,
    });
    const step = phases.flatMap(({ steps }) => steps).find(({ id }) => id === 'scope');
    assert.deepEqual([step?.state, step?.begin, step?.place], ['open', { template: 'scope', title: null }, null]);
  });

  it('tells of a change that makes a difference, and of no other', async () => {
    const before = heard();
    const uri = workspace.uriOf('policies/top.md');
    const text = document('POL-001', 'Information security policy', 'policy', 'clauses: ["5.2"]');
    client.open(uri, `${text}\nMore text.\n`);
    await client.settled();
    await new Promise((resolve) => setTimeout(resolve, 700));
    assert.equal(heard(), before);
    client.change(uri, text.replace('approved', 'draft'));
    await client.until(() => heard() > before);
    assert.equal((await ask()).items.find(({ id }) => id === 'is-policy')?.state, 'draft');
    client.close(uri);
  });
});
