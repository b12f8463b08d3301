import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { accessPolicy, annexa, open, procedure, rangeOf, replaceAll } from './editor.ts';

describe('language features', () => {
  let document: vscode.TextDocument;
  let original: string;

  before(async () => {
    await annexa();
    document = await open(procedure);
    original = document.getText();
  });
  after(() => replaceAll(document, original));

  it('completes a control by the words of its title', async () => {
    await replaceAll(document, original.replace('  - A.5.18\n', '  - A.5.18\n  - privileged\n'));
    const { end } = rangeOf(document, '- privileged');
    const list = await vscode.commands.executeCommand<vscode.CompletionList>('vscode.executeCompletionItemProvider', document.uri, end);
    const item = list.items.find((entry) => labelOf(entry) === 'A.8.2');
    assert.ok(item, `A.8.2 is not among ${list.items.slice(0, 20).map(labelOf).join(', ')}`);
    await replaceAll(document, original);
  });

  it('completes keys of the front matter', async () => {
    await replaceAll(document, original.replace('status: draft\n', 'status: draft\nappr\n'));
    const { end } = rangeOf(document, '\nappr\n');
    const position = new vscode.Position(end.line - 1, 4);
    const list = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      document.uri,
      position,
    );
    // the editor's own suggestions, words of other open files, are plain text
    const offered = list.items.filter((entry) => entry.kind !== vscode.CompletionItemKind.Text);
    assert.ok(
      offered.some((entry) => labelOf(entry) === 'approver'),
      offered.slice(0, 20).map(labelOf).join(', '),
    );
    await replaceAll(document, original);
  });

  it('explains a control under the pointer', async () => {
    const range = rangeOf(document, 'A.5.18');
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', document.uri, range.start);
    const text = hovers.flatMap((hover) => hover.contents.map((part) => (typeof part === 'string' ? part : part.value))).join('\n');
    assert.match(text, /A\.5\.18/);
    assert.match(text, /Access rights/i);
  });

  it('goes from a document id to the document', async () => {
    const range = rangeOf(document, 'POL-AC');
    const places = await vscode.commands.executeCommand<(vscode.Location | vscode.LocationLink)[]>(
      'vscode.executeDefinitionProvider',
      document.uri,
      range.start,
    );
    const uris = places.map((place) => ('targetUri' in place ? place.targetUri : place.uri).path);
    assert.equal(uris.length, 1);
    assert.ok(uris[0]?.endsWith(accessPolicy), uris.join(', '));
  });

  it('finds what refers to a document', async () => {
    const policy = await open(accessPolicy);
    const position = rangeOf(policy, 'POL-AC').start;
    const places = await vscode.commands.executeCommand<vscode.Location[]>('vscode.executeReferenceProvider', policy.uri, position);
    assert.ok(
      places.some((place) => place.uri.path.endsWith(procedure)),
      places.map((place) => place.uri.path).join(', '),
    );
  });

  it('outlines a document by its sections', async () => {
    const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>('vscode.executeDocumentSymbolProvider', document.uri);
    const names = symbols.flatMap(function all(symbol): string[] {
      return [symbol.name, ...symbol.children.flatMap(all)];
    });
    assert.ok(names.includes('Purpose') && names.includes('Steps'), names.join(', '));
  });
});

function labelOf(item: vscode.CompletionItem): string {
  return typeof item.label === 'string' ? item.label : item.label.label;
}
