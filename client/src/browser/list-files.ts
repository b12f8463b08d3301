import picomatch from 'picomatch/posix.js';
import * as vscode from 'vscode';
import type { ListFilesResult } from '../../../server/src/lsp/protocol.ts';

const neverListed = ['**/.git', '**/node_modules'];

/**
 * Lists the files below a folder, without what `files.exclude` hides. `findFiles` is no help: most file systems of a
 * browser have no search behind it.
 * @param limit most files to list; `truncated` says that there are more, or that a folder could not be read.
 */
export async function listFiles(folder: vscode.Uri, limit: number): Promise<ListFilesResult> {
  const isExcluded = picomatch([...neverListed, ...excludedGlobs(folder)], { dot: true });
  const files: string[] = [];
  let level = [{ uri: folder, path: '' }];
  let unread = false;
  while (level.length > 0) {
    const listings = await Promise.all(level.map(async (entry) => ({ entry, children: await childrenOf(entry.uri) })));
    level = [];
    for (const { entry, children } of listings) {
      unread ||= children === undefined;
      for (const [name, type] of children ?? []) {
        const path = entry.path === '' ? name : `${entry.path}/${name}`;
        if (isExcluded(path)) continue;
        const uri = vscode.Uri.joinPath(entry.uri, name);
        // folders behind links are left out: they may lead out of the workspace, or in circles
        if (type === vscode.FileType.Directory) level.push({ uri, path });
        else if (type & vscode.FileType.File) files.push(uri.toString());
        if (files.length > limit) return { files: files.slice(0, limit), truncated: true };
      }
    }
  }
  return { files: files.sort(), truncated: unread };
}

/** The globs that `files.exclude` switches on; those that depend on a sibling are not honoured. */
function excludedGlobs(folder: vscode.Uri): string[] {
  const setting = vscode.workspace.getConfiguration('files', folder).get<Readonly<Record<string, unknown>>>('exclude', {});
  return Object.entries(setting).flatMap(([glob, on]) => (on === true ? [glob] : []));
}

/** Names and kinds of what a folder holds, undefined if it cannot be read. */
async function childrenOf(uri: vscode.Uri): Promise<[string, vscode.FileType][] | undefined> {
  try {
    return await vscode.workspace.fs.readDirectory(uri);
  } catch {
    return undefined;
  }
}
