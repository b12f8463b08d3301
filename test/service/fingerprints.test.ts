import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { createIsmsService } from '../../server/src/core/service.ts';
import { memoryPorts } from '../support/memory-workspace.ts';
import { northwindFiles } from '../support/northwind-files.ts';

describe('fingerprints of all documents', () => {
  it('are the same whether they are read with the documents or when asked for, and change no finding', async () => {
    const files = northwindFiles();
    const [early, late] = [true, false].map((fingerprints) => createIsmsService(memoryPorts(files), { fingerprints }));
    assert.ok(early && late);
    await early.scan();
    await late.scan();
    let stated = 0;
    for (const document of late.documents()) {
      const other = early.document(document.uri);
      assert.ok(other);
      const text = (await late.sourceOf(document)) as string;
      const expected: string | null = late.fingerprintOf(document.uri, text);
      assert.deepEqual([await early.fingerprintIn(other), await late.fingerprintIn(document)], [expected, expected], document.uri);
      // what a document does not state, rules do not see
      assert.equal(other.fingerprint, document.fingerprint, document.uri);
      if (document.fingerprint !== null) stated++;
      assert.deepEqual(early.findings(document.uri), late.findings(document.uri));
    }
    assert.ok(stated > 0 && stated < late.documents().length);
  });

  it('take no second reading of any text', async () => {
    const ports = memoryPorts(northwindFiles());
    let parsed = 0;
    const parser = {
      ...ports.parser,
      parse: (text: string) => {
        parsed++;
        return ports.parser.parse(text);
      },
    };
    const service = createIsmsService({ ...ports, parser }, { fingerprints: true });
    await service.scan();
    const once = parsed;
    assert.ok(once > 50);
    for (const document of service.documents()) await service.fingerprintIn(document);
    assert.equal(parsed, once);
  });
});
