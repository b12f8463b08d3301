import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { before, describe, it } from 'mocha';
import { defaultConfig } from '../../server/src/core/config/read-config.ts';
import { Readers } from '../../server/src/core/service/readers.ts';
import { loadNativeParser } from '../../server/src/host/node/satteri-parser.ts';
import { decodeText } from '../../server/src/host/text-encoding.ts';
import { catalog } from '../document/facts.ts';
import { folderUri } from '../support/memory-workspace.ts';
import { remarkParser } from '../support/remark-parser.ts';

const corpus = fileURLToPath(new URL('corpus/', import.meta.url));
const northwind = fileURLToPath(new URL('../../examples/northwind/', import.meta.url));
/** remark-parse needs seconds for longer files. */
const longest = 200_000;

/**
 * Facts that differ by parser, by path in the corpus: the fields that do, and why that is no fault of ours. A file
 * that agrees after all fails, so that the table stays true.
 */
const knownDifferences: Readonly<Record<string, { readonly fields: readonly string[]; readonly reason: string }>> = {};

let satteri: Readers;
const remark = new Readers(remarkParser, catalog, [folderUri]);

/** The facts as data, field by field. */
function factsBy(readers: Readers, path: string, text: string): Record<string, unknown> {
  const document = readers.read(`${folderUri}/${path}`, text, defaultConfig, true);
  return JSON.parse(JSON.stringify(document)) as Record<string, unknown>;
}

/** Fields whose facts depend on the parser. */
function differingFields(path: string, text: string): string[] {
  const ours = factsBy(satteri, path, text);
  const theirs = factsBy(remark, path, text);
  return Object.keys(ours).filter((field) => JSON.stringify(ours[field]) !== JSON.stringify(theirs[field]));
}

/** Markdown files below a folder that are text. */
function* markdownBelow(folder: string): Generator<{ path: string; text: string }> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  for (const file of entries.map((entry) => join(entry.parentPath, entry.name)).sort()) {
    if (!/\.(?:md|markdown|mdx)$/i.test(file)) continue;
    const decoded = decodeText(readFileSync(file));
    if ('text' in decoded) yield { path: relative(folder, file).replaceAll('\\', '/'), text: decoded.text };
  }
}

describe('facts by Sätteri and by remark-parse', () => {
  before(async () => {
    const parser = await loadNativeParser();
    assert.ok(parser, 'the native build loads on machines that run the tests');
    satteri = new Readers(parser, catalog, [folderUri]);
  });

  const files = [...markdownBelow(corpus)];

  it('are compared on a corpus of some size', () => {
    assert.ok(files.length >= 40, `${files.length} files`);
    for (const path of Object.keys(knownDifferences))
      assert.ok(
        files.some((file) => file.path === path),
        path,
      );
  });

  for (const { path, text } of files) {
    const known = knownDifferences[path];
    it(known ? `differ for ${path}: ${known.reason}` : `are the same for ${path}`, () => {
      const fields = differingFields(path, text);
      if (known) return assert.deepEqual(fields, known.fields);
      for (const field of fields) assert.deepEqual(factsBy(satteri, path, text)[field], factsBy(remark, path, text)[field], field);
    });
  }

  it('are the same for every document of the example', () => {
    const example = [...markdownBelow(northwind)];
    assert.ok(example.length >= 20);
    for (const { path, text } of example) assert.deepEqual(factsBy(satteri, path, text), factsBy(remark, path, text), path);
  });

  it('are the same for at least 99 % of the folder that ANNEXA_CORPUS names', function () {
    const folder = process.env.ANNEXA_CORPUS;
    if (!folder) return this.skip();
    this.timeout(0);
    let compared = 0;
    const differing: string[] = [];
    for (const { path, text } of markdownBelow(folder)) {
      if (text.length > longest) continue;
      compared++;
      const fields = differingFields(path, text);
      if (fields.length > 0) differing.push(`${path}: ${fields.join(', ')}`);
    }
    assert.ok(differing.length * 100 <= compared, `${differing.length} of ${compared} files differ:\n${differing.join('\n')}`);
  });
});
