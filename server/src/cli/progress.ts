import cliProgress from 'cli-progress';
import type { ScanProgress } from '../core/service-api.ts';
import type { CliIo } from './cli-io.ts';

/** How long a scan may take before it gets a bar, in milliseconds. */
const patience = 1000;

/** A bar on stderr for a scan that takes more than a second, on a terminal only. */
export function startProgress(io: CliIo, quiet: boolean): { update(progress: ScanProgress): void; stop(): void } {
  if (quiet || io.stderr.isTTY !== true) return { update: () => undefined, stop: () => undefined };
  const started = performance.now();
  let bar: cliProgress.SingleBar | undefined;
  return {
    update({ done, total }) {
      if (!bar && performance.now() - started > patience) {
        bar = new cliProgress.SingleBar({
          format: 'Reading {bar} {value}/{total}',
          stream: process.stderr,
          clearOnComplete: true,
          hideCursor: true,
        });
        bar.start(total, done);
      }
      // The engine may learn of more files while it reads.
      bar?.setTotal(total);
      bar?.update(done);
    },
    stop: () => bar?.stop(),
  };
}
