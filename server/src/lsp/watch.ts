import {
  type Connection,
  DidChangeWatchedFilesNotification,
  DidDeleteFilesNotification,
  DidRenameFilesNotification,
  FileChangeType,
} from 'vscode-languageserver';
import type { ClientFeatures } from './capabilities.ts';
import type { Session } from './session.ts';

const patterns = ['**/*.{md,markdown,mdx}', '**/annexa.{yaml,yml}', '**/.gitignore'];

const kinds: Readonly<Record<FileChangeType, 'created' | 'changed' | 'deleted'>> = {
  [FileChangeType.Created]: 'created',
  [FileChangeType.Changed]: 'changed',
  [FileChangeType.Deleted]: 'deleted',
};

/** Listens to what the client tells of files on disk. Call before the connection listens. */
export function listenToFiles(connection: Connection, session: Session): void {
  connection.onDidChangeWatchedFiles(({ changes }) => {
    session.filesChanged(changes.map((change) => ({ uri: change.uri, kind: kinds[change.type] })));
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
      watchers: patterns.map((globPattern) => ({ globPattern })),
    });
}
