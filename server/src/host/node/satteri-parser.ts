import { createRequire } from 'node:module';
import type { Root } from 'mdast';
import { type Plugin, unified } from 'unified';
import type { MarkdownParser } from '../../core/ports.ts';
import type { createRemarkParser } from '../remark-parser.ts';
import { type NodeReader, NumbersOfReader, readsAlike, wordsOf } from './satteri-numbers.ts';
import { lazyTree } from './satteri-tree.ts';

/** What both builds of Sätteri export. */
interface Satteri {
  createMdastHandle(text: string): object;
  serializeHandle(handle: object): Uint8Array;
  dropHandle(handle: object): void;
  readonly MdastReader: new (tree: Uint8Array) => NodeReader;
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
  return adopt('satteri (native)', () => import('satteri') as Promise<unknown> as Promise<Satteri>);
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

/** Has all of what a tree is laid out by: nodes of many types, texts outside ASCII, and one that stands nowhere. */
const probe = '# Tïtle\n\n- a *b* [c](d "e") `f` 😀\n\n| g | h |\n|---|---|\n| www.example.org | ~~i~~ |\n\n> quote\n';

async function adopt(name: string, load: () => Promise<Satteri>): Promise<MarkdownParser | undefined> {
  let satteri: Satteri;
  let isKnownLayout: boolean;
  try {
    satteri = await load();
    // A build that loads may still fail at its first call.
    parse(satteri, '# a', false);
    isKnownLayout = hasKnownLayout(satteri);
  } catch {
    return undefined;
  }
  const processor = unified().use(useSatteri, satteri, isKnownLayout).freeze();
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
const useSatteri: Plugin<[Satteri, boolean], string, Root> = function (satteri, isKnownLayout) {
  this.parser = (text) => parse(satteri, text, isKnownLayout);
};

function hasKnownLayout(satteri: Satteri): boolean {
  const tree = serialised(satteri, probe);
  const reader = new satteri.MdastReader(tree);
  const words = wordsOf(tree, reader.header);
  return words !== null && readsAlike(words, reader);
}

function parse(satteri: Satteri, text: string, isKnownLayout: boolean): Root {
  const tree = serialised(satteri, text);
  const reader = new satteri.MdastReader(tree);
  return lazyTree((isKnownLayout ? wordsOf(tree, reader.header) : null) ?? new NumbersOfReader(reader), reader);
}

function serialised({ createMdastHandle, serializeHandle, dropHandle }: Satteri, text: string): Uint8Array {
  const handle = createMdastHandle(text);
  try {
    return serializeHandle(handle);
  } finally {
    dropHandle(handle);
  }
}
