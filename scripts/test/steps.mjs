import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** True if a program is on the path. */
const onPath = (name) => (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, name)));

const needs = {
  chromium: () =>
    process.env.CHROMIUM_PATH || onPath('chromium') || onPath('chromium-browser') || onPath('google-chrome')
      ? null
      : 'Chromium is missing: install it (Debian: apt-get install chromium) or set CHROMIUM_PATH',
};

/**
 * Everything `npm test` does, in order. A `check` counts as one test; a `suite` writes its own counts to the file named
 * by ANNEXA_TEST_RESULT. `needs` gives the reason why a step cannot run on this machine, or null.
 */
export const steps = [
  { name: 'format and lint', kind: 'check', command: ['npx', 'biome', 'ci', '--error-on-warnings', '.'] },
  { name: 'types', kind: 'check', command: ['npx', 'tsc', '-p', 'tsconfig.json'] },
  { name: 'no Node and no browser in the core', kind: 'check', command: ['npx', 'tsc', '-p', 'server/src/core'] },
  { name: 'floors of the house', kind: 'check', command: ['node', 'scripts/test/check-floors.mjs'] },
  { name: 'generated files', kind: 'check', command: ['npx', 'tsx', 'scripts/generate/generate.ts', '--check'] },
  { name: 'dead code', kind: 'check', command: ['npx', 'knip'] },
  { name: 'build', kind: 'check', command: ['node', 'esbuild.mjs', '--require-wasm'] },
  {
    name: 'unit and feature tests',
    kind: 'suite',
    command: ['npx', 'tsx', 'scripts/test/unit.ts'],
  },
  { name: 'npm package', kind: 'check', command: ['node', 'scripts/package/npm.mjs'] },
  { name: 'VSIX', kind: 'check', command: ['node', 'scripts/package/vsix.mjs'] },
  { name: 'VSIX installed in VS Code', kind: 'suite', command: ['npm', 'run', '--silent', 'test:vsix'], needs: needs.chromium },
  { name: 'inside VS Code, newest', kind: 'suite', command: ['npm', 'run', '--silent', 'test:vscode'], needs: needs.chromium },
  { name: 'an author in VS Code', kind: 'suite', command: ['npm', 'run', '--silent', 'test:author'], needs: needs.chromium },
  {
    name: 'inside VS Code, oldest supported',
    kind: 'suite',
    command: ['npm', 'run', '--silent', 'test:vscode-oldest'],
    needs: needs.chromium,
  },
  { name: 'inside VS Code, a plain blog', kind: 'suite', command: ['npm', 'run', '--silent', 'test:vscode-blog'], needs: needs.chromium },
  {
    name: 'inside VS Code for the Web, a plain blog',
    kind: 'suite',
    command: ['npm', 'run', '--silent', 'test:vscode-web-blog'],
    needs: needs.chromium,
  },
  { name: 'inside VS Code for the Web', kind: 'suite', command: ['npm', 'run', '--silent', 'test:vscode-web'], needs: needs.chromium },
];
