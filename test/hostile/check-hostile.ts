import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { bundlePath } from '../cli/built-cli.ts';
import { soundPolicy } from '../cli/sample-documents.ts';
import { type TempFolder, tempFolder } from '../host/temp-folder.ts';

/** One finding as `annexa check --format json` tells it. */
export interface ToldFinding {
  readonly rule: string;
  readonly path: string;
  readonly message: string;
  readonly range: { readonly start: { readonly line: number; readonly character: number } };
}

/** What a check of a hostile folder came to. */
export interface HostileRun {
  readonly code: number | null;
  readonly complete: boolean;
  readonly files: number;
  /** Findings of all files but the neighbour's. */
  readonly findings: readonly ToldFinding[];
}

/** A document beside the hostile one, with one known fault: it must be found whatever stands beside it. */
const neighbour = soundPolicy.replace('A.5.18]', 'A.5.99]');

/** What nobody asks of a folder of hostile files: a whole ISMS. */
const usual = 'rules:\n  mandatory-document-missing: off\n';

/** Heap that is enough for a hundred ordinary documents; none of the files here may need more. */
const heapMegabytes = 256;

/**
 * Checks a folder with the built command line in a small heap, and makes sure that it ends by itself, without a trace
 * of an exception, and that the neighbour's finding is there.
 * @param fill puts the hostile files into the folder
 * @param options user id to run as, further arguments
 */
export function checkHostile(
  fill: Readonly<Record<string, string | Uint8Array>> | ((folder: TempFolder) => void),
  options: { readonly uid?: number; readonly cli?: string; readonly config?: string } = {},
): HostileRun {
  const folder = tempFolder({ 'annexa.yaml': `${usual}${options.config ?? ''}`, 'neighbour.md': neighbour });
  try {
    if (typeof fill === 'function') fill(folder);
    else for (const [path, content] of Object.entries(fill)) folder.write(path, content);
    const { status, signal, stdout, stderr } = spawnSync(
      process.execPath,
      [`--max-old-space-size=${heapMegabytes}`, options.cli ?? bundlePath('cli.js'), 'check', '--format', 'json', '--as-of', '2026-11-22'],
      {
        cwd: folder.path,
        encoding: 'utf8',
        maxBuffer: 1 << 28,
        timeout: 120_000,
        ...(options.uid === undefined ? {} : { uid: options.uid }),
      },
    );
    assert.equal(signal, null, `it did not end by itself: ${stderr.slice(-2000)}`);
    assert.doesNotMatch(stderr, /internal error|\n\s+at |heap out of memory/);
    const report = JSON.parse(stdout) as { complete: boolean; summary: { files: number }; findings: ToldFinding[] };
    const beside = report.findings.filter(({ path }) => path === 'neighbour.md');
    assert.ok(
      beside.some(({ rule }) => rule === 'control-unknown'),
      'the finding of the document beside it is lost',
    );
    assert.equal(status === 3, !report.complete, 'only an incomplete run ends with 3');
    const findings = report.findings.filter(({ path }) => path !== 'neighbour.md');
    return { code: status, complete: report.complete, files: report.summary.files, findings };
  } finally {
    folder.remove();
  }
}
