import { existsSync, readdirSync, readFileSync } from 'node:fs';
import type { CatalogFiles } from '../../server/src/core/catalog/catalog-files.ts';
import type { CatalogSource } from '../../server/src/core/ports.ts';

const root = new URL('../../control-catalog/', import.meta.url);

function read(path: string): unknown {
  return JSON.parse(readFileSync(new URL(path, root), 'utf8'));
}

function all(folder: string): unknown[] {
  if (!existsSync(new URL(`${folder}/`, root))) return [];
  const names = readdirSync(new URL(`${folder}/`, root)).filter((name) => name.endsWith('.json'));
  return names.sort().map((name) => read(`${folder}/${name}`));
}

let files: CatalogFiles | undefined;

/** The real catalogue, read from `control-catalog/` once. */
export const bundledCatalog: CatalogSource = {
  load: () => {
    files ??= {
      frameworks: [read('frameworks/iso27001-2022.json'), read('frameworks/iso27001-2013.json')],
      clauses: read('frameworks/iso27001-2022-clauses.json'),
      mappings: all('mappings'),
      sectionKinds: read('section-kinds.json'),
      documentTypes: all('document-types'),
    } as CatalogFiles;
    return files;
  },
};
