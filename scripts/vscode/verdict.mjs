import { writeFileSync } from 'node:fs';

/**
 * Prints what a suite found and tells whether it passed. Exit code of the host, failures and passes must agree: a host
 * that was killed, or that ran nothing, also ends with 0.
 * @param {string} name of the run, for the result file.
 * @param {unknown} hostExit what the extension host ended with.
 * @param {{ passed: string[], pending: number, failed: { title: string, message: string, stack?: string }[] } | undefined} result
 * @returns {boolean} true if tests ran and all of them passed.
 */
export function reportVerdict(name, hostExit, result) {
  if (!result) console.log(`no result came back: the extension host ended with ${hostExit}`);
  // what failed comes first: a log that is cut in the middle still names it
  for (const failure of result?.failed ?? []) console.log(`  FAIL ${failure.title}\n       ${failure.stack ?? failure.message}`);
  for (const title of result?.passed ?? []) console.log(`  ok   ${title}`);
  const passed = result?.passed.length ?? 0;
  const failed = result?.failed.length ?? 0;
  const pending = result?.pending ?? 0;
  console.log(`${passed} passed, ${failed} failed${pending > 0 ? `, ${pending} skipped` : ''}`);
  const ok = hostExit === 0 && failed === 0 && passed > 0;
  const file = process.env.ANNEXA_TEST_RESULT;
  if (file) writeFileSync(file, `${JSON.stringify({ run: name, ok, passed, failed, pending })}\n`);
  return ok;
}
