/** Packs the npm package into the repository's folder. All but Sätteri's native build is in the bundles. */
import { execFileSync } from 'node:child_process';
import { npmFiles } from './allow-lists.mjs';
import { assertSame, root, stage } from './stage.mjs';

const { folder, files } = await stage('npm-package', npmFiles, (manifest, staged) => ({
  name: manifest.name,
  version: manifest.version,
  description: manifest.description,
  license: manifest.license,
  ...(manifest.repository && { repository: manifest.repository }),
  ...(manifest.keywords && { keywords: manifest.keywords }),
  type: 'module',
  bin: { annexa: 'dist/cli.js' },
  files: staged,
  engines: { node: manifest.engines.node },
  dependencies: { satteri: manifest.dependencies.satteri },
}));

const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
const output = execFileSync(npm, ['pack', folder, '--json', '--loglevel=error', '--pack-destination', root], {
  cwd: root,
  encoding: 'utf8',
  shell: process.platform === 'win32',
});
const [packed] = JSON.parse(output);
assertSame(packed.files.map(({ path }) => path).sort(), files);
console.log(`${packed.filename}  ${(packed.size / 1024).toFixed(0)} KB, ${packed.files.length} files`);
