import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { type GeneratedFile, generateIsms } from '../../bench/generator/isms.ts';
import { relativeLink } from '../../bench/generator/links.ts';
import { createIsmsService } from '../../server/src/core/service.ts';
import { memoryPorts, uriOf } from '../support/memory-workspace.ts';

const size = { documents: 60, bytes: 4000 };

function texts(files: Iterable<GeneratedFile>): Record<string, string> {
  return Object.fromEntries([...files].map(({ path, text }) => [path, text]));
}

describe('the generator of the benchmark', () => {
  it('writes the same ISMS for the same seed, and another for another', () => {
    assert.deepEqual(texts(generateIsms(size)), texts(generateIsms(size)));
    assert.notDeepEqual(texts(generateIsms(size)), texts(generateIsms({ ...size, seed: 2 })));
  });

  it('writes documents of the wanted size, give or take a section', () => {
    for (const { path, text } of generateIsms(size)) {
      if (!path.endsWith('.md')) continue;
      const bytes = Buffer.byteLength(text);
      assert.ok(bytes >= size.bytes && bytes < size.bytes + 3500, `${path} has ${bytes} bytes`);
    }
  });

  it('writes ISMS documents that claim, mention and link, with the faults they are meant to have', async () => {
    const ports = memoryPorts(texts(generateIsms(size)));
    const service = createIsmsService(ports);
    const result = await service.scan();
    assert.equal(result.documents, size.documents);
    assert.equal(result.complete, true);
    for (const document of service.documents()) {
      assert.ok(document.classification.declared, document.uri);
      const kinds = new Set(document.references.map((reference) => reference.kind));
      assert.deepEqual([...kinds], ['claim', 'mention'], document.uri);
      assert.ok(document.links.length >= 5, document.uri);
      assert.ok(document.sections.length >= 9, document.uri);
    }
    const found = new Set(service.urisWithFindings().flatMap((uri) => service.findings(uri).map((finding) => finding.rule)));
    for (const rule of ['owner-missing', 'control-unknown', 'control-legacy', 'link-broken', 'review-overdue', 'document-id-duplicate'])
      assert.ok(found.has(rule), `no finding of ${rule}`);
    // the one broken link of a document that has one is the link that was written to be broken
    const broken = service.findings(uriOf('unit-001/standards/backup-standard-3.md')).filter((finding) => finding.rule === 'link-broken');
    assert.equal(broken.length, 1);
  });

  it('links from any folder to any other', () => {
    assert.equal(relativeLink('a/b/c.md', 'a/b/d.md'), 'd.md');
    assert.equal(relativeLink('a/b/c.md', 'a/x/d.md'), '../x/d.md');
    assert.equal(relativeLink('a/b/c.md', 'z/d.md'), '../../z/d.md');
    assert.equal(relativeLink('c.md', 'z/d.md'), 'z/d.md');
  });
});
