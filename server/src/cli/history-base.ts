import { fileUri } from '../host/node/file-uri.ts';
import type { HistoryBase } from '../host/node/git/git-history.ts';
import { mergeBase } from '../host/node/git/revision.ts';
import { GitError } from '../host/node/git/run-git.ts';
import { UsageError } from './usage-error.ts';

/**
 * The commits at which the last commit of each folder left a revision, as a pull request compares.
 * @param folders absolute paths of the workspace folders
 * @throws UsageError if a folder is in no repository, or there is no such revision or no history up to it
 */
export async function historyBase(folders: readonly string[], since: string): Promise<HistoryBase> {
  const commits = new Map<string, string>();
  for (const folder of folders)
    try {
      commits.set(fileUri(folder), await mergeBase(folder, since, 'HEAD'));
    } catch (error) {
      throw error instanceof GitError ? new UsageError(`--since ${since}: ${error.message}`) : error;
    }
  return { since, commits };
}
