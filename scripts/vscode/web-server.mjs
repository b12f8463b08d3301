import { createReadStream, existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';
import { memoryFileSystemCode, memoryFileSystemManifest } from './memory-file-system.mjs';
import { quietSettings } from './profile.mjs';

const types = {
  '.cjs': 'text/javascript',
  '.css': 'text/css',
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.mjs': 'text/javascript',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
};

/**
 * Serves a VS Code build as VS Code for the Web: no back end, extensions run in a web worker, the workspace is in memory.
 * @param {{ code: string, extension: string, tests: string, workspace: string }} options `code` VS Code's folder,
 *   `tests` the suite's path below `extension`.
 * @returns `{ origin, stop() }`.
 * @throws if the build is not the one this was written for.
 */
export async function startWebServer({ code, extension, tests, workspace }) {
  const workbench = withoutRemote(readFileSync(path.join(code, 'out/vs/code/browser/workbench/workbench.js'), 'utf8'));
  let origin = '';
  const pages = new Map([
    ['/', () => ['text/html', workbenchPage(origin, tests)]],
    ['/workspace.json', () => ['application/json', JSON.stringify(filesBelow(workspace, '/ws'))]],
    ['/memfs/package.json', () => ['application/json', JSON.stringify(memoryFileSystemManifest)]],
    ['/memfs/main.js', () => ['text/javascript', memoryFileSystemCode(`${origin}/workspace.json`)]],
    ['/static/out/vs/code/browser/workbench/workbench.js', () => ['text/javascript', workbench]],
  ]);
  const server = createServer((request, response) => {
    const name = decodeURIComponent(new URL(request.url, origin).pathname);
    const page = pages.get(name);
    if (page) {
      const [type, body] = page();
      response.writeHead(200, { 'content-type': type, 'access-control-allow-origin': '*' }).end(body);
    } else if (!sendFile(response, name, '/static/', code) && !sendFile(response, name, '/ext/', extension)) {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${server.address().port}`;
  return {
    origin,
    stop() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}

/** The workbench's code without its two assumptions that a remote is there. Nothing changes on disk. */
function withoutRemote(workbench) {
  const changes = [
    ['the remote', /remoteAuthority:location\.host\}/g, '}'],
    ['user data on the remote', /(\.file\(this\.userDataPath\)\.with\(\{scheme:)[\w$]+\.vscodeRemote\}/g, '$1"vscode-userdata"}'],
  ];
  let text = workbench;
  for (const [what, pattern, replacement] of changes) {
    const count = [...text.matchAll(pattern)].length;
    if (count !== 1) throw new Error(`this VS Code build is not as expected: cannot switch off ${what} (${count} places)`);
    text = text.replace(pattern, replacement);
  }
  return text;
}

/** The page that starts the workbench with the extension, the tests and the workspace in memory. */
function workbenchPage(origin, tests) {
  const authority = origin.slice('http://'.length);
  const at = (name) => ({ scheme: 'http', authority, path: name });
  const config = {
    folderUri: { scheme: 'memfs', path: '/ws' },
    additionalBuiltinExtensions: [at('/memfs')],
    developmentOptions: { extensions: [at('/ext')], extensionTestsPath: at(`/ext/${tests}`), enableSmokeTestDriver: true },
    productConfiguration: {
      enableTelemetry: false,
      extensionsGallery: undefined,
      webviewContentExternalBaseUrlTemplate: `${origin}/static/out/vs/workbench/contrib/webview/browser/pre/`,
    },
    enableWorkspaceTrust: false,
    userDataPath: '/',
    isEnabledFileDownloads: false,
    isEnabledFileUploads: false,
    isEnabledCoderGettingStarted: false,
    configurationDefaults: quietSettings,
  };
  const attribute = JSON.stringify(config).replaceAll('&', '&amp;').replaceAll('"', '&quot;');
  return `<!DOCTYPE html><html><head><meta charset="utf-8">
<meta id="vscode-workbench-web-configuration" data-settings="${attribute}">
<link rel="stylesheet" href="/static/out/vs/code/browser/workbench/workbench.css"></head><body aria-label=""></body>
<script>globalThis._VSCODE_FILE_ROOT = location.origin + '/static/out/';</script>
<script type="module" src="/static/out/nls.messages.js"></script>
<script type="module" src="/static/out/vs/code/browser/workbench/workbench.js"></script></html>`;
}

/** Sends a file below a folder; false if the name is not below the prefix or there is no such file. */
function sendFile(response, name, prefix, folder) {
  if (!name.startsWith(prefix)) return false;
  const file = path.join(folder, name.slice(prefix.length));
  if (!file.startsWith(folder + path.sep) || !existsSync(file) || !statSync(file).isFile()) return false;
  const type = types[path.extname(file)] ?? 'application/octet-stream';
  response.writeHead(200, { 'content-type': type, 'access-control-allow-origin': '*' });
  createReadStream(file).pipe(response);
  return true;
}

/** All files below a folder as base64, by the path they get in the workspace. */
function filesBelow(folder, target) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(
    files.map((entry) => {
      const file = path.join(entry.parentPath, entry.name);
      return [`${target}/${path.relative(folder, file).split(path.sep).join('/')}`, readFileSync(file).toString('base64')];
    }),
  );
}
