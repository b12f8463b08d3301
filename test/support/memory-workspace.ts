import type { Logger, MarkdownParser, Ports, Workspace, WorkspaceProblem } from '../../server/src/core/ports.ts';
import { bundledCatalog } from '../../server/src/host/bundled-catalog.ts';
import { bundledTemplates } from '../../server/src/host/bundled-templates.ts';
import { remarkParser } from './remark-parser.ts';

/** The one folder of a workspace in memory. */
export const folderUri = 'file:///ws';

/** The day on which tests judge unless they say otherwise; also the default of rule examples. */
export const defaultAsOf = '2026-11-22';

/** What may differ from the defaults of {@link memoryPorts}. */
export interface MemoryOptions {
  /** ISO date; {@link defaultAsOf} by default. */
  readonly asOf?: string;
  /** The Markdown parser; remark-parse by default. */
  readonly parser?: MarkdownParser;
}

/** Ports over files in memory, with handles for the test. */
export interface MemoryPorts extends Ports {
  /** Path below the folder → text. Change it freely, then tell the service. */
  readonly files: Map<string, string>;
  /** Paths below the folder whose reading fails, with the reason. */
  readonly unreadable: Map<string, string>;
  /** What a listing reports as not read. */
  readonly problems: WorkspaceProblem[];
  /** Everything that was logged: `warn: message`. */
  readonly log: string[];
}

/** The URI of a path in the workspace in memory, escaped as clients do it. */
export function uriOf(path: string): string {
  return `${folderUri}/${path.split('/').map(encodeURIComponent).join('/')}`;
}

/** The path below the folder of a URI, undefined outside of it. */
export function pathOf(uri: string): string | undefined {
  return uri.startsWith(`${folderUri}/`) ? decodeURIComponent(uri.slice(folderUri.length + 1)) : undefined;
}

/**
 * A workspace of one folder in memory; nothing is ignored. The catalogue is the real one.
 * @param files path below the folder → text
 */
export function memoryPorts(files: Readonly<Record<string, string>> = {}, options: MemoryOptions = {}): MemoryPorts {
  const map = new Map(Object.entries(files));
  const unreadable = new Map<string, string>();
  const problems: WorkspaceProblem[] = [];
  const log: string[] = [];
  const workspace: Workspace = {
    folders: [folderUri],
    list: () => ({
      files: [...map].map(([path, text]) => ({ uri: uriOf(path), size: Buffer.byteLength(text) })).sort((a, b) => (a.uri < b.uri ? -1 : 1)),
      problems,
    }),
    read: (uri) => {
      const path = pathOf(uri);
      const error = path === undefined ? 'outside of the workspace' : unreadable.get(path);
      if (path === undefined || error !== undefined) return { error: error ?? 'no such file' };
      const text = map.get(path);
      return text === undefined ? { error: 'no such file' } : { text };
    },
    exists: (uri) => {
      if (uri === folderUri || uri === `${folderUri}/`) return true;
      const path = pathOf(uri)?.replace(/\/$/, '');
      return path !== undefined && (map.has(path) || [...map.keys()].some((other) => other.startsWith(`${path}/`)));
    },
  };
  const logger: Logger = {
    info: (message) => log.push(`info: ${message}`),
    warn: (message) => log.push(`warn: ${message}`),
    error: (message) => log.push(`error: ${message}`),
  };
  return {
    workspace,
    parser: options.parser ?? remarkParser,
    clock: { today: () => options.asOf ?? defaultAsOf },
    logger,
    catalog: bundledCatalog,
    templates: bundledTemplates,
    files: map,
    unreadable,
    problems,
    log,
  };
}
