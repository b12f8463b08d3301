import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Nodes } from 'mdast';
import { describe, it } from 'mocha';
import { readFrontMatter } from '../../server/src/core/document/front-matter/front-matter.ts';
import { bodyPlaceAt } from '../../server/src/core/features/completion/body/inline-at.ts';
import { loadParser } from '../../server/src/host/node/satteri-parser.ts';
import { cursor } from '../support/markers.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The kind of place at the mark; for comments and links with what they hold. */
function at(source: string): string {
  const { text, offset } = cursor(source);
  const place = bodyPlaceAt(text, 0, offset);
  return 'range' in place ? `${place.kind} «${text.slice(place.range.start, place.range.end)}»` : place.kind;
}

describe('place in the body of a document', () => {
  it('knows code', () => {
    for (const source of [
      '```\nA.5.│\n```\n',
      '~~~yaml\nA.5.│',
      'Text\n\n    A.5.│\n',
      'See `A.5.│` here.',
      'See `A.5.│',
      'See ``a ` A.5.│`` here.',
      'See `A.5.1\nand A.5.│` here.',
      '- item\n\n  ```\n  A.5.│\n  ```\n',
      '- item\n\n      A.5.│\n',
      '> ```\n> A.5.│\n> ```\n',
      '1. ```sh\n   A.5.│\n',
      '\tA.5.│',
      'Text\r\n\r\n```\r\nA.5.│\r\n```\r\n',
    ])
      assert.equal(at(source), 'silent', source);
  });

  it('knows where code ends', () => {
    for (const source of [
      '```\nx\n```\nA.5.│',
      '```\nx\n~~~\n```\nA.5.│',
      'Text `x` A.5.│ and `y`.',
      'Text\n    A.5.│ goes on\n',
      '- item\n\n  A.5.│\n',
      '- item\n\n    A.5.│\n',
      '> ```\n> x\n\nA.5.│',
      '- ```\n  x\n\nA.5.│',
      'A stray ` mark.\nA.5.│',
      'It is \\`A.5.│',
      '| `a` | A.5.│ | `b` |\n',
      '🔐 `🔐` A.5.│',
    ])
      assert.equal(at(source), 'text', source);
  });

  it('knows comments and other HTML', () => {
    assert.equal(at('<!-- satisfies: A.5.│ -->\n'), 'comment « satisfies: A.5. »');
    assert.equal(at('Text <!-- satisfies: A.5.│ --> goes on'), 'comment « satisfies: A.5. »');
    assert.equal(at('<!-- satisfies: A.5.│\n\nText\n'), 'comment « satisfies: A.5.»');
    assert.equal(at('<!-- satisfies: A.5.│\n\nText <!-- other -->\n'), 'comment « satisfies: A.5.»');
    assert.equal(at('<!--\nA.5.│\n-->\n'), 'comment «\nA.5.\n»');
    assert.equal(at('<!-- a -->\nA.5.│'), 'text');
    assert.equal(at('A `<!--` mark\n\nA.5.│'), 'text');
    assert.equal(at('<div>\nA.5.│\n</div>\n'), 'silent');
    assert.equal(at('<div>\nx\n</div>\n\nA.5.│'), 'text');
    assert.equal(at('Text <a href="A.5.│">x</a>'), 'silent');
    assert.equal(at('Text <a href="x">A.5.│</a>'), 'text');
    assert.equal(at('where a < b and A.5.│'), 'text');
    assert.equal(at('<pre>\n\nA.5.│'), 'silent');
  });

  it('knows URLs, targets of links and images', () => {
    assert.equal(at('See https://example.org/A.5.│'), 'silent');
    assert.equal(at('See www.example.org/A.5.│'), 'silent');
    assert.equal(at('See <https://example.org/A.5.│>'), 'silent');
    assert.equal(at('See https://example.org A.5.│'), 'text');
    assert.equal(at('[x](│)'), 'link «»');
    assert.equal(at('[x](│'), 'link «»');
    assert.equal(at('[x](../a│.md#b) and'), 'link «../a.md#b»');
    assert.equal(at('[x](a(1)│.md)'), 'link «a(1).md»');
    assert.equal(at('[x](a.md) A.5.│'), 'text');
    assert.equal(at('[x](a.md "A.5.│")'), 'silent');
    assert.equal(at('[A.5.│](a.md)'), 'text');
    assert.equal(at('![x](│)'), 'silent');
    assert.equal(at('[x]: ./a│.md\n'), 'link «./a.md»');
    assert.equal(at('[w]: b.md\n[x]: ./a│.md\n'), 'link «./a.md»');
    assert.equal(at('[^1]: see A.5.│'), 'text');
    assert.equal(at('(see A.5.│)'), 'text');
    assert.equal(at('`[x](` A.5.│'), 'text');
  });

  it('agrees with the parser on real documents', async () => {
    const files = ['eval/cases', 'examples', 'test/differential/corpus'].flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) => join(root, folder, name)),
    );
    const parser = await loadParser();
    let checked = 0;
    const wrong: string[] = [];
    for (const file of files.filter((name) => name.endsWith('.md'))) {
      const text = readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
      const { frontMatter, markdown } = readFrontMatter(text);
      for (const { start, end, silent } of samples(parser.parse(markdown))) {
        if (end - start < 3 || start < frontMatter.range.end) continue;
        const offset = start + Math.ceil((end - start) / 2);
        const place = bodyPlaceAt(text, frontMatter.range.end, offset);
        checked++;
        if (silent ? place.kind === 'text' || place.kind === 'link' : place.kind !== 'text')
          wrong.push(`${relative(root, file)}: ${place.kind} at «${text.slice(Math.max(start, offset - 30), offset)}│»`);
      }
    }
    assert.ok(checked > 5000, `${checked} places`);
    // a backtick that nobody closes is code being typed
    assert.deepEqual(wrong, ['test/differential/corpus/code.md: silent at « ` unclos│»']);
  });
});

/** Where the tree has text, and where code and HTML. */
function* samples(node: Nodes, linked = false): Generator<{ start: number; end: number; silent: boolean }> {
  const start = node.position?.start.offset;
  const end = node.position?.end.offset;
  if (start !== undefined && end !== undefined) {
    if (node.type === 'code' || node.type === 'inlineCode' || node.type === 'html') yield { start, end, silent: true };
    if (node.type === 'text' && !linked) yield { start, end, silent: false };
  }
  if ('children' in node) for (const child of node.children) yield* samples(child, linked || node.type === 'link');
}
