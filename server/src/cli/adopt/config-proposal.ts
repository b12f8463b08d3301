import { readFileSync } from 'node:fs';
import { parentUri, relativePath } from '../../core/text/uri.ts';
import { filePath } from '../../host/node/file-uri.ts';
import { decodeText } from '../../host/text-encoding.ts';
import type { WorkspaceRun } from '../workspace-run.ts';
import { chooseFolders, type FolderChoice, type SeenFile } from './choose-folders.ts';
import { organisationName } from './organisation-name.ts';
import { proposeConfig } from './propose-config.ts';

/** What is proposed for the config of a folder. */
export interface ConfigProposal {
  readonly uri: string;
  /** True if there is a config already, which is left as it is. */
  readonly exists: boolean;
  /** The whole file, or the lines that an existing one could have besides. */
  readonly text: string;
}

/**
 * Proposes an `annexa.yaml` and puts it in force in the service's memory, where there is none. What it says of folders is
 * left out where documents would be told from other files in another way than before.
 * @param root URI of the folder
 * @param baseline path of the baseline below the folder; undefined if none is kept
 */
export async function proposeConfigFor(
  run: WorkspaceRun,
  root: string,
  baseline: string | undefined,
  readText: (uri: string) => Promise<string | undefined>,
): Promise<ConfigProposal> {
  const { service } = run;
  const documents = service.documents();
  const texts: string[] = [];
  for (const document of documents) texts.push((await readText(document.uri)) ?? '');
  const facts = { documents, organization: organisationName(texts), baseline };
  const existing = service.configFor(`${root}/`).uri;
  const folders = chooseFolders(seenFiles(run, root));
  if (existing !== null)
    return { uri: existing, exists: true, text: proposeConfig({ ...facts, folders, present: keysOf(existing) }, service.asOf) };
  const uri = `${root}/annexa.yaml`;
  const before = signs(run);
  for (const choice of [folders, { ...folders, types: new Map() }, nothingChosen]) {
    const text = proposeConfig({ ...facts, folders: choice, present: new Set() }, service.asOf);
    await service.setOpenText({ uri, version: 1, text });
    if (choice === nothingChosen || signs(run) === before) return { uri, exists: false, text };
  }
  throw new Error('The last choice is always taken');
}

const nothingChosen: FolderChoice = { include: [], exclude: [], types: new Map() };

function seenFiles(run: WorkspaceRun, root: string): SeenFile[] {
  const files: SeenFile[] = [];
  for (const uri of run.known) {
    const path = relativePath(root, uri);
    const facts = run.service.document(uri)?.classification;
    if (path !== null && facts) files.push({ path, isDocument: facts.isDocument, type: facts.assumed ? null : facts.type });
  }
  return files;
}

/** Which files are documents of which type, as one text to compare. */
function signs(run: WorkspaceRun): string {
  return run.known
    .map((uri) => {
      const facts = run.service.document(uri)?.classification;
      return `${uri} ${facts?.isDocument} ${facts?.type}`;
    })
    .join('\n');
}

/** The top-level keys of a config file. */
function keysOf(uri: string): Set<string> {
  const path = filePath(uri);
  const decoded = path === undefined ? { error: '' } : decodeText(readFileSync(path));
  return new Set('error' in decoded ? [] : [...decoded.text.matchAll(/^([a-z_]+)[ \t]*:/gm)].map((match) => match[1] as string));
}

/** The folder of a config, or the root where there is none. */
export function configFolder(run: WorkspaceRun, root: string): string {
  const { uri } = run.service.configFor(`${root}/`);
  return uri === null ? root : parentUri(uri);
}
