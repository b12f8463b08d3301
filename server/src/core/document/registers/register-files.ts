import picomatch from 'picomatch/posix.js';
import type { RegisterKind } from '../../catalog/catalog-files.ts';
import type { Registers } from '../../catalog/registers.ts';

/** How a file is written. */
export type DocumentFormat = 'markdown' | 'yaml' | 'csv';

const dataFile = /\.(?:ya?ml|csv)$/i;

/** True for files that may be a register by their ending. */
export function isDataFile(uri: string): boolean {
  return dataFile.test(uri);
}

/** The format of a file by its ending. */
export function formatOf(uri: string): DocumentFormat {
  if (!isDataFile(uri)) return 'markdown';
  return /\.csv$/i.test(uri) ? 'csv' : 'yaml';
}

/** Which register a data file is. */
export interface RegisterFile {
  readonly kind: RegisterKind;
  /** True if the config names the file: then it must be one, whatever stands in it. */
  readonly configured: boolean;
}

/** Tells which data files are registers, by the globs of a config and else by usual names. */
export class RegisterFiles {
  readonly #kinds: readonly { readonly kind: RegisterKind; readonly configured: boolean; readonly matches: (path: string) => boolean }[];

  /** @param configured kind id → globs; a kind that is named here has no other files */
  constructor(registers: Registers, configured: Readonly<Record<string, readonly string[]>>) {
    const options = { dot: true, nocase: true };
    const all = [...registers.kinds.values()];
    const named = all.filter(({ id }) => configured[id] !== undefined);
    this.#kinds = [
      ...named.map((kind) => ({ kind, configured: true, matches: picomatch([...(configured[kind.id] ?? [])], options) })),
      ...all
        .filter(({ id }) => configured[id] === undefined)
        .map((kind) => ({ kind, configured: false, matches: picomatch([...kind.files], options) })),
    ];
  }

  /** The register that a file is; null for other files. @param path below the folder of the config */
  of(path: string): RegisterFile | null {
    const found = this.#kinds.find(({ matches }) => matches(path));
    return found ? { kind: found.kind, configured: found.configured } : null;
  }
}
