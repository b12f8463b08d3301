import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { createIsmsService } from '../../server/src/core/service.ts';
import { folderUri, memoryPorts, uriOf } from '../support/memory-workspace.ts';

describe('findings of the engine', () => {
  it('name a file that could not be read, and the run is incomplete', async () => {
    const ports = memoryPorts({ 'annexa.yaml': 'language: en\n', 'policies/a.md': '# A Policy\n' });
    ports.unreadable.set('policies/a.md', 'not valid UTF-8');
    const service = createIsmsService(ports);
    const { complete } = await service.scan();
    assert.equal(complete, false);
    const [finding, ...others] = service.findings(uriOf('policies/a.md'));
    assert.equal(finding?.code, 'ANX905');
    assert.match(finding?.message ?? '', /not valid UTF-8/);
    assert.deepEqual(others, []);
  });

  it('name a folder that was not listed', async () => {
    const ports = memoryPorts({ 'annexa.yaml': 'language: en\n' });
    ports.problems.push({ uri: `${folderUri}/closed`, kind: 'unreadable', message: 'permission denied' });
    const service = createIsmsService(ports);
    assert.equal((await service.scan()).complete, false);
    const [finding] = service.findings(`${folderUri}/closed`);
    assert.equal(finding?.rule, 'workspace-incomplete');
    assert.match(finding?.message ?? '', /permission denied/);
  });

  it('follow the severity of the config, but stay incomplete even when they are off', async () => {
    const ports = memoryPorts({ 'annexa.yaml': 'rules:\n  file-unreadable: off\n', 'policies/a.md': '# A Policy\n' });
    ports.unreadable.set('policies/a.md', 'not valid UTF-8');
    const service = createIsmsService(ports);
    assert.equal((await service.scan()).complete, false);
    assert.deepEqual(service.findings(uriOf('policies/a.md')), []);
  });
});
