import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import {
  type ClientCapabilities,
  type CompletionItem,
  type CompletionList,
  CompletionTriggerKind,
  InsertTextFormat,
} from 'vscode-languageserver';
import { cursor } from '../support/markers.ts';
import { document, fixture, givenLine } from './fixture.ts';
import { type ClientOptions, LspClient, transports } from './lsp-client.ts';
import { TempWorkspace } from './temp-workspace.ts';

/** What VS Code says of itself, as far as completion goes. */
const rich: ClientCapabilities = {
  textDocument: {
    completion: {
      completionItem: { snippetSupport: true, labelDetailsSupport: true, resolveSupport: { properties: ['documentation', 'detail'] } },
    },
  },
  workspace: { workspaceFolders: true, configuration: true, didChangeConfiguration: { dynamicRegistration: true } },
};

/** A line as given to {@link document}, and a body with a cursor mark. */
function access(body: string, lines = 'controls: [A.5.15]'): string {
  return document('POL-AC', 'Access control policy', 'policy', lines, body);
}

for (const transport of transports)
  describe(`completion, ${transport}`, () => {
    const workspace = new TempWorkspace(fixture);
    const uri = workspace.uriOf('policies/access.md');
    let client: LspClient;
    let atTrigger = false;

    /** A client, with the settings of this test. */
    async function start(options: Partial<ClientOptions> = {}): Promise<LspClient> {
      const started = await LspClient.start({
        transport,
        folders: [workspace.uri],
        answer: (method) => (method === 'workspace/configuration' ? [{ completion: { atTrigger } }] : null),
        ...options,
      });
      started.open(uri, access(''));
      return started;
    }

    /** The items at the mark of a text, in order; `trigger` is the character that brought them up. */
    async function itemsAt(source: string, trigger?: string, of = client): Promise<CompletionItem[]> {
      const { text, offset } = cursor(source);
      of.change(uri, text);
      const before = text.slice(0, offset).split('\n');
      const position = { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
      const context = trigger
        ? { triggerKind: CompletionTriggerKind.TriggerCharacter, triggerCharacter: trigger }
        : { triggerKind: CompletionTriggerKind.Invoked };
      const list = await of.ask<CompletionList>('textDocument/completion', uri, position, { context });
      return [...list.items].sort((a, b) => ((a.sortText ?? '') < (b.sortText ?? '') ? -1 : 1));
    }

    before(async () => {
      client = await start({ capabilities: rich });
    });

    after(async () => {
      assert.equal(await client.stop(), 0);
      workspace.dispose();
    });

    it('asks by the characters that lead to ids, headings and links', () => {
      const { triggerCharacters = [], resolveProvider } = client.result.capabilities.completionProvider ?? {};
      for (const character of ['.', '@', '#', '/', '(', '[', '{', '|', '-', ':', ','])
        assert.ok(triggerCharacters.includes(character), character);
      assert.equal(resolveProvider, true);
    });

    it('offers controls in prose with the exact range, and says nothing in ordinary text', async () => {
      const items = await itemsAt(access('\nKeys 🔐 follow A.8.2│.\n'), '.');
      const item = items.find(({ label }) => label === 'A.8.24');
      assert.ok(item?.textEdit && 'range' in item.textEdit);
      const line = givenLine + 12;
      assert.deepEqual(item.textEdit.range, { start: { line, character: 15 }, end: { line, character: 20 } });
      assert.equal(item.labelDetails?.description, 'Use of cryptography');
      for (const body of ['\nEnd of a sentence.│\n', '\nOption A.│\n', '\nA (│\n', '\nand/│\n', '\na word │\n', '\n`A.8.│`\n'])
        assert.deepEqual(await itemsAt(access(body), body[body.indexOf('│') - 1]), [], body);
    });

    it('brings the documentation when it is asked for, and leaves items of others alone', async () => {
      const [item] = await itemsAt(access('\nsee A.5.15│\n'));
      assert.ok(item);
      assert.equal(item.documentation, undefined);
      const resolved = await client.connection.sendRequest<CompletionItem>('completionItem/resolve', item);
      assert.ok(typeof resolved.documentation === 'object');
      assert.match(resolved.documentation.value, /\*\*A\.5\.15 Access control\*\*[\s\S]*Claimed by[\s\S]*Joiners procedure/);
      assert.deepEqual({ ...resolved, documentation: undefined }, { ...item, documentation: undefined });
      for (const data of [undefined, null, 7, { about: 'control' }, { about: 'control', id: 'x' }, { about: 'nothing', id: 'x' }])
        assert.deepEqual(
          await client.connection.sendRequest('completionItem/resolve', { label: 'x', ...(data !== undefined && { data }) }),
          {
            label: 'x',
            ...(data !== undefined && { data }),
          },
        );
    });

    it('matches ids by their label, as simple clients can, and words by all that leads to a control', async () => {
      const [id] = await itemsAt(access('\nsee A.5.1│\n'));
      assert.ok(id && !('filterText' in id));
      const [word] = await itemsAt(access('\nsee A.laptop│\n'));
      assert.match(word?.filterText ?? '', /^A\.laptop A\.8\.1 /);
    });

    it('offers missing headings with places to fill in, and links and anchors', async () => {
      const items = await itemsAt(access('\n## │\n'), ' ');
      const heading = items.find(({ label }) => label === 'Consequences');
      assert.equal(heading?.insertTextFormat, InsertTextFormat.Snippet);
      assert.match(heading?.textEdit?.newText ?? '', /^## Consequences\n\n<!--[\s\S]*\$\{1:\[/);
      assert.ok(!items.some(({ label }) => label === 'Scope'));
      const links = await itemsAt(access('\nSee [Joiners procedure](│)\n'), '(');
      assert.equal(links[0]?.label, '../procedures/joiners.md');
      assert.deepEqual(
        (await itemsAt(access('\nSee [x](../procedures/joiners.md#│)\n'), '#')).map(({ label }) => label),
        ['joiners-procedure', 'purpose', 'scope'],
      );
    });

    it('sinks and marks what is claimed already; a whole id stays first', async () => {
      const items = await itemsAt(access('', 'controls: [A.5.15, A.5.1│]'));
      assert.equal(items.at(-1)?.label, 'A.5.15');
      assert.match(items.at(-1)?.detail ?? '', /already claimed here/);
      assert.equal((await itemsAt(access('', 'controls: [A.5.15, A.5.15│]')))[0]?.label, 'A.5.15');
    });

    it('takes nothing by itself: no item has commit characters', async () => {
      for (const source of [access('\nsee A.5.│\n'), access('\n## │\n'), access('', 'controls: [│]'), access('', 'ow│')]) {
        const items = await itemsAt(source);
        assert.ok(items.length > 0);
        for (const item of items) assert.equal(item.commitCharacters, undefined);
      }
    });

    it('offers controls behind `@` as the client sets it, and follows a change', async () => {
      const source = access('\nKeep @laptop│ safe.\n');
      assert.deepEqual(await itemsAt(source, '@'), []);
      await client.until(() => client.registered.includes('workspace/didChangeConfiguration'));
      atTrigger = true;
      await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
      assert.equal((await itemsAt(source, '@'))[0]?.label, 'A.8.1');
      atTrigger = false;
      await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
      assert.deepEqual(await itemsAt(source, '@'), []);
    });

    it('serves a plain client in full: documentation in the list, no snippets, settings at the start', async () => {
      const plain = await start({ capabilities: {}, initializationOptions: { completion: { atTrigger: true } } });
      assert.equal(plain.result.capabilities.completionProvider?.resolveProvider, false);
      const [item] = await itemsAt(access('\nKeep @laptop│ safe.\n'), '@', plain);
      assert.equal(item?.label, 'A.8.1');
      assert.equal(item.data, undefined);
      assert.ok(typeof item.documentation === 'object');
      assert.match(item.documentation.value, /User endpoint devices/);
      assert.equal(item.labelDetails, undefined);
      const heading = (await itemsAt(access('\n## │\n'), ' ', plain)).find(({ label }) => label === 'Consequences');
      assert.equal(heading?.insertTextFormat, undefined);
      assert.doesNotMatch(heading?.textEdit?.newText ?? '', /\$\{/);
      assert.equal(await plain.stop(), 0);
    });

    it('is silent in files that are no ISMS documents', async () => {
      const readme = workspace.uriOf('README.md');
      client.open(readme, '# How to build\n\nsee A.5.\n\n## \n');
      for (const position of [
        { line: 2, character: 8 },
        { line: 4, character: 3 },
      ])
        assert.deepEqual((await client.ask<CompletionList>('textDocument/completion', readme, position)).items, []);
      client.close(readme);
    });
  });
