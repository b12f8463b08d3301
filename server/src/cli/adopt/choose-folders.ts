/** A Markdown file below the folder of the config. */
export interface SeenFile {
  /** With `/`, relative to the folder of the config. */
  readonly path: string;
  readonly isDocument: boolean;
  /** Null if it is no document, or its type is only assumed. */
  readonly type: string | null;
}

/** Globs for `documents` of an `annexa.yaml`. */
export interface FolderChoice {
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  /** Type → globs. */
  readonly types: ReadonlyMap<string, readonly string[]>;
}

/** More globs than this are not read by anybody. */
const mostGlobs = 12;
/** So many of the Markdown files of a folder are documents if it is taken as a whole. */
const share = 0.6;

interface Folder {
  readonly path: string;
  readonly folders: Map<string, Folder>;
  readonly files: SeenFile[];
  documents: number;
  others: number;
}

/** Chooses few, readable globs: the folders that hold the documents, what in them is none, and folders of one type. */
export function chooseFolders(files: readonly SeenFile[]): FolderChoice {
  const root = tree(files);
  const whole = takesWhole(root);
  let chosen = whole ? [root] : [];
  const single: SeenFile[] = [];
  if (!whole) gather(root, chosen, single);
  let include = [...chosen.map((folder) => glob(folder, '**')), ...single.map((file) => escapeGlob(file.path))];
  if (include.length > mostGlobs) {
    // folders at the top that hold any document
    chosen = [...root.folders.values()].filter((folder) => folder.documents > 0);
    const loose = root.files.some((file) => file.isDocument) ? ['*'] : [];
    include = [...chosen.map((folder) => glob(folder, '**')), ...loose];
    if (include.length > mostGlobs) [chosen, include] = [[root], []];
  }
  const exclude = chosen.flatMap((folder) => emptyFolders(folder).map((empty) => glob(empty, '**')));
  const readmes = files.filter((file) => /(?:^|\/)readme\.\w+$/i.test(file.path));
  if (readmes.length > 0 && readmes.every((file) => !file.isDocument)) exclude.unshift('**/README.*');
  const types = new Map<string, string[]>();
  for (const folder of chosen)
    typedFolders(
      folder,
      types,
      readmes.every((file) => !file.isDocument),
    );
  return {
    include: whole ? [] : include,
    exclude: exclude.length > mostGlobs ? exclude.slice(0, 1).filter((each) => each.startsWith('**/README')) : exclude,
    types: [...types.values()].flat().length > 2 * mostGlobs ? new Map() : types,
  };
}

function tree(files: readonly SeenFile[]): Folder {
  const make = (path: string): Folder => ({ path, folders: new Map(), files: [], documents: 0, others: 0 });
  const root = make('');
  for (const file of files) {
    const segments = file.path.split('/').slice(0, -1);
    let folder = root;
    for (const segment of ['', ...segments]) {
      if (segment !== '') {
        const path = folder.path === '' ? segment : `${folder.path}/${segment}`;
        const next = folder.folders.get(segment) ?? make(path);
        folder.folders.set(segment, next);
        folder = next;
      }
      if (file.isDocument) folder.documents++;
      else if (!/(?:^|\/)readme\.\w+$/i.test(file.path)) folder.others++;
    }
    folder.files.push(file);
  }
  return root;
}

function takesWhole({ documents, others }: Folder): boolean {
  return documents > 0 && documents >= share * (documents + others);
}

/** The highest folders that are mostly documents; documents elsewhere one by one. */
function gather(folder: Folder, chosen: Folder[], single: SeenFile[]): void {
  for (const file of folder.files) if (file.isDocument) single.push(file);
  for (const below of sorted(folder)) {
    if (takesWhole(below)) chosen.push(below);
    else if (below.documents > 0) gather(below, chosen, single);
  }
}

/** Highest folders without any document, of at least two files. */
function emptyFolders(folder: Folder): Folder[] {
  return sorted(folder).flatMap((below) => (below.documents > 0 ? emptyFolders(below) : below.others >= 2 ? [below] : []));
}

/** Highest folders in which all Markdown files are documents of one type. */
function typedFolders(folder: Folder, types: Map<string, string[]>, withoutReadmes: boolean): void {
  const all = allFiles(folder).filter((file) => !withoutReadmes || !/(?:^|\/)readme\.\w+$/i.test(file.path));
  const [first] = all;
  if (
    folder.path !== '' &&
    all.length >= 2 &&
    first?.type &&
    first.type !== 'template' &&
    all.every((file) => file.isDocument && file.type === first.type)
  ) {
    types.set(first.type, [...(types.get(first.type) ?? []), glob(folder, '**')]);
    return;
  }
  for (const below of sorted(folder)) typedFolders(below, types, withoutReadmes);
}

function allFiles(folder: Folder): SeenFile[] {
  return [...folder.files, ...[...folder.folders.values()].flatMap(allFiles)];
}

function sorted(folder: Folder): Folder[] {
  return [...folder.folders.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}

function glob(folder: Folder, rest: string): string {
  return folder.path === '' ? rest : `${escapeGlob(folder.path)}/${rest}`;
}

/** A path as a glob that matches nothing else. */
function escapeGlob(path: string): string {
  return path.replace(/[\\*?[\]{}()!+@|^$]/g, '\\$&');
}
