import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { evidenceFreshness } from '../../server/src/core/isms/evidence/evidence-freshness.ts';
import { readEvidence } from '../../server/src/core/isms/evidence/read-evidence.ts';
import { uriOf } from '../support/memory-workspace.ts';
import { scanWorkspace } from '../support/open-workspace.ts';

const approved = (type: string, more: string): string =>
  `---\ntype: ${type}\nowner: CISO\nstatus: approved\n${more}\n---\n\n# ${type} on backups\n`;
const csv = (date: string): string => `id,title,kind,controls,collected,location\nEV-1,Restore test,log,"A.8.13, A.8.14",${date},Vault\n`;

describe('evidence', () => {
  it('is read from registers, records and front matter', async () => {
    const { service } = await scanWorkspace({
      'annexa.yaml': '',
      'evidence.csv': csv('2026-09-30'),
      'record.md': approved(
        'record',
        'controls: [A.8.13]\ncollected_date: 2026-10-01\nexpires_date: 2026-12-31\nevidence_kind: screenshot',
      ),
      'policy.md': approved(
        'policy',
        'controls: [A.8.13]\nevidence:\n  - { ref: "shots/a.png", kind: log, collected_date: "2026-08-01" }\n  - REC-001',
      ),
    });
    assert.deepEqual(
      service.index
        .evidenceOf('A.8.13')
        .map(({ document, evidence: { kind, collected, expires, location } }) => [document.uri, kind, collected, expires, location?.text]),
      [
        [uriOf('evidence.csv'), 'log', '2026-09-30', null, 'Vault'],
        [uriOf('policy.md'), 'log', '2026-08-01', null, 'shots/a.png'],
        [uriOf('record.md'), 'screenshot', '2026-10-01', '2026-12-31', undefined],
      ],
    );
    assert.equal(service.index.evidenceOf('A.8.14').length, 1);
    assert.deepEqual(readEvidence(service.document(uriOf('policy.md')) as never).length, 1);
  });

  it('counts until the day it names, else as long as the cadence says', () => {
    const settings = { cadence: 'annual', controls: { 'A.8.13': 'quarterly' }, dueSoonDays: 30 };
    const state = (control: string, collected: string | null, expires: string | null = null): string => {
      const evidence = { title: '', kind: '', controls: [control], location: null, range: { start: 0, end: 0 }, collected, expires };
      return Object.values(evidenceFreshness([evidence], control, settings, '2026-11-22')).join(' ');
    };
    assert.equal(state('A.5.1', '2026-01-15'), 'fresh 2027-01-15');
    assert.equal(state('A.5.1', '2025-11-30'), 'due-soon 2026-11-30');
    assert.equal(state('A.5.1', '2025-11-21'), 'expired 2026-11-21');
    assert.equal(state('A.8.13', '2026-08-01'), 'expired 2026-11-01');
    assert.equal(state('A.8.13', '2025-01-01', '2027-06-30'), 'fresh 2027-06-30');
    assert.equal(state('A.5.1', null), 'none ');
    assert.equal(state('A.5.1', '2026-12-01'), 'none ');
  });

  it('tells what operates from what is documented, and follows changes', async () => {
    const { service } = await scanWorkspace({
      'annexa.yaml': 'coverage:\n  tracing: policy-procedure-and-evidence\n',
      'policy.md': approved('policy', 'controls: [A.8.13]'),
      'procedure.md': approved('procedure', 'controls: [A.8.13]'),
      'evidence.csv': csv('2026-09-30'),
    });
    const now = (): string =>
      `${service.coverageOf('iso27001-2022', 'A.8.13')?.state} ${service.coverageOf('iso27001-2022', 'A.8.13')?.evidence} ${service.stateOf('iso27001-2022', 'A.8.13')}`;
    assert.equal(now(), 'covered fresh covered');
    const affected = await service.setOpenText({ uri: uriOf('evidence.csv'), version: 1, text: csv('2024-09-30') });
    assert.ok(affected.coverage);
    assert.equal(now(), 'partial expired partial');
    await service.setOpenText({ uri: uriOf('evidence.csv'), version: 2, text: csv('2026-09-30').replace('A.8.13, ', '') });
    assert.equal(now(), 'partial none partial');
    assert.deepEqual(
      service.findings(uriOf('procedure.md')).flatMap(({ rule }) => (rule.startsWith('evidence') ? [rule] : [])),
      ['evidence-missing'],
    );
    assert.equal(service.readiness().operating.evidenced?.k, 0);
  });
});
