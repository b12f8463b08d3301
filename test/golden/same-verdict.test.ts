import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { after, before, describe, it } from 'mocha';
import type { Diagnostic } from 'vscode-languageserver';
import { annexa, buildCli } from '../cli/built-cli.ts';
import { LspClient } from '../lsp/lsp-client.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const northwind = `${root}examples/northwind`;

interface Found {
  readonly path: string;
  readonly rule: string;
  readonly severity: string;
  readonly range: Diagnostic['range'];
  readonly message: string;
}

const severityNames = ['', 'error', 'warning', 'info', 'hint'];
const inOrder = (found: readonly Found[]): string[] => found.map((finding) => JSON.stringify(finding)).sort();

/** The verdict of the terminal on an example. */
function fromTerminal(example: string): Found[] {
  const { stdout, code } = annexa(example, ['check', '.', '--format', 'json']);
  assert.ok(code === 0 || code === 1, `${code}`);
  const { findings } = JSON.parse(stdout) as { findings: Found[] };
  return findings.map(({ path, rule, severity, range, message }) => ({ path, rule, severity, range, message }));
}

function fromEditor(path: string, diagnostics: readonly Diagnostic[]): Found[] {
  return diagnostics.map(({ code, severity, range, message }) => ({
    path,
    rule: String(code),
    severity: severityNames[severity ?? 0] ?? '',
    range,
    message: String(message),
  }));
}

/** The examples with the least number of files that have findings: one in Markdown and some data, one whose registers are data. */
const examples = [
  ['northwind', 13],
  ['tidewater', 3],
] as const;

for (const [name, least] of examples)
  describe(`one verdict on ${name}`, () => {
    const example = `${root}examples/${name}`;
    const golden = new URL(`${name}-findings.json`, import.meta.url);
    let terminal: Found[];
    const clients: LspClient[] = [];

    before(() => {
      buildCli();
      terminal = fromTerminal(example);
      assert.ok(new Set(terminal.map(({ path }) => path)).size >= least);
    });
    after(() => Promise.all(clients.map((client) => client.stop())));

    async function start(pull: boolean): Promise<LspClient> {
      const client = await LspClient.start({ transport: 'stdio', folders: [pathToFileURL(example).href], pull });
      clients.push(client);
      const files = new Set(terminal.map((finding) => finding.path));
      await client.until(() => new Set(client.published.map((params) => params.uri)).size >= files.size);
      await client.settled();
      return client;
    }

    it('is the one that was agreed on for the example', () => {
      const lines = `[\n${terminal.map((finding) => JSON.stringify(finding)).join(',\n')}\n]\n`;
      if (process.env.UPDATE_GOLDEN) writeFileSync(golden, lines);
      assert.equal(lines, readFileSync(golden, 'utf8'), 'UPDATE_GOLDEN=1 npm test unit writes the file anew');
    });

    it('is the same in an editor that is sent its findings', async () => {
      const client = await start(false);
      const shown = new Map(client.published.map(({ uri, diagnostics }) => [uri, diagnostics]));
      const found = [...shown].flatMap(([uri, diagnostics]) => fromEditor(fileURLToPath(uri).slice(example.length + 1), diagnostics));
      assert.deepEqual(inOrder(found), inOrder(terminal));
    });

    it('is the same in an editor that asks for them, document by document', async () => {
      const client = await start(true);
      const found: Found[] = [];
      for (const path of new Set(terminal.map((finding) => finding.path))) {
        const uri = pathToFileURL(`${example}/${path}`).href;
        client.open(uri, readFileSync(`${example}/${path}`, 'utf8'), /\.(?:yaml|csv)$/.exec(path)?.[0].slice(1));
        const report = await client.pull(uri);
        assert.equal(report.kind, 'full');
        found.push(...fromEditor(path, report.kind === 'full' ? report.items : []));
      }
      assert.deepEqual(inOrder(found), inOrder(terminal));
    });
  });

describe('the example northwind', () => {
  before(buildCli);

  it('finds each fault that the README of the example lists, and warns of nothing else', () => {
    const rows = readFileSync(`${northwind}/README.md`, 'utf8').matchAll(/^\| \d+ \|([^|]+)\|[^|]+\| `([a-z-]+)` \|$/gm);
    const listed = new Set(
      [...rows].flatMap(([, files = '', rule]) => [...files.matchAll(/`([^`]+)`/g)].map(([, path]) => `${path} ${rule}`)),
    );
    const found = new Set(fromTerminal(northwind).map(({ path, rule }) => `${path} ${rule}`));
    assert.ok(listed.size >= 13, 'the README lists its faults');
    assert.deepEqual(
      [...listed].filter((fault) => !found.has(fault)),
      [],
    );
    assert.deepEqual(
      [...found].filter((fault) => !listed.has(fault)),
      [],
    );
  });
});
