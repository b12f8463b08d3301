#!/usr/bin/env node
import { exitCodes } from '../cli/exit-codes.ts';
import { runCli } from '../cli/run-cli.ts';
import { optimiseLater } from '../host/node/optimise-later.ts';

// The server is a bundle of its own, so that no command but `lsp` loads it.
const server = new URL(import.meta.url.endsWith('.ts') ? './server-node.ts' : './server.js', import.meta.url).href;

// The language server stays, and is to be fast in the end.
if (process.argv[2] !== 'lsp') optimiseLater();

// A reader such as `head` may have had enough; that is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

try {
  // Setting the status, not exiting, lets a pipe take all of the output.
  process.exitCode = await runCli(process.argv.slice(2), {
    cwd: process.cwd(),
    env: process.env,
    stdout: process.stdout,
    stderr: process.stderr,
    startServer: () => import(server),
  });
} catch (error) {
  // Node's own status for an uncaught error is 1, which would read as findings.
  process.stderr.write(`annexa: internal error: ${error instanceof Error ? error.stack : String(error)}\n`);
  process.exitCode = exitCodes.incomplete;
}
