import { createIsmsService } from '../../server/src/core/service.ts';
import type { IsmsService } from '../../server/src/core/service-api.ts';
import { LineIndex, type Position } from '../../server/src/core/text/line-index.ts';
import { cursor } from './markers.ts';
import { type MemoryOptions, type MemoryPorts, memoryPorts, pathOf, uriOf } from './memory-workspace.ts';

/** A scanned workspace in memory. */
export interface TestWorkspace {
  readonly service: IsmsService;
  readonly ports: MemoryPorts;
}

/** Scans a workspace in memory. @param files path below the folder → text */
export async function scanWorkspace(files: Readonly<Record<string, string>>, options?: MemoryOptions): Promise<TestWorkspace> {
  const ports = memoryPorts(files, options);
  const service = createIsmsService(ports);
  await service.scan();
  return { service, ports };
}

/** A workspace with one file open in an editor. */
export interface OpenWorkspace extends TestWorkspace {
  readonly uri: string;
  readonly text: string;
  /** UTF-16 offset of the cursor mark. */
  readonly offset: number;
}

/**
 * Opens a text with a cursor mark `│` in an editor, beside other files.
 * @param path of the open file, below the folder
 */
export async function openAt(
  source: string,
  files: Readonly<Record<string, string>> = {},
  path = 'policies/open.md',
  options?: MemoryOptions,
): Promise<OpenWorkspace> {
  const { text, offset } = cursor(source);
  const workspace = await scanWorkspace({ ...files, [path]: text }, options);
  const uri = uriOf(path);
  await workspace.service.setOpenText({ uri, version: 1, text });
  return { ...workspace, uri, text, offset };
}

/** A place in a file as text: `policies/a.md:4 «A.5.15»`, the line zero-based. */
export function showPlace(
  { ports }: TestWorkspace,
  place: { readonly uri: string; readonly range: { readonly start: Position; readonly end: Position } },
): string {
  const path = pathOf(place.uri) ?? place.uri;
  const text = ports.files.get(path) ?? '';
  const lines = new LineIndex(text);
  return `${path}:${place.range.start.line} «${text.slice(lines.offsetAt(place.range.start), lines.offsetAt(place.range.end))}»`;
}
