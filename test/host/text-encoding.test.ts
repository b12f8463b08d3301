import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { decodeText, encodeText, type TextEncodingKind } from '../../server/src/host/text-encoding.ts';
import { seeded } from '../support/property-seed.ts';

const kinds: readonly TextEncodingKind[] = [
  { name: 'utf-8', mark: false },
  { name: 'utf-8', mark: true },
  { name: 'utf-16le', mark: true },
  { name: 'utf-16be', mark: true },
];

describe('text encoding', () => {
  it('gives every text back, with its encoding and without its mark', () => {
    // A text that itself begins with a mark is told from a marked one by nothing.
    const texts = fc.string({ unit: 'binary', maxLength: 200 }).filter((text) => !text.includes('\0') && !text.startsWith('\uFEFF'));
    fc.assert(
      fc.property(texts, fc.constantFrom(...kinds), (text, encoding) => {
        assert.deepEqual(decodeText(encodeText(text, encoding)), { text, encoding });
      }),
      seeded,
    );
  });

  it('writes the marks that other programs look for', () => {
    const first = kinds.map((kind) => [...encodeText('a', kind)]);
    assert.deepEqual(first, [[0x61], [0xef, 0xbb, 0xbf, 0x61], [0xff, 0xfe, 0x61, 0], [0xfe, 0xff, 0, 0x61]]);
  });

  it('refuses what is no text', () => {
    assert.deepEqual(decodeText(Uint8Array.of(0xc3, 0x28)), { error: 'The file is not valid UTF-8' });
    assert.deepEqual(decodeText(Uint8Array.of(0xed, 0xa0, 0x80)), { error: 'The file is not valid UTF-8' });
    assert.deepEqual(decodeText(Uint8Array.of(0xff, 0xfe, 0x00, 0xd8)), { error: 'The file is not valid UTF-16LE' });
    assert.deepEqual(decodeText(Uint8Array.of(0x61, 0)), { error: 'The file is binary: it contains NUL' });
  });
});
