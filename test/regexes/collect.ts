import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Node, parse } from 'acorn';
import { transformSync } from 'esbuild';

/** A regular expression of the product and where it comes from. */
export interface FoundRegex {
  readonly source: string;
  readonly flags: string;
  /** Path below `server/src` or `client/src`; for those put together at run time, `constructed`. */
  readonly file: string;
}

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Every regular expression that is written as a literal in the sources of server and client. */
export function literalRegexes(): FoundRegex[] {
  const found: FoundRegex[] = [];
  for (const folder of ['server/src', 'client/src'])
    for (const file of readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })) {
      if (!file.endsWith('.ts')) continue;
      const { code } = transformSync(readFileSync(join(root, folder, file), 'utf8'), { loader: 'ts', format: 'esm', target: 'esnext' });
      for (const { pattern, flags } of literals(parse(code, { ecmaVersion: 'latest', sourceType: 'module' })))
        found.push({ source: pattern, flags, file: file.replaceAll('\\', '/') });
    }
  return found;
}

/**
 * Every regular expression that the engine puts together while it reads the example.
 * @param literals those that are written as such, which on their way through a compiler may look constructed
 */
export function constructedRegexes(literals: readonly FoundRegex[]): FoundRegex[] {
  const written = new Set(literals.map(({ source }) => source));
  const script = fileURLToPath(new URL('./print-constructed.ts', import.meta.url));
  const output = execFileSync(process.execPath, ['--import', 'tsx', script], { cwd: root, encoding: 'utf8', maxBuffer: 1 << 26 });
  const made = JSON.parse(output) as { source: string; flags: string }[];
  return made.filter(({ source }) => !written.has(source)).map((regex) => ({ ...regex, file: 'constructed' }));
}

function* literals(node: Node): Generator<{ pattern: string; flags: string }> {
  if ('regex' in node) {
    yield node.regex as { pattern: string; flags: string };
    return;
  }
  for (const child of Object.values(node) as unknown[])
    for (const each of Array.isArray(child) ? child : [child])
      if (typeof each === 'object' && each !== null && 'type' in each) yield* literals(each as Node);
}
