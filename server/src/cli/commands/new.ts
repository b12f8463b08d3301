import { existsSync, statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { type Command, Option } from 'commander';
import { documentTemplates, newDocument } from '../../core/authoring/new-document.ts';
import { currentEdition } from '../../core/catalog/control-ids.ts';
import { suggestControls } from '../../core/catalog/suggest-controls.ts';
import type { IsmsService } from '../../core/service-api.ts';
import { decode } from '../../core/text/uri.ts';
import { filePath, fileUri } from '../../host/node/file-uri.ts';
import type { DocumentTemplate, NewDocument } from '../../lsp/protocol.ts';
import type { CliIo } from '../cli-io.ts';
import { displayPath } from '../display-path.ts';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { canonicalControl } from '../explain/control-info.ts';
import type { GlobalOptions } from '../global-options.ts';
import { createFile } from '../new/create-file.ts';
import { parseLanguage } from '../new/parse-language.ts';
import { templateNamed } from '../new/template-named.ts';
import { printable } from '../printable.ts';
import { refuseBrokenConfig } from '../refuse-broken-config.ts';
import { jsonReport, reportColors, writeNotes } from '../report-output.ts';
import { runNotes } from '../run-notes.ts';
import { UsageError } from '../usage-error.ts';
import { runWorkspace } from '../workspace-run.ts';

interface NewOptions extends GlobalOptions {
  readonly title?: string;
  readonly id?: string;
  readonly owner?: string;
  readonly controls?: readonly string[];
  readonly language?: string;
  readonly list?: boolean;
}

/** `annexa new`: writes a new document from a template. */
export function addNew(program: Command, io: CliIo, finish: (code: ExitCode) => void): void {
  program
    .command('new')
    .description('write a new document from a template, filled in from annexa.yaml; prints its path')
    .argument('[type]', 'a document type (policy, procedure, …) or a topic such as incident-management-procedure')
    .option('--list', 'show all templates')
    .option('--title <title>', 'title instead of the one of the template')
    .option('--id <id>', 'document id instead of the next free one')
    .option('--owner <owner>', 'owner instead of the one in annexa.yaml')
    .option(
      '--controls <ids>',
      'controls it claims instead of those of the template: A.5.15,A.5.18; may be given several times',
      addControls,
    )
    .addOption(new Option('--language <language>', 'language instead of the one in annexa.yaml').argParser(parseLanguage))
    .addHelpText('after', '\nHere --output names the new file, or the folder for it, instead of the usual place; - prints the text.')
    .action(async (type: string | undefined, _: unknown, command: Command) => {
      const options = command.optsWithGlobals<NewOptions>();
      const run = await runWorkspace([], options, io);
      const templates = await documentTemplates(run.service);
      if (options.list === true) {
        io.stdout.write(options.format === 'json' ? jsonReport({ schema: 1, templates }) : listText(templates, options, io));
        return finish(exitCodes.ok);
      }
      if (type === undefined) throw new UsageError('Say which document you want: annexa new TYPE. `annexa new --list` shows all types');
      const template = templateNamed(templates, type);
      refuseBrokenConfig(run, io);
      const created = await newDocument(run.service, { ...choices(options, run.service, io), template: template.id });
      if (!created) throw new Error(`Nothing came of the template ${template.id}`);
      writeNotes(runNotes(run, io), io);
      finish(run.complete ? exitCodes.ok : exitCodes.incomplete);
      if (options.output === '-') return void io.stdout.write(created.text);
      const path = targetPath(created, options, io);
      const shown = printable(displayPath(fileUri(path), io.cwd));
      const problem = existsSync(path) ? 'it is there already' : createFile(path, created.text);
      if (problem !== undefined) throw new UsageError(`${shown}: not written, ${problem}`);
      io.stdout.write(options.format === 'json' ? jsonReport({ schema: 1, template: template.id, path: shown }) : `${shown}\n`);
    });
}

/** `A 5.15` is one id, `A.5.15 A.5.18` are two. */
function addControls(value: string, before: readonly string[] = []): readonly string[] {
  const ids = value.replace(/\bA\s+(?=\d)/gi, 'A.').split(/[,;\s]+/);
  return [...before, ...ids.filter((id) => id !== '')];
}

/** What the options say of the document. @throws UsageError if one of them cannot be */
function choices(
  { title, id, owner, controls, language }: NewOptions,
  service: IsmsService,
  io: CliIo,
): Omit<Parameters<typeof newDocument>[1], 'template'> {
  for (const [name, value] of Object.entries({ title, id, owner }))
    if (value !== undefined && (value.trim() === '' || value.length > 200))
      throw new UsageError(`--${name} takes a text of 1 to 200 characters`);
  const [other] = id === undefined ? [] : service.index.documentsById(id);
  if (other) throw new UsageError(`${id} is the id of ${displayPath(other.uri, io.cwd)}; choose another, or leave --id out`);
  return {
    ...(title !== undefined && { title }),
    ...(id !== undefined && { id: id.trim() }),
    ...(owner !== undefined && { owner: owner.trim() }),
    ...(language !== undefined && { language }),
    ...(controls !== undefined && { controls: controlIds(controls, service) }),
  };
}

/** @throws UsageError at the first that is no control of ISO/IEC 27001:2022 */
function controlIds(typed: readonly string[], { catalog }: IsmsService): string[] {
  const ids = typed.map((each) => {
    const control = canonicalControl(catalog, each);
    if (control?.framework === currentEdition) return control.id;
    const near = (
      control ? catalog.successors(control.key).map((key) => catalog.controlByKey(key)) : suggestControls(catalog, currentEdition, each)
    )
      .slice(0, 3)
      .flatMap((other) => (other ? [`${other.id} ${other.title}`] : []));
    const hint = near.length > 0 ? `; did you mean ${near.join(', ')}?` : '';
    throw new UsageError(`${JSON.stringify(each)} is no control of ISO/IEC 27001:2022${hint}`);
  });
  const order = [...(catalog.frameworks.get(currentEdition)?.controls.keys() ?? [])];
  return [...new Set(ids)].sort((a, b) => order.indexOf(a) - order.indexOf(b));
}

/** Where the file goes: into a folder that was named, else to the path that was, else to its usual place. */
function targetPath({ uri }: NewDocument, { output }: NewOptions, io: CliIo): string {
  const usual = filePath(uri);
  if (usual === undefined) throw new Error(`No file: ${uri}`);
  if (output === undefined) return usual;
  const path = resolve(io.cwd, output);
  const isFolder = /[/\\]$/.test(output) || (existsSync(path) && statSync(path).isDirectory());
  return isFolder ? join(path, decode(basename(usual))) : path;
}

function listText(templates: readonly DocumentTemplate[], options: GlobalOptions, io: CliIo): string {
  const colors = reportColors(options, io);
  const width = Math.max(...templates.map(({ id }) => id.length));
  return templates.map(({ id, summary }) => `${colors.bold(id.padEnd(width))}  ${summary}\n`).join('');
}
