import {
  type Connection,
  DidChangeWatchedFilesNotification,
  DidDeleteFilesNotification,
  DidRenameFilesNotification,
  FileChangeType,
} from 'vscode-languageserver';
import { baseName } from '../core/text/uri.ts';
import { configName, isConfigFile } from './activity.ts';
import type { ClientFeatures } from './capabilities.ts';
import type { Session } from './session.ts';

const ignoreName = '.gitignore';
const patterns = ['**/*.{md,markdown,mdx}', `**/${configName}`, `**/${ignoreName}`];

const kinds: Readonly<Record<FileChangeType, 'created' | 'changed' | 'deleted'>> = {
  [FileChangeType.Created]: 'created',
  [FileChangeType.Changed]: 'changed',
  [FileChangeType.Deleted]: 'deleted',
};

/** Listens to what the client tells of files on disk. Call before the connection listens. */
export function listenToFiles(connection: Connection, session: Session): void {
  connection.onDidChangeWatchedFiles(({ changes }) => {
    // What is ignored is known only after a new listing.
    if (changes.some((change) => baseName(change.uri) === ignoreName)) void session.rebuild();
    else session.filesChanged(changes.map((change) => ({ uri: change.uri, kind: kinds[change.type] })));
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

/** A document was saved. Without watchers this is how a changed config file is noticed. */
export function fileSaved(features: ClientFeatures, session: Session, uri: string): void {
  if (!features.watchedFiles && isConfigFile(uri)) session.filesChanged([{ uri, kind: 'changed' }]);
}
