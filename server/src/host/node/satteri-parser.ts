import { createRequire } from 'node:module';
import type { Root } from 'mdast';
import { type Plugin, unified } from 'unified';
import type { MarkdownParser } from '../../core/ports.ts';
import type { createRemarkParser } from '../remark-parser.ts';

/** What both builds of Sätteri export. */
interface Satteri {
  markdownToMdast(text: string): unknown;
}

/**
 * The fastest parser that this machine can load: Sätteri's native build, else its WebAssembly build beside the bundle,
 * else remark-parse. Its `name` says which. Never rejects; a text that Sätteri throws on is read by remark-parse.
 */
export async function loadParser(): Promise<MarkdownParser> {
  return (await loadNativeParser()) ?? (await loadWasmParser()) ?? loadRemarkParser();
}

/** Sätteri's native build, undefined where it does not load. */
export function loadNativeParser(): Promise<MarkdownParser | undefined> {
  return adopt('satteri (native)', () => import('satteri'));
}

/**
 * Sätteri's WebAssembly build, undefined where it is not there or does not load.
 * @param location the built module; by default the one beside this file's bundle
 */
export function loadWasmParser(location = new URL('./satteri-wasm/index.js', import.meta.url).href): Promise<MarkdownParser | undefined> {
  return adopt('satteri (wasm)', () => import(location) as Promise<Satteri>);
}

/** remark-parse, a bundle of its own: hardly any machine needs it, and none should wait for it to load. */
function loadRemarkParser(): MarkdownParser {
  const location = import.meta.url.endsWith('.ts') ? '../remark-parser.ts' : './remark-parser.cjs';
  const module = createRequire(import.meta.url)(location) as { createRemarkParser: typeof createRemarkParser };
  return module.createRemarkParser();
}

async function adopt(name: string, load: () => Promise<Satteri>): Promise<MarkdownParser | undefined> {
  let satteri: Satteri;
  try {
    satteri = await load();
    // A build that loads may still fail at its first call.
    satteri.markdownToMdast('# a');
  } catch {
    return undefined;
  }
  const processor = unified().use(useSatteri, satteri).freeze();
  let fallback: MarkdownParser | undefined;
  return {
    name,
    parse(text) {
      try {
        return processor.parse(text);
      } catch {
        fallback ??= loadRemarkParser();
        return fallback.parse(text);
      }
    },
  };
}

/** Makes Sätteri the parser of a unified processor, as remark-parse does with its own. */
const useSatteri: Plugin<[Satteri], string, Root> = function (satteri) {
  this.parser = (text) => satteri.markdownToMdast(text) as Root;
};
