// The unit and feature tests: the command line is bundled once for all of them, and each core runs files of its own.
import { spawnSync } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { buildCli, isBuilt } from '../../test/cli/built-cli.ts';

const jobs = String(Math.max(2, availableParallelism()));
const mocha = ['node_modules/mocha/bin/mocha.js', '--parallel', '--jobs', jobs, '--reporter', 'scripts/test/count-reporter.cjs'];

buildCli();
const { status } = spawnSync(process.execPath, [...mocha, 'test/!(vscode)/**/*.test.ts'], {
  stdio: 'inherit',
  env: { ...process.env, [isBuilt]: 'yes' },
});
process.exitCode = status ?? 1;
