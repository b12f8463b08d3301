import { existsSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Command, Option } from 'commander';
import { usualFolder } from '../../core/authoring/document-place.ts';
import { newDocument } from '../../core/authoring/new-document.ts';
import { configFileNames } from '../../core/config/config-set.ts';
import { plainScalar } from '../../core/features/completion/quoting.ts';
import { createIsmsService } from '../../core/service.ts';
import { filePath, fileUri } from '../../host/node/file-uri.ts';
import { errorWords } from '../../host/node/list-files.ts';
import { makeFolder } from '../../host/node/make-folder.ts';
import { createNodePorts } from '../../host/node/node-ports.ts';
import type { CliIo } from '../cli-io.ts';
import { displayPath } from '../display-path.ts';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import type { GlobalOptions } from '../global-options.ts';
import { createFile } from '../new/create-file.ts';
import { parseLanguage } from '../new/parse-language.ts';
import { printable } from '../printable.ts';
import { jsonReport, writeNotes } from '../report-output.ts';
import { UsageError } from '../usage-error.ts';

interface InitOptions extends GlobalOptions {
  readonly organization?: string;
  readonly language?: string;
  readonly owner?: string;
  readonly approver?: string;
  readonly reviewCycle?: string;
  readonly dryRun?: boolean;
}

/** A file to be made. */
interface NewFile {
  readonly path: string;
  readonly text: string;
}

/** Documents that every ISMS begins with. */
const firstTemplates = ['scope', 'information-security-policy', 'soa'];
/** Document types that get a folder from the start. */
const firstTypes = ['scope', 'policy', 'standard', 'procedure', 'plan', 'register', 'record', 'report'];

/** `annexa init`: sets up a folder for an ISMS. */
export function addInit(program: Command, io: CliIo, finish: (code: ExitCode) => void): void {
  program
    .command('init')
    .description(
      'set up a folder: annexa.yaml, folders, scope, information security policy, Statement of Applicability; prints what it made',
    )
    .argument('[folder]', 'folder to set up (default: the working directory)')
    .option('--organization <name>', 'name of the organisation')
    .option('--owner <owner>', 'role or person that owns new documents')
    .option('--approver <approver>', 'role or person that approves them')
    .addOption(new Option('--language <language>', 'language of the documents').argParser(parseLanguage).default('en'))
    .addOption(
      new Option('--review-cycle <cycle>', 'how often documents are reviewed')
        .choices(['monthly', 'quarterly', 'semi-annual', 'annual', 'biennial', 'triennial'])
        .default('annual'),
    )
    .option('--dry-run', 'show what would be made, and make nothing')
    .action(async (folder: string | undefined, _: unknown, command: Command) => {
      const options = command.optsWithGlobals<InitOptions>();
      const root = resolve(io.cwd, folder ?? '.');
      refuseOccupied(root, io);
      const notes: string[] = [];
      const files = await plan(root, options, notes);
      const there = files.find(({ path }) => existsSync(path));
      if (there) throw new UsageError(`${show(there.path, io)} is there already; nothing was made`);
      const failed = options.dryRun === true ? [] : make(root, files, io);
      writeNotes([...notes, ...failed], io);
      report(files, options, io);
      finish(failed.length === 0 ? exitCodes.ok : exitCodes.incomplete);
    });
}

/** @throws UsageError if the folder cannot be set up */
function refuseOccupied(root: string, io: CliIo): void {
  if (existsSync(root) && !statSync(root).isDirectory()) throw new UsageError(`Not a folder: ${show(root, io)}`);
  const config = configFileNames.map((name) => join(root, name)).find((path) => existsSync(path));
  if (config !== undefined) throw new UsageError(`${show(config, io)} is there already; \`annexa new\` adds documents to an ISMS`);
}

/** The files of a fresh ISMS, the config first. What is there already is read, so that no id is given twice. */
async function plan(root: string, options: InitOptions, notes: string[]): Promise<NewFile[]> {
  for (const [name, value] of Object.entries({ organization: options.organization, owner: options.owner, approver: options.approver }))
    if (value !== undefined && (value.trim() === '' || value.length > 200 || /[\r\n]/.test(value)))
      throw new UsageError(`--${name} takes a text of 1 to 200 characters on one line`);
  const note = (message: string): void => void notes.push(printable(message));
  const ports = await createNodePorts({ folders: [root], asOf: options.asOf, logger: { info: () => undefined, warn: note, error: note } });
  const service = createIsmsService(ports);
  const config = { path: join(root, configFileNames[0] as string), text: configText(options) };
  await service.setOpenText({ uri: fileUri(config.path), version: 1, text: config.text });
  if (existsSync(root)) await service.scan();
  const files: NewFile[] = [config];
  for (const template of firstTemplates) {
    const type = (await service.templates()).find(({ id }) => id === template)?.type ?? template;
    const created = await newDocument(service, { template, folder: `${fileUri(root)}/${usualFolder(type)}` });
    const path = created ? filePath(created.uri) : undefined;
    if (!created || path === undefined) throw new Error(`Nothing came of the template ${template}`);
    files.push({ path, text: created.text });
  }
  return files;
}

function configText({ organization, language, owner, approver, reviewCycle }: InitOptions): string {
  const line = (indent: string, key: string, value: string | undefined, example: string): string =>
    value === undefined ? `${indent}# ${key}: ${example}` : `${indent}${key}: ${plainScalar(value.trim())}`;
  return [
    '# Settings of this ISMS. They hold for this folder and everything below it.',
    line('', 'organization', organization, 'Example Ltd'),
    `language: ${language ?? 'en'}`,
    'frameworks: [iso27001-2022]',
    '',
    '# What documents begin with that are made from a template.',
    'new_documents:',
    line('  ', 'owner', owner, 'Information security officer'),
    line('  ', 'approver', approver, 'Managing director'),
    `  review_cycle: ${reviewCycle ?? 'annual'}`,
    '',
  ].join('\n');
}

/** @returns what could not be made, as lines for the user */
function make(root: string, files: readonly NewFile[], io: CliIo): string[] {
  const failed: string[] = [];
  for (const { path, text } of files) {
    const problem = createFile(path, text);
    if (problem !== undefined) failed.push(`${show(path, io)}: not written, ${problem}`);
  }
  for (const folder of new Set(firstTypes.map(usualFolder))) {
    try {
      makeFolder(join(root, folder));
    } catch (error) {
      failed.push(`${show(join(root, folder), io)}: not made (${errorWords(error)})`);
    }
  }
  return failed;
}

function report(files: readonly NewFile[], options: InitOptions, io: CliIo): void {
  const made = files.filter(({ path }) => options.dryRun === true || existsSync(path)).map(({ path }) => show(path, io));
  if (options.format === 'json') {
    io.stdout.write(jsonReport({ schema: 1, written: options.dryRun !== true, files: made }));
    return;
  }
  for (const path of made) io.stdout.write(`${options.dryRun === true ? 'would write ' : ''}${path}\n`);
  if (options.quiet !== true && options.dryRun !== true && made.length > 0)
    io.stderr.write('Next: fill in the text in brackets, then run `annexa check`. `annexa new --list` shows further documents.\n');
}

function show(path: string, io: CliIo): string {
  return printable(displayPath(fileUri(path), io.cwd));
}
