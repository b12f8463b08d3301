import * as vscode from 'vscode';
import type { CoverageView } from '../coverage/coverage-view.ts';
import type { DocumentRow } from './document-item.ts';

/** Words in the titles of code actions that set the dates of a review. */
const reviewAction = /\breviewed\b/i;
/** How the titles of code actions begin that approve a document; of two the first raises the version by less. */
const approveAction = /^Approve on /;
/** How often a code action is asked for before there is none, and the pause between. */
const attempts = 3;
const pauseMs = 300;

/** The commands in the menu of a document's row. Each does nothing where it is not given such a row. */
export function documentCommands(coverage: CoverageView): Readonly<Record<string, (row?: unknown) => unknown>> {
  return {
    'annexa.documents.showControls': (row) => withDocument(row, ({ uri, title }) => showControls(coverage, uri, title)),
    'annexa.documents.markReviewed': (row) =>
      withDocument(row, ({ uri }) =>
        act(uri, reviewAction, 'Nothing to set here: the document states no review dates that could be moved on.'),
      ),
    'annexa.documents.approve': (row) =>
      withDocument(row, ({ uri }) =>
        act(
          uri,
          approveAction,
          'Nothing to approve here: it is approved as it stands, has errors, or names nobody who approves it but its owner.',
        ),
      ),
    'annexa.documents.copyId': (row) => withDocument(row, ({ id }) => id !== null && vscode.env.clipboard.writeText(id)),
    'annexa.documents.openPreview': (row) =>
      withDocument(row, ({ uri }) => vscode.commands.executeCommand('markdown.showPreview', vscode.Uri.parse(uri))),
    'annexa.documents.openToSide': (row) =>
      withDocument(row, ({ uri }) => vscode.window.showTextDocument(vscode.Uri.parse(uri), { viewColumn: vscode.ViewColumn.Beside })),
  };
}

type Facts = Extract<DocumentRow, { kind: 'document' }>['value'];

function withDocument(row: unknown, run: (facts: Facts) => unknown): unknown {
  const isRow = typeof row === 'object' && row !== null && 'kind' in row && row.kind === 'document' && 'value' in row;
  return isRow ? run(row.value as Facts) : undefined;
}

/** Shows in the coverage view what a document is good for. */
async function showControls(coverage: CoverageView, uri: string, title: string): Promise<void> {
  coverage.setDocument({ uri, title });
  await vscode.commands.executeCommand('annexa.coverage.focus');
  const [first] = coverage.provider.controls();
  if (first) return coverage.reveal(first);
  coverage.setDocument(undefined);
  void vscode.window.showInformationMessage(`${title} names no control.`);
}

/** Opens the document and does what a code action of the server does, the first with such a title. */
async function act(address: string, wanted: RegExp, otherwise: string): Promise<void> {
  const uri = vscode.Uri.parse(address);
  const document = await vscode.workspace.openTextDocument(uri);
  await vscode.window.showTextDocument(document);
  // the head, where the dates stand, and the title, where a missing date is reported
  const range = new vscode.Range(0, 0, Math.min(document.lineCount, 60), 0);
  const ask = (resolved: number) =>
    vscode.commands.executeCommand<vscode.CodeAction[]>('vscode.executeCodeActionProvider', uri, range, undefined, resolved);
  // the editor drops an answer if the document, or who offers actions for it, changes meanwhile
  for (let attempt = 0; attempt < attempts; attempt++) {
    if (attempt > 0) await new Promise((resolve) => setTimeout(resolve, pauseMs));
    const at = (await ask(0)).findIndex(({ title }) => wanted.test(title));
    // edits are worked out only for actions that are asked for
    const action = at < 0 ? undefined : (await ask(at + 1)).find(({ title, edit }) => edit && wanted.test(title));
    if (action?.edit && (await vscode.workspace.applyEdit(action.edit))) return;
  }
  void vscode.window.showInformationMessage(otherwise);
}
