import type { PolicyDocument } from '../../core/document/policy-document.ts';
import { statementsIn } from '../../core/isms/statement/statements.ts';
import { translatedRegisters } from '../../core/isms/translations/translated-registers.ts';
import { fileUri } from '../../host/node/file-uri.ts';
import type { CliIo } from '../cli-io.ts';
import { displayPath } from '../display-path.ts';
import type { GlobalOptions } from '../global-options.ts';
import { refuseBrokenConfig } from '../refuse-broken-config.ts';
import { UsageError } from '../usage-error.ts';
import { isUnreadFinding, runWorkspace, type WorkspaceRun } from '../workspace-run.ts';

/** Options of the commands that work on one statement. */
export interface StatementOptions extends GlobalOptions {
  /** Path of the statement; undefined where there is only one. */
  readonly soa?: string;
}

/** A statement, the text it was read from, and the workspace around it. */
export interface FoundStatement {
  readonly run: WorkspaceRun;
  readonly document: PolicyDocument;
  readonly text: string;
  /** As it is shown. */
  readonly path: string;
}

/** What `--soa` is for, in the help. */
export const soaOption = ['--soa <file>', 'the statement, where there are several (default: the one of the working directory)'] as const;

/** What the path after these commands is for, in the help. */
export const statementPath = ['[path]', 'the statement, or a folder that holds one (default: the working directory)'] as const;

/** Statements among the files that were asked for; translations of others among them are left to their translators. */
export function statementsOf({ service, targets }: WorkspaceRun): PolicyDocument[] {
  const all = service.documents().filter((document) => targets.includes(document.uri) && statementsIn(document).length > 0);
  const copies = translatedRegisters(all, 'soa', service);
  return all.filter((document) => !copies.has(document));
}

/**
 * Reads the workspace and finds its statement.
 * @param path the statement or a folder above it, as typed; undefined for the working directory
 * @throws UsageError if there is none, or several and none is named, or it is broken
 */
export async function findStatement(path: string | undefined, options: StatementOptions, io: CliIo): Promise<FoundStatement> {
  if (path !== undefined && options.soa !== undefined) throw new UsageError('Name the statement once: as a path, or with --soa');
  const named = options.soa ?? path;
  const run = await runWorkspace(named === undefined ? [] : [named], options, io);
  refuseBrokenConfig(run, io);
  const [document, ...others] = statementsOf(run);
  const show = ({ uri }: PolicyDocument): string => displayPath(uri, io.cwd);
  if (!document)
    throw new UsageError(
      run.targets.files.length === 0
        ? noStatement(run, io, ` below ${named ?? (displayPath(fileUri(io.cwd), io.cwd) || '.')}`)
        : `${named} is no Statement of Applicability: no table or list in it decides about controls`,
    );
  if (others.length > 0)
    throw new UsageError(`There are several statements: ${[document, ...others].map(show).join(', ')}. Name one of them`);
  // what is not read would be written a second time, or handed out as if it were all
  const broken = brokenAt(document, show(document));
  if (broken !== null) throw new UsageError(broken);
  const text = await run.service.sourceOf(document);
  if (text === null) throw new UsageError(`${show(document)} was changed meanwhile; try again`);
  return { run, document, text, path: show(document) };
}

/** What to say where no file decides about controls: of a file that is called like a statement, why it is none. */
export function noStatement(run: WorkspaceRun, io: CliIo, where = ''): string {
  const [unread] = run.findings().filter((finding) => isUnreadFinding(finding) && nameOfStatement.test(finding.uri));
  if (unread) return `${displayPath(unread.uri, io.cwd)}: ${unread.message}`;
  const called = run.files.find((uri) => nameOfStatement.test(uri));
  if (called === undefined) return `There is no Statement of Applicability${where}; \`annexa soa init\` makes one`;
  const path = displayPath(called, io.cwd);
  const document = run.service.document(called);
  return (
    (document && brokenAt(document, path)) ??
    `${path} holds no row of a Statement of Applicability: put the controls in a list below \`controls:\`, or remove the file and run \`annexa soa init\``
  );
}

/** How data files are called that hold a statement. */
const nameOfStatement = /\/(?:soa|statement-of-applicability)\.(?:ya?ml|csv)$/i;

/** The first place of a statement that is not read, in words; null if all of it is. */
function brokenAt({ registerProblems, lines }: PolicyDocument, path: string): string | null {
  const problem = registerProblems.find(({ kind }) => kind === 'syntax');
  if (!problem) return null;
  const { line, character } = lines.positionAt(problem.range.start);
  return `${path}:${line + 1}:${character + 1}: ${problem.message} Correct it first`;
}
