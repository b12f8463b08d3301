import type { Command } from 'commander';
import type { CliIo } from '../cli-io.ts';
import type { ExitCode } from '../exit-codes.ts';
import { addSoaCheck } from '../soa/soa-check.ts';
import { addSoaExport } from '../soa/soa-export.ts';
import { addSoaImport } from '../soa/soa-import.ts';
import { addSoaInit } from '../soa/soa-init.ts';
import { addSoaSync } from '../soa/soa-sync.ts';

/** `annexa soa`: the Statement of Applicability, from the first draft to the spreadsheet of the auditor and back. */
export function addSoa(program: Command, io: CliIo, finish: (code: ExitCode) => void): void {
  const soa = program
    .command('soa')
    .description('the Statement of Applicability: make, bring up to date, check, hand to a reviewer and take back')
    .addHelpText(
      'after',
      '\nExample:\n  annexa soa init\n  annexa soa sync --dry-run\n  annexa soa export --output soa.xlsx\n  annexa soa import soa.xlsx --write',
    );
  for (const add of [addSoaInit, addSoaSync, addSoaCheck, addSoaExport, addSoaImport]) add(soa, io, finish);
}
