import { isConfigFile } from '../core/config/config-set.ts';
import type { CliIo } from './cli-io.ts';
import { displayPath } from './display-path.ts';
import { UsageError } from './usage-error.ts';
import { isConfigFinding, isUnreadFinding, type WorkspaceRun } from './workspace-run.ts';

/**
 * Nothing can be said of documents whose config is not understood, and nothing is written by the rules of another one.
 * @throws UsageError if a config of the run is not valid or could not be read
 */
export function refuseBrokenConfig(run: WorkspaceRun, io: CliIo): void {
  const broken = run.findings().find((finding) => isConfigFinding(finding) || (isUnreadFinding(finding) && isConfigFile(finding.uri)));
  if (!broken) return;
  const { line, character } = broken.range.start;
  throw new UsageError(`${displayPath(broken.uri, io.cwd)}:${line + 1}:${character + 1}: ${broken.message} Correct it first`);
}
