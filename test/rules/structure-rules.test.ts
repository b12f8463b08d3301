import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { createIsmsService } from '../../server/src/core/service.ts';
import { parser } from '../document/facts.ts';
import { memoryPorts, uriOf } from '../support/memory-workspace.ts';

describe('a requirement that nobody carries out', () => {
  const text =
    '---\nid: POL-003\ntype: policy\nowner: CISO\n---\n\n# Access Control Policy\n\nEvery access must be approved. {#req-ac-01}\n';
  const severityIn = async (config: string): Promise<string | undefined> => {
    const service = createIsmsService(memoryPorts({ 'annexa.yaml': config, 'access.md': text }, { parser }));
    await service.scan();
    return service.findings(uriOf('access.md')).find(({ rule }) => rule === 'requirement-untraced')?.severity;
  };

  it('is information, and an error where tracing asks for procedures', async () => {
    const severities = await Promise.all(
      ['any', 'policy-and-procedure', 'policy-procedure-and-evidence'].map((tracing) => severityIn(`coverage: { tracing: ${tracing} }\n`)),
    );
    assert.deepEqual(severities, ['info', 'error', 'error']);
  });

  it('is what the config says, whatever is traced', async () => {
    assert.equal(await severityIn('coverage: { tracing: policy-and-procedure }\nrules: { requirement-untraced: warning }\n'), 'warning');
  });
});
