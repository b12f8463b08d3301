import type { Logger, Workspace, WorkspaceListing } from '../core/ports.ts';
import type { Finding, SuppressedFinding } from '../core/rules/rule.ts';
import { fileTooLarge } from '../core/rules/system/file-too-large.ts';
import { fileUnreadable } from '../core/rules/system/file-unreadable.ts';
import { createIsmsService } from '../core/service.ts';
import type { IsmsService } from '../core/service-api.ts';
import { fileUri } from '../host/node/file-uri.ts';
import { createNodePorts } from '../host/node/node-ports.ts';
import type { CliIo } from './cli-io.ts';
import { displayPath } from './display-path.ts';
import type { GlobalOptions } from './global-options.ts';
import { historyBase } from './history-base.ts';
import { printable } from './printable.ts';
import { startProgress } from './progress.ts';
import { resolveTargets, type Targets } from './targets.ts';

/** What a run is asked for. */
export interface RunOptions extends GlobalOptions {
  /** Every Markdown file may be an ISMS document, whatever `annexa.yaml` includes or excludes. */
  readonly all?: boolean;
  /** Texts are compared with where the branch left this revision, not with the last commit. */
  readonly since?: string;
  /** The fingerprints of all documents will be asked for. */
  readonly fingerprints?: boolean;
}

/** A scanned workspace and what of it was asked for. */
export interface WorkspaceRun {
  readonly service: IsmsService;
  readonly workspace: Workspace;
  readonly targets: Targets;
  /** False if something could not be read. */
  readonly complete: boolean;
  /** URIs of the Markdown files that were read and asked for, sorted by path. */
  readonly files: readonly string[];
  /** URIs of all Markdown files of the workspace that were read, asked for or not. */
  readonly known: readonly string[];
  /** Number of ISMS documents among {@link files}. */
  readonly documents: number;
  /** Why the run is not complete, and what was asked for and not read: lines for the user. */
  readonly notes: readonly string[];
  /** Findings of what was asked for, and of config files that are not valid, sorted by path, position and code. */
  findings(): readonly Finding[];
  /** What comments take out of {@link findings}, in the same order. */
  suppressed(): readonly SuppressedFinding[];
}

/**
 * Reads and checks everything the paths stand for.
 * @param workspaceOf the files of the folders; those on disk by default
 * @throws UsageError if a path does not exist, or there is no such revision
 */
export async function runWorkspace(
  paths: readonly string[],
  options: RunOptions,
  io: CliIo,
  workspaceOf?: (folders: readonly string[]) => Promise<Workspace>,
): Promise<WorkspaceRun> {
  const targets = resolveTargets(paths, io.cwd);
  const notes: string[] = [];
  const nodePorts = await createNodePorts({
    ...{ folders: targets.folders, asOf: options.asOf, logger: collector(notes) },
    base: options.since === undefined ? undefined : await historyBase(targets.folders, options.since),
  });
  const ports = workspaceOf ? { ...nodePorts, workspace: await workspaceOf(targets.folders) } : nodePorts;
  const listings: WorkspaceListing[] = [];
  const workspace = recorded(ports.workspace, listings);
  const service = createIsmsService(
    { ...ports, workspace },
    { allFiles: options.all === true, fingerprints: options.fingerprints === true },
  );
  const progress = startProgress(io, options.quiet === true);
  const scan = await service.scan({ onProgress: progress.update }).finally(progress.stop);

  for (const { problems } of listings)
    for (const problem of problems) notes.push(`${printable(displayPath(problem.uri, io.cwd))}: ${problem.message}`);
  const listed = new Set(listings.flatMap((listing) => listing.files.map((file) => file.uri)));
  const byPath = pathOrder(io.cwd);
  const known = [...listed].filter((uri) => service.document(uri) !== undefined);
  const files = known.filter((uri) => targets.includes(uri)).sort(byPath);
  for (const file of targets.files) {
    const uri = fileUri(file);
    if (!files.includes(uri) && service.findings(uri).length === 0)
      notes.push(`${printable(displayPath(uri, io.cwd))}: not checked, as it is no Markdown file or is ignored`);
  }
  // what was not read elsewhere in the workspace makes the run incomplete too, so it is named
  for (const uri of service.urisWithFindings().filter((each) => !targets.includes(each)))
    for (const finding of service.findings(uri).filter(isUnreadFinding))
      notes.push(`${printable(displayPath(uri, io.cwd))}: ${finding.message}`);
  // A config rules files beside and below it; if it is not valid, neither is what is said of them.
  const asked = [...targets.files.map(fileUri), ...targets.named.map((folder) => `${fileUri(folder)}/`)];
  const configs = new Set(asked.map((uri) => service.configFor(uri).uri));
  return {
    service,
    workspace: ports.workspace,
    targets,
    complete: scan.complete && service.complete,
    files,
    known,
    documents: files.filter((uri) => service.document(uri)?.classification.isDocument).length,
    notes: [...new Set(notes)],
    findings: () =>
      service
        .urisWithFindings()
        .toSorted(byPath)
        .flatMap((uri) =>
          targets.includes(uri) ? service.findings(uri) : configs.has(uri) ? service.findings(uri).filter(isConfigFinding) : [],
        ),
    suppressed: () => files.flatMap((uri) => service.suppressedFindings(uri)),
  };
}

/** Rules that tell of files that were not read. */
const unread: ReadonlySet<string> = new Set([fileUnreadable.meta.slug, fileTooLarge.meta.slug]);

/** True for the finding that tells of a file that was not read. */
export function isUnreadFinding({ rule }: Finding): boolean {
  return unread.has(rule);
}

/** True for the finding that makes a run one of a broken config. */
export function isConfigFinding(finding: Finding): boolean {
  return finding.rule === 'config-invalid' && finding.severity === 'error';
}

function pathOrder(cwd: string): (a: string, b: string) => number {
  const keys = new Map<string, string>();
  const key = (uri: string): string => {
    const known = keys.get(uri) ?? displayPath(uri, cwd);
    keys.set(uri, known);
    return known;
  };
  return (a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0);
}

/** The workspace itself, with its listings kept. */
function recorded(workspace: Workspace, listings: WorkspaceListing[]): Workspace {
  return {
    folders: workspace.folders,
    list: async (limits) => {
      const listing = await workspace.list(limits);
      listings.push(listing);
      return listing;
    },
    read: (uri) => workspace.read(uri),
    exists: (uri) => workspace.exists(uri),
  };
}

function collector(notes: string[]): Logger {
  const note = (message: string): void => void notes.push(printable(message));
  return { info: () => undefined, warn: note, error: note };
}
