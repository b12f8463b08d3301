import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { coverageTree } from '../../server/src/core/features/coverage-tree.ts';
import type { CoverageTree } from '../../server/src/lsp/protocol.ts';
import { scanWorkspace, showPlace } from '../support/open-workspace.ts';

const approved =
  'status: approved\nowner: CISO\napprover: CEO\napproved_date: 2026-01-10\neffective_date: 2026-01-10\nnext_review_date: 2027-01-10\n';
const files = {
  'policies/access.md': `---\nid: POL-1\ntype: policy\n${approved}controls: [A.5.15, A.8.2]\n---\n# Access 🔐\n\n## Scope\n\nA.5.16 and A.5.15 matter.\n`,
  'policies/draft.md': '---\r\nid: POL-2\r\ntype: policy\r\nstatus: draft\r\ncontrols:\r\n  - A.5.17\r\n---\r\n# Draft\r\n',
};

describe('coverage tree', () => {
  it('shows groups, states, documents and sections as the protocol describes them', async () => {
    const workspace = await scanWorkspace(files);
    const tree: CoverageTree = coverageTree(workspace.service);
    assert.deepEqual([tree.asOf, tree.complete, tree.documents], ['2026-11-22', true, 2]);
    const [framework] = tree.frameworks;
    assert.ok(framework);
    assert.deepEqual(
      framework.groups.map((group) => [group.id, group.controls.length]),
      [
        ['A.5', 37],
        ['A.6', 8],
        ['A.7', 14],
        ['A.8', 34],
      ],
    );
    assert.deepEqual(framework.effective, { k: 2, n: 93, percent: 2.1 });
    assert.deepEqual(framework.groups[0]?.effective, { k: 1, n: 37, percent: 2.7 });
    const control = (id: string) => framework.groups.flatMap((group) => group.controls).find((one) => one.id === id);
    assert.deepEqual(
      ['A.5.15', 'A.5.16', 'A.5.17', 'A.5.18'].map((id) => control(id)?.state),
      ['covered', 'mentioned', 'draft', 'missing'],
    );
    const [document] = control('A.5.15')?.documents ?? [];
    assert.ok(document);
    assert.equal(showPlace(workspace, document), 'policies/access.md:9 «A.5.15»');
    assert.deepEqual([document.title, document.status, document.documentStatus], ['Access 🔐', 'ok', 'approved']);
    assert.deepEqual(
      document.sections.map((section) => showPlace(workspace, section)),
      ['policies/access.md:13 «Scope»'],
    );
    assert.deepEqual(
      control('A.5.17')?.documents.map((one) => [showPlace(workspace, one), one.status, one.documentStatus]),
      [['policies/draft.md:5 «A.5.17»', 'draft', 'draft']],
    );
    assert.equal(control('A.5.16')?.documents[0]?.status, 'mention');
  });

  it('counts in each group what the framework counts in all', async () => {
    const { service } = await scanWorkspace(files);
    for (const framework of coverageTree(service).frameworks) {
      const sum = (of: (ratio: { k: number; n: number }) => number): number =>
        framework.groups.reduce((total, group) => total + of(group.effective), 0);
      assert.equal(
        sum(({ k }) => k),
        framework.effective.k,
      );
      assert.equal(
        sum(({ n }) => n),
        framework.effective.n,
      );
    }
  });

  it('is there for an empty workspace, and not complete where a file could not be read', async () => {
    const empty = await scanWorkspace({});
    assert.equal(coverageTree(empty.service).documents, 0);
    assert.equal(coverageTree(empty.service).frameworks[0]?.states.missing, 93);
    empty.ports.files.set('policies/locked.md', '# Locked policy\n');
    empty.ports.unreadable.set('policies/locked.md', 'permission denied');
    await empty.service.scan();
    assert.equal(coverageTree(empty.service).complete, false);
  });
});
