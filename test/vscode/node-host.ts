import { writeFileSync } from 'node:fs';
import Mocha from 'mocha';
import { assertPassed, collectResult } from './suite-result.ts';

/** Runs the suite in the Node extension host. The result goes to the file that `ANNEXA_SUITE_RESULT` names. */
export async function run(): Promise<void> {
  const mocha = new Mocha({ ui: 'bdd', timeout: 90_000, reporter: 'dot' });
  if (process.env.ANNEXA_ONLY) mocha.fgrep(process.env.ANNEXA_ONLY);
  // what loading a file would do: it gives describe and it their suite
  mocha.suite.emit('pre-require', globalThis as unknown as Mocha.MochaGlobals, '', mocha);
  if (process.env.ANNEXA_SUITE === 'blog') await import('./suite/blog.ts');
  else {
    await import('./suite/all.ts');
    await import('./suite/node-only.ts');
    await import('./suite/new-files.ts');
  }
  const result = await collectResult((done) => mocha.run(done));
  const file = process.env.ANNEXA_SUITE_RESULT;
  if (file) writeFileSync(file, JSON.stringify(result));
  assertPassed(result);
}
