import { createTwoFilesPatch } from 'diff';
import type { CliIo } from '../cli-io.ts';
import { printable } from '../printable.ts';

/**
 * A unified diff of one file that `git apply` takes.
 * @param path with `/`, relative to the working directory
 * @param before undefined for a file that is not there yet
 */
export function patchText(path: string, before: string | undefined, after: string): string {
  // Without line ends kept apart, a patch of a CRLF file would not apply.
  return createTwoFilesPatch(before === undefined ? '/dev/null' : `a/${path}`, `b/${path}`, before ?? '', after, undefined, undefined, {
    stripTrailingCr: false,
    headerOptions: { includeIndex: false, includeUnderline: false, includeFileHeaders: true },
  });
}

/** Patches for standard output: what other programs read stays as it is, a terminal is shown no control characters. */
export function shownPatches(patches: string, io: CliIo): string {
  if (io.stdout.isTTY !== true) return patches;
  return patches
    .split('\n')
    .map((line) => printable(line).replaceAll('\\u{9}', '\t'))
    .join('\n');
}
