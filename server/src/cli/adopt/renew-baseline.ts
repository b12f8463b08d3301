import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Finding } from '../../core/rules/rule.ts';
import { fileUri } from '../../host/node/file-uri.ts';
import { type KnownFinding, knownFindings, writeBaseline } from '../baseline/baseline-file.ts';
import { baselineOf, fingerprints, loadBaseline } from '../baseline/load-baselines.ts';
import { matchKnown } from '../baseline/match-known.ts';
import type { CliIo } from '../cli-io.ts';
import type { WorkspaceRun } from '../workspace-run.ts';

/** A baseline as it should be from now on. */
export interface BaselineProposal {
  readonly path: string;
  /** Undefined if the file is not there yet. */
  readonly before: string | undefined;
  readonly after: string;
  /** True if a config names it, so that `check` reads it unasked. */
  readonly isNamed: boolean;
  /** Findings it holds. */
  readonly findings: number;
  /** Findings taken out, as they are mended. */
  readonly gone: number;
  /** Findings that are new and not taken in, as only a new baseline holds all. */
  readonly fresh: number;
}

/**
 * The baseline for the findings of the service as it stands. A new one holds all findings; one that is there only loses
 * those that are gone, so that nothing new slips in.
 * @param changed URIs of documents that the same run changes: what was known of a rule there stays known
 * @throws UsageError if the file that is there is no baseline
 */
export async function renewBaseline(run: WorkspaceRun, path: string, changed: ReadonlySet<string>, io: CliIo): Promise<BaselineProposal> {
  const { service } = run;
  const isNamed = baselineOf(run, `${fileUri(dirname(path))}/`) === path;
  // what another config below governs has a baseline of its own
  const root = service.configFor(`${fileUri(dirname(path))}/`).uri;
  const uris = service.urisWithFindings().filter((uri) => service.configFor(uri).uri === root);
  const findings = uris.flatMap((uri) => service.findings(uri));
  const prints = await fingerprints(run, findings, dirname(path));
  if (!existsSync(path)) {
    const known = knownFindings(prints.filter((print) => print !== null));
    return { path, isNamed, before: undefined, after: writeBaseline(known), findings: sum(known), gone: 0, fresh: 0 };
  }
  const old = await loadBaseline(run, path, io);
  const read = await run.workspace.read(fileUri(path));
  const before = 'text' in read ? read.text : '';
  const match = matchKnown(prints, old);
  const spoken = new Set(old.map(({ path: file, rule }) => `${rule} ${file}`));
  const carried = prints.filter((print, i) => {
    const finding = findings[i] as Finding;
    return print !== null && match.known[i] !== true && changed.has(finding.uri) && spoken.has(`${print.rule} ${print.path}`);
  });
  // what could not be read now may still be there
  const met = run.complete ? match.met : old;
  const known = merge([...met, ...knownFindings(carried.filter((print) => print !== null))]);
  const fresh = prints.filter((print, i) => print !== null && match.known[i] !== true).length - carried.length;
  return { path, isNamed, before, after: writeBaseline(known), findings: sum(known), gone: sum(old) - sum(met), fresh };
}

function merge(entries: readonly KnownFinding[]): KnownFinding[] {
  return knownFindings(entries.flatMap(({ count, ...print }) => Array.from({ length: count }, () => print)));
}

function sum(known: readonly KnownFinding[]): number {
  return known.reduce((total, entry) => total + entry.count, 0);
}
