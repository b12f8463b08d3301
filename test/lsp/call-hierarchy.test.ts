import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import type { CallHierarchyIncomingCall, CallHierarchyItem, CallHierarchyOutgoingCall } from 'vscode-languageserver';
import { document, fixture, givenLine } from './fixture.ts';
import { LspClient } from './lsp-client.ts';
import { TempWorkspace } from './temp-workspace.ts';

describe('call hierarchy through the protocol', () => {
  let workspace: TempWorkspace;
  let client: LspClient;
  const lines = 'implements: POL-AC\nevidence: [../records/q3.pdf]';

  before(async () => {
    workspace = new TempWorkspace({
      ...fixture,
      'procedures/joiners.md': document('PRO-JO', 'Joiners procedure', 'procedure', lines),
      'records/q3.pdf': 'x',
    });
    client = await LspClient.start({ folders: [workspace.uri] });
  });
  after(async () => {
    await client.stop();
    workspace.dispose();
  });

  const prepare = (uri: string, line: number, character: number) =>
    client.ask<CallHierarchyItem[] | null>('textDocument/prepareCallHierarchy', uri, { line, character });
  const outgoing = (item: CallHierarchyItem) =>
    client.connection.sendRequest<CallHierarchyOutgoingCall[]>('callHierarchy/outgoingCalls', { item });
  const incoming = (item: CallHierarchyItem) =>
    client.connection.sendRequest<CallHierarchyIncomingCall[]>('callHierarchy/incomingCalls', { item });

  it('leads from the policy to its procedure and on to the evidence, and back', async () => {
    const uri = workspace.uriOf('policies/access.md');
    client.open(uri, fixture['policies/access.md'] ?? '');
    const [policy] = (await prepare(uri, givenLine + 2, 5)) ?? [];
    assert.ok(policy);
    assert.deepEqual([policy.name, policy.detail, policy.uri], ['Access control policy', 'POL-AC · policy', uri]);
    assert.ok(policy.range.start.line <= policy.selectionRange.start.line && policy.range.end.line > policy.selectionRange.end.line);
    const [call] = await outgoing(policy);
    assert.ok(call);
    assert.equal(call.to.name, 'Joiners procedure');
    assert.deepEqual(call.fromRanges, [policy.selectionRange]);
    const [proof] = await outgoing(call.to);
    assert.ok(proof);
    assert.deepEqual([proof.to.name, proof.to.uri], ['q3.pdf', workspace.uriOf('records/q3.pdf')]);
    assert.equal(proof.fromRanges[0]?.start.line, givenLine + 1);
    assert.deepEqual(await outgoing(proof.to), []);
    const [back] = await incoming(proof.to);
    assert.equal(back?.from.name, 'Joiners procedure');
    assert.deepEqual(
      (await incoming(call.to)).map(({ from }) => from.uri),
      [uri],
    );
    assert.deepEqual(await incoming(policy), []);
  });

  it('begins nowhere else', async () => {
    const uri = workspace.uriOf('policies/access.md');
    assert.equal(await prepare(uri, givenLine + 6, 3), null);
    client.open('file:///elsewhere/blog.md', '# Blog\n');
    assert.equal(await prepare('file:///elsewhere/blog.md', 0, 4), null);
  });
});
