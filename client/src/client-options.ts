import * as vscode from 'vscode';
import type { LanguageClientOptions } from 'vscode-languageclient';

/**
 * What the client tells the server about: Markdown and `annexa.yaml` on the file systems of the workspace. Copies under
 * other schemes, such as the old side of a diff, are none of the server's business.
 */
export function clientOptions(): LanguageClientOptions {
  const folders = vscode.workspace.workspaceFolders ?? [];
  const schemes = [...new Set(['file', 'untitled', 'vscode-vfs', ...folders.map((folder) => folder.uri.scheme)])];
  return {
    documentSelector: schemes.flatMap((scheme) => [
      { language: 'markdown', scheme },
      { pattern: '**/*.mdx', scheme },
      { pattern: '**/annexa.{yaml,yml}', scheme },
    ]),
    outputChannelName: 'Annexa',
    diagnosticCollectionName: 'annexa',
    middleware: {
      async provideCompletionItem(document, position, context, token, next) {
        const list = await next(document, position, context, token);
        for (const item of Array.isArray(list) ? list : (list?.items ?? [])) showDetail(item);
        return list;
      },
    },
  };
}

/** Puts the title of a control beside its id; VS Code shows the detail of the selected entry only. */
function showDetail(item: vscode.CompletionItem): void {
  if (typeof item.label === 'string' && item.detail) item.label = { label: item.label, description: item.detail };
}
