import { type Command, InvalidArgumentError, Option } from 'commander';
import { type ApprovalRequest, approveDocument } from '../../core/features/approval/approve-document.ts';
import type { CliIo } from '../cli-io.ts';
import type { ExitCode } from '../exit-codes.ts';
import type { GlobalOptions } from '../global-options.ts';
import { changeDocuments } from '../life-cycle/change-documents.ts';

interface ApproveOptions extends GlobalOptions {
  readonly by?: string;
  readonly asVersion?: string;
  readonly bump?: 'major' | 'minor';
  readonly change?: string;
  readonly force?: boolean;
  readonly dryRun?: boolean;
}

/** `annexa approve`: notes that documents were approved as they stand. */
export function addApprove(program: Command, io: CliIo, finish: (code: ExitCode) => void): void {
  program
    .command('approve')
    .description('note that documents were approved: status, approver, dates, and a fingerprint of the text that tells later changes')
    .argument('<files...>', 'the documents')
    .option('--by <name>', 'who approves (default: the approver named in the document, else in annexa.yaml)', oneLine)
    .addOption(
      new Option('--as-version <version>', 'the version that is approved (default: the one the document states)')
        .argParser(oneLine)
        .conflicts('bump'),
    )
    .addOption(new Option('--bump <part>', 'raise the version').choices(['major', 'minor']))
    .option('--change <text>', 'what changed, for the history of versions', oneLine)
    .option('--force', 'approve a document that has errors or is not filled in, or a changed text under its old version')
    .option('--dry-run', 'change nothing, print a unified diff')
    .addHelpText(
      'after',
      '\nOnly document control is written, where the document keeps it. The day is that of --as-of.\n\nExample:\n  annexa approve policies/access-control.md --by "Ruth Adeyemi" --bump minor --change "Passkeys allowed"',
    )
    .action(async (files: string[], _: unknown, command: Command) => {
      const options = command.optsWithGlobals<ApproveOptions>();
      const { by, asVersion: version, bump, change, force } = options;
      const request: ApprovalRequest = { by, version, bump, change, force };
      finish(await changeDocuments(files, options, io, 'approved', (...place) => approveDocument(...place, request)));
    });
}

/** @throws InvalidArgumentError if it is empty or more than a line */
export function oneLine(value: string): string {
  const text = value.trim();
  if (text === '' || text.length > 200 || /\p{Cc}/u.test(text)) throw new InvalidArgumentError('It is not a text on one line.');
  return text;
}
