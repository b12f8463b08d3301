import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'mocha';
import { type DocumentTemplate, type NewDocument, newDocumentRequest, templatesRequest } from '../../server/src/lsp/protocol.ts';
import { fixture } from './fixture.ts';
import { LspClient, transports } from './lsp-client.ts';
import { TempWorkspace } from './temp-workspace.ts';

for (const transport of transports)
  describe(`new documents over ${transport}`, () => {
    let workspace: TempWorkspace;
    let client: LspClient;

    afterEach(async () => {
      await client.stop();
      workspace.dispose();
    });

    async function start(files: Readonly<Record<string, string>> = fixture): Promise<void> {
      workspace = new TempWorkspace(files);
      client = await LspClient.start({ transport, folders: [workspace.uri] });
    }
    const create = (params: object): Promise<NewDocument | null> => client.connection.sendRequest(newDocumentRequest, params);

    it('lists templates and makes a document of one, which only waits to be filled in', async () => {
      await start();
      const templates = await client.connection.sendRequest<DocumentTemplate[]>(templatesRequest);
      const template = templates.find(({ id }) => id === 'incident-management-procedure');
      assert.deepEqual([template?.type, template?.title, template?.controls[0]], ['procedure', 'Incident management procedure', 'A.5.5']);
      const created = await create({ template: template?.id });
      assert.equal(created?.uri, workspace.uriOf('procedures/incident-management-procedure.md'));
      assert.match(created?.text ?? '', /\nid: PRO-001\ntitle: Incident management procedure\n/);
      assert.match(created?.text ?? '', /Example Ltd learns from each incident/);
      client.open(created?.uri ?? '', created?.text ?? '');
      const shown = await client.diagnostics(created?.uri ?? '', (diagnostics) => diagnostics.length > 0);
      assert.deepEqual([...new Set(shown.map(({ code }) => code))].sort(), ['owner-missing', 'placeholder-text']);
    });

    it('takes title, controls and folder, and never names a file that is open unsaved', async () => {
      await start();
      const params = { template: 'policy', title: 'Drones 🛸', controls: ['A.7.9'], folder: workspace.uriOf('air') };
      const created = await create(params);
      assert.equal(created?.uri, workspace.uriOf('air/drones.md'));
      assert.match(created?.text ?? '', /\ncontrols: \[A\.7\.9\]\n[\s\S]*\n# Drones 🛸\n/);
      client.open(created?.uri ?? '', created?.text ?? '');
      assert.equal((await create(params))?.uri, workspace.uriOf('air/drones-2.md'));
    });

    it('answers null to what it does not know, and where no folder is open', async () => {
      await start();
      assert.equal(await create({ template: 'nothing' }), null);
      assert.equal(await create({}), null);
      await client.stop();
      client = await LspClient.start({ transport, folders: [] });
      assert.equal(await create({ template: 'policy' }), null);
    });
  });
