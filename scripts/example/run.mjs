// npm run example: builds Annexa and runs its main job on the shipped example ISMS.
import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');
const run = (...args) => spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' }).status;
/** The day the example was written for, so that the output is that of the README. */
const asOf = ['--as-of', '2026-11-22'];

if (run('esbuild.mjs') !== 0) process.exit(1);
for (const command of ['check', 'coverage']) {
  console.log(`\n$ annexa ${command} examples/northwind ${asOf.join(' ')}\n`);
  // 1: the example has faults on purpose
  const status = run('dist/cli.js', command, 'examples/northwind', ...asOf);
  if (status !== 0 && status !== 1) process.exit(status ?? 1);
}
console.log('\nTo see the same in the editor: npm run editor');
