import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Command, InvalidArgumentError } from 'commander';
import { filePath, fileUri } from '../../host/node/file-uri.ts';
import { adoptHuman, adoptNotes } from '../adopt/adopt-human.ts';
import { adoptJson } from '../adopt/adopt-json.ts';
import type { Adoption } from '../adopt/adoption.ts';
import { configFolder, proposeConfigFor } from '../adopt/config-proposal.ts';
import { type AdoptedDocument, moveDocumentControl } from '../adopt/move-document-control.ts';
import { renewBaseline } from '../adopt/renew-baseline.ts';
import { baselineOf, loadBaseline } from '../baseline/load-baselines.ts';
import type { CliIo } from '../cli-io.ts';
import { displayPath } from '../display-path.ts';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { createText } from '../fix/create-text.ts';
import { writeText } from '../fix/write-text.ts';
import type { GlobalOptions } from '../global-options.ts';
import { printable } from '../printable.ts';
import { refuseBrokenConfig } from '../refuse-broken-config.ts';
import { jsonReport, writeNotes, writeReport } from '../report-output.ts';
import { runNotes } from '../run-notes.ts';
import { UsageError } from '../usage-error.ts';
import { runWorkspace, type WorkspaceRun } from '../workspace-run.ts';

const parts = ['config', 'front-matter', 'baseline'] as const;
type Part = (typeof parts)[number];

interface AdoptOptions extends GlobalOptions {
  readonly write?: boolean;
  readonly only?: readonly Part[];
}

/** Name of the baseline where no config gives it another. */
const baselineName = 'annexa-baseline.json';

/** `annexa adopt`: brings a folder of documents in that was written without Annexa. */
export function addAdopt(program: Command, io: CliIo, finish: (code: ExitCode) => void): void {
  program
    .command('adopt')
    .description('bring in a folder of documents: propose annexa.yaml, move document control data into front matter, note what is known')
    .argument('[paths...]', 'files and folders of one ISMS (default: the working directory)')
    .option('--write', 'write the files; without it a diff shows what would change')
    .option('--only <part>', `only this part: ${parts.join(', ')}; may be given several times`, addPart)
    .action(async (paths: string[], _: unknown, command: Command) => {
      const options = command.optsWithGlobals<AdoptOptions>();
      const run = await runWorkspace(paths, options, io);
      const adoption = await adopt(run, new Set(options.only ?? parts), options.write === true, io);
      const notes = [...runNotes(run, io), ...adoption.failed, ...(options.quiet === true ? [] : adoptNotes(adoption, io))];
      writeNotes(notes, io);
      writeReport(options.format === 'json' ? jsonReport(adoptJson(adoption, run, io)) : adoptHuman(adoption, io), options, io);
      finish(run.complete && adoption.failed.length === 0 ? exitCodes.ok : exitCodes.incomplete);
    });
}

function addPart(value: string, before: readonly Part[] | undefined): readonly Part[] {
  const part = parts.find((each) => each === value);
  if (part === undefined) throw new InvalidArgumentError(`It is none of ${parts.join(', ')}.`);
  return [...(before ?? []), part];
}

/** Works everything out, and writes it if asked to: documents, then the baseline of what they are then, then the config. */
async function adopt(run: WorkspaceRun, wanted: ReadonlySet<Part>, write: boolean, io: CliIo): Promise<Adoption> {
  const { service, workspace } = run;
  const [root, ...others] = run.targets.folders;
  if (root === undefined || others.length > 0)
    throw new UsageError(
      `Adopt one ISMS at a time; these paths belong to ${run.targets.folders.map((folder) => displayPath(fileUri(folder), io.cwd)).join(', ')}`,
    );
  refuseBrokenConfig(run, io);
  if (service.documents().length === 0)
    return { written: write, config: undefined, documents: [], baseline: undefined, isEmpty: true, failed: [] };
  const readText = async (uri: string): Promise<string | undefined> => {
    const read = await workspace.read(uri);
    return 'text' in read ? read.text : undefined;
  };
  const folder = filePath(configFolder(run, fileUri(root))) ?? root;
  const baselinePath = baselineOf(run, `${fileUri(folder)}/`) ?? join(folder, baselineName);
  // a file that is no baseline must be told before anything is written
  if (wanted.has('baseline') && existsSync(baselinePath)) await loadBaseline(run, baselinePath, io);
  const config = wanted.has('config')
    ? await proposeConfigFor(run, fileUri(folder), wanted.has('baseline') ? baselineName : undefined, readText)
    : undefined;
  const failed: string[] = [];
  const fail = (path: string, problem: string): void =>
    void failed.push(`${printable(displayPath(fileUri(path), io.cwd))}: not written, ${problem}`);

  let documents: readonly AdoptedDocument[] = [];
  if (wanted.has('front-matter')) {
    documents = await moveDocumentControl(service, run.files, (uri) => service.configFor(uri).language, readText);
    if (write) documents = await writeDocuments(run, documents, fail);
  }
  const changed = new Set(documents.flatMap((document) => (document.after === document.before ? [] : [document.uri])));
  const baseline = wanted.has('baseline') ? await renewBaseline(run, baselinePath, changed, io) : undefined;
  if (write) {
    if (baseline && baseline.after !== baseline.before) {
      const { before, after, path } = baseline;
      const problem = before === undefined ? createText(path, after) : writeText(path, before, after);
      if (problem !== undefined) fail(path, problem);
    }
    const path = config && !config.exists ? filePath(config.uri) : undefined;
    const problem = path === undefined ? undefined : createText(path, config?.text ?? '');
    if (path !== undefined && problem !== undefined) fail(path, problem);
  }
  return { written: write, config, documents, baseline, isEmpty: false, failed };
}

/** @returns the documents, those that could not be written as they are */
async function writeDocuments(
  run: WorkspaceRun,
  documents: readonly AdoptedDocument[],
  fail: (path: string, problem: string) => void,
): Promise<AdoptedDocument[]> {
  const done: AdoptedDocument[] = [];
  for (const document of documents) {
    const { uri, before, after } = document;
    const path = filePath(uri) as string;
    const problem = after === before ? undefined : writeText(path, before, after);
    if (problem !== undefined) {
      fail(path, problem);
      await run.service.closeText(uri);
    }
    done.push(problem === undefined ? document : { ...document, after: before, moved: [] });
  }
  return done;
}
