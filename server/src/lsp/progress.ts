import type { Connection, WorkDoneProgressServerReporter } from 'vscode-languageserver';
import type { CancellationSignal, ScanProgress } from '../core/service-api.ts';

/** A long job that tells how far it is and stops when its signal says so. */
export type ReportingJob<T> = (onProgress: (progress: ScanProgress) => Promise<void>, signal: CancellationSignal) => Promise<T>;

/**
 * Runs a job with a progress bar in the client, which may cancel it. A client that cannot show one, or is slow to answer,
 * never holds the job up.
 * @param enabled whether the client declared that it shows progress
 */
export async function withProgress<T>(connection: Connection, enabled: boolean, title: string, job: ReportingJob<T>): Promise<T> {
  let reporter: WorkDoneProgressServerReporter | undefined;
  let finished = false;
  let percent = -1;
  if (enabled)
    connection.window.createWorkDoneProgress().then(
      (created) => {
        if (finished) return;
        reporter = created;
        created.begin(title, 0, undefined, true);
      },
      () => undefined,
    );
  const signal: CancellationSignal = {
    get isCancellationRequested() {
      return reporter?.token.isCancellationRequested ?? false;
    },
  };
  try {
    return await job(async ({ done, total }) => {
      const now = total > 0 ? Math.floor((done * 100) / total) : 0;
      if (reporter && now !== percent) reporter.report(now, `${done} of ${total}`);
      percent = now;
      // A pause in which messages of the client are read, a cancellation among them.
      await new Promise((resolve) => setTimeout(resolve, 0));
    }, signal);
  } finally {
    finished = true;
    reporter?.done();
  }
}
