import type { Logger, Ports } from '../../core/ports.ts';
import { bundledCatalog } from '../bundled-catalog.ts';
import { bundledTemplates } from '../bundled-templates.ts';
import { systemClock } from '../system-clock.ts';
import { GitHistory, type HistoryBase } from './git/git-history.ts';
import { NodeWorkspace } from './node-workspace.ts';
import { loadParser } from './satteri-parser.ts';

/** What a Node host is told. */
export interface NodePortsOptions {
  /** Paths or `file:` URIs of the workspace folders. */
  readonly folders: readonly string[];
  /** ISO date on which everything is judged; today by default. */
  readonly asOf?: string | undefined;
  readonly logger: Logger;
  /** What texts are compared with; the last commit by default. */
  readonly base?: HistoryBase | undefined;
}

/** The ports of a server or command on Node: file system, fastest parser, bundled catalogue. Never rejects. */
export async function createNodePorts(options: NodePortsOptions): Promise<Ports> {
  const workspace = new NodeWorkspace(options.folders);
  return {
    workspace,
    history: new GitHistory(workspace, options.base),
    parser: await loadParser(),
    clock: systemClock(options.asOf),
    logger: options.logger,
    catalog: bundledCatalog,
    templates: bundledTemplates,
  };
}
