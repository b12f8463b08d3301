import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { type DocumentSymbol, documentSymbols } from '../../server/src/core/features/document-symbols.ts';
import { openAt } from '../support/open-workspace.ts';

async function outline(source: string): Promise<readonly DocumentSymbol[]> {
  const { service, uri } = await openAt(`${source}│`);
  return documentSymbols(service, uri);
}

function show(symbols: readonly DocumentSymbol[], indent = ''): string[] {
  return symbols.flatMap((symbol) => [
    `${indent}${symbol.name}${symbol.detail ? ` (${symbol.detail})` : ''}`,
    ...show(symbol.children, `${indent}  `),
  ]);
}

/** Clients reject an outline whose selection leaves its range. */
function checkRanges(symbols: readonly DocumentSymbol[]): void {
  for (const { name, range, selectionRange, children } of symbols) {
    assert.notEqual(name.trim(), '');
    const starts = selectionRange.start.line - range.start.line || selectionRange.start.character - range.start.character;
    const ends = range.end.line - selectionRange.end.line || range.end.character - selectionRange.end.character;
    assert.ok(starts >= 0 && ends >= 0, `${name}: the selection lies in the range`);
    checkRanges(children);
  }
}

describe('document symbols', () => {
  it('nest front matter and sections', async () => {
    const symbols = await outline(
      '---\r\nid: P-1\r\nsatisfies:\r\n  iso27001-2022: [A.5.1, A.5.2]\r\n---\r\n# Access 🔐\r\n\r\n## Scope\r\n\r\nAll.\r\n\r\n### Part\r\n\r\n## Purpose\r\n',
    );
    checkRanges(symbols);
    assert.deepEqual(show(symbols), [
      'Front matter (yaml)',
      '  id (P-1)',
      '  satisfies',
      '    iso27001-2022 (2)',
      '      A.5.1 (Policies for information security)',
      '      A.5.2 (Information security roles and responsibilities)',
      'Access 🔐',
      '  Scope (scope)',
      '    Part',
      '  Purpose (purpose)',
    ]);
  });

  it('say what the document is, and hold the claims of sections', async () => {
    const text =
      '---\ntype: policy\nstatus: approved\ncontrols: A.5.1, A.9.2.3\nsatisfies:\n  A.5.2: { extent: partial }\n---\n# T\n\n## Keys {A.8.24}\n\n<!-- satisfies: A.8.2 -->\n';
    const symbols = await outline(text);
    checkRanges(symbols);
    assert.deepEqual(show(symbols), [
      'Front matter (policy, approved)',
      '  type (policy)',
      '  status (approved)',
      '  controls (A.5.1, A.9.2.3)',
      '    A.5.1 (Policies for information security)',
      '    A.9.2.3 (Privileged access rights)',
      '  satisfies',
      '    A.5.2 (Information security roles and responsibilities)',
      'T',
      '  Keys',
      '    A.8.2 (Privileged access rights)',
      '    A.8.24 (Use of cryptography)',
    ]);
  });

  it('hold for skipped levels, empty headings, broken YAML and empty files', async () => {
    const symbols = await outline('---\nid: "x\n---\n### Deep\n\n#\n\n## Two\n');
    checkRanges(symbols);
    assert.ok(show(symbols).includes('(untitled)'));
    assert.deepEqual(await outline(''), []);
    const { service } = await openAt('│');
    assert.deepEqual(documentSymbols(service, 'file:///ws/none.md'), []);
  });
});
