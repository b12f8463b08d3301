import {
  type Connection,
  DidChangeWatchedFilesNotification,
  DidDeleteFilesNotification,
  DidRenameFilesNotification,
  FileChangeType,
  WatchKind,
} from 'vscode-languageserver';
import type { ClientFeatures } from './client-features.ts';
import type { Session } from './session.ts';

/**
 * What is read is watched for changes. Anything else matters when it comes or goes: links lead to it, and of a folder that
 * is deleted some clients tell only the folder.
 */
const watchers = [
  ...['**/*.{md,markdown,mdx}', '**/*.{yaml,yml,csv}', '**/.gitignore'].map((globPattern) => ({ globPattern, kind: WatchKind.Change })),
  { globPattern: '**', kind: WatchKind.Create | WatchKind.Delete },
];
/** Folders that tools fill and empty by the thousand; nothing in them is listed. */
const unlisted = /\/(?:\.git|node_modules)\//;

const kinds: Readonly<Record<FileChangeType, 'created' | 'changed' | 'deleted'>> = {
  [FileChangeType.Created]: 'created',
  [FileChangeType.Changed]: 'changed',
  [FileChangeType.Deleted]: 'deleted',
};

/** Listens to what the client tells of files on disk. Call before the connection listens. */
export function listenToFiles(connection: Connection, session: Session): void {
  connection.onDidChangeWatchedFiles(({ changes }) => {
    const known = changes.filter((change) => !unlisted.test(change.uri));
    if (known.length > 0) session.filesChanged(known.map((change) => ({ uri: change.uri, kind: kinds[change.type] })));
  });
  connection.onNotification(DidRenameFilesNotification.type, () => void session.rebuild());
  connection.onNotification(DidDeleteFilesNotification.type, () => void session.rebuild());
}

/** Asks the client to watch files and folders, as far as it can. Call once the client is initialized. */
export async function registerWatchers(connection: Connection, features: ClientFeatures, session: Session): Promise<void> {
  if (features.workspaceFolders)
    connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
      const gone = new Set(removed.map((folder) => folder.uri));
      const kept = session.folders.filter((uri) => !gone.has(uri));
      void session.open([...kept, ...added.map((folder) => folder.uri).filter((uri) => !kept.includes(uri))]);
    });
  if (features.watchedFiles)
    await connection.client.register(DidChangeWatchedFilesNotification.type, {
      watchers,
    });
}
