/** Packs the VS Code extension into the repository's folder. Every dependency is in the bundles. */
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import vsce from '@vscode/vsce';
import { vsixFiles } from './allow-lists.mjs';
import { assertSame, root, stage } from './stage.mjs';

const dropped = ['scripts', 'dependencies', 'devDependencies', 'bin', 'exports'];
const { folder, files } = await stage('vsix-package', vsixFiles, (manifest, staged) => ({
  ...Object.fromEntries(Object.entries(manifest).filter(([key]) => !dropped.includes(key))),
  files: staged,
}));

const listed = await vsce.listFiles({ cwd: folder, packageManager: vsce.PackageManager.None });
assertSame(listed.map((file) => file.replaceAll('\\', '/')).sort(), files);

const { name, version, repository } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
const packagePath = join(root, `${name}-${version}.vsix`);
await vsce.createVSIX({
  cwd: folder,
  packagePath,
  dependencies: false,
  allowMissingRepository: true,
  // Links of the README can only be made absolute where the repository is known.
  rewriteRelativeLinks: repository !== undefined,
});
console.log(`${name}-${version}.vsix  ${((await stat(packagePath)).size / 1024).toFixed(0)} KB, ${files.length} files`);
