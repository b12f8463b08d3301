import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { claimLens, codeLenses } from '../../server/src/core/features/code-lenses.ts';
import { openAt, showPlace, type TestWorkspace } from '../support/open-workspace.ts';

/** The lenses of a text as `text over which it stands: title → places`. */
async function lensesOf(source: string, files: Readonly<Record<string, string>> = {}, path?: string): Promise<string[]> {
  const workspace = await openAt(`${source}│`, files, path);
  return shown(workspace, workspace.uri);
}

function shown(workspace: TestWorkspace, uri: string): string[] {
  const { service } = workspace;
  return codeLenses(service, uri).map(({ range, text, claims }) => {
    const { title, places } = text ?? (claims ? claimLens(service, uri, claims) : { title: '', places: [] });
    const over = showPlace(workspace, { uri, range }).replace(/^.*«|»$/g, '');
    return `${over}: ${title}${places.length > 0 ? ` → ${places.map((place) => showPlace(workspace, place)).join(', ')}` : ''}`;
  });
}

const approved = 'status: approved\r\nowner: CISO';

describe('code lenses', () => {
  it('say over the title what the document is worth, and over each claim what has become of it', async () => {
    const files = {
      'procedures/a.md': `---\nid: PRO-1\ntype: procedure\nstatus: draft\nimplements: pol-1\ncontrols: [A.5.15]\n---\n# Joiners\n`,
      'procedures/b.md': `---\nid: PRO-2\ntype: procedure\nimplements: ["../policies/open.md#scope"]\n---\n# Leavers\n`,
    };
    const source = `---\r\nid: POL-1\r\ntype: policy\r\n${approved}\r\nnext_review_date: 2027-03-01\r\ncontrols:\r\n  - A.5.15\r\n  - A.5.18–A.5.20\r\n---\r\n# Access 🔐\r\n`;
    assert.deepEqual(await lensesOf(source, files), [
      'Access 🔐: Claims 4 controls → policies/open.md:7 «A.5.15», policies/open.md:8 «A.5.18–A.5.20»',
      'Access 🔐: In force · review due 2027-03-01',
      'Access 🔐: Implemented by 2 procedures → procedures/a.md:7 «Joiners», procedures/b.md:5 «Leavers»',
      'A.5.15: Covered · also claimed by 1 other document → procedures/a.md:5 «A.5.15»',
      'A.5.18–A.5.20: 3 controls: 3 covered',
    ]);
  });

  it('say what a procedure implements, and that its review is overdue', async () => {
    const files = {
      'policies/p.md': '---\nid: POL-9 $(zap)\ntype: policy\n---\n# P\n',
      'standards/s.md': '---\nid: STD-1\ntype: standard\n---\n# S\n',
    };
    const source = (to: string) => `---\nid: P\ntype: procedure\n${approved}\nnext_review_date: 2026-01-31\nimplements: ${to}\n---\n# Do\n`;
    assert.deepEqual(await lensesOf(source('POL-9 $(zap)'), files), [
      'Do: Claims no controls',
      'Do: Review overdue since 2026-01-31',
      'Do: Implements POL-9 $ (zap) → policies/p.md:4 «P»',
    ]);
    assert.equal(
      (await lensesOf(source('[POL-9 $(zap), STD-1, NONE]'), files)).at(-1),
      'Do: Implements 2 documents → policies/p.md:4 «P», standards/s.md:4 «S»',
    );
  });

  it('name the control where several stand on a line, and add up where they are many', async () => {
    const file = { 'a.md': `---\ntype: policy\n${approved}\ncontrols: [A.5.1]\n---\n# A\n` };
    const source = (controls: string) => `---\ntype: policy\nstatus: draft\ncontrols: [${controls}]\n---\n# Z\n`;
    const claims = async (controls: string) => (await lensesOf(source(controls), file)).slice(2);
    assert.deepEqual(await claims('A.5.1, A.5.2'), [
      'A.5.1: A.5.1 covered · also claimed by 1 other document → a.md:4 «A.5.1»',
      'A.5.2: A.5.2 draft',
    ]);
    assert.deepEqual(await claims('A.5.1, A.5.2, A.5.3, A.9.2.3, A.5.99'), [
      'A.5.1: 4 controls: 1 covered, 3 draft · 1 also claimed by other documents → a.md:4 «A.5.1»',
    ]);
  });

  it('follow what other documents say', async () => {
    const workspace = await openAt(`---\nid: POL-1\ntype: policy\n${approved}\ncontrols: [A.5.1]\n---\n# Z\n│`, { 'b.md': '# Nothing\n' });
    assert.equal(shown(workspace, workspace.uri).at(-1), 'A.5.1: Covered');
    const text = `---\ntype: procedure\nstatus: draft\ncontrols: [A.5.1]\nimplements: POL-1\n---\n# B\n`;
    await workspace.service.setOpenText({ uri: 'file:///ws/b.md', version: 1, text });
    assert.deepEqual(
      shown(workspace, workspace.uri).map((lens) => lens.replace(/ → .*/, '')),
      ['Z: Claims 1 control', 'Z: In force', 'Z: Implemented by 1 procedure', 'A.5.1: Covered · also claimed by 1 other document'],
    );
  });

  it('stand at the beginning where there is no title, and only in documents of the ISMS', async () => {
    assert.deepEqual(await lensesOf('---\ntype: record\nowner: X\n---\n\nText.\n'), [
      ': Not approved: it states no status and no approval',
    ]);
    assert.deepEqual(await lensesOf('# Shopping\n\nmilk A.5.1\n', {}, 'notes.md'), []);
    assert.deepEqual(await lensesOf(''), []);
    assert.ok((await lensesOf('---\nid: "Z\ntype: policy\nowner: X\ncontrols: [A.5.1\nstatus: [\n---\n# Z\n')).length >= 0);
    const { service } = await openAt('│');
    assert.deepEqual(codeLenses(service, 'file:///ws/none.md'), []);
    assert.deepEqual(claimLens(service, 'file:///ws/none.md', { controls: ['nonsense', 'iso27001-2022:A.9.99'], named: false }), {
      title: '0 controls: ',
      places: [],
    });
  });

  it('say of claims in a document whose type counts for nothing that they do not', async () => {
    const source = (controls: string) => `---\ntype: register\nowner: X\n${controls}\n---\n# Duties\n`;
    const claims = async (controls: string) => (await lensesOf(source(controls))).at(-1);
    assert.equal(await claims('controls: A.5.31'), 'A.5.31: Missing · claims in this type of document do not count');
    assert.equal(
      await claims('controls: [A.5.1, A.5.2, A.5.3, A.5.4]'),
      'A.5.1: 4 controls: 4 missing · claims in this type of document do not count',
    );
  });
});
