// Runs test/vscode in desktop VS Code, which @vscode/test-electron downloads. Exit 0 only if tests ran and passed.
// usage: node scripts/vscode/run-suite-electron.mjs [--version stable|1.93.1|…]
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { downloadAndUnzipVSCode, runTests } from '@vscode/test-electron';
import { buildTests } from './build-tests.mjs';
import { root } from './builds.mjs';
import { cleanEnvironment } from './environment.mjs';
import { reportVerdict } from './verdict.mjs';

const at = process.argv.indexOf('--version');
const version = at >= 0 ? process.argv[at + 1] : 'stable';
const { nodeSuite } = await buildTests('workspace');
const scratch = mkdtempSync(path.join(os.tmpdir(), 'annexa-electron-'));
const workspace = path.join(scratch, 'workspace');
const resultFile = path.join(scratch, 'result.json');
cpSync(path.join(root, 'test/vscode/fixtures/workspace'), workspace, { recursive: true });
let ok = false;
try {
  const hostExit = await runTests({
    vscodeExecutablePath: await downloadAndUnzipVSCode({ version, cachePath: path.join(root, '.vscode-harness/electron') }),
    extensionDevelopmentPath: root,
    extensionTestsPath: nodeSuite,
    extensionTestsEnv: { ...cleanEnvironment(), ANNEXA_SUITE_RESULT: resultFile },
    launchArgs: [workspace, '--disable-extensions', '--disable-workspace-trust', '--user-data-dir', path.join(scratch, 'user')],
  }).catch((error) => String(error));
  const result = existsSync(resultFile) ? JSON.parse(readFileSync(resultFile, 'utf8')) : undefined;
  ok = reportVerdict(`vscode-electron-${version}`, hostExit, result);
} finally {
  rmSync(scratch, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
}
process.exit(ok ? 0 : 1);
