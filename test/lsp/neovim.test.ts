import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { after, before, describe, it } from 'mocha';
import type { CompletionItem, DocumentLink, FoldingRange, InlayHint, Range, SelectionRange } from 'vscode-languageserver';
import { LspClient } from './lsp-client.ts';
import type { DiagnosticSeen, SessionResult } from './neovim/run-session.ts';
import { nvim, runSession } from './neovim/run-session.ts';
import { neovimWorkspace } from './neovim/workspace.ts';
import { TempWorkspace } from './temp-workspace.ts';

/** What a change of a document led to: texts of buffers, and that the server found a new fault in it, and its mend, at once. */
interface Changed {
  readonly titles: readonly string[];
  readonly text: string;
  readonly policy: string;
  readonly procedure: string;
  readonly fresh: true;
}

describe('Neovim', () => {
  let workspace: TempWorkspace;
  let result: SessionResult;

  before(async function () {
    if (spawnSync(nvim, ['--version']).error) {
      if (process.env.CI) throw new Error('nvim is needed in CI');
      this.skip();
    }
    workspace = new TempWorkspace(neovimWorkspace);
    result = await runSession(workspace, 'policies/access.md');
  });

  after(() => workspace?.dispose());

  /** What a step saw; why it failed, if it did. */
  function seen<T>(step: string): T {
    const problem = result.problems.session ?? result.problems[step];
    assert.equal(problem, undefined, `Neovim ${result.version}, ${step}: ${problem}`);
    assert.ok(step in result.seen, `Neovim ${result.version} did not come to ${step}`);
    return result.seen[step] as T;
  }
  /** As buffers have it, where line breaks are one. */
  const textOf = (path: string): string => (neovimWorkspace[path] ?? '').replaceAll('\r\n', '\n');
  const policy = textOf('policies/access.md');
  const procedure = textOf('procedures/joiners.md');
  /** Line of a text in the policy as it was. */
  const lineOf = (text: string): number => policy.split('\n').findIndex((line) => line.includes(text));
  /** Buffers end without the last line break. */
  const same = (text: string, expected: string) => assert.equal(`${text}\n`, expected);

  it('gets diagnostics without asking, at the exact place', () => {
    const found = seen<DiagnosticSeen[]>('diagnostics').find(({ code }) => code === 'control-unknown');
    assert.equal(found?.source, 'annexa');
    assert.deepEqual([found?.line, found?.column, found?.last], [lineOf('A.5.99'), 27, 33]);
  });

  it('gets no error and no complaint of the server', () => {
    assert.deepEqual(result.problems, {});
    assert.deepEqual(
      result.messages.filter((message) => /error|invalid|unsupported/i.test(message)),
      [],
    );
  });

  describe('completion', () => {
    it('takes a claim in front matter from the built-in menu', () => {
      assert.deepEqual(seen<string[]>('completionOfClaims').slice(0, 2), ['A.8.1', 'A.8.10']);
    });
    it('takes an id in prose behind an astral character', () => {
      assert.deepEqual(seen<string[]>('completionOfIds').slice(0, 2), ['A.5.1', 'A.5.10']);
    });
    it('finds a control by a word', () => assert.equal(seen<{ line: string }>('completionByWords').line, 'See A.8.1'));
    it('offers values', () => assert.equal(seen<{ line: string }>('completionOfValues').line, 'status: draft'));
    it('offers missing headings, not those that are there', () => {
      const { labels, line } = seen<{ labels: string[]; line: string }>('completionOfHeadings');
      assert.equal(line, '## Consequences');
      assert.ok(!labels.includes('Purpose'));
    });
    it('offers links', () => {
      assert.equal(seen<{ line: string }>('completionOfLinks').line, '[Joiners](../procedures/joiners.md');
    });
    it('resolves documentation with the data that Neovim sends back', () => {
      const { documentation } = seen<CompletionItem>('completionResolve');
      assert.match(JSON.stringify(documentation), /A\.5\.15 Access control.*Claimed by/);
    });
  });

  describe('reading', () => {
    it('hovers over a control, a key and a section', () => {
      const { control, key, section } = seen<Record<'control' | 'key' | 'section', string>>('hover');
      assert.match(control, /A\.5\.15 Access control[\s\S]*Joiners procedure/);
      assert.match(key, /owner/);
      assert.match(section, /Scope/);
    });
    it('has inlay hints, shown where Neovim can', () => {
      const { raw, shown } = seen<{ raw: InlayHint[]; shown?: number }>('inlayHints');
      assert.deepEqual(
        raw.map(({ position, label }) => [position.line, label]),
        [
          [lineOf('A.5.99'), 'Access control'],
          [lineOf('A.5.99'), 'Access rights'],
          [lineOf('🔐 See'), 'Access control'],
          [lineOf('🔐 See'), 'Access rights'],
        ],
      );
      assert.equal(shown ?? raw.length, raw.length);
    });
    it('has code lenses, which Neovim resolves', () => {
      const { titles, drawn, known } = seen<{ titles: string[]; drawn?: string; known?: number }>('codeLens');
      assert.deepEqual(titles.slice(0, 3), ['Claims 2 controls', 'In force · review due 2027-03-01', 'Implemented by 1 procedure']);
      assert.match(titles[3] ?? '', /^A\.5\.15 covered · also claimed by 1 other document$/);
      if (drawn === undefined) assert.equal(known, titles.length);
      else for (const title of titles) assert.ok(drawn.includes(title), `${title} in ${drawn}`);
    });
    it('has document links', () => {
      assert.deepEqual(
        seen<DocumentLink[]>('documentLinks').map(({ target }) => target),
        [workspace.uriOf('policies/access.md'), workspace.uriOf('records/q3.pdf')],
      );
    });
    it('folds the front matter and sections', () => {
      const { raw, level } = seen<{ raw: FoldingRange[]; level?: number }>('foldingRanges');
      assert.deepEqual(raw[0], { startLine: 0, endLine: lineOf('# Access') - 1 });
      assert.ok(raw.some(({ startLine }) => startLine === lineOf('## Scope')));
      assert.equal(level ?? 1, 1);
    });
    it('selects from the inside out', () => {
      const ranges: Range[] = [];
      for (let at: SelectionRange | undefined = seen<SelectionRange[]>('selectionRanges')[0]; at; at = at.parent) ranges.push(at.range);
      const line = lineOf('A.5.99');
      assert.ok(ranges.some(({ start, end }) => start.line === line && start.character === 11 && end.character === 17));
      assert.deepEqual(ranges.at(-1)?.start, { line: 0, character: 0 });
    });
    it('highlights a control', () => assert.deepEqual(seen('documentHighlight'), ['A.5.15', 'A.5.15']));
    it('has semantic tokens, known to Neovim where it can', () => {
      const { raw, shown } = seen<{ raw: { line: number; character: number; type: string }[]; shown?: string }>('semanticTokens');
      const ids = raw.filter(({ type }) => type === 'enumMember').map(({ line, character }) => [line, character]);
      assert.deepEqual(ids.slice(0, 2), [
        [lineOf('A.5.99'), 11],
        [lineOf('A.5.99'), 19],
      ]);
      assert.ok(
        ids.some(([line, character]) => line === lineOf('🔐 See') && character === 7),
        'UTF-16 behind an astral character',
      );
      assert.equal(shown ?? 'enumMember', 'enumMember');
    });
    it('lists symbols of the document', () => {
      const symbols = seen<string[]>('documentSymbols');
      for (const symbol of ['Front matter', 'A.5.99', 'Access control policy', 'Rules 🔐'])
        assert.ok(
          symbols.some((one) => one.endsWith(`] ${symbol}`)),
          `${symbol} among ${symbols.join(', ')}`,
        );
    });
    it('finds documents, controls and sections of the workspace', () => {
      const found = seen<Record<string, string[]>>('workspaceSymbols');
      assert.match(found.polac?.[0] ?? '', /POL-AC Access control policy/);
      assert.match(found['A.5.15']?.[0] ?? '', /A\.5\.15 Access control/);
      assert.match(found.scope?.[0] ?? '', /Scope/);
    });
    it('goes from the policy to its procedure and back in the call hierarchy', () => {
      const { outgoing, incoming } = seen<Record<'outgoing' | 'incoming', string[]>>('callHierarchy');
      assert.equal(outgoing.length, 1);
      assert.match(outgoing[0] ?? '', /Joiners procedure$/);
      assert.ok(incoming.some((place) => place.endsWith('Access control policy')));
    });
    it('goes to the document of an id', () => assert.equal(seen('definition'), 'access.md'));
    it('lists references', () => {
      const places = seen<string[]>('references').map((place) => place.replace(/:.*/, ''));
      assert.deepEqual(places, ['access.md', 'access.md', 'joiners.md', 'joiners.md']);
    });
  });

  describe('changing', () => {
    it('asks before a rename, and is refused what is no control', () => {
      const { control, prose, refused } = seen<{ control: { placeholder: string }; prose: string; refused: string }>('prepareRename');
      assert.equal(control.placeholder, 'A.5.15');
      assert.equal(prose, 'nothing');
      assert.match(refused, /`A\.5\.99` is no control/);
    });
    const renamed = (text: string) => text.replaceAll('A.5.15', 'A.8.2');
    const withId = (text: string) => text.replaceAll('POL-AC', 'ISP-1');
    const withHeading = (text: string) => text.replace('## Scope', '## Who it is for').replaceAll('#scope', '#who-it-is-for');
    it('renames a control in open and closed files', () => {
      const found = seen<Changed>('renameControl');
      same(found.policy, renamed(policy));
      same(found.procedure, renamed(procedure));
    });
    it('renames a document id', () => {
      const found = seen<Changed>('renameDocumentId');
      same(found.policy, withId(renamed(policy)));
      same(found.procedure, withId(renamed(procedure)));
    });
    // the heading of the procedure is another one
    const links = (text: string) => withId(renamed(text)).replaceAll('#scope', '#who-it-is-for');
    it('renames a heading with the links to it', () => {
      const found = seen<Changed>('renameHeading');
      same(found.policy, withHeading(withId(renamed(policy))));
      same(found.procedure, links(procedure));
    });
    it('keeps links right when a file moves', () => {
      const found = seen<{ own: string; procedure: string }>('willRenameFiles');
      same(found.own, withHeading(withId(renamed(policy))).replace('../procedures/', '../../procedures/'));
      same(found.procedure, links(procedure).replace('../policies/access.md', '../policies/it/access.md'));
    });
    it('applies a quick fix', () => {
      const { text, titles } = seen<Changed>('quickFix');
      same(text, textOf('procedures/leavers.md').replace('[A.6.5, A.6.5]', '[A.6.5]'));
      assert.ok(titles.some((title) => title.startsWith('Suppress')));
    });
    it('fixes all', () => {
      const { text, titles } = seen<Changed>('fixAll');
      same(text, textOf('policies/closed.md').replace('[A.7.7, A.7.7]', '[A.7.7]'));
      assert.equal(titles.length, 1);
    });
    it('formats front matter, and nothing else', () => {
      const { text } = seen<Changed>('formatting');
      const head = text.split('\n').slice(1, 9);
      assert.deepEqual(
        head.map((line) => line.replace(/[: ].*/, '')),
        ['id', 'title', 'type', 'status', 'version', '#', 'owner', 'approver'],
      );
      assert.equal(head[6], 'owner: Head of IT');
      const body = textOf('policies/keys.md');
      assert.ok(`${text}\n`.endsWith(body.slice(body.indexOf('# Keys'))));
    });
    it('resolves and applies a refactoring', () => {
      same(
        seen<Changed>('refactor').text,
        textOf('policies/closed.md').replace('[A.7.7, A.7.7]', '[A.7.7]').replace('version: "1.0"', 'version: "1.1"'),
      );
      assert.match(seen<Changed>('refactorInBody').text, /^controls: \[A\.5\.31, A\.6\.5\]$/m);
    });
    it('makes the missing procedure as a new file', () => {
      const { made, text } = seen<Changed & { made: string }>('refactorWithNewFile');
      assert.match(made, /^title: Keys procedure$/m);
      assert.match(made, /^implements: \[POL-KY\]$/m);
      assert.match(text, /^title: Keys policy$/m);
    });
    it('creates a document from a template', () => {
      const { templates, uri, text } = seen<{ templates: string[]; uri: string; text: string }>('newDocument');
      assert.ok(templates.includes('policy') && templates.includes('incident-management-procedure'));
      assert.equal(uri, workspace.uriOf('procedures/incident-management-procedure.md'));
      assert.match(text, /^title: Incident management procedure$/m);
    });
    it('is told of a new fault, and of its end, after each of these', () => {
      const steps = ['renameControl', 'renameDocumentId', 'renameHeading', 'quickFix', 'fixAll', 'formatting'];
      for (const step of [...steps, 'refactor', 'refactorInBody', 'refactorWithNewFile', 'newDocument'])
        assert.equal(seen<Changed>(step).fresh, true, step);
    });
    it('shows in the end what a server finds that reads the files anew', async () => {
      const shown = seen<Record<string, DiagnosticSeen[]>>('findings');
      assert.ok(Object.keys(shown).length >= 7, Object.keys(shown).join(', '));
      const client = await LspClient.start({ folders: [workspace.uri] });
      assert.match(readFileSync(`${workspace.path}/procedures/leavers.md`, 'utf8'), /controls: \[A\.5\.31, A\.6\.5\]\r\n/);
      for (const [path, findings] of Object.entries(shown)) {
        const uri = pathToFileURL(path).href;
        client.open(uri, readFileSync(path, 'utf8'));
        await client.settled();
        const anew = await client.diagnostics(uri, () => true);
        const words = (line: number, code: unknown, message: string) => `${line} ${String(code)} ${message}`;
        assert.deepEqual(
          findings.map(({ line, code, message }) => words(line, code, message)).sort(),
          anew.map(({ range, code, message }) => words(range.start.line, code, String(message))).sort(),
          path,
        );
      }
      await client.stop();
    });
  });
});
