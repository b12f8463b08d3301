import 'mocha/mocha.js';
import { assertPassed, collectResult } from './suite-result.ts';

declare const mocha: BrowserMocha;

/** Mocha's own reporter for browsers wants a page. */
class Silent {}

/** Runs the suite in the web extension host: a worker without files, so the result goes to the console. */
export async function run(): Promise<void> {
  mocha.setup({ ui: 'bdd', timeout: 90_000, reporter: Silent as unknown as Mocha.ReporterConstructor });
  if (process.env.ANNEXA_ONLY) mocha.fgrep(process.env.ANNEXA_ONLY);
  if (process.env.ANNEXA_SUITE === 'blog') await import('./suite/blog.ts');
  else {
    await import('./suite/all.ts');
    await import('./suite/new-files.ts');
  }
  const result = await collectResult((done) => mocha.run(done));
  console.log(`ANNEXA_SUITE_RESULT ${JSON.stringify(result)}`);
  assertPassed(result);
}
