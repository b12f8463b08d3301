import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'mocha';
import { CancellationTokenSource, type Diagnostic, type DocumentDiagnosticReport } from 'vscode-languageserver';
import type { Ports } from '../../server/src/core/ports.ts';
import { createNodePorts } from '../../server/src/host/node/node-ports.ts';
import type { MakePorts } from '../../server/src/lsp/session.ts';
import { document, fixture, givenLine } from './fixture.ts';
import { type ClientOptions, LspClient } from './lsp-client.ts';
import { TempWorkspace } from './temp-workspace.ts';

const access = fixture['policies/access.md'] ?? '';
const unknown = (diagnostics: readonly Diagnostic[]) => diagnostics.filter((diagnostic) => diagnostic.code === 'control-unknown');
const messageOf = (diagnostic: Diagnostic | undefined) => String(diagnostic?.message);
const slugs = (diagnostics: readonly Diagnostic[]) => diagnostics.map(({ code }) => String(code));
const full = (report: DocumentDiagnosticReport) => (report.kind === 'full' ? report.items : assert.fail('not a full report'));

describe('language server, life of a workspace', () => {
  const cleanups: (() => unknown)[] = [];

  afterEach(async () => {
    for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
  });

  function workspaceOf(files: Readonly<Record<string, string>> = fixture): TempWorkspace {
    const workspace = new TempWorkspace(files);
    cleanups.push(() => workspace.dispose());
    return workspace;
  }

  async function clientOf(options: ClientOptions): Promise<LspClient> {
    const client = await LspClient.start(options);
    cleanups.push(() => client.stop());
    return client;
  }

  /** Node ports with some of them replaced. */
  const portsWith =
    (change: (ports: Ports) => Partial<Ports>): MakePorts =>
    async (request) => {
      const ports = await createNodePorts(request);
      return { ...ports, ...change(ports) };
    };

  it('answers a client that asks, says when nothing changed, and sends only closed files', async () => {
    const workspace = workspaceOf();
    const client = await clientOf({ folders: [workspace.uri], pull: true });
    assert.equal(client.result.capabilities.diagnosticProvider?.workspaceDiagnostics, false);
    const uri = workspace.uriOf('policies/access.md');
    await client.diagnostics(uri, (all) => unknown(all).length === 1);
    client.open(uri, access);
    const first = await client.pull(uri);
    assert.equal(unknown(full(first)).length, 1);
    assert.deepEqual(client.shown(uri), [], 'what was sent while it was closed is taken back');
    const second = await client.pull(uri, first.resultId);
    assert.deepEqual(second, { kind: 'unchanged', resultId: first.resultId });
    client.change(uri, access.replace('A.5.99', 'A.5.18'));
    const third = await client.pull(uri, first.resultId);
    assert.equal(unknown(full(third)).length, 0);
    assert.deepEqual(client.shown(uri), []);
    client.close(uri);
    await client.diagnostics(uri, (all) => unknown(all).length === 1);
  });

  it('asks a pulling client to ask again when an edit touches another open document', async () => {
    const workspace = workspaceOf();
    const client = await clientOf({ folders: [workspace.uri], pull: true });
    const policy = workspace.uriOf('policies/access.md');
    const procedure = workspace.uriOf('procedures/joiners.md');
    client.open(policy, access);
    client.open(procedure, fixture['procedures/joiners.md'] ?? '');
    const doubled = (report: DocumentDiagnosticReport) => full(report).filter((diagnostic) => diagnostic.code === 'document-id-duplicate');
    assert.equal(doubled(await client.pull(procedure)).length, 0);
    client.change(policy, access.replace('id: POL-AC', 'id: PRO-JO'));
    await client.until(() => client.received.includes('workspace/diagnostic/refresh'));
    assert.equal(doubled(await client.pull(procedure)).length, 1);
  });

  it('sends findings of other open documents that an edit touches', async () => {
    const workspace = workspaceOf();
    const client = await clientOf({ folders: [workspace.uri] });
    const policy = workspace.uriOf('policies/access.md');
    const procedure = workspace.uriOf('procedures/joiners.md');
    client.open(policy, access);
    client.open(procedure, fixture['procedures/joiners.md'] ?? '');
    await client.settled();
    const doubled = access.replace('id: POL-AC', 'id: PRO-JO');
    client.change(policy, doubled);
    const [found] = await client.diagnostics(procedure, (all) => all.some((diagnostic) => diagnostic.code === 'document-id-duplicate'));
    assert.ok(found);
    const sent = client.published.length;
    client.change(policy, `${doubled}\n`);
    await client.settled();
    const again = client.published.slice(sent).map((params) => params.uri);
    assert.equal(again.includes(procedure), false, 'a set that did not change is not sent again');
  });

  it('reads the config file again when it changes, without a restart', async () => {
    const workspace = workspaceOf();
    const client = await clientOf({ folders: [workspace.uri] });
    const closed = workspace.uriOf('policies/closed.md');
    await client.diagnostics(closed, (all) => unknown(all).length === 1);
    await client.until(() => client.registered.includes('workspace/didChangeWatchedFiles'));
    workspace.write('annexa.yaml', `${fixture['annexa.yaml']}rules:\n  control-unknown: off\n`);
    client.filesChanged({ uri: workspace.uriOf('annexa.yaml'), type: 2 });
    await client.diagnostics(closed, (all) => unknown(all).length === 0);
    workspace.write('annexa.yaml', fixture['annexa.yaml'] ?? '');
    client.filesChanged({ uri: workspace.uriOf('annexa.yaml'), type: 2 });
    await client.diagnostics(closed, (all) => unknown(all).length === 1);
  });

  it('follows the config file while it is edited, for sent and for asked diagnostics', async () => {
    for (const pull of [false, true]) {
      const workspace = workspaceOf();
      const client = await clientOf({ folders: [workspace.uri], pull });
      const config = workspace.uriOf('annexa.yaml');
      const closed = workspace.uriOf('policies/closed.md');
      const text = fixture['annexa.yaml'] ?? '';
      client.open(config, text, 'yaml');
      await client.diagnostics(closed, (all) => unknown(all).length === 1);
      if (pull) assert.deepEqual(slugs(full(await client.pull(config))), ['mandatory-document-missing']);
      client.change(config, `${text}rules:\n  control-unknown: off\n`);
      await client.diagnostics(closed, (all) => unknown(all).length === 0);
      client.change(config, `${text}rules: 7\n`);
      if (!pull) await client.diagnostics(config, (all) => all.some((diagnostic) => diagnostic.code === 'config-invalid'));
      else {
        await client.until(() => client.received.includes('workspace/diagnostic/refresh'));
        assert.ok(full(await client.pull(config)).some((diagnostic) => diagnostic.code === 'config-invalid'));
      }
      client.close(config);
      await client.diagnostics(closed, (all) => unknown(all).length === 1);
    }
  });

  it('takes back the findings of a deleted or ignored file and takes up a new one', async () => {
    const workspace = workspaceOf();
    const client = await clientOf({ folders: [workspace.uri] });
    const closed = workspace.uriOf('policies/closed.md');
    await client.diagnostics(closed, (all) => unknown(all).length === 1);
    workspace.delete('policies/closed.md');
    client.filesChanged({ uri: closed, type: 3 });
    await client.diagnostics(closed, (all) => all.length === 0);
    const fresh = workspace.uriOf('policies/fresh.md');
    workspace.write('policies/fresh.md', document('POL-FR', 'Fresh policy', 'policy', 'controls: [A.8.99]'));
    client.filesChanged({ uri: fresh, type: 1 });
    await client.diagnostics(fresh, (all) => unknown(all).length === 1);
    workspace.write('.gitignore', 'fresh.md\n');
    client.filesChanged({ uri: workspace.uriOf('.gitignore'), type: 1 });
    await client.diagnostics(fresh, (all) => all.length === 0);
  });

  it('follows workspace folders as they are added and removed', async () => {
    const first = workspaceOf();
    const second = workspaceOf({ 'other.md': document('POL-OT', 'Other policy', 'policy', 'controls: [A.6.99]'), 'annexa.yaml': '' });
    const client = await clientOf({ folders: [first.uri] });
    const other = second.uriOf('other.md');
    const closed = first.uriOf('policies/closed.md');
    await client.diagnostics(closed, (all) => unknown(all).length === 1);
    assert.equal(client.shown(other), undefined);
    const folder = (workspace: TempWorkspace) => ({ uri: workspace.uri, name: 'folder' });
    const tell = (added: TempWorkspace[], removed: TempWorkspace[]) =>
      client.connection.sendNotification('workspace/didChangeWorkspaceFolders', {
        event: { added: added.map(folder), removed: removed.map(folder) },
      });
    await tell([second], []);
    await client.diagnostics(other, (all) => unknown(all).length === 1);
    assert.match(await client.settled(), /4 documents in 2 folders/);
    await tell([], [first]);
    await client.diagnostics(closed, (all) => all.length === 0);
    assert.match(await client.settled(), /1 documents in 1 folders/);
  });

  it('is silent without a config file, except in a document that says it belongs to an ISMS', async () => {
    const workspace = workspaceOf({ 'notes.md': '# Access policy\n\nSee A.5.99.\n' });
    const client = await clientOf({ folders: [workspace.uri] });
    const notes = workspace.uriOf('notes.md');
    const declared = workspace.uriOf('declared.md');
    client.open(notes, '# Access policy\n\nSee A.5.99 and A.5.15.\n');
    client.open(declared, access);
    await client.diagnostics(declared, (all) => unknown(all).length === 1);
    assert.deepEqual(client.shown(notes) ?? [], []);
    assert.equal(await client.ask('textDocument/hover', notes, { line: 2, character: 16 }), null);
  });

  it('checks a document outside of all folders alone', async () => {
    const outside = workspaceOf();
    const client = await clientOf({ folders: [] });
    const uri = outside.uriOf('policies/access.md');
    client.open(uri, access);
    await client.diagnostics(uri, (all) => unknown(all).length === 1);
    assert.equal(client.shown(outside.uriOf('policies/closed.md')), undefined);
  });

  it('finds an open document under another spelling of its URI and answers in the client’s', async () => {
    const workspace = workspaceOf({
      ...fixture,
      'policies/a (draft).md': document('POL-DR', 'Draft policy', 'policy', 'controls: [A.5.99]'),
    });
    const client = await clientOf({ folders: [workspace.uri] });
    const listed = workspace.uriOf('policies').concat('/a%20%28draft%29.md');
    const spelled = workspace.uriOf('policies').concat('/a%20(draft).md');
    await client.diagnostics(listed, (all) => unknown(all).length === 1);
    client.open(spelled, document('POL-DR', 'Draft policy', 'policy', 'controls: [A.5.98]'));
    const [found] = unknown(await client.diagnostics(spelled, (all) => unknown(all).length === 1));
    assert.match(messageOf(found), /A\.5\.98/);
    assert.deepEqual(client.shown(listed), [], 'no findings stay behind under the other spelling');
    assert.match(await client.settled(), /4 documents/, 'the two spellings are one document');
  });

  it('answers a cancelled request with the error for it, also while it is still scanning', async () => {
    const workspace = workspaceOf();
    let release: () => void = () => assert.fail('not held yet');
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const makePorts = portsWith(({ workspace: files }) => ({
      workspace: {
        folders: files.folders,
        read: (uri) => files.read(uri),
        exists: (uri) => files.exists(uri),
        list: async (limits) => {
          await held;
          return files.list(limits);
        },
      },
    }));
    const client = await clientOf({ folders: [workspace.uri], makePorts });
    const uri = workspace.uriOf('policies/access.md');
    client.open(uri, access);
    const source = new CancellationTokenSource();
    const position = { line: givenLine, character: 13 };
    const answer = client.connection.sendRequest('textDocument/hover', { textDocument: { uri }, position }, source.token);
    const refused = assert.rejects(answer, { code: -32800 });
    source.cancel();
    await client.until(() => client.received.includes('$/progress'));
    release();
    await refused;
    await client.settled();
    assert.notEqual(await client.ask('textDocument/hover', uri, position), null);
  });

  it('keeps a new file that is saved and closed, also where the client does not watch files', async () => {
    const workspace = workspaceOf();
    const client = await clientOf({ folders: [workspace.uri], capabilities: { workspace: { workspaceFolders: true } } });
    const uri = workspace.uriOf('policies/new.md');
    const text = access.replace('id: POL-AC', 'id: POL-NEW');
    client.open(uri, text);
    assert.match(await client.settled(), /4 documents/);
    workspace.write('policies/new.md', text);
    void client.connection.sendNotification('textDocument/didSave', { textDocument: { uri } });
    client.close(uri);
    assert.match(await client.settled(), /4 documents/);
    assert.equal(unknown(await client.diagnostics(uri, (all) => all.length > 0)).length, 1);
  });

  it('takes no finding back while it reads the workspace anew', async () => {
    const workspace = workspaceOf();
    let pause = 0;
    const makePorts = portsWith(({ workspace: files }) => ({
      workspace: {
        folders: files.folders,
        read: (uri) => files.read(uri),
        exists: (uri) => files.exists(uri),
        list: async (limits) => {
          await new Promise((resolve) => setTimeout(resolve, pause));
          return files.list(limits);
        },
      },
    }));
    const client = await clientOf({ folders: [workspace.uri], makePorts });
    const closed = workspace.uriOf('policies/closed.md');
    await client.diagnostics(closed, (all) => unknown(all).length === 1);
    // longer than the pause after which other files are told
    pause = 300;
    client.filesChanged({ uri: closed, type: 2 });
    void client.connection.sendNotification('workspace/didRenameFiles', { files: [] });
    await client.settled();
    assert.deepEqual(
      client.published.filter(({ uri, diagnostics }) => uri === closed && diagnostics.length === 0),
      [],
    );
  });

  it('takes a day that no calendar has for none at all', async () => {
    const client = await clientOf({ folders: [workspaceOf().uri], asOf: '2026-02-30' });
    assert.doesNotMatch(await client.settled(), /2026-02-30/);
  });

  it('survives a parser that throws', async () => {
    const workspace = workspaceOf();
    let throwing = false;
    const makePorts = portsWith(({ parser }) => ({
      parser: {
        name: 'throwing',
        parse(text) {
          if (!throwing) return parser.parse(text);
          throwing = false;
          throw new Error('the parser gave up');
        },
      },
    }));
    const client = await clientOf({ folders: [workspace.uri], makePorts });
    const uri = workspace.uriOf('policies/access.md');
    client.open(uri, access);
    await client.diagnostics(uri, (all) => unknown(all).length === 1);
    throwing = true;
    client.change(uri, `${access}\nMore.\n`);
    await client.settled();
    assert.equal(throwing, false, 'the parser was asked');
    assert.ok(
      client.log.some((message) => message.includes('the parser gave up')),
      client.log.join('\n'),
    );
    client.change(uri, access.replace('A.5.99', 'A.5.98'));
    const [found] = unknown(await client.diagnostics(uri, (all) => /A\.5\.98/.test(messageOf(unknown(all)[0]))));
    assert.ok(found);
  });

  it('survives a workspace that cannot be opened', async () => {
    const client = await clientOf({ folders: ['file:///nowhere'], makePorts: () => Promise.reject(new Error('no ports today')) });
    client.open('file:///nowhere/a.md', access);
    assert.equal(await client.ask('textDocument/hover', 'file:///nowhere/a.md', { line: 0, character: 0 }), null);
    assert.ok(client.log.some((message) => message.includes('no ports today')));
  });

  it('judges anew when a new day has begun', async () => {
    const workspace = workspaceOf();
    let today = '2027-02-28';
    const client = await clientOf({ folders: [workspace.uri], makePorts: portsWith(() => ({ clock: { today: () => today } })) });
    const uri = workspace.uriOf('policies/access.md');
    client.open(uri, access);
    const overdue = (all: readonly Diagnostic[]) => all.some((diagnostic) => diagnostic.code === 'review-overdue');
    assert.equal(overdue(await client.diagnostics(uri, (all) => unknown(all).length === 1)), false);
    today = '2027-09-01';
    client.change(uri, `${access}\n`);
    await client.diagnostics(uri, overdue);
    assert.match(await client.settled(), /as of 2027-09-01/);
  });
});
