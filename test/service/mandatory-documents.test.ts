import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { IsmsService } from '../../server/src/core/service-api.ts';
import { uriOf } from '../support/memory-workspace.ts';
import { scanWorkspace, type TestWorkspace } from '../support/open-workspace.ts';

const config = uriOf('annexa.yaml');
const document = (type: string, clauses: string, more = '') =>
  `---\ntype: ${type}\nowner: CISO\n${more}clauses: [${clauses}]\n---\n\n# A ${type}\n`;
const files: Readonly<Record<string, string>> = {
  'annexa.yaml': 'language: en\norganization: Acme\n',
  'scope.md': document('scope', '"4.3"'),
  'topic.md': document('policy', '"5.1"'),
};

function missing(service: IsmsService, uri = config): string[] {
  return service.findings(uri).flatMap(({ rule, message }) => (rule === 'mandatory-document-missing' ? [message] : []));
}

/** What a fresh engine says of the same files. */
async function fresh({ ports }: TestWorkspace, uri = config): Promise<string[]> {
  return missing((await scanWorkspace(Object.fromEntries(ports.files))).service, uri);
}

describe('mandatory-document-missing', () => {
  it('is one finding at the organisation in the config, a note', async () => {
    const { service } = await scanWorkspace(files);
    const [finding, ...others] = service.findings(config);
    assert.deepEqual(others, []);
    assert.equal(finding?.severity, 'info');
    assert.deepEqual(finding?.range, { start: { line: 1, character: 0 }, end: { line: 1, character: 12 } });
    assert.match(
      finding?.message ?? '',
      /^No document holds 17 of the 19 things .*: Information security policy \(5\.2\), .* and 9 more\. Create each with `annexa new`/,
    );
    assert.ok(service.urisWithFindings().includes(config));
  });

  it('is silent without a config, without a document, and where it is off', async () => {
    const bare = await scanWorkspace({ 'scope.md': files['scope.md'] ?? '' });
    assert.deepEqual(missing(bare.service), []);
    assert.deepEqual(missing((await scanWorkspace({ 'annexa.yaml': 'organization: Acme\n', 'a.md': '# Shopping list\n' })).service), []);
    const off = await scanWorkspace({ ...files, 'annexa.yaml': 'rules:\n  mandatory-document-missing: off\n' });
    assert.deepEqual(missing(off.service), []);
    assert.deepEqual(off.service.urisWithFindings().includes(config), false);
  });

  it('follows each change as a fresh engine would see it, and tells the editor only when it differs', async () => {
    const world = await scanWorkspace(files);
    const { service, ports } = world;
    const change = async (path: string, text: string | null): Promise<boolean> => {
      const kind = text === null ? 'deleted' : ports.files.has(path) ? 'changed' : 'created';
      if (text === null) ports.files.delete(path);
      else ports.files.set(path, text);
      const before = missing(service);
      const { uris } = await service.filesChanged([{ uri: uriOf(path), kind }]);
      assert.deepEqual(missing(service), await fresh(world), path);
      if (JSON.stringify(missing(service)) !== JSON.stringify(before)) assert.ok(uris.has(config), path);
      return uris.has(config);
    };
    assert.equal(await change('scope.md', `${files['scope.md']}More.\n`), false);
    assert.equal(await change('policy.md', document('policy', '"5.2"')), true);
    assert.equal(await change('policy.md', document('policy', '"5.2"', 'status: retired\n')), true);
    assert.equal(await change('policy.md', document('policy', '"5.2"', 'status: draft\n')), true);
    assert.equal(await change('topic.md', null), true);
    assert.equal(await change('annexa.yaml', 'organization: Other\nrules:\n  mandatory-document-missing: warning\n'), true);
    assert.equal(service.findings(config)[0]?.severity, 'warning');
    assert.equal(await change('policy.md', null), true);
    assert.equal(await change('scope.md', null), true);
    assert.deepEqual(missing(service), []);
  });

  it('belongs to the outermost config: a nested one sets rules for a part of the same ISMS', async () => {
    const nested = uriOf('policies/annexa.yaml');
    const world = await scanWorkspace({
      ...files,
      'policies/annexa.yaml': 'language: de\n',
      'policies/top.md': document('policy', '"5.2"'),
    });
    const { service, ports } = world;
    assert.deepEqual(missing(service, nested), []);
    assert.match(missing(service)[0] ?? '', /holds 16 of/);
    ports.files.delete('annexa.yaml');
    const { uris } = await service.filesChanged([{ uri: config, kind: 'deleted' }]);
    assert.ok(uris.has(nested) && uris.has(config));
    assert.deepEqual([missing(service), missing(service, nested)], [[], await fresh(world, nested)]);
    assert.match(missing(service, nested)[0] ?? '', /holds 18 of/);
  });
});
