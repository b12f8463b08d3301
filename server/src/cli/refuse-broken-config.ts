import type { CliIo } from './cli-io.ts';
import { displayPath } from './display-path.ts';
import { UsageError } from './usage-error.ts';
import { isConfigFinding, type WorkspaceRun } from './workspace-run.ts';

/**
 * Nothing can be said of documents whose config is not understood.
 * @throws UsageError if a config of the run is not valid
 */
export function refuseBrokenConfig(run: WorkspaceRun, io: CliIo): void {
  const broken = run.findings().find(isConfigFinding);
  if (!broken) return;
  const { line, character } = broken.range.start;
  throw new UsageError(`${displayPath(broken.uri, io.cwd)}:${line + 1}:${character + 1}: ${broken.message} Correct it first`);
}
