import * as vscode from 'vscode';
import type { WorkspaceEdit } from 'vscode-languageclient';
import {
  type ClaimControlParams,
  claimControlRequest,
  type ExcludeControlParams,
  excludeControlRequest,
} from '../../../server/src/lsp/protocol.ts';
import type { AnnexaClient } from '../annexa-client.ts';

/** Adds a control to what the document in front claims. @param control with its framework: `iso27001-2022:A.5.15` */
export async function claimControl(client: AnnexaClient, control: string): Promise<void> {
  const document = frontDocument();
  if (!document) {
    void vscode.window.showInformationMessage('Open the document that is to claim the control first.');
    return;
  }
  const params: ClaimControlParams = { uri: document.uri.toString(), control };
  const edit = await client.sendRequest<WorkspaceEdit | null>(claimControlRequest, params);
  if (edit) await apply(client, edit);
  else void vscode.window.showInformationMessage(`${nameOf(document)} claims ${idOf(control)} already, or is no document of the ISMS.`);
}

/**
 * Sets a control to not applicable in the Statement of Applicability.
 * @param given the justification; without it the user is asked
 */
export async function excludeControl(client: AnnexaClient, control: string, given?: string): Promise<void> {
  const justification = given ?? (await askForJustification(control));
  if (justification === undefined) return;
  const params: ExcludeControlParams = { control, justification };
  const edit = await client.sendRequest<WorkspaceEdit | null>(excludeControlRequest, params);
  if (edit) return apply(client, edit);
  const message = `${idOf(control)} was not excluded: the workspace has no Statement of Applicability in Markdown with a row for it, or the row excludes it already.`;
  void vscode.window.showInformationMessage(message);
}

function askForJustification(control: string): Thenable<string | undefined> {
  return vscode.window.showInputBox({
    title: `Exclude ${idOf(control)} in the Statement of Applicability`,
    prompt: 'Why it does not apply to your organisation. An auditor reads this.',
    placeHolder: 'We run no data centre of our own; all systems are cloud services.',
    validateInput: (text) => (text.trim() === '' ? 'An exclusion needs a justification.' : undefined),
  });
}

/** The Markdown file in front, also while a view has the focus. */
function frontDocument(): vscode.TextDocument | undefined {
  const document = vscode.window.activeTextEditor?.document;
  return document?.languageId === 'markdown' ? document : undefined;
}

async function apply(client: AnnexaClient, edit: WorkspaceEdit): Promise<void> {
  const converted = await client.protocol2CodeConverter.asWorkspaceEdit(edit);
  if (!(await vscode.workspace.applyEdit(converted))) {
    void vscode.window.showErrorMessage('The document was changed in the meantime. Try again.');
    return;
  }
  const [first] = converted.entries();
  if (first) await vscode.window.showTextDocument(first[0], { preview: false });
}

function idOf(control: string): string {
  return control.slice(control.indexOf(':') + 1);
}

function nameOf(document: vscode.TextDocument): string {
  return vscode.workspace.asRelativePath(document.uri);
}
