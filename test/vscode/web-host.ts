import 'mocha/mocha.js';
import { assertPassed, collectResult } from './suite-result.ts';

declare const mocha: BrowserMocha;

/** Runs the suite in the web extension host: a worker without files, so the result goes to the console. */
export async function run(): Promise<void> {
  mocha.setup({ ui: 'bdd', timeout: 30_000 });
  await import('./suite/all.ts');
  const result = await collectResult((done) => mocha.run(done));
  console.log(`ANNEXA_SUITE_RESULT ${JSON.stringify(result)}`);
  assertPassed(result);
}
