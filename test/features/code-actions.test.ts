import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { type CodeAction, codeActions, fixAll } from '../../server/src/core/features/code-actions.ts';
import { preferredFixes } from '../../server/src/core/features/select-fixes.ts';
import type { Finding, Fix } from '../../server/src/core/rules/rule.ts';
import { applyEdits } from '../../server/src/core/text/text-edit.ts';
import { type OpenWorkspace, openAt } from '../support/open-workspace.ts';

const head = '---\nid: P-1\ntype: guideline\nowner: CISO\n---\n';

function actionsAt(workspace: OpenWorkspace, only?: readonly string[]): readonly CodeAction[] {
  return codeActions(workspace.service, workspace.uri, { start: workspace.offset, end: workspace.offset }, only);
}

/** The text after an action; its edits must not overlap. */
function applied(workspace: OpenWorkspace, action: CodeAction | null | undefined): string {
  assert.ok(action);
  const { text, skipped } = applyEdits(workspace.text, action.edits.get(workspace.uri) ?? []);
  assert.deepEqual(skipped, []);
  return text;
}

function titled(actions: readonly CodeAction[], title: string | RegExp): CodeAction | undefined {
  return actions.find((action) => (typeof title === 'string' ? action.title === title : title.test(action.title)));
}

describe('code actions', () => {
  it('offer the fixes of the finding at the cursor, and no others', async () => {
    const workspace = await openAt(`${head}# P\n\nOld A.9.2.3│, as it was.\n`);
    const fixes = actionsAt(workspace).filter((action) => action.kind === 'quickfix' && !/^(?:Suppress|Fix all)/.test(action.title));
    assert.equal(fixes.length, 1);
    assert.equal(fixes[0]?.isPreferred, true);
    assert.equal(applied(workspace, fixes[0]), `${head}# P\n\nOld A.8.2, as it was.\n`);
    const elsewhere = await openAt(`${head}# P\n\nPlain│ words.\n\nOld A.9.2.3.\n`);
    assert.deepEqual(
      actionsAt(elsewhere).map((action) => action.kind),
      ['source.fixAll.annexa'],
    );
  });

  it('fix all findings of a rule in the document', async () => {
    const claims = (list: string): string => `${head.replace('owner', `controls: [${list}]\r\nowner`)}# P 🔐\r\n`;
    const workspace = await openAt(claims('A.9.2.3│, A.9.1.1'));
    const action = titled(actionsAt(workspace), 'Fix all `control-legacy` in this document');
    assert.equal(applied(workspace, action), claims('A.8.2, A.5.15'));
    const one = await openAt(`${head}# P\n\nOld A.9.2.3│ there.\n`);
    assert.equal(titled(actionsAt(one), /^Fix all `/), undefined);
  });

  it('fix everything that has one right fix, until nothing is left', async () => {
    const workspace = await openAt(
      '---\nid: P-1\ntype: Guideline\nstatus: aproved\nversion: 1.10\nowner: CISO\nnext_review_date: 31.12.2027\ncontrols:\n  - 5.10\n  - A.9.2.3\n  - A.8.2\n---\n# P\n\nText on A.9.1.1.\n│',
    );
    const before = workspace.service.findings(workspace.uri).filter((finding) => finding.fixes.some((fix) => fix.preferred)).length;
    assert.ok(before >= 4, `${before} findings have a preferred fix`);
    let { text } = workspace;
    for (let version = 2; version < 8; version++) {
      const action = fixAll(workspace.service, workspace.uri);
      if (!action) break;
      text = applied({ ...workspace, text }, action);
      await workspace.service.setOpenText({ uri: workspace.uri, version, text });
    }
    assert.equal(fixAll(workspace.service, workspace.uri), null);
    assert.match(text, /next_review_date: 2027-12-31/);
  });

  it('heed the kinds a client asks for', async () => {
    const workspace = await openAt(`${head}# P\n\nOld A.9.2.3│ there.\n`);
    const kinds = (only: string[]): string[] => [...new Set(actionsAt(workspace, only).map((action) => action.kind))];
    assert.deepEqual(kinds(['quickfix']), ['quickfix']);
    for (const only of ['source', 'source.fixAll', 'source.fixAll.annexa']) assert.deepEqual(kinds([only]), ['source.fixAll.annexa']);
    assert.deepEqual(kinds(['refactor', 'source.fixAll.eslint']), []);
    assert.deepEqual(kinds(['']), ['quickfix', 'source.fixAll.annexa']);
  });

  it('answer nothing in empty and unknown files', async () => {
    const workspace = await openAt('│');
    assert.deepEqual(actionsAt(workspace), []);
    assert.deepEqual(codeActions(workspace.service, 'file:///ws/none.md', { start: 0, end: 0 }), []);
  });
});

describe('suppressing', () => {
  /** Takes the action at the cursor; the finding must be gone, the others must stay, nothing new may come. */
  async function suppressed(source: string, rule: string): Promise<string> {
    const workspace = await openAt(source);
    const { service, uri } = workspace;
    const action = titled(actionsAt(workspace), new RegExp(`^Suppress \`${rule}\``));
    const before = service.findings(uri).map((finding) => finding.message);
    const text = applied(workspace, action);
    await service.setOpenText({ uri, version: 2, text });
    const rules = service.findings(uri).map((finding) => finding.rule);
    assert.ok(rules.includes('suppression-unused'), 'a placeholder is no reason');
    await service.setOpenText({ uri, version: 3, text: text.replace('[why]', 'accepted by the CISO') });
    const after = service.findings(uri).map((finding) => finding.message);
    const gone = action?.findings.map((finding) => finding.message) ?? [];
    assert.deepEqual(after.toSorted(), before.filter((message) => !gone.includes(message)).toSorted());
    return text.split(/\r?\n/).find((line) => line.includes('annexa-disable')) as string;
  }

  it('puts a comment above a paragraph or heading of its own', async () => {
    const line = '<!-- annexa-disable-next-line control-unknown: [why] -->';
    assert.equal(await suppressed(`${head}# P\n\nSee ISO 27001 A.5.99│.\n`, 'control-unknown'), line);
    assert.equal(await suppressed(`${head}# P\n\n## As ISO 27001 A.5.99│\n\nText.\n`, 'control-unknown'), line);
    const windows = `${head}# P\n\nSee 🔐 ISO 27001 A.5.99│.\n`.replaceAll('\n', '\r\n');
    assert.equal(await suppressed(windows, 'control-unknown'), line);
  });

  it('puts a comment at the end of a line where one above would tear what it belongs to', async () => {
    const comment = '<!-- annexa-disable-line control-unknown: [why] -->';
    const paragraph = `${head}# P\n\nA long\nsentence on ISO 27001 A.5.99│ and\nmore.\n`;
    assert.equal(await suppressed(paragraph, 'control-unknown'), `sentence on ISO 27001 A.5.99 and ${comment}`);
    assert.equal(await suppressed(`${head}# P\n\n- one\n- ISO 27001 A.5.99│\n`, 'control-unknown'), `- ISO 27001 A.5.99 ${comment}`);
    const table = `${head}# P\n\n| Control | Note |\n| --- | --- |\n| ISO 27001 A.5.99│ | x |\n| A.5.1 | y |\n`;
    assert.equal(await suppressed(table, 'control-unknown'), `| ISO 27001 A.5.99 | x ${comment} |`);
  });

  it('puts a comment for the file below the front matter', async () => {
    const comment = '<!-- annexa-disable-file control-unknown: [why] -->';
    const source = '---\nid: P-1\ntype: guideline\nowner: CISO\ncontrols: [A.5.99│]\n---\n# P\n\nText.\n';
    assert.equal(await suppressed(source, 'control-unknown'), comment);
    assert.equal(await suppressed(source.replaceAll('\n', '\r\n'), 'control-unknown'), comment);
    assert.equal(await suppressed('---\nid: P-1\ntype: guideline\nowner: CISO\ncontrols: [A.5.99│]\n---', 'control-unknown'), comment);
  });
});

describe('preferred fixes together', () => {
  const base = { code: 'ANX000', rule: 'r', severity: 'error', message: 'm', uri: 'u', related: [], mendable: false } as const;
  const zero = { line: 0, character: 0 };

  function finding(...edits: [start: number, end: number, newText: string][]): Finding {
    const fix: Fix = {
      title: 't',
      preferred: true,
      edits: edits.map(([start, end, newText]) => ({ uri: 'u', range: { start, end }, newText })),
    };
    return { ...base, span: { start: 0, end: 0 }, range: { start: zero, end: zero }, fixes: [fix] };
  }

  it('are taken whole or not at all', () => {
    const first = finding([5, 9, 'a']);
    const half = finding([0, 2, 'b'], [8, 10, 'c']);
    const last = finding([20, 20, 'd']);
    const { edits, mended } = preferredFixes([first, half, last]);
    assert.deepEqual(mended, [first, last]);
    assert.deepEqual(
      edits.get('u')?.map((edit) => edit.newText),
      ['a', 'd'],
    );
  });

  it('keep insertions at one place in order, drop repeated edits and insertions into replaced text', () => {
    const { edits, mended } = preferredFixes([finding([3, 3, 'x']), finding([3, 3, 'y']), finding([3, 3, 'x']), finding([2, 4, 'z'])]);
    assert.deepEqual(
      edits.get('u')?.map((edit) => edit.newText),
      ['x', 'y'],
    );
    assert.equal(mended.length, 3);
  });
});
