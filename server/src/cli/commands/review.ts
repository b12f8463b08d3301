import type { Command } from 'commander';
import { reviewDocument } from '../../core/features/approval/review-document.ts';
import type { CliIo } from '../cli-io.ts';
import type { ExitCode } from '../exit-codes.ts';
import type { GlobalOptions } from '../global-options.ts';
import { changeDocuments } from '../life-cycle/change-documents.ts';
import { oneLine } from './approve.ts';

interface ReviewOptions extends GlobalOptions {
  readonly by?: string;
  readonly dryRun?: boolean;
}

/** `annexa review`: notes that documents were reviewed and stay as they are. */
export function addReview(program: Command, io: CliIo, finish: (code: ExitCode) => void): void {
  program
    .command('review')
    .description('note that documents were reviewed without a change: the day of the review and of the next one')
    .argument('<files...>', 'the documents')
    .option('--by <name>', 'who reviewed, for the history that a document keeps (default: its owner)', oneLine)
    .option('--dry-run', 'change nothing, print a unified diff')
    .addHelpText(
      'after',
      '\nA text that has changed since its approval is refused: it needs `annexa approve`. The day is that of --as-of.\n\nExample:\n  annexa review policies/*.md --as-of 2027-01-15',
    )
    .action(async (files: string[], _: unknown, command: Command) => {
      const options = command.optsWithGlobals<ReviewOptions>();
      finish(await changeDocuments(files, options, io, 'reviewed', (...place) => reviewDocument(...place, options.by)));
    });
}
