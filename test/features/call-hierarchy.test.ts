import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { incomingCalls, outgoingCalls, prepareCallHierarchy } from '../../server/src/core/features/call-hierarchy.ts';
import { openAt, scanWorkspace, showPlace, type TestWorkspace } from '../support/open-workspace.ts';

const files = {
  'policies/access.md': '---\nid: POL-1\ntype: policy\n---\n# Access 🔐\n',
  'procedures/joiners.md':
    '---\r\nid: PRO-1\r\ntype: procedure\r\nimplements: POL-1\r\nrelated: [REC-2, STD-1]\r\nevidence:\r\n  - ref: ../records/q3.md\r\n  - ref: ../out/q3.pdf\r\n---\r\n# Joiners\r\n',
  'standards/s.md': '---\nid: STD-1\ntype: standard\nimplements: ../policies/access.md\nrelated: PRO-1\n---\n# Standard\n',
  'records/q3.md': '---\nid: REC-1\ntype: record\nrelated: PRO-1\n---\n# Review Q3\n',
  'records/q4.md': '---\nid: REC-2\ntype: record\n---\n# Review Q4\n',
  'registers/r.md': '---\nid: REG-1\ntype: register\nimplements: PRO-1\nrelated: REC-1\n---\n# Register\n',
  'out/q3.pdf': 'x',
};

/** `name: where the caller says so` of each call. */
function calls(workspace: TestWorkspace, direction: 'in' | 'out', path: string): string[] {
  const uri = `file:///ws/${path}`;
  const found = direction === 'in' ? incomingCalls(workspace.service, uri) : outgoingCalls(workspace.service, uri);
  return found.map(({ item, ranges }) => {
    const caller = direction === 'in' ? item.uri : uri;
    return `${item.name}: ${ranges.map((range) => showPlace(workspace, { uri: caller, range }).replace(/^.*«|»$/g, '')).join(', ')}`;
  });
}

describe('call hierarchy', () => {
  it('leads from a policy to what carries it out, and on to the evidence', async () => {
    const workspace = await scanWorkspace(files);
    assert.deepEqual(calls(workspace, 'out', 'policies/access.md'), ['Joiners: Access 🔐', 'Standard: Access 🔐']);
    assert.deepEqual(calls(workspace, 'out', 'procedures/joiners.md'), [
      'Register: Joiners',
      'Review Q3: ../records/q3.md, Joiners',
      'q3.pdf: ../out/q3.pdf',
      'Review Q4: REC-2',
    ]);
    assert.deepEqual(calls(workspace, 'out', 'records/q3.md'), []);
  });

  it('leads back, also from a file', async () => {
    const workspace = await scanWorkspace(files);
    assert.deepEqual(calls(workspace, 'in', 'out/q3.pdf'), ['Joiners: ../out/q3.pdf']);
    assert.deepEqual(calls(workspace, 'in', 'records/q3.md'), ['Joiners: ../records/q3.md, Joiners']);
    assert.deepEqual(calls(workspace, 'in', 'records/q4.md'), ['Joiners: REC-2']);
    assert.deepEqual(calls(workspace, 'in', 'procedures/joiners.md'), ['Access 🔐: Access 🔐']);
    assert.deepEqual(calls(workspace, 'in', 'policies/access.md'), []);
  });

  it('has every step in both directions, at the same places', async () => {
    const { service, ports } = await scanWorkspace(files);
    const steps = (direction: 'in' | 'out') =>
      [...ports.files.keys()]
        .map((path) => `file:///ws/${path}`)
        .flatMap((uri) =>
          (direction === 'in' ? incomingCalls(service, uri) : outgoingCalls(service, uri)).map(({ item, ranges }) =>
            JSON.stringify([...(direction === 'in' ? [item.uri, uri] : [uri, item.uri]), ranges]),
          ),
        )
        .sort();
    assert.equal(steps('in').length, 6);
    assert.deepEqual(steps('in'), steps('out'));
  });

  it('begins at the id, the title or a reference to a document', async () => {
    const names = async (source: string) => {
      const { service, uri, offset } = await openAt(source, files);
      return prepareCallHierarchy(service, uri, offset).map(({ name, detail }) => `${name} (${detail})`);
    };
    assert.deepEqual(await names('---\nid: Z-│1\ntype: policy\n---\n# Z\n'), ['Z (Z-1 · policy)']);
    assert.deepEqual(await names('---\r\nid: Z-1\r\ntype: policy\r\n---\r\n# Z 🔐│\r\n'), ['Z 🔐 (Z-1 · policy)']);
    assert.deepEqual(await names('---\nid: Z-1\ntype: procedure\nimplements: POL│-1\n---\n# Z\n'), ['Access 🔐 (POL-1 · policy)']);
    assert.deepEqual(await names('---\nid: Z-1\ntype: policy\n---\n# Z\n\n`Z-1│`\n'), []);
    assert.deepEqual(await names('# Sho│pping\n'), []);
    assert.deepEqual(await names('│'), []);
  });

  it('comes to an end in a circle, and knows no document that calls itself', async () => {
    const workspace = await scanWorkspace({
      'a.md': '---\nid: A\ntype: policy\nimplements: [B, A]\nevidence: [A, a.md]\n---\n# A\n',
      'b.md': '---\nid: B\ntype: procedure\nimplements: A\n---\n# B\n',
    });
    assert.deepEqual([calls(workspace, 'out', 'a.md'), calls(workspace, 'in', 'a.md')], [['B: A'], ['B: B']]);
    assert.deepEqual([calls(workspace, 'out', 'none.md'), calls(workspace, 'in', 'none.md')], [[], []]);
  });
});
