#!/usr/bin/env node
import { runCli } from '../cli/run-cli.ts';

// The server is a bundle of its own, so that no command but `lsp` loads it.
const server = new URL(import.meta.url.endsWith('.ts') ? './server-node.ts' : './server.js', import.meta.url).href;

// Setting the status, not exiting, lets a pipe take all of the output.
process.exitCode = await runCli(process.argv.slice(2), {
  cwd: process.cwd(),
  env: process.env,
  stdout: process.stdout,
  stderr: process.stderr,
  startServer: () => import(server),
});
