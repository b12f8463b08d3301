import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What a process took. */
export interface Cost {
  /** User and system time of all its threads, in seconds. */
  readonly cpu: number;
  /** Largest resident memory, in bytes. */
  readonly memory: number;
  /** Time on the clock, in seconds. */
  readonly wall: number;
}

/** A way to learn what a process took: what to run in its place, and where the numbers end up. */
interface Meter {
  readonly name: string;
  wrap(command: readonly string[], report: string): readonly string[];
}

const python = `
import resource, subprocess, sys
code = subprocess.run(sys.argv[2:], stdin=subprocess.DEVNULL).returncode
used = resource.getrusage(resource.RUSAGE_CHILDREN)
open(sys.argv[1], 'w').write('%f %f %d' % (used.ru_utime, used.ru_stime, used.ru_maxrss))
sys.exit(code)`;

const meters: readonly (Meter & { readonly available: () => boolean })[] = [
  {
    name: 'GNU time',
    available: () => existsSync('/usr/bin/time'),
    wrap: (command, report) => ['/usr/bin/time', '--quiet', '-o', report, '-f', '%U %S %M', ...command],
  },
  {
    name: 'getrusage through python3',
    available: () => existsSync('/usr/bin/python3'),
    wrap: (command, report) => ['/usr/bin/python3', '-c', python, report, ...command],
  },
];
const meter = meters.find((candidate) => candidate.available());

/** How costs are measured on this machine, for the report. */
export const meterName = meter?.name ?? 'polling /proc every 10 ms (what happens after the last poll is not counted)';

/**
 * Runs a command and measures it; its output is dropped.
 * @param accepted exit codes that mean it did its work; linters that found something end with 1
 * @throws Error if it ends in another way
 */
export async function measure(command: readonly string[], options: { cwd?: string; accepted?: readonly number[] } = {}): Promise<Cost> {
  const { cwd, accepted = [0] } = options;
  const report = join(tmpdir(), `annexa-bench-cost-${process.pid}`);
  const [program, ...args] = meter ? meter.wrap(command, report) : command;
  const started = performance.now();
  const child = spawn(program as string, args, { cwd, stdio: ['ignore', 'ignore', 'pipe'], env: { ...process.env, NO_COLOR: '1' } });
  let complaint = '';
  child.stderr.on('data', (data) => {
    if (complaint.length < 2000) complaint += String(data);
  });
  const poll = meter ? undefined : pollProcess(child.pid as number);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  const wall = (performance.now() - started) / 1000;
  const used = poll ? poll.stop() : readReport(report);
  if (code === null || !accepted.includes(code)) throw new Error(`${command.join(' ')} ended with ${code}: ${complaint}`);
  return { ...used, wall };
}

function readReport(report: string): Omit<Cost, 'wall'> {
  const [user = 0, system = 0, kilobytes = 0] = readFileSync(report, 'utf8').trim().split('\n').at(-1)?.split(' ').map(Number) ?? [];
  rmSync(report);
  return { cpu: user + system, memory: kilobytes * 1024 };
}

function pollProcess(pid: number): { stop(): Omit<Cost, 'wall'> } {
  let last = { cpu: 0, memory: 0 };
  const look = (): void => {
    try {
      const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
      last = { cpu: (Number(fields[11]) + Number(fields[12])) / 100, memory: residentMemory(pid).peak };
    } catch {
      // the process has just ended: the last look counts
    }
  };
  const timer = setInterval(look, 10);
  return {
    stop() {
      clearInterval(timer);
      return last;
    },
  };
}

/** Resident memory of a running process in bytes: now, and at its highest. Linux only. */
export function residentMemory(pid: number): { now: number; peak: number } {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const field = (name: string): number => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? 0) * 1024;
  return { now: field('VmRSS'), peak: field('VmHWM') };
}
