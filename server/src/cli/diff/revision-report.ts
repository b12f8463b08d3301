import { createHash } from 'node:crypto';
import { ismsReport } from '../../core/report/build/isms-report.ts';
import type { IsmsReport, ReportInput } from '../../core/report/model/isms-report.ts';
import { commitOf, mergeBase } from '../../host/node/git/revision.ts';
import { revisionWorkspace } from '../../host/node/git/revision-workspace.ts';
import { GitError } from '../../host/node/git/run-git.ts';
import type { CliIo } from '../cli-io.ts';
import { displayPath } from '../display-path.ts';
import { reportContext } from '../report-context.ts';
import { runNotes } from '../run-notes.ts';
import { UsageError } from '../usage-error.ts';
import { type RunOptions, runWorkspace, type WorkspaceRun } from '../workspace-run.ts';

/** A report and the notes of its run. */
export interface RevisionReport {
  readonly report: IsmsReport;
  readonly notes: readonly string[];
}

/**
 * The report of the paths as they were at a revision.
 * @param revision undefined: as they are on disk
 * @param since where it is given, the newest commit that it and the revision have come from takes the place of the revision
 * @throws UsageError if there is no such revision
 */
export async function revisionReport(
  paths: readonly string[],
  revision: string | undefined,
  since: string | undefined,
  options: RunOptions,
  io: CliIo,
): Promise<RevisionReport> {
  const workspaceOf =
    revision === undefined
      ? undefined
      : async (folders: readonly string[]) => {
          const at = folders[0] ?? io.cwd;
          return revisionWorkspace(folders, since === undefined ? await commitOf(at, revision) : await mergeBase(at, revision, since));
        };
  const run = await runWorkspace(paths, { ...options, fingerprints: true }, io, workspaceOf).catch((error) => {
    throw error instanceof GitError ? new UsageError(error.message) : error;
  });
  const { files, service } = run;
  const facts = { files, findings: run.findings(), known: undefined, frameworks: service.coverage(), inputs: await hashTexts(run, io) };
  return { report: await ismsReport(facts, reportContext(run, io)), notes: runNotes(run, io) };
}

/** Hashes of texts, not of bytes: Git may have changed the line ends of the files on disk. */
async function hashTexts({ known, workspace }: WorkspaceRun, io: CliIo): Promise<ReportInput[]> {
  const inputs: ReportInput[] = [];
  for (const uri of known) {
    const read = await workspace.read(uri);
    const sha256 = 'text' in read ? createHash('sha256').update(read.text.replaceAll('\r\n', '\n')).digest('hex') : null;
    inputs.push({ path: displayPath(uri, io.cwd), sha256 });
  }
  return inputs;
}
