import { configFileNames } from '../config/config-set.ts';
import type { ResolvedConfig } from '../config/resolved-config.ts';
import type { IsmsService } from '../service-api.ts';
import { parentUri, relativePath, uriKey } from '../text/uri.ts';

/** Folders that types of documents go to where nothing else is said. */
const usualFolders: Readonly<Record<string, string>> = {
  policy: 'policies',
  standard: 'standards',
  procedure: 'procedures',
  'work-instruction': 'procedures',
  guideline: 'guidelines',
  plan: 'plans',
  register: 'registers',
  record: 'records',
  report: 'reports',
  template: 'templates',
};
const folderOfTheRest = 'isms';

/** Longer file names are cut; some file systems take 255 bytes. */
const longestName = 80;

/** Name of the folder, below that of the ISMS, where documents of a type go by default: `policies`. */
export function usualFolder(type: string): string {
  return usualFolders[type] ?? folderOfTheRest;
}

/** The folder of the ISMS: the first workspace folder if it has a config, else the one with the first config. */
export function ismsFolder(service: IsmsService): string | undefined {
  const [first] = service.folders;
  if (first === undefined || configIn(service, first).root !== null) return first;
  const configs = configFileNames.flatMap((name) => service.index.filesNamed(name));
  const shallowest = configs.toSorted((a, b) => a.split('/').length - b.split('/').length || (a < b ? -1 : 1))[0];
  return shallowest === undefined ? first : parentUri(shallowest);
}

/** The config that governs the files of a folder. */
export function configIn(service: IsmsService, folder: string): ResolvedConfig {
  return service.configFor(`${folder}/new.md`);
}

/**
 * The folder a new document of a type goes to: that of the config, else the one that holds most documents of the type,
 * else a usual one.
 * @returns URI without trailing slash, undefined where no folder is open
 */
export function folderFor(service: IsmsService, type: string): string | undefined {
  const home = ismsFolder(service);
  if (home === undefined) return undefined;
  const config = configIn(service, home);
  const configured = config.newDocuments.folders[type];
  if (configured !== undefined) return below(config.root ?? home, configured);
  const counts = new Map<string, number>();
  for (const document of service.documents()) {
    if (document.classification.type !== type || relativePath(home, document.uri) === null) continue;
    const folder = parentUri(document.uri);
    counts.set(folder, (counts.get(folder) ?? 0) + 1);
  }
  const [most] = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return most?.[0] ?? below(home, usualFolder(type));
}

/** URI of a file in a folder that is not there yet, named after a title. @param taken keys of further URIs that are not free */
export function freeUri(service: IsmsService, folder: string, title: string, taken: ReadonlySet<string> = new Set()): string {
  const name = fileName(title);
  for (let count = 1; ; count++) {
    const full = `${count === 1 ? name : `${name}-${count}`}.md`;
    const uri = `${folder}/${encodeURIComponent(full)}`;
    // a file system may not tell upper and lower case apart
    const isThere = service.index.filesNamed(full).some((other) => uriKey(parentUri(other)) === uriKey(folder));
    if (!isThere && !taken.has(uriKey(uri)) && !service.openText(uri) && !service.index.documentAt(uri)) return uri;
  }
}

/** `Clear desk & screen` → `clear-desk-screen`, `Prüfung` → `pruefung`. */
export function fileName(title: string): string {
  const plain = title
    .toLowerCase()
    .replace(/[äöü]/g, (letter) => `${letter.normalize('NFD')[0]}e`)
    .replaceAll('ß', 'ss')
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .slice(0, longestName)
    .replace(/^-|-$/g, '');
  return plain === '' ? 'document' : plain;
}

function below(folder: string, path: string): string {
  const segments = path.split('/').filter((segment) => segment !== '' && segment !== '.');
  return [folder, ...segments.map(encodeURIComponent)].join('/');
}
