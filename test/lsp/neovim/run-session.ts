import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { serverCommand } from '../lsp-client.ts';
import type { TempWorkspace } from '../temp-workspace.ts';

/** What a session in Neovim saw. */
export interface SessionResult {
  readonly version: string;
  /** By step, see the Lua files. */
  readonly seen: Readonly<Record<string, unknown>>;
  /** Why a step failed, in one line, by step; `session` if all of it did. */
  readonly problems: Readonly<Record<string, string>>;
  /** What Neovim told its user. */
  readonly messages: readonly string[];
}

/** A finding as Neovim shows it: zero-based line, columns in bytes. */
export interface DiagnosticSeen {
  readonly line: number;
  readonly column: number;
  readonly last: number;
  readonly source: string;
  readonly code: string;
  readonly message: string;
}

/** The Neovim to run: `ANNEXA_TEST_NVIM`, or the one of the path. */
export const nvim = process.env.ANNEXA_TEST_NVIM ?? 'nvim';

/**
 * Goes through the session of `session.lua` in a Neovim without a screen.
 * @param file the document to begin with, below the workspace
 */
export async function runSession(workspace: TempWorkspace, file: string): Promise<SessionResult> {
  const out = join(workspace.path, 'result.json');
  const scripts = fileURLToPath(new URL('.', import.meta.url)).replace(/\/$/, '');
  const child = spawn(nvim, ['--headless', '-u', 'NONE', '-i', 'NONE', '-n', '-c', `luafile ${scripts}/session.lua`], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: {
      ...process.env,
      ANNEXA_SCRIPTS: scripts,
      ANNEXA_COMMAND: JSON.stringify([process.execPath, ...serverCommand()]),
      ANNEXA_ROOT: workspace.path,
      ANNEXA_FILE: file,
      ANNEXA_OUT: out,
    },
  });
  const errors: Buffer[] = [];
  child.stderr.on('data', (chunk: Buffer) => errors.push(chunk));
  // a Neovim that asks its user a question would wait for ever
  const limit = setTimeout(() => child.kill('SIGKILL'), 150_000);
  await new Promise((resolve) => child.once('close', resolve));
  clearTimeout(limit);
  if (!existsSync(out)) throw new Error(`Neovim wrote no result. ${Buffer.concat(errors).toString().slice(0, 2000)}`);
  return JSON.parse(readFileSync(out, 'utf8')) as SessionResult;
}
