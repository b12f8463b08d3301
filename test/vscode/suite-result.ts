/** What a run of the suite found; the driver outside of VS Code reads it as JSON. */
export interface SuiteResult {
  readonly passed: readonly string[];
  readonly failed: readonly { readonly title: string; readonly message: string; readonly stack?: string }[];
  readonly pending: number;
}

/** Waits for a run of mocha and gathers its result. */
export function collectResult(start: (done: () => void) => Mocha.Runner): Promise<SuiteResult> {
  return new Promise((resolve) => {
    const passed: string[] = [];
    const failed: { title: string; message: string; stack?: string }[] = [];
    let pending = 0;
    const runner = start(() => resolve({ passed, failed, pending }));
    runner.on('pass', (test) => passed.push(test.fullTitle()));
    runner.on('pending', () => {
      pending += 1;
    });
    runner.on('fail', (test, error: Error) => {
      failed.push({ title: test.fullTitle(), message: error.message, ...(error.stack !== undefined && { stack: error.stack }) });
    });
  });
}

/** Throws unless tests ran and passed, so that the extension host ends with an error too. */
export function assertPassed(result: SuiteResult): void {
  if (result.failed.length > 0) throw new Error(`${result.failed.length} tests failed`);
  if (result.passed.length === 0) throw new Error('no test ran');
}
