import * as vscode from 'vscode';
import type { LanguageClientOptions } from 'vscode-languageclient';

/**
 * What the client tells the server about: Markdown, `annexa.yaml` and what may be a register on the file systems of the
 * workspace; only the server knows which YAML and CSV is one. Copies under
 * other schemes, such as the old side of a diff, are none of the server's business.
 */
export function clientOptions(): LanguageClientOptions {
  const folders = vscode.workspace.workspaceFolders ?? [];
  const schemes = [...new Set(['file', 'untitled', 'vscode-vfs', ...folders.map((folder) => folder.uri.scheme)])];
  return {
    documentSelector: schemes.flatMap((scheme) => [
      { language: 'markdown', scheme },
      { pattern: '**/*.mdx', scheme },
      { pattern: '**/*.{yaml,yml,csv}', scheme },
    ]),
    outputChannelName: 'Annexa',
    diagnosticCollectionName: 'annexa',
    middleware: {
      async provideCompletionItem(document, position, context, token, next) {
        const list = await next(document, position, context, token);
        for (const item of Array.isArray(list) ? list : (list?.items ?? [])) askForValue(item);
        return list;
      },
    },
  };
}

/** What was a key wants a value next: the list of values is opened at once. */
function askForValue(item: vscode.CompletionItem): void {
  const text = typeof item.insertText === 'string' ? item.insertText : '';
  if (item.kind === vscode.CompletionItemKind.Property && text.endsWith(' '))
    item.command = { command: 'editor.action.triggerSuggest', title: 'Suggest values' };
}
