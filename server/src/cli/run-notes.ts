import type { CliIo } from './cli-io.ts';
import { displayPath } from './display-path.ts';
import { printable } from './printable.ts';
import { isConfigFinding, isUnreadFinding, type WorkspaceRun } from './workspace-run.ts';

/**
 * What a command that prints no findings has to say of its run, a line each: the notes, and the findings that its exit
 * status stands for, with their places. Without them a status of 2 or 3 comes with no word of why.
 */
export function runNotes(run: WorkspaceRun, io: CliIo): string[] {
  const lines = run.findings().flatMap((finding) => {
    const { uri, range, message } = finding;
    const path = printable(displayPath(uri, io.cwd));
    if (isConfigFinding(finding)) return [`${path}:${range.start.line + 1}:${range.start.character + 1}: ${printable(message)}`];
    return isUnreadFinding(finding) ? [`${path}: ${printable(message)}`] : [];
  });
  return [...run.notes, ...lines];
}
