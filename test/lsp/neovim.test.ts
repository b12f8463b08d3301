import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { after, before, describe, it } from 'mocha';
import { document, fixture, givenLine } from './fixture.ts';
import { serverCommand } from './lsp-client.ts';
import { TempWorkspace } from './temp-workspace.ts';

/** What the Lua session writes. */
interface SessionResult {
  readonly problem?: string;
  readonly diagnostics?: readonly { line: number; character: number; endCharacter: number; source: string; code: string }[];
  readonly hover?: { contents: { value: string } };
  readonly definition?: readonly { uri: string }[];
  readonly completion?: { items?: { label: string }[] } | { label: string }[];
  readonly applied?: string;
  readonly line?: string;
}

describe('Neovim', function () {
  this.timeout(120_000);
  // One more line before the claims, so that there is a document to go to.
  const line = givenLine + 1;
  let workspace: TempWorkspace;
  let result: SessionResult;
  let status: number | null;

  before(async function () {
    if (spawnSync('nvim', ['--version']).error) {
      if (process.env.CI) throw new Error('nvim is needed in CI');
      this.skip();
    }
    const file = 'procedures/leavers.md';
    const text = document('PRO-LE', 'Leavers procedure', 'procedure', 'implements: [POL-AC]\ncontrols: [A.5.15, A.5.99]');
    workspace = new TempWorkspace({ ...fixture, [file]: text });
    const out = join(workspace.path, 'result.json');
    const script = fileURLToPath(new URL('./neovim/session.lua', import.meta.url));
    const child = spawn('nvim', ['--headless', '-u', 'NONE', '-i', 'NONE', '-n', '-c', `luafile ${script}`], {
      stdio: 'ignore',
      env: {
        ...process.env,
        ANNEXA_COMMAND: JSON.stringify([process.execPath, ...serverCommand()]),
        ANNEXA_ROOT: workspace.path,
        ANNEXA_FILE: join(workspace.path, file),
        ANNEXA_LINE: String(line),
        ANNEXA_OUT: out,
      },
    });
    status = await new Promise((resolve) => child.once('exit', resolve));
    result = JSON.parse(readFileSync(out, 'utf8'));
  });

  after(() => workspace?.dispose());

  it('goes through the whole session', () => {
    assert.equal(result.problem, undefined);
    assert.equal(status, 0);
  });

  it('gets diagnostics without asking, at the exact place', () => {
    const found = result.diagnostics?.find((diagnostic) => diagnostic.code === 'control-unknown');
    assert.equal(found?.source, 'annexa');
    assert.deepEqual([found?.line, found?.character, found?.endCharacter], [line, 19, 25]);
  });

  it('gets completion, hover and definition', () => {
    const items = Array.isArray(result.completion) ? result.completion : (result.completion?.items ?? []);
    assert.ok(items.some((item) => item.label === 'A.5.18'));
    assert.match(result.hover?.contents.value ?? '', /A\.5\.15/);
    assert.deepEqual(
      result.definition?.map((location) => location.uri),
      [workspace.uriOf('policies/access.md')],
    );
  });

  it('applies a quick fix and sees the finding go', () => {
    assert.ok(result.applied);
    assert.equal(result.line, 'controls: [A.5.15]');
  });
});
