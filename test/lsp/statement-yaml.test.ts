import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import type { CompletionList, Hover, MarkupContent } from 'vscode-languageserver';
import { annexa, buildCli } from '../cli/built-cli.ts';
import { cursor } from '../support/markers.ts';
import { fixture } from './fixture.ts';
import { LspClient, transports } from './lsp-client.ts';
import { TempWorkspace } from './temp-workspace.ts';

const statement = [
  'id: SOA-1',
  'status: approved',
  'owner: Head of IT',
  'controls:',
  '  - control: A.5.15',
  '    applicable: yes',
  '    status: implementd',
  '    documents: [POL-AC, PRO-JO]',
  '  - control: A.5.99',
  '    applicable: perhaps',
  '  - { control: A.7.7, applicable: no, justification: There are no desks }',
  '',
].join('\n');
const files = {
  ...fixture,
  'isms/soa.yaml': statement,
  'isms/risks.csv': 'id,risk,likelihood,impact,treatment,controls,owner\nR-1,Fire,2,4,mitigate,A.7.7,\n',
};

for (const transport of transports)
  describe(`a statement in YAML, ${transport}`, () => {
    let workspace: TempWorkspace;
    let client: LspClient;
    const uri = (): string => workspace.uriOf('isms/soa.yaml');

    before(async () => {
      buildCli();
      workspace = new TempWorkspace(files);
      client = await LspClient.start({ transport, folders: [workspace.uri], pull: true });
      client.open(uri(), statement, 'yaml');
    });
    after(async () => {
      await client.stop();
      workspace.dispose();
    });

    /** Puts a text with a cursor mark into the editor. @returns the place of the mark */
    function put(source: string): { line: number; character: number } {
      const { text, offset } = cursor(source);
      client.change(uri(), text);
      const before = text.slice(0, offset).split('\n');
      return { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
    }

    const marked = (line: string, change: string): string => {
      assert.ok(statement.includes(line), line);
      return statement.replace(line, change);
    };

    it('finds what the terminal finds', async () => {
      put(`${statement}│`);
      const { findings } = JSON.parse(annexa(workspace.path, ['check', 'isms', '--format', 'json']).stdout) as {
        findings: { path: string; rule: string; message: string; range: object }[];
      };
      const terminal = findings.filter(({ path }) => path.endsWith('soa.yaml')).map(({ rule, message, range }) => [rule, message, range]);
      const report = await client.pull(uri());
      assert.ok(report.kind === 'full');
      assert.deepEqual(
        report.items.map(({ code, message, range }) => [code, message, range]),
        terminal,
      );
      const rules = terminal.map(([rule]) => rule);
      for (const rule of ['soa-value-invalid', 'soa-control-unknown', 'soa-conflict', 'soa-justification-missing'])
        assert.ok(rules.includes(rule), `${rule}: ${rules.join()}`);
    });

    it('offers keys and values where they are typed', async () => {
      const labels = async (source: string): Promise<string[]> => {
        const list = await client.ask<CompletionList>('textDocument/completion', uri(), put(source));
        return list.items.map(({ label }) => label);
      };
      assert.deepEqual(await labels(marked('applicable: perhaps', 'applicable: │')), ['yes', 'no', 'undecided']);
      assert.ok((await labels(marked('status: implementd', 'status: │'))).includes('implemented'));
      assert.ok((await labels(marked('control: A.5.99', 'control: laptop│'))).includes('A.8.1'));
      assert.ok((await labels(marked('[POL-AC, PRO-JO]', '[POL-AC, │]'))).includes('PRO-JO'));
      assert.ok((await labels(marked('    status: implementd', '    status: implemented\n    tar│'))).includes('target_date'));
    });

    it('explains controls, keys, values and documents', async () => {
      const hover = async (source: string): Promise<string> => {
        const answer = await client.ask<Hover | null>('textDocument/hover', uri(), put(source));
        return (answer?.contents as MarkupContent | undefined)?.value ?? '';
      };
      assert.match(await hover(marked('control: A.5.15', 'control: A.5│.15')), /Access control/);
      assert.match(await hover(marked('status: implementd', 'sta│tus: implemented')), /^\*\*status\*\*/);
      assert.match(await hover(marked('status: implementd', 'status: implem│ented')), /^\*\*implemented\*\*/);
      assert.match(await hover(marked('[POL-AC', '[POL│-AC')), /Access control policy/);
      assert.equal(await hover(marked('There are', 'There │are')), '');
    });

    it('follows what is typed: a control that comes in takes its conflict and its risk along', async () => {
      const risks = workspace.uriOf('isms/risks.csv');
      const about = (rule: string) => (found: readonly { readonly code?: unknown }[]) => found.some(({ code }) => code === rule);
      await client.diagnostics(risks, about('risk-control-missing'));
      put(`${statement.replace('A.7.7, applicable: no', 'A.7.7, applicable: yes')}│`);
      await client.diagnostics(risks, (found) => !about('risk-control-missing')(found));
      put(`${statement}│`);
      await client.diagnostics(risks, about('risk-control-missing'));
    });
  });
