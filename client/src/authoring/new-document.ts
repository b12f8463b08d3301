import * as vscode from 'vscode';
import {
  type DocumentTemplate,
  type NewDocument,
  type NewDocumentParams,
  newDocumentRequest,
  templatesRequest,
} from '../../../server/src/lsp/protocol.ts';
import type { AnnexaClient } from '../annexa-client.ts';
import { exists } from '../exists.ts';
import { pickFolder } from './pick-folder.ts';
import { type TemplateItem, templateItems } from './template-items.ts';

/** What a new document is to be; what is left out is asked for, or decided by template and config. */
export interface NewDocumentWish {
  readonly template?: string;
  readonly title?: string;
  /** Id of a control that no document claims yet: templates that fit come first. */
  readonly control?: string;
  /** URI of the folder. */
  readonly folder?: string;
}

/**
 * Creates a document from a template and opens it. The file is written at once: only then other documents can link to it.
 * @returns its URI, undefined if the user gave up
 */
export async function newDocument(client: AnnexaClient, wish: NewDocumentWish): Promise<vscode.Uri | undefined> {
  if (!(await pickFolderOnce())) return undefined;
  const templates = await client.sendRequest<readonly DocumentTemplate[]>(templatesRequest);
  const template = templates.find(({ id }) => id === wish.template) ?? (await askForTemplate(templates, wish.control));
  if (!template) return undefined;
  const title = wish.title ?? (wish.template === undefined ? await askForTitle(template) : template.title);
  if (title === undefined) return undefined;
  const params: NewDocumentParams = {
    template: template.id,
    ...(title !== template.title && { title }),
    ...(wish.control !== undefined && !template.controls.includes(wish.control) && { controls: [...template.controls, wish.control] }),
    ...(wish.folder !== undefined && { folder: wish.folder }),
  };
  const made = await client.sendRequest<NewDocument | null>(newDocumentRequest, params);
  if (made) return create(vscode.Uri.parse(made.uri), made.text);
  void vscode.window.showErrorMessage('The document could not be made. Open the folder that holds the ISMS and try again.');
  return undefined;
}

/** A template needs a folder to lie in; which one is decided by the config. */
async function pickFolderOnce(): Promise<boolean> {
  return (vscode.workspace.workspaceFolders ?? []).length > 0 || (await pickFolder()) !== undefined;
}

async function askForTemplate(templates: readonly DocumentTemplate[], control: string | undefined): Promise<DocumentTemplate | undefined> {
  const items = templateItems(templates, control).map((item) => toPickItem(item));
  const title = control === undefined ? 'New document' : `New document for ${control}`;
  const picked = await vscode.window.showQuickPick(items, {
    title,
    placeHolder: 'Kind of document',
    matchOnDescription: true,
    matchOnDetail: true,
  });
  return picked?.template;
}

function toPickItem(item: TemplateItem): vscode.QuickPickItem & { template?: DocumentTemplate } {
  if (item.kind === 'heading') return { label: item.label, kind: vscode.QuickPickItemKind.Separator };
  const { title, type, summary } = item.template;
  return { label: title, description: type, detail: summary, template: item.template };
}

function askForTitle({ title }: DocumentTemplate): Thenable<string | undefined> {
  return vscode.window.showInputBox({
    title: 'New document',
    prompt: 'Title of the document',
    value: title,
    validateInput: (text) => (text.trim() === '' ? 'A document needs a title.' : undefined),
  });
}

/** Writes a file that does not exist, and opens it. */
async function create(uri: vscode.Uri, text: string): Promise<vscode.Uri | undefined> {
  if (await exists(uri)) {
    void vscode.window.showErrorMessage(`${vscode.workspace.asRelativePath(uri)} exists already; nothing was changed.`);
    return undefined;
  }
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  await vscode.window.showTextDocument(uri, { preview: false });
  return uri;
}
