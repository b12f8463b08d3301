import { readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import type { FileText } from '../../core/ports.ts';
import { type Fingerprint, fingerprint } from '../../core/report/fingerprint.ts';
import type { Finding } from '../../core/rules/rule.ts';
import { filePath, fileUri } from '../../host/node/file-uri.ts';
import { errorWords } from '../../host/node/list-files.ts';
import { decodeText } from '../../host/text-encoding.ts';
import type { CliIo } from '../cli-io.ts';
import { UsageError } from '../usage-error.ts';
import type { WorkspaceRun } from '../workspace-run.ts';
import { type KnownFinding, readBaseline } from './baseline-file.ts';
import { matchKnown } from './match-known.ts';

/** Findings parted into new ones and those of a baseline. */
export interface PartedFindings {
  readonly fresh: readonly Finding[];
  readonly known: readonly Finding[];
  /** Findings of the baselines, in files that were asked for, that are gone. */
  readonly gone: number;
}

/**
 * Parts the findings of a run by the baseline that was named, or by those that the configs name.
 * @param named path of a baseline; false: none counts; undefined: those of the configs
 * @returns undefined if there is no baseline
 * @throws UsageError if a baseline cannot be read
 */
export async function partFindings(
  run: WorkspaceRun,
  findings: readonly Finding[],
  named: string | false | undefined,
  io: CliIo,
): Promise<PartedFindings | undefined> {
  if (named === false) return undefined;
  const files = new Map<string, { readonly known: readonly KnownFinding[]; readonly own: Finding[] }>();
  if (named !== undefined) {
    const path = resolve(io.cwd, named);
    files.set(path, { known: known(path, readNamed(path), 'Check the path', io), own: [] });
  }
  // a baseline that no finding is left of still tells what is gone
  else for (const path of configuredBaselines(run)) files.set(path, { known: await loadBaseline(run, path, io), own: [] });
  if (files.size === 0) return undefined;
  for (const finding of findings) {
    const path = named === undefined ? baselineOf(run, finding.uri) : resolve(io.cwd, named);
    if (path !== undefined) files.get(path)?.own.push(finding);
  }
  const isKnown = new Set<Finding>();
  let gone = 0;
  for (const [path, { known: entries, own }] of files) {
    const folder = dirname(path);
    const asked = entries.filter((entry) => run.targets.includes(fileUri(resolve(folder, entry.path))));
    const match = matchKnown(await fingerprints(run, own, folder), asked);
    for (const [i, finding] of own.entries()) if (match.known[i]) isKnown.add(finding);
    gone += match.gone;
  }
  return {
    fresh: findings.filter((finding) => !isKnown.has(finding)),
    known: findings.filter((finding) => isKnown.has(finding)),
    gone: run.complete ? gone : 0,
  };
}

/** Fingerprints of findings, in their order. @param folder of the baseline */
export async function fingerprints(run: WorkspaceRun, findings: readonly Finding[], folder: string): Promise<(Fingerprint | null)[]> {
  const texts = new Map<string, string | undefined>();
  const result: (Fingerprint | null)[] = [];
  for (const finding of findings) {
    const { uri } = finding;
    if (!texts.has(uri)) texts.set(uri, await textOf(run, uri));
    const path = filePath(uri);
    result.push(path === undefined ? null : fingerprint(finding, relative(folder, path).replaceAll(sep, '/'), texts.get(uri)));
  }
  return result;
}

async function textOf(run: WorkspaceRun, uri: string): Promise<string | undefined> {
  const open = run.service.openText(uri);
  if (open) return open.text;
  const read = await run.workspace.read(uri);
  return 'text' in read ? read.text : undefined;
}

/**
 * The findings of the baseline that a config names; a file outside the workspace is not read.
 * @throws UsageError if the file is missing or no baseline
 */
export async function loadBaseline(run: WorkspaceRun, path: string, io: CliIo): Promise<readonly KnownFinding[]> {
  const mend = 'Correct it, or delete it and write it anew with `annexa adopt --only baseline --write`';
  return known(path, await run.workspace.read(fileUri(path)), mend, io);
}

function readNamed(path: string): FileText {
  try {
    return decodeText(readFileSync(path));
  } catch (error) {
    return { error: `The file cannot be read (${errorWords(error)})` };
  }
}

function known(path: string, file: FileText, mend: string, io: CliIo): readonly KnownFinding[] {
  const read = 'error' in file ? file : readBaseline(file.text);
  if ('known' in read) return read.known;
  throw new UsageError(`${relative(io.cwd, path).replaceAll(sep, '/')}: no baseline: ${read.error}. ${mend}`);
}

function configuredBaselines(run: WorkspaceRun): string[] {
  const uris = [...run.files, ...run.targets.named.map((folder) => `${fileUri(folder)}/`)];
  return [...new Set(uris.flatMap((uri) => baselineOf(run, uri) ?? []))];
}

/** Absolute path of the baseline that the config of a file names. */
export function baselineOf(run: WorkspaceRun, uri: string): string | undefined {
  const { root, baseline } = run.service.configFor(uri);
  const folder = root === null ? undefined : filePath(root);
  return folder === undefined || baseline === null ? undefined : join(folder, baseline);
}
