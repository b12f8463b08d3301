import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { uriOf } from '../support/memory-workspace.ts';
import { scanWorkspace } from '../support/open-workspace.ts';

const soa = 'controls:\n  - control: A.7.4\n    applicable: no\n    justification: We rent no rooms.\n';
const policy = '---\ntype: policy\nowner: CISO\ncontrols: [A.7.4]\n---\n\n# Camera Policy\n';

describe('register files in a workspace', () => {
  it('take part in findings and coverage below a config, by their usual names', async () => {
    const { service } = await scanWorkspace({ 'annexa.yaml': '', 'isms/soa.yaml': soa, 'camera.md': policy });
    assert.equal(service.document(uriOf('isms/soa.yaml'))?.classification.type, 'soa');
    assert.ok(service.findings(uriOf('camera.md')).some(({ rule }) => rule === 'control-excluded'));
    assert.equal(service.coverageOf('iso27001-2022', 'A.7.4')?.state, 'excluded');
  });

  it('are left alone where no config asks for them, or where it leaves them out', async () => {
    const { service } = await scanWorkspace({ 'soa.yaml': soa, 'camera.md': policy });
    assert.equal(service.document(uriOf('soa.yaml')), undefined);
    const excluded = await scanWorkspace({ 'annexa.yaml': 'documents:\n  exclude: [soa.yaml]\n', 'soa.yaml': soa });
    assert.equal(excluded.service.document(uriOf('soa.yaml')), undefined);
  });

  it('follow the config, the editor and the disk', async () => {
    const { service, ports } = await scanWorkspace({ 'annexa.yaml': '', 'decisions.yaml': soa, 'camera.md': policy });
    const state = (): string | undefined => service.coverageOf('iso27001-2022', 'A.7.4')?.state;
    assert.equal(state(), 'draft');
    const config = { uri: uriOf('annexa.yaml'), version: 1, text: 'registers:\n  soa: [decisions.yaml]\n' };
    await service.setOpenText(config);
    assert.equal(state(), 'excluded');
    await service.setOpenText({ uri: uriOf('decisions.yaml'), version: 1, text: soa.replace('no\n', 'yes\n') });
    assert.equal(state(), 'draft');
    await service.closeText(uriOf('decisions.yaml'));
    assert.equal(state(), 'excluded');
    ports.files.set('decisions.yaml', soa.replace('no\n', 'yes\n'));
    await service.filesChanged([{ uri: uriOf('decisions.yaml'), kind: 'changed' }]);
    assert.equal(state(), 'draft');
    ports.files.set('decisions.yaml', soa);
    await service.filesChanged([{ uri: uriOf('decisions.yaml'), kind: 'changed' }]);
    await service.setOpenText({ ...config, version: 2, text: '' });
    assert.equal(state(), 'draft');
    assert.equal(service.document(uriOf('decisions.yaml')), undefined);
  });

  it('say nothing about YAML that is no register', async () => {
    const { service } = await scanWorkspace({ 'annexa.yaml': '', 'mkdocs.yml': 'nav: [a, b\n', 'data/people.yaml': 'site: x\n' });
    await service.setOpenText({ uri: uriOf('mkdocs.yml'), version: 1, text: 'nav: [a, b\n' });
    assert.deepEqual(service.urisWithFindings(), []);
    assert.equal(service.document(uriOf('mkdocs.yml')), undefined);
  });

  it('silence findings by a comment', async () => {
    const text = 'risks:\n  # annexa-disable-next-line register-unreadable: comes from a tool\n  - R-01\n  - R-02\n';
    const { service } = await scanWorkspace({ 'annexa.yaml': '', 'risks.yaml': text });
    assert.deepEqual(
      service.findings(uriOf('risks.yaml')).map(({ rule, range }) => [rule, range.start.line]),
      [['register-unreadable', 3]],
    );
  });
});
