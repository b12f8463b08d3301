// Child process of server.mjs: VS Code's server, or its command line for extensions. usage: serve-entry.mjs CODE_FOLDER FLAGS…
import http from 'node:http';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const [folder] = process.argv.splice(2, 1);
// Since 1.95 the module starts by itself when imported, unless it takes itself for a child.
process.env.CODE_SERVER_PARENT_PID = String(process.pid);
const imported = await import(pathToFileURL(path.join(folder, 'out/server-main.js')).href);
const code = await (imported.loadCodeWithNls ?? imported.default.loadCodeWithNls)();
delete process.env.CODE_SERVER_PARENT_PID;

if (process.argv.some((flag) => /^--(install-extension|uninstall-extension|list-extensions)/.test(flag))) {
  await code.spawnCli();
} else {
  const web = http.createServer();
  const port = Number(process.env.ANNEXA_EDITOR_PORT ?? 0);
  await new Promise((resolve) => web.listen(port, '127.0.0.1', resolve));
  const vscode = await code.createServer(null);
  web.on('request', (request, response) => vscode.handleRequest(request, response));
  web.on('upgrade', (request, socket) => vscode.handleUpgrade(request, socket));
  console.log(`listening on ${web.address().port}`);
}
