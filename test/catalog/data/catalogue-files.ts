import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type {
  ClausesFile,
  ControlEntry,
  DocumentType,
  FrameworkFile,
  Localised,
  MappingFile,
  SectionKindsFile,
  Topic,
} from '../../../server/src/core/catalog/catalog-files.ts';

/** The folder of the data files, as they are shipped. */
export const catalogueRoot = fileURLToPath(new URL('../../../control-catalog/', import.meta.url));

/** A data file of the catalogue. @param path relative to `control-catalog/` */
export function read<T>(path: string): T {
  return JSON.parse(readFileSync(join(catalogueRoot, path), 'utf8')) as T;
}

/** Parts of the framework files that the core does not read. */
export interface FullFrameworkFile extends FrameworkFile {
  readonly groups: readonly { readonly id: string; readonly title: string; readonly count?: number }[];
  readonly controls: readonly (ControlEntry & { readonly objective?: string })[];
}

/** Parts of the clauses file that the core does not read. */
export interface FullClausesFile extends ClausesFile {
  readonly amendments: readonly { readonly id: string; readonly clauses: readonly string[] }[];
}

export const edition2022 = read<FullFrameworkFile>('frameworks/iso27001-2022.json');
export const edition2013 = read<FullFrameworkFile>('frameworks/iso27001-2013.json');
export const clauses = read<FullClausesFile>('frameworks/iso27001-2022-clauses.json');
export const mapping = read<MappingFile>('mappings/iso27001-2013--iso27001-2022.json');
export const { kinds, forms } = read<SectionKindsFile>('section-kinds.json');
/** File names, in the order of {@link types}. */
export const typeFiles = readdirSync(join(catalogueRoot, 'document-types'))
  .filter((name) => name.endsWith('.json'))
  .sort();
/** File names, in the order of {@link topics}. */
export const topicFiles = readdirSync(join(catalogueRoot, 'topics'))
  .filter((name) => name.endsWith('.json'))
  .sort();
export const topics = topicFiles.map((name) => read<Topic>(`topics/${name}`));
export const types = typeFiles.map((name) => read<DocumentType>(`document-types/${name}`));

/** The values that stand in a list more than once. */
export function duplicates(values: readonly string[]): string[] {
  return values.filter((value, index) => values.indexOf(value) !== index);
}

/** Every text of a localised list as `[language, text]`. */
export function texts(lists: Localised<readonly string[]> | undefined): [string, string][] {
  return Object.entries(lists ?? {}).flatMap(([language, list]) => list.map((text): [string, string] => [language, text]));
}
