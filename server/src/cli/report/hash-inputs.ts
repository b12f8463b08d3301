import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { ReportInput } from '../../core/report/model/isms-report.ts';
import { filePath } from '../../host/node/file-uri.ts';
import type { CliIo } from '../cli-io.ts';
import { displayPath } from '../display-path.ts';
import type { WorkspaceRun } from '../workspace-run.ts';

/** The files that a run was made from, Markdown and configs, with what their bytes hash to. */
export function hashInputs({ known, service }: WorkspaceRun, io: CliIo): ReportInput[] {
  const configs = known.flatMap((uri) => service.configFor(uri).uri ?? []);
  return [...new Set([...known, ...configs])].map((uri) => ({ path: displayPath(uri, io.cwd), sha256: hashOf(uri) }));
}

function hashOf(uri: string): string | null {
  const path = filePath(uri);
  try {
    return path === undefined ? null : createHash('sha256').update(readFileSync(path)).digest('hex');
  } catch {
    return null;
  }
}
