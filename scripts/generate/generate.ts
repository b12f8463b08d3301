import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Generator } from './artefact.ts';
import { configSchema } from './config-schema.ts';
import { grammars } from './grammars.ts';
import { readmeRules } from './readme-rules.ts';
import { reportSchemas } from './report-schemas.ts';
import { ruleIndex } from './rule-index.ts';
import { rulePages } from './rule-pages.ts';
import { snippets } from './snippets.ts';
import { templates } from './templates.ts';

/** Everything that is made from code; a further kind is one more module in this list. */
const generators: readonly Generator[] = [rulePages, ruleIndex, readmeRules, configSchema, reportSchemas, snippets, grammars, templates];

const root = new URL('../../', import.meta.url);
const place = (path: string): string => fileURLToPath(new URL(path, root));
const read = (path: string): string | null => (existsSync(place(path)) ? readFileSync(place(path), 'utf8') : null);

/**
 * Run by `npx tsx scripts/generate/generate.ts`: writes every artefact that differs and removes what is left over.
 * With `--check` it writes nothing, names what differs and exits with 1.
 */
function main(args: readonly string[]): number {
  const isCheck = args.includes('--check');
  const unknown = args.find((arg) => arg !== '--check');
  if (unknown !== undefined) {
    console.error(`Unknown option ${unknown}; only --check is known.`);
    return 2;
  }
  const artefacts = generators.flatMap((generator) => generator.generate(read));
  const stale = artefacts.filter(({ path, content }) => read(path) !== content);
  const made = new Set(artefacts.map(({ path }) => path));
  const leftOver = [...new Set(generators.flatMap(({ owns }) => (owns === undefined ? [] : markdownIn(owns))))].filter(
    (path) => !made.has(path),
  );
  if (isCheck) {
    for (const { path } of stale) console.error(`${path} is not what the code makes`);
    for (const path of leftOver) console.error(`${path} is made by no code`);
    if (stale.length + leftOver.length > 0) console.error('Run `npx tsx scripts/generate/generate.ts`.');
    return stale.length + leftOver.length > 0 ? 1 : 0;
  }
  for (const { path, content } of stale) {
    mkdirSync(dirname(place(path)), { recursive: true });
    writeFileSync(place(path), content);
    console.log(`wrote ${path}`);
  }
  for (const path of leftOver) {
    rmSync(place(path));
    console.log(`removed ${path}`);
  }
  return 0;
}

function markdownIn(folder: string): string[] {
  if (!existsSync(place(folder))) return [];
  return readdirSync(place(folder))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `${folder}/${name}`);
}

process.exitCode = main(process.argv.slice(2));
