import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { PolicyDocument } from '../../core/document/policy-document.ts';
import type { LifeCyclePlan } from '../../core/features/approval/approve-document.ts';
import type { IsmsService } from '../../core/service-api.ts';
import { applyEdits } from '../../core/text/text-edit.ts';
import { filePath } from '../../host/node/file-uri.ts';
import type { CliIo } from '../cli-io.ts';
import { displayPath } from '../display-path.ts';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { writeText } from '../fix/write-text.ts';
import type { GlobalOptions } from '../global-options.ts';
import { patchText, shownPatches } from '../output/patch-text.ts';
import { printable } from '../printable.ts';
import { refuseBrokenConfig } from '../refuse-broken-config.ts';
import { jsonReport, writeNotes, writeReport } from '../report-output.ts';
import { runNotes } from '../run-notes.ts';
import { UsageError } from '../usage-error.ts';
import { version } from '../version.ts';
import { runWorkspace, type WorkspaceRun } from '../workspace-run.ts';

/** Works out what is to be written into a document. */
export type MakePlan = (service: IsmsService, document: PolicyDocument, text: string) => LifeCyclePlan;

interface Outcome {
  readonly uri: string;
  readonly before: string;
  /** The same as {@link before} if nothing was to be written, or was refused. */
  readonly after: string;
  readonly summary: string;
  readonly nextReview: string | null;
  /** Why nothing was written: a clause. */
  readonly refusal: string | null;
}

/**
 * Changes the document control of documents, each by itself and in one step; what is refused says why.
 * @param verb what was done, `approved`
 * @returns 1 if a document was refused, 3 if one could not be written
 * @throws UsageError if a path is no file
 */
export async function changeDocuments(
  paths: readonly string[],
  options: GlobalOptions & { readonly dryRun?: boolean },
  io: CliIo,
  verb: 'approved' | 'reviewed',
  makePlan: MakePlan,
): Promise<ExitCode> {
  for (const path of paths)
    if (isFolder(resolve(io.cwd, path))) throw new UsageError(`${path} is a folder; name the documents that are ${verb}`);
  const run = await runWorkspace(paths, options, io);
  refuseBrokenConfig(run, io);
  const dryRun = options.dryRun === true;
  const outcomes: Outcome[] = [];
  for (const uri of run.files) outcomes.push(await change(run, uri, makePlan));
  const failed: string[] = [];
  const written = dryRun ? outcomes : outcomes.map((outcome) => write(outcome, failed, io));
  const refused = written.flatMap(({ uri, refusal }) =>
    refusal === null ? [] : [`${printable(displayPath(uri, io.cwd))}: not ${verb}, ${printable(refusal)}`],
  );
  writeNotes([...runNotes(run, io), ...refused, ...failed], io);
  const report = options.format === 'json' ? json(run, written, dryRun, io) : human(written, dryRun, options.quiet === true, io);
  writeReport(report, options, io);
  if (failed.length > 0 || run.files.length === 0) return exitCodes.incomplete;
  return refused.length > 0 ? exitCodes.findings : exitCodes.ok;
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

async function change({ service, workspace }: WorkspaceRun, uri: string, makePlan: MakePlan): Promise<Outcome> {
  const read = await workspace.read(uri);
  const document = service.document(uri);
  const refuse = (refusal: string): Outcome => ({ uri, before: '', after: '', summary: '', nextReview: null, refusal });
  if (!('text' in read)) return refuse('it cannot be read');
  if (!document?.lines.isOf(read.text)) return refuse('it was changed meanwhile');
  const plan = makePlan(service, document, read.text);
  if ('refusal' in plan) return refuse(plan.refusal);
  const after = applyEdits(read.text, plan.edits).text;
  return { uri, before: read.text, after, summary: plan.summary, nextReview: plan.nextReview, refusal: null };
}

function write(outcome: Outcome, failed: string[], io: CliIo): Outcome {
  const { uri, before, after } = outcome;
  if (after === before) return outcome;
  const path = filePath(uri);
  const problem = path === undefined ? 'it is no file' : writeText(path, before, after);
  if (problem === undefined) return outcome;
  failed.push(`${printable(displayPath(uri, io.cwd))}: not written, ${problem}`);
  return { ...outcome, after: before };
}

function human(outcomes: readonly Outcome[], dryRun: boolean, quiet: boolean, io: CliIo): string {
  if (dryRun) return shownPatches(outcomes.map((outcome) => patch(outcome, io)).join(''), io);
  if (quiet) return '';
  const lines = outcomes.flatMap(({ uri, before, after, summary, nextReview, refusal }) => {
    if (refusal !== null || (before === after && summary.startsWith('approved'))) return [];
    const next = nextReview === null ? '' : `, next review on ${nextReview}`;
    return [`${printable(displayPath(uri, io.cwd))}: ${printable(summary)}${next}`];
  });
  return lines.map((line) => `${line}\n`).join('');
}

function json({ service }: WorkspaceRun, outcomes: readonly Outcome[], dryRun: boolean, io: CliIo): string {
  return jsonReport({
    schema: 1,
    tool: { name: 'annexa', version },
    asOf: service.asOf,
    dryRun,
    documents: outcomes.map((outcome) => {
      const { uri, before, after, summary, nextReview, refusal } = outcome;
      const path = displayPath(uri, io.cwd);
      if (refusal !== null) return { path, changed: false, refused: refusal };
      return { path, changed: before !== after, summary, nextReview, ...(dryRun && { diff: patch(outcome, io) }) };
    }),
  });
}

function patch({ uri, before, after }: Outcome, io: CliIo): string {
  return before === after ? '' : patchText(displayPath(uri, io.cwd), before, after);
}
