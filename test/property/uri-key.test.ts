import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { baseName, relativePath, uriKey } from '../../server/src/core/text/uri.ts';
import { seeded } from '../support/property-seed.ts';

/** Names of files as people give them, percent signs included. */
const name = fc.string({ minLength: 1, maxLength: 12 }).filter((text) => !/[/\\]|^\.{1,2}$/.test(text));
const fileUriOf = (...names: string[]): string => `file:///ws/${names.map(encodeURIComponent).join('/')}`;

describe('keys of URIs', () => {
  it('are their own keys', () => {
    for (const text of ['a%2520b.md', '100%25.md', 'a%20b.md', '%', '%zz', 'C%3A/x'])
      assert.equal(uriKey(uriKey(`file:///ws/${text}`)), uriKey(`file:///ws/${text}`), text);
    fc.assert(
      fc.property(name, (text) => assert.equal(uriKey(uriKey(fileUriOf(text))), uriKey(fileUriOf(text)))),
      seeded,
    );
  });

  it('keep files apart and give their names back', () => {
    fc.assert(
      fc.property(name, name, (a, b) => {
        assert.equal(uriKey(fileUriOf(a)) === uriKey(fileUriOf(b)), a === b);
        assert.equal(relativePath('file:///ws', fileUriOf('d', a)), `d/${a}`);
        assert.equal(baseName(fileUriOf(a)), a);
      }),
      seeded,
    );
  });
});
