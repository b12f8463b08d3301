import type { Command } from 'commander';
import type { CliIo } from './cli-io.ts';
import type { ExitCode } from './exit-codes.ts';

/** Adds a command to the program. */
export type AddCommand = (program: Command, io: CliIo, finish: (code: ExitCode) => void) => void;

/** The commands in the order of the help. Each is loaded by itself: a run takes what it needs and nothing else. */
const commands: ReadonlyMap<string, () => Promise<AddCommand>> = new Map<string, () => Promise<AddCommand>>([
  ['check', async () => (await import('./commands/check.ts')).addCheck],
  ['fix', async () => (await import('./commands/fix.ts')).addFix],
  ['approve', async () => (await import('./commands/approve.ts')).addApprove],
  ['review', async () => (await import('./commands/review.ts')).addReview],
  ['coverage', async () => (await import('./commands/coverage.ts')).addCoverage],
  ['readiness', async () => (await import('./commands/readiness.ts')).addReadiness],
  ['audit-checklist', async () => (await import('./commands/audit-checklist.ts')).addAuditChecklist],
  ['risks', async () => (await import('./commands/risks.ts')).addRisks],
  ['duties', async () => (await import('./commands/duties.ts')).addDuties],
  ['soa', async () => (await import('./commands/soa.ts')).addSoa],
  ['report', async () => (await import('./commands/report.ts')).addReport],
  ['diff', async () => (await import('./commands/diff.ts')).addDiff],
  ['explain', async () => (await import('./commands/explain.ts')).addExplain],
  ['adopt', async () => (await import('./commands/adopt.ts')).addAdopt],
  ['init', async () => (await import('./commands/init.ts')).addInit],
  ['new', async () => (await import('./commands/new.ts')).addNew],
  ['lsp', async () => (await import('./commands/lsp.ts')).addLsp],
]);

/** The commands that may be meant: those whose names are among the arguments; all of them where none is. */
export async function commandsFor(args: readonly string[]): Promise<AddCommand[]> {
  const named = [...commands.keys()].filter((name) => args.includes(name));
  const wanted = named.length > 0 && !args.some((argument) => argument === 'help') ? named : [...commands.keys()];
  return Promise.all(wanted.map((name) => (commands.get(name) as () => Promise<AddCommand>)()));
}
