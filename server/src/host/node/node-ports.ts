import type { Logger, Ports } from '../../core/ports.ts';
import { bundledCatalog } from '../bundled-catalog.ts';
import { systemClock } from '../system-clock.ts';
import { NodeWorkspace } from './node-workspace.ts';
import { loadParser } from './satteri-parser.ts';

/** What a Node host is told. */
export interface NodePortsOptions {
  /** Paths or `file:` URIs of the workspace folders. */
  readonly folders: readonly string[];
  /** ISO date on which everything is judged; today by default. */
  readonly asOf?: string | undefined;
  readonly logger: Logger;
}

/** The ports of a server or command on Node: file system, fastest parser, bundled catalogue. Never rejects. */
export async function createNodePorts(options: NodePortsOptions): Promise<Ports> {
  return {
    workspace: new NodeWorkspace(options.folders),
    parser: await loadParser(),
    clock: systemClock(options.asOf),
    logger: options.logger,
    catalog: bundledCatalog,
  };
}
