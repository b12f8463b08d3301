import { spawn } from 'node:child_process';

/** Git did not do what it was asked for; one line for the user. */
export class GitError extends Error {
  override readonly name = 'GitError';
}

/** Bytes of an answer that are taken at most: all texts of an ISMS are far less. */
const longest = 512 * 1024 * 1024;

/**
 * Settings by which reading starts no program, whatever the configuration of a repository says: no hooks, no monitor, no
 * pager, no transport for objects that are not there.
 */
const harmless = ['--no-pager', '--no-replace-objects', '--literal-pathspecs'].concat(
  ...['core.fsmonitor=false', 'core.hooksPath=/dev/null', 'core.pager=cat', 'protocol.allow=never', 'core.alternateRefsCommand='].map(
    (setting) => ['-c', setting],
  ),
);

/**
 * Runs a plumbing command of Git that only reads, and by itself neither filters nor converts what it reads.
 * @param folder working directory
 * @param args command and arguments; what a user typed must stand behind `--end-of-options`, or in the input
 * @throws GitError if Git is not there or refuses
 */
export function runGit(folder: string, args: readonly string[], input = ''): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const child = spawn('git', [...harmless, ...args], {
      cwd: folder,
      env: environment(),
      stdio: ['pipe', 'pipe', 'pipe'],
      windowsHide: true,
    });
    const chunks: Buffer[] = [];
    let size = 0;
    let complaint = '';
    child.on('error', (error: NodeJS.ErrnoException) =>
      reject(new GitError(error.code === 'ENOENT' ? 'Git is not installed, or not on the path' : `Git cannot be started (${error.code})`)),
    );
    child.stdout.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > longest) child.kill();
      else chunks.push(chunk);
    });
    child.stderr.on('data', (chunk: Buffer) => {
      if (complaint.length < 4000) complaint += chunk.toString('utf8');
    });
    // Git may have had enough before it has read all
    child.stdin.on('error', () => undefined);
    child.on('close', (code) => {
      if (code === 0 && size <= longest) resolve(Buffer.concat(chunks));
      else reject(new GitError(size > longest ? 'The answer of Git is too large' : firstLine(complaint) || `Git ended with ${code}`));
    });
    child.stdin.end(input);
  });
}

/** The environment without what points to another repository, or would fetch, ask or lock. */
function environment(): NodeJS.ProcessEnv {
  const { GIT_DIR, GIT_WORK_TREE, GIT_INDEX_FILE, GIT_OBJECT_DIRECTORY, GIT_ALTERNATE_OBJECT_DIRECTORIES, GIT_CONFIG_PARAMETERS, ...env } =
    process.env;
  return { ...env, GIT_OPTIONAL_LOCKS: '0', GIT_TERMINAL_PROMPT: '0', GIT_NO_LAZY_FETCH: '1', GIT_ALLOW_PROTOCOL: 'none', LC_ALL: 'C' };
}

function firstLine(text: string): string {
  return (text.split('\n', 1)[0] ?? '').replace(/^(?:fatal|error): /, '').trim();
}
