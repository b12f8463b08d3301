import { LineIndex } from '../../core/text/line-index.ts';
import { fileUri } from '../../host/node/file-uri.ts';
import type { CliIo } from '../cli-io.ts';
import { displayPath } from '../display-path.ts';
import { patchText } from '../output/patch-text.ts';
import { version } from '../version.ts';
import type { WorkspaceRun } from '../workspace-run.ts';
import type { Adoption } from './adoption.ts';

/** The object that `adopt --format json` prints. Lines are zero-based, as in `check`; null where a value was written nowhere. */
export function adoptJson({ written, config, documents, baseline, failed }: Adoption, run: WorkspaceRun, io: CliIo): object {
  const show = (uri: string): string => displayPath(uri, io.cwd);
  return {
    schema: 1,
    tool: { name: 'annexa', version },
    asOf: run.service.asOf,
    complete: run.complete && failed.length === 0,
    written,
    config: config ? { path: show(config.uri), exists: config.exists, text: config.text } : null,
    files: documents.map(({ uri, before, after, moved, kept }) => {
      const lines = new LineIndex(before);
      return {
        path: show(uri),
        moved: moved.map(({ key, value, range }) => ({ key, value, line: range ? lines.lineAt(range.start) : null })),
        kept: kept.map(({ key, line, reason }) => ({ key, line, reason })),
        ...(after !== before && !written && { diff: patchText(show(uri), before, after) }),
      };
    }),
    baseline: baseline
      ? {
          path: show(fileUri(baseline.path)),
          exists: baseline.before !== undefined,
          findings: baseline.findings,
          gone: baseline.gone,
          fresh: baseline.fresh,
        }
      : null,
  };
}
