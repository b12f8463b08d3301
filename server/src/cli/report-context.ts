import type { ReportContext } from '../core/report/build/report-context.ts';
import type { CliIo } from './cli-io.ts';
import { displayPath } from './display-path.ts';
import { version } from './version.ts';
import type { WorkspaceRun } from './workspace-run.ts';

/** What reports of a run are made from. */
export function reportContext({ service, complete }: WorkspaceRun, io: CliIo): ReportContext {
  return { service, version, complete, pathOf: (uri) => displayPath(uri, io.cwd) };
}
