import { GitError, runGit } from './run-git.ts';

/** A file at a revision. */
export interface RevisionFile {
  /** Below the folder that was asked for, with `/`. */
  readonly path: string;
  /** Name of the object that holds its bytes. */
  readonly object: string;
  /** Bytes; −1 if the object is not there. */
  readonly size: number;
}

/**
 * The commit that a revision names.
 * @param revision as typed: `main`, `v1.2`, `HEAD~3`
 * @throws GitError if there is no repository or no such commit
 */
export async function commitOf(folder: string, revision: string): Promise<string> {
  try {
    return (await runGit(folder, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`])).toString('utf8').trim();
  } catch (error) {
    if (!(error instanceof GitError) || !/^Git ended|^Needed/.test(error.message)) throw error;
    throw new GitError(`There is no commit ${revision}`);
  }
}

/** The newest commit that both have come from. @throws GitError if they have none in common */
export async function mergeBase(folder: string, one: string, other: string): Promise<string> {
  const bases = await runGit(folder, ['merge-base', await commitOf(folder, one), await commitOf(folder, other)]).catch(() => {
    throw new GitError(`${one} and ${other} have no commit in common; is the history cut off?`);
  });
  return bases.toString('utf8').trim().split('\n')[0] ?? '';
}

/** The files below a folder at a commit, in order of path. Links and submodules are left out, as they lead elsewhere. */
export async function revisionFiles(folder: string, commit: string): Promise<RevisionFile[]> {
  const listing = (await runGit(folder, ['ls-tree', '-r', '-z', '-l', '--end-of-options', commit])).toString('utf8');
  const files = listing.split('\0').flatMap((entry) => {
    const match = /^100\d{3} blob ([0-9a-f]+) +(\d+|BAD)\t(.*)$/s.exec(entry);
    return match ? [{ path: match[3] as string, object: match[1] as string, size: match[2] === 'BAD' ? -1 : Number(match[2]) }] : [];
  });
  return files.sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** The bytes of objects, by name. No filter is applied. */
export async function readObjects(folder: string, objects: readonly string[]): Promise<Map<string, Buffer>> {
  const found = new Map<string, Buffer>();
  if (objects.length === 0) return found;
  const answer = await runGit(folder, ['cat-file', '--batch'], `${[...new Set(objects)].join('\n')}\n`);
  for (let at = 0; at < answer.length; ) {
    const end = answer.indexOf(0x0a, at);
    const match = /^([0-9a-f]+) blob (\d+)$/.exec(answer.toString('utf8', at, end));
    // what is not there has no bytes behind its line
    if (match) found.set(match[1] as string, answer.subarray(end + 1, end + 1 + Number(match[2])));
    at = end + 1 + (match ? Number(match[2]) + 1 : 0);
  }
  return found;
}

/** The day of a commit where it was made, ISO date. @param commit name of a commit object */
export async function commitDate(folder: string, commit: string): Promise<string> {
  const text = (await runGit(folder, ['cat-file', 'commit', commit])).toString('utf8');
  const match = /^committer .* (\d+) ([+-])(\d\d)(\d\d)$/m.exec(text.split('\n\n', 1)[0] ?? '');
  if (!match) throw new GitError(`The commit ${commit} has no date`);
  const offset = (Number(match[3]) * 60 + Number(match[4])) * 60 * (match[2] === '-' ? -1 : 1);
  return new Date((Number(match[1]) + offset) * 1000).toISOString().slice(0, 10);
}
