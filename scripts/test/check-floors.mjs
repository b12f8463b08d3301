// The floors of the house: a file imports from its own floor or below, never from above, and the core from no host.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');
const source = join(root, 'server/src');

/** Bottom to top. `service` is everything at the top of core. Types of a rule may be used from below the rules. */
const floors = [
  'core/text',
  'core/catalog',
  'core/document',
  'core/config',
  'core/isms',
  'core/rules',
  'core/features',
  'core/report',
  'core',
  'host',
  'lsp',
  'cli',
  'main',
];
/** Who may not know whom though the floors would allow it. */
const strangers = [
  ['core/features', 'core/rules'],
  ['lsp', 'host'],
  ['cli', 'lsp'],
];
/** Shapes that several floors share; importing their types is no dependency on the floor. */
const shared = new Set([
  'core/ports.ts',
  'core/service-api.ts',
  'core/rules/rule.ts',
  'core/config/resolved-config.ts',
  'core/document/policy-document.ts',
  'core/document/front-matter/front-matter-value.ts',
]);
const packagesOf = {
  core: /^(?:yaml|gray-matter|github-slugger|fuse\.js|temporal-polyfill\/fns\/PlainDate|picomatch\/posix\.js|hucre\/(?:csv|xlsx)|fflate|xast|xastscript|xast-util-to-xml|badge-maker|uuid|@noble\/hashes\/[\w.]+|@scure\/base|hastscript|hast-util-to-html|@cfworker\/json-schema|mdast)$/,
  lsp: /^vscode-languageserver/,
};

const problems = [];
for (const file of sources(source)) {
  const from = relative(source, file);
  for (const { specifier, typeOnly } of imports(readFileSync(file, 'utf8'))) {
    if (!specifier.startsWith('.')) checkPackage(from, specifier, typeOnly);
    else checkFile(from, relative(source, resolve(dirname(file), specifier)), typeOnly);
  }
}
for (const file of sources(join(root, 'client/src'))) {
  for (const { specifier } of imports(readFileSync(file, 'utf8'))) {
    const target = relative(source, resolve(dirname(file), specifier));
    if (specifier.startsWith('.') && !target.startsWith('..') && target !== 'lsp/protocol.ts')
      problems.push(`${relative(root, file)} imports ${target}; the client may only import lsp/protocol.ts`);
  }
}
console.log(problems.length === 0 ? 'the floors hold' : problems.join('\n'));
process.exit(problems.length === 0 ? 0 : 1);

function checkFile(from, to, typeOnly) {
  if (to.startsWith('..') || to === 'lsp/protocol.ts' || (typeOnly && shared.has(to))) return;
  const here = floorOf(from);
  const there = floorOf(to);
  if (floors.indexOf(there) > floors.indexOf(here)) problems.push(`${from} imports ${to}, which lies above it`);
  if (strangers.some(([one, other]) => one === here && other === there))
    problems.push(`${from} imports ${to}; ${here} must not know ${there}`);
}

function checkPackage(from, name, typeOnly) {
  const floor = floorOf(from);
  if (floor.startsWith('core') && !packagesOf.core.test(name))
    problems.push(`${from} imports ${name}; the core takes only what runs everywhere`);
  if (name.startsWith('vscode-languageserver') && floor !== 'lsp' && floor !== 'main' && !typeOnly)
    problems.push(`${from} imports ${name}; only lsp/ speaks LSP`);
}

function floorOf(file) {
  // new documents are a feature too, only in a folder of their own
  const path = file.replace(/^core\/authoring\//, 'core/features/');
  return floors.filter((floor) => path.startsWith(`${floor}/`)).sort((a, b) => b.length - a.length)[0] ?? 'main';
}

function* sources(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* sources(path);
    else if (entry.name.endsWith('.ts')) yield path;
  }
}

function* imports(text) {
  for (const match of text.matchAll(/^(?:import|export)\s+(type\s+)?[^'"]*?from\s+['"]([^'"]+)['"]|^import\s+['"]([^'"]+)['"]/gm))
    yield { specifier: match[2] ?? match[3], typeOnly: match[1] !== undefined };
  for (const match of text.matchAll(/\bimport\(\s*['"]([^'"]+)['"]\s*\)/g)) yield { specifier: match[1], typeOnly: false };
}
