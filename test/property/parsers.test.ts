import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { facts } from '../document/facts.ts';
import { seeded } from '../support/property-seed.ts';
import { remarkParser } from '../support/remark-parser.ts';
import { mutatedDocuments } from './mutated-documents.ts';

describe('Sätteri and remark', () => {
  it('give the same facts of documents that were spoilt', function () {
    this.timeout(240_000);
    fc.assert(
      fc.property(mutatedDocuments, ({ path, text, how }) => {
        const ours = facts(text, { path, fingerprint: true }).document;
        const theirs = facts(text, { path, parser: remarkParser, fingerprint: true }).document;
        assert.deepEqual(JSON.parse(JSON.stringify(ours)), JSON.parse(JSON.stringify(theirs)), how);
      }),
      { ...seeded, numRuns: 150 },
    );
  });
});
