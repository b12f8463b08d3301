import type { Logger, Ports } from '../../core/ports.ts';
import { bundledCatalog } from '../bundled-catalog.ts';
import { bundledTemplates } from '../bundled-templates.ts';
import { createRemarkParser } from '../remark-parser.ts';
import { systemClock } from '../system-clock.ts';
import { BrowserWorkspace, type ClientRequest } from './browser-workspace.ts';

/** What a host in a browser is told. */
export interface BrowserPortsOptions {
  /** URIs of the workspace folders. */
  readonly folders: readonly string[];
  /** ISO date on which everything is judged; today by default. */
  readonly asOf?: string;
  readonly logger: Logger;
  readonly request: ClientRequest;
}

/** The ports of a server in a browser: files through the client, the parser that needs no native code. */
export function createBrowserPorts(options: BrowserPortsOptions): Ports {
  return {
    workspace: new BrowserWorkspace(options.folders, options.request),
    parser: createRemarkParser(),
    clock: systemClock(options.asOf),
    logger: options.logger,
    catalog: bundledCatalog,
    templates: bundledTemplates,
  };
}
