import assert from 'node:assert/strict';
import { before, describe, it } from 'mocha';
import { workspaceSymbols } from '../../server/src/core/features/workspace-symbols.ts';
import { scanWorkspace, showPlace, type TestWorkspace } from '../support/open-workspace.ts';

const files = {
  'policies/access.md':
    '---\nid: POL-001\ntype: policy\ncontrols: [A.5.15]\n---\n# Access control policy 🔐\r\n\r\n## Scope\r\n\r\nAll.\r\n\r\n## Access rights\r\n\r\nSee A.5.18.\r\n',
  'procedures/joiners.md': '---\nid: PRO-1\ntype: procedure\ncontrols: [A.5.15]\n---\n# PRO-1: Joiners\n\n## Scope of access\n\nAll.\n',
  'notes.md': '# Access notes\n\nA.5.16\n',
};

describe('workspace symbols', () => {
  let workspace: TestWorkspace;
  before(async () => {
    workspace = await scanWorkspace(files);
  });

  const search = (query: string, isShown: (uri: string) => boolean = () => true): string[] =>
    workspaceSymbols(workspace.service, query, isShown).map(
      (symbol) => `${symbol.kind} ${symbol.name} (${symbol.container}) ${showPlace(workspace, symbol)}`,
    );

  it('are documents by id and title, controls where they are claimed, and sections', () => {
    assert.deepEqual(search('access'), [
      'section Access rights (POL-001 Access control policy 🔐) policies/access.md:11 «Access rights»',
      'document POL-001 Access control policy 🔐 (policy) policies/access.md:5 «Access control policy 🔐»',
      'control A.5.15 Access control (POL-001 Access control policy 🔐 and 1 more) policies/access.md:3 «A.5.15»',
      'control A.5.18 Access rights (mentioned in POL-001 Access control policy 🔐) policies/access.md:13 «A.5.18»',
      'section Scope of access (PRO-1: Joiners) procedures/joiners.md:7 «Scope of access»',
    ]);
  });

  it('are found by the letters of the query in their order, whatever stands between them', () => {
    assert.match(search('pol001')[0] ?? '', /^document POL-001/);
    assert.match(search('accpol')[0] ?? '', /^document POL-001/);
    assert.match(search('Access Control Policy')[0] ?? '', /^document POL-001/);
    assert.match(search('a.5.15')[0] ?? '', /^control A\.5\.15/);
    assert.deepEqual(search('policy access'), []);
    assert.match(search('🔐')[0] ?? '', /^document POL-001/);
  });

  it('leave out controls nobody speaks of, files of others, and what the editor is silent about', () => {
    assert.deepEqual(search('A.5.16'), []);
    assert.deepEqual(search('notes'), []);
    assert.deepEqual(
      search('A.5.15', (uri) => !uri.endsWith('access.md')),
      ['control A.5.15 Access control (PRO-1: Joiners) procedures/joiners.md:3 «A.5.15»'],
    );
    assert.deepEqual(
      search('', () => false),
      [],
    );
  });

  it('are documents and controls only where nothing is asked yet, and never more than a list can hold', async () => {
    assert.deepEqual(
      search('').map((line) => line.split(' ', 1)[0]),
      ['document', 'document', 'control', 'control'],
    );
    const many = Object.fromEntries(
      Array.from({ length: 40 }, (_, i) => [`p${i}.md`, `---\ntype: policy\nowner: X\n---\n# P${i}\n${'\n## Scope\n\nAll.\n'.repeat(10)}`]),
    );
    const { service } = await scanWorkspace(many);
    assert.equal(workspaceSymbols(service, 'scope', () => true).length, 256);
  });
});
