import type { Command } from 'commander';
import type { CliIo } from '../cli-io.ts';

/** `annexa lsp`: the language server, for editors that start one by command. It lives until its client goes. */
export function addLsp(program: Command, io: CliIo): void {
  program
    .command('lsp')
    .description('run the language server')
    // Read by the connection itself, from the arguments of the process.
    .requiredOption('--stdio', 'talk over standard input and output')
    .action(async () => {
      await io.startServer();
    });
}
