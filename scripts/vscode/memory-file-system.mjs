// A tiny extension for VS Code for the Web: the workspace in memory, under the scheme memfs.

/** Manifest of the extension. */
export const memoryFileSystemManifest = {
  name: 'memory-file-system',
  publisher: 'annexa-tests',
  version: '1.0.0',
  engines: { vscode: '^1.93.0' },
  activationEvents: ['onFileSystem:memfs'],
  browser: './main.js',
};

/** Its code; it fetches the files from the given address: a JSON object from path to base64. */
export const memoryFileSystemCode = (filesUrl) => `'use strict';
const vscode = require('vscode');
exports.activate = async (context) => {
  const changed = new vscode.EventEmitter();
  const started = Date.now();
  const folder = () => ({ type: vscode.FileType.Directory, ctime: started, mtime: started, size: 0 });
  const nodes = new Map([['/', folder()]]);
  const addFolders = (path) => {
    for (let end = path.indexOf('/', 1); end > 0; end = path.indexOf('/', end + 1)) {
      if (!nodes.has(path.slice(0, end))) nodes.set(path.slice(0, end), folder());
    }
  };
  const put = (path, data) => {
    addFolders(path);
    nodes.set(path, { type: vscode.FileType.File, ctime: nodes.get(path)?.ctime ?? started, mtime: Date.now(), size: data.length, data });
  };
  const get = (uri) => {
    const node = nodes.get(uri.path);
    if (!node) throw vscode.FileSystemError.FileNotFound(uri);
    return node;
  };
  const files = await (await fetch(${JSON.stringify(filesUrl)})).json();
  for (const [path, base64] of Object.entries(files)) put(path, Uint8Array.from(atob(base64), (char) => char.charCodeAt(0)));
  context.subscriptions.push(vscode.workspace.registerFileSystemProvider('memfs', {
    onDidChangeFile: changed.event,
    watch: () => new vscode.Disposable(() => {}),
    stat: get,
    readDirectory(uri) {
      get(uri);
      const prefix = uri.path === '/' ? '/' : uri.path + '/';
      return [...nodes]
        .filter(([path]) => path !== '/' && path.startsWith(prefix) && !path.slice(prefix.length).includes('/'))
        .map(([path, node]) => [path.slice(prefix.length), node.type]);
    },
    createDirectory(uri) { addFolders(uri.path + '/'); },
    readFile(uri) {
      const node = get(uri);
      if (!node.data) throw vscode.FileSystemError.FileIsADirectory(uri);
      return node.data;
    },
    writeFile(uri, data, options) {
      const known = nodes.has(uri.path);
      if (!known && !options.create) throw vscode.FileSystemError.FileNotFound(uri);
      put(uri.path, data);
      changed.fire([{ type: known ? vscode.FileChangeType.Changed : vscode.FileChangeType.Created, uri }]);
    },
    delete(uri) {
      get(uri);
      for (const path of [...nodes.keys()]) if (path === uri.path || path.startsWith(uri.path + '/')) nodes.delete(path);
      changed.fire([{ type: vscode.FileChangeType.Deleted, uri }]);
    },
    rename(from, to) {
      nodes.set(to.path, get(from));
      nodes.delete(from.path);
      changed.fire([{ type: vscode.FileChangeType.Deleted, uri: from }, { type: vscode.FileChangeType.Created, uri: to }]);
    },
  }, { isCaseSensitive: true }));
};
`;
