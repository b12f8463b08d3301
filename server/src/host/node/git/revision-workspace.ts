import type { FileText, Workspace, WorkspaceFile, WorkspaceListing } from '../../../core/ports.ts';
import { relativePath, uriKey } from '../../../core/text/uri.ts';
import { decodeText } from '../../text-encoding.ts';
import { childUri, fileUri } from '../file-uri.ts';
import { type RevisionFile, readObjects, revisionFiles } from './revision.ts';

/** Files that are read: the others are only known to be there. */
const readable = /\.(?:md|markdown|mdx|mkdn?|mdown|mdwn|qmd|rmd|ya?ml|csv|json)(?:\.\w+)?$/i;
/** Bytes of a file that is read at once; larger ones are no documents. */
const largest = 16 * 1024 * 1024;

/**
 * Folders of a workspace as they were at a commit: the same URIs, other files. Nothing is checked out, nothing is written,
 * no program of the repository's configuration runs.
 * @param folders absolute paths, in one repository each
 * @throws GitError if a folder is in no repository
 */
export async function revisionWorkspace(folders: readonly string[], commit: string): Promise<Workspace> {
  const files = new Map<string, RevisionFile>();
  const uris = new Map<string, string>();
  const there = new Set<string>();
  const bytes = new Map<string, Buffer>();
  for (const folder of folders) {
    const root = fileUri(folder);
    const listed = await revisionFiles(folder, commit);
    for (const file of listed) {
      const uri = file.path.split('/').reduce(childUri, root);
      files.set(uriKey(uri), file);
      uris.set(uriKey(uri), uri);
      for (let at = uri; at.length > root.length; at = at.slice(0, at.lastIndexOf('/'))) there.add(uriKey(at));
    }
    const wanted = listed.filter(({ path, size }) => readable.test(path) && size <= largest);
    for (const [name, content] of await readObjects(
      folder,
      wanted.map(({ object }) => object),
    ))
      bytes.set(name, content);
  }
  const roots = folders.map(fileUri);
  for (const root of roots) there.add(uriKey(root));
  return {
    folders: roots,
    list: (limits): WorkspaceListing => {
      const all: WorkspaceFile[] = [...files].map(([key, file]) => ({ uri: uris.get(key) as string, size: file.size }));
      if (all.length <= limits.files) return { files: all, problems: [] };
      const message = `More than ${limits.files} files: the rest was not read`;
      return { files: all.slice(0, limits.files), problems: [{ uri: roots[0] ?? '', kind: 'budget', message }] };
    },
    read: (uri): FileText => {
      const file = files.get(uriKey(uri));
      if (!file)
        return {
          error: roots.some((root) => relativePath(root, uri) !== null)
            ? 'The file is not there'
            : 'The file is outside the workspace folders',
        };
      const content = bytes.get(file.object);
      if (!content) return { error: 'The file is too large or cannot be read at this revision' };
      const decoded = decodeText(content);
      return 'error' in decoded ? decoded : { text: decoded.text };
    },
    exists: (uri) => there.has(uriKey(uri)),
  };
}
