import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { dutiesByOwner } from '../../server/src/core/isms/duties/duties-by-owner.ts';
import { peopleIn } from '../../server/src/core/isms/people/people.ts';
import { uriOf } from '../support/memory-workspace.ts';
import { scanWorkspace } from '../support/open-workspace.ts';

const people = `people:
  - name: Jane Doe
    roles: [CISO, ISMS Manager]
    department: Security
    aliases: J. Doe
    email: jane@example.org
  - { name: Ben Okri, roles: Head of IT, department: Operations }
  - { roles: [Data Protection Officer] }
`;

function policy(head: Readonly<Record<string, string>>, title: string): string {
  const lines = Object.entries({ type: 'policy', ...head }).map(([key, value]) => `${key}: ${value}`);
  return ['---', ...lines, '---', '', `# ${title}`, ''].join('\n');
}

describe('people', () => {
  it('are found by name, role, alias, address and department, also several at once', async () => {
    const { service } = await scanWorkspace({ 'annexa.yaml': '', 'people.yaml': people });
    const known = peopleIn(service.index);
    const named = (text: string): string[] => {
      const { people: found, departments, unknown } = known.meant(text);
      return [...found.map(({ label }) => label), ...departments.map((each) => `(${each})`), ...unknown.map((each) => `?${each}`)];
    };
    assert.deepEqual(named('jane doe'), ['Jane Doe']);
    assert.deepEqual(named('J. Doe'), ['Jane Doe']);
    assert.deepEqual(named('isms  manager'), ['Jane Doe']);
    assert.deepEqual(named('Jane Doe (CISO)'), ['Jane Doe']);
    assert.deepEqual(named('Jane Doe – CISO'), ['Jane Doe']);
    assert.deepEqual(named('CISO and Head of IT'), ['Jane Doe', 'Ben Okri']);
    assert.deepEqual(named('jane@example.org'), ['Jane Doe']);
    assert.deepEqual(named('Data Protection Officer'), ['Data Protection Officer']);
    assert.deepEqual(named('Operations'), ['(Operations)']);
    assert.deepEqual(named('CISO, Legal'), ['Jane Doe', '?Legal']);
  });

  it('make a name unknown as soon as there is a register, and known again when it is added', async () => {
    const files = { 'annexa.yaml': '', 'a.md': policy({ owner: 'Legal' }, 'Privacy Policy') };
    const { service, ports } = await scanWorkspace(files);
    const found = (): boolean => service.findings(uriOf('a.md')).some(({ rule }) => rule === 'owner-unknown');
    assert.equal(found(), false);
    ports.files.set('people.yaml', people);
    await service.filesChanged([{ uri: uriOf('people.yaml'), kind: 'created' }]);
    assert.equal(found(), true);
    ports.files.set('people.yaml', `${people}  - { name: Ada, department: Legal }\n`);
    await service.filesChanged([{ uri: uriOf('people.yaml'), kind: 'changed' }]);
    assert.equal(found(), false);
    ports.files.delete('people.yaml');
    await service.filesChanged([{ uri: uriOf('people.yaml'), kind: 'deleted' }]);
    assert.equal(found(), false);
  });
});

describe('duties', () => {
  const files = {
    'annexa.yaml': '',
    'people.yaml': people,
    'a.md': policy({ id: 'POL-1', owner: 'CISO', status: 'approved', next_review_date: '2026-11-01' }, 'Backup Policy'),
    'b.md': policy({ owner: 'Jane Doe', status: 'in_review', approver: 'Ben Okri' }, 'Access Policy'),
    'c.md': policy({ owner: 'Jane Doe', status: 'draft', next_review_date: '2020-01-01' }, 'Draft Policy'),
    'd.md': policy({ status: 'approved', next_review_date: '2027-01-31' }, 'Policy of nobody'),
    'soa.yaml': `controls:
  - { control: A.5.6, applicable: yes, status: planned, owner: Operations, target_date: 2026-12-24 }
  - { control: A.5.7, applicable: yes, status: implemented, owner: Operations }
`,
    'risks.csv': `id,risk,likelihood,impact,owner,status,due date,review date
R-01,Fire,2,4,Head of IT,in treatment,2026-10-01,2027-02-01
R-02,Flood,1,4,Legal Lead,closed,2026-10-01,2027-02-01
`,
    'evidence.yaml':
      'evidence:\n  - { id: EV-1, title: Restore test, controls: A.8.13, collected: 2026-01-02, expires: 2026-12-31, owner: CISO }\n',
    'exceptions.yaml': 'exceptions:\n  - { id: EX-1, exception: Old laptop, expires: 2026-11-20, owner: Ben Okri }\n',
  };

  it('are gathered by owner, under whatever name, from documents and registers', async () => {
    const { service } = await scanWorkspace(files);
    const lines = dutiesByOwner(service).map(({ owner, department, overdue, duties }) => [
      `${owner ?? 'nobody'} (${department ?? '–'}), ${overdue} overdue`,
      ...duties.map(({ kind, subject, due }) => `${kind}: ${subject}, ${due ?? 'some day'}`),
    ]);
    assert.deepEqual(lines, [
      [
        'Ben Okri (Operations), 2 overdue',
        'risk: R-01 Fire, 2026-10-01',
        'exception: EX-1 Old laptop, 2026-11-20',
        'risk-review: R-01 Fire, 2027-02-01',
        'approve: Access Policy, some day',
      ],
      ['Jane Doe (Security), 1 overdue', 'review: POL-1 Backup Policy, 2026-11-01', 'evidence: EV-1 Restore test, 2026-12-31'],
      ['Operations (Operations), 0 overdue', 'control: A.5.6 Contact with special interest groups, 2026-12-24'],
      ['nobody (–), 0 overdue', 'review: Policy of nobody, 2027-01-31'],
    ]);
  });

  it('stand where the file says so', async () => {
    const { service, ports } = await scanWorkspace(files);
    const places = dutiesByOwner(service).flatMap(({ duties }) =>
      duties.map(({ kind, document, range }) => {
        const [path, text] = [...ports.files].find(([name]) => uriOf(name) === document.uri) ?? ['', ''];
        return `${kind} ${path} «${text.slice(range.start, range.end)}»`;
      }),
    );
    assert.deepEqual(places.sort(), [
      'approve b.md «in_review»',
      'control soa.yaml «2026-12-24»',
      'evidence evidence.yaml «2026-12-31»',
      'exception exceptions.yaml «2026-11-20»',
      'review a.md «2026-11-01»',
      'review d.md «2027-01-31»',
      'risk risks.csv «2026-10-01»',
      'risk-review risks.csv «2027-02-01»',
    ]);
  });
});
