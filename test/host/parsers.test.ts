import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import type { Node, Root } from 'mdast';
import { before, describe, it } from 'mocha';
import type { MarkdownParser } from '../../server/src/core/ports.ts';
import { loadNativeParser, loadParser, loadWasmParser } from '../../server/src/host/node/satteri-parser.ts';
import { createRemarkParser } from '../../server/src/host/remark-parser.ts';

const wasm = new URL('../../dist/satteri-wasm/index.js', import.meta.url);
const policies = new URL('../../examples/northwind/policies/', import.meta.url);

/** Constructs whose reading must not depend on the parser; offsets included. */
const samples = [
  '---\nid: POL-1\ncontrols: [A.5.1]\n---\n\n# 😀 Policy **bold**\n\ntext\n',
  '---\r\nid: POL-1\r\n---\r\n\r\n# Title\r\n\r\nLine one\r\nline two\r\n',
  '+++\nid = 1\n+++\n\ntext\n',
  '---\nno closing fence\n\ntext\n',
  '| A | B |\n|---|:-:|\n| 1 | `x` |\n| A.5.1 | [l](m.md) |\n',
  'Setext\n======\n\nSecond\n---\n\n1. one\n2. two\n   - nested\n',
  '> quote\nlazy\n\n```yaml\nA.5.15\n```\n\n    indented\n',
  'a [link](../x.md "t") ![img](y.png) [ref][r] <!-- c -->\n\n[r]: z.md\n',
  '~~gone~~ a[^1]\n\n[^1]: Note A.8.1\n',
  '<!-- annexa-disable-next-line owner-missing: reason -->\n\n<div>\nhtml\n</div>\n',
  'hard  \nbreak \\* escaped &amp; entity\n',
  '',
  '\n\n',
];

describe('Markdown parsers', () => {
  let native: MarkdownParser;

  before(async () => {
    native = (await loadNativeParser()) as MarkdownParser;
    assert.ok(native, 'the native build loads on machines that run the tests');
  });

  it('takes the native build where it loads, and says so', async () => {
    assert.equal((await loadParser()).name, 'satteri (native)');
    assert.equal(native.name, 'satteri (native)');
    assert.equal(createRemarkParser().name, 'remark-parse');
  });

  it('reads the same tree with Sätteri and remark, offsets included', () => {
    const remark = createRemarkParser();
    for (const sample of samples) assert.deepEqual(plain(native.parse(sample)), plain(remark.parse(sample)), JSON.stringify(sample));
  });

  it('reads the same tree with the WebAssembly build', async function () {
    if (!existsSync(wasm)) {
      assert.equal(process.env.CI, undefined, 'CI builds dist/satteri-wasm before it tests');
      this.skip();
    }
    const parser = await loadWasmParser(wasm.href);
    assert.equal(parser?.name, 'satteri (wasm)');
    const text = readFileSync(new URL('access-control-policy.md', policies), 'utf8');
    for (const sample of [...samples, text]) assert.deepEqual(plain(parser?.parse(sample)), plain(native.parse(sample)));
  });

  it('is undefined where a build does not load', async () => {
    assert.equal(await loadWasmParser(new URL('no-such-module.js', import.meta.url).href), undefined);
    assert.equal(
      await loadWasmParser('data:text/javascript,export const createMdastHandle = () => { throw new Error("broken"); }'),
      undefined,
    );
  });

  it('falls back to remark for a text that Sätteri throws on', async () => {
    const module = `
      export function createMdastHandle(text) { if (text.includes("!")) throw new Error("no"); return {}; }
      export const serializeHandle = () => new Uint8Array();
      export const dropHandle = () => {};
      export class MdastReader { getNodeType() { return 0; } getPosition() {} getChildIds() { return []; } }`;
    const parser = await loadWasmParser(`data:text/javascript,${encodeURIComponent(module)}`);
    assert.deepEqual(parser?.parse('fine').children, []);
    assert.equal(parser?.parse('# Oh!').children[0]?.type, 'heading');
  });

  it('never throws, on whatever input', () => {
    const remark = createRemarkParser();
    const hostile = ['\0', '\ud800', '['.repeat(500), '>'.repeat(300), '- '.repeat(300), '|'.repeat(500), '---\n', '*'.repeat(500)];
    for (const text of hostile)
      for (const parser of [native, remark]) {
        const root = parser.parse(text);
        assert.equal(root.type, 'root');
        assert.ok((root.position?.end.offset ?? 0) <= text.length);
      }
    for (const text of ['>'.repeat(50_000), '['.repeat(100_000)]) assert.equal(native.parse(text).type, 'root');
  });
});

/** Fields of nodes that documents are read by. */
const fields = ['type', 'depth', 'url', 'lang', 'identifier', 'alt', 'value', 'position', 'children'];

/** A tree as plain data, without what the two parsers spell differently: absent and null fields. */
function plain(node: Root | Node | undefined): unknown {
  if (!node) return undefined;
  const found = fields.flatMap((field): [string, unknown][] => {
    const value = (node as unknown as Record<string, unknown>)[field];
    // Sätteri's `imageReference` has no description of its own
    if (value === undefined || value === null || (field === 'alt' && node.type === 'imageReference')) return [];
    return [[field, field === 'children' ? (value as Node[]).map(plain) : value]];
  });
  return Object.fromEntries(found);
}
