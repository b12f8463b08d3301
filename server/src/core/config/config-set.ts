import { parentUri, relativePath, uriKey } from '../text/uri.ts';
import { defaultConfig } from './read-config.ts';
import type { ResolvedConfig } from './resolved-config.ts';

/** Names of the config file; where a folder has both, the first counts. */
export const configFileNames: readonly string[] = ['annexa.yaml', 'annexa.yml'];

/** True if a URI is that of a config file. */
export function isConfigFile(uri: string): boolean {
  return configFileNames.includes(uri.slice(uri.lastIndexOf('/') + 1));
}

/** All configs of a workspace. The nearest one upward governs a file; the nearest governs alone. */
export class ConfigSet {
  readonly #byFile = new Map<string, ResolvedConfig>();
  readonly #byFolder = new Map<string, ResolvedConfig>();
  readonly #answers = new Map<string, ResolvedConfig>();

  /** Puts a config in force for its folder. */
  set(config: ResolvedConfig): void {
    if (config.uri === null) return;
    this.#byFile.set(uriKey(config.uri), config);
    this.#settle(parentUri(uriKey(config.uri)));
  }

  /** Takes the config of a file away. */
  delete(configUri: string): void {
    this.#byFile.delete(uriKey(configUri));
    this.#settle(parentUri(uriKey(configUri)));
  }

  /** Finds out which of its files governs a folder. */
  #settle(folder: string): void {
    const [first] = configFileNames.flatMap((name) => this.#byFile.get(`${folder}/${name}`) ?? []);
    if (first) this.#byFolder.set(folder, first);
    else this.#byFolder.delete(folder);
    this.#answers.clear();
  }

  /** All configs in force. */
  all(): Iterable<ResolvedConfig> {
    return this.#byFolder.values();
  }

  /** The config that governs a file or folder. */
  for(uri: string): ResolvedConfig {
    const key = uriKey(uri);
    const folder = this.#byFolder.has(key) ? key : parentUri(key);
    const known = this.#answers.get(folder);
    if (known) return known;
    let found: ResolvedConfig | undefined;
    for (let at = folder; !found; ) {
      found = this.#byFolder.get(at);
      const up = parentUri(at);
      if (up === at || up.length >= at.length || up.endsWith('://') || up.endsWith(':/')) break;
      at = up;
    }
    const answer = found ?? defaultConfig;
    if (this.#answers.size > 50_000) this.#answers.clear();
    this.#answers.set(folder, answer);
    return answer;
  }
}

/** The path that globs and classification see: below the config's folder, else below a workspace folder, else the URI. */
export function pathFor(uri: string, config: ResolvedConfig, folders: readonly string[]): string {
  if (config.root !== null) {
    const below = relativePath(config.root, uri);
    if (below !== null) return below;
  }
  for (const folder of folders) {
    const below = relativePath(folder, uri);
    if (below !== null) return below;
  }
  return uri;
}
