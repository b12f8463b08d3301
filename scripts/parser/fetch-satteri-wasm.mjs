/**
 * Fetches the WebAssembly build of Sätteri into `.cache/`. npm does not install it on ordinary machines (its `cpu` is
 * wasm32), so version and integrity are taken from package-lock.json and the bytes are checked against them.
 */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { gunzipSync } from 'node:zlib';

const run = promisify(execFile);
const root = fileURLToPath(new URL('../../', import.meta.url));
const packageName = '@bruits/satteri-wasm32-wasi';
const member = 'package/satteri_napi.wasm32-wasi.wasm';

/**
 * Makes sure that the WebAssembly file is in the cache.
 * @returns {Promise<string>} its path
 * @throws if it cannot be fetched, or is not what package-lock.json names
 */
export async function fetchSatteriWasm() {
  const lock = JSON.parse(await readFile(join(root, 'package-lock.json'), 'utf8'));
  const entry = lock.packages?.[`node_modules/${packageName}`];
  if (!entry?.version || !entry.integrity) throw new Error(`package-lock.json has no entry for ${packageName}`);
  const folder = join(root, '.cache', `satteri-wasm-${entry.version}`);
  const archive = join(folder, 'package.tgz');
  await mkdir(folder, { recursive: true });
  let bytes = await readFile(archive).catch(() => undefined);
  if (!bytes || integrityOf(bytes) !== entry.integrity) {
    bytes = await download(entry.version, folder);
    if (integrityOf(bytes) !== entry.integrity) throw new Error(`${packageName}@${entry.version} is not what package-lock.json names`);
    await writeFile(archive, bytes);
  }
  const target = join(folder, 'satteri.wasm');
  await writeFile(target, memberOf(gunzipSync(bytes), member));
  return target;
}

/** Lets npm, with the user's registry and proxy settings, fetch the archive. */
async function download(version, folder) {
  const scratch = join(folder, 'pack');
  await rm(scratch, { recursive: true, force: true });
  await mkdir(scratch);
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const options = { cwd: scratch, shell: process.platform === 'win32' };
  const { stdout } = await run(npm, ['pack', `${packageName}@${version}`, '--json', '--loglevel=error'], options);
  const bytes = await readFile(join(scratch, JSON.parse(stdout)[0].filename));
  await rm(scratch, { recursive: true, force: true });
  return bytes;
}

function integrityOf(bytes) {
  return `sha512-${createHash('sha512').update(bytes).digest('base64')}`;
}

/** One file of a tar archive (512-byte headers, sizes in octal). */
function memberOf(tar, name) {
  for (let at = 0; at + 512 <= tar.length; ) {
    const header = tar.subarray(at, at + 512);
    const size = Number.parseInt(header.toString('latin1', 124, 136), 8) || 0;
    if (header.toString('latin1', 0, 100).replace(/\0.*$/s, '') === name) return tar.subarray(at + 512, at + 512 + size);
    at += 512 + Math.ceil(size / 512) * 512;
  }
  throw new Error(`The archive has no ${name}`);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) console.log(await fetchSatteriWasm());
