import assert from 'node:assert/strict';
import { it } from 'mocha';
import * as vscode from 'vscode';
import type { AnnexaApi } from '../../../client/src/api.ts';

/** The fixture policies. */
export const accessPolicy = 'policies/access-control-policy.md';
export const privilegedPolicy = 'policies/privileged-access-policy.md';
export const procedure = 'procedures/user-access-procedure.md';

/** The extension, started. */
export async function annexa(): Promise<AnnexaApi> {
  const extension = vscode.extensions.getExtension<AnnexaApi>('annexa.annexa');
  assert.ok(extension, 'the extension is not installed');
  return extension.activate();
}

/** URI of a file of the workspace. */
export function uriOf(path: string): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0];
  assert.ok(folder, 'no folder is open');
  return vscode.Uri.joinPath(folder.uri, path);
}

/** Opens a file of the workspace in an editor of its own: the next one opened does not take its place. */
export async function open(path: string): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument(uriOf(path));
  await vscode.window.showTextDocument(document, { preview: false });
  await inFront(document.uri);
  return document;
}

/** Waits until a file is in the active editor, which VS Code tells an extension a little later than it happens. */
export function inFront(uri: vscode.Uri): Promise<vscode.TextEditor> {
  return until(`${uri.path} in front`, () => {
    const editor = vscode.window.activeTextEditor;
    return editor?.document.uri.toString() === uri.toString() && editor;
  });
}

/** Replaces a text that occurs once; asserts that it does. */
export async function replace(document: vscode.TextDocument, from: string, to: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, rangeOf(document, from), to);
  assert.equal(await vscode.workspace.applyEdit(edit), true);
}

/** Replaces everything. */
export async function replaceAll(document: vscode.TextDocument, text: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, new vscode.Range(0, 0, document.lineCount, 0), text);
  assert.equal(await vscode.workspace.applyEdit(edit), true);
}

/** Range of a text that occurs once; asserts that it does. */
export function rangeOf(document: vscode.TextDocument, text: string): vscode.Range {
  const content = document.getText();
  const at = content.indexOf(text);
  assert.ok(at >= 0, `${JSON.stringify(text)} is not in ${document.uri.path}`);
  assert.equal(content.indexOf(text, at + 1), -1, `${JSON.stringify(text)} occurs more than once`);
  return new vscode.Range(document.positionAt(at), document.positionAt(at + text.length));
}

const previewCommand = 'markdown.api.render';

/** Whether VS Code's own Markdown extension is there to render; the web build of the harness comes without it. */
export async function hasPreview(): Promise<boolean> {
  return typeof process !== 'undefined' || (await vscode.commands.getCommands(true)).includes(previewCommand);
}

/** A document as the built-in preview shows it, HTML. */
export async function rendered(document: vscode.TextDocument): Promise<string> {
  return vscode.commands.executeCommand<string>(previewCommand, document);
}

/** Annexa's findings of a document, by slug where one is given. */
export function findings(uri: vscode.Uri, slug?: string): vscode.Diagnostic[] {
  const own = vscode.languages.getDiagnostics(uri).filter((diagnostic) => diagnostic.source === 'annexa');
  return slug === undefined ? own : own.filter((diagnostic) => slugOf(diagnostic) === slug);
}

/** Slug of the rule behind a finding. */
export function slugOf(diagnostic: vscode.Diagnostic): string {
  return String(typeof diagnostic.code === 'object' ? diagnostic.code.value : diagnostic.code);
}

/** Waits until a function gives something; fails with what was awaited if it never does. */
export async function until<T>(what: string, look: () => T | undefined | false | PromiseLike<T | undefined | false>): Promise<T> {
  const end = Date.now() + 60_000;
  for (;;) {
    const found = await look();
    if (found !== undefined && found !== false) return found;
    if (Date.now() > end) throw new Error(`waited in vain for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** A test of what the editor in a browser does not have here: the Markdown preview, a clipboard for a page without focus. */
export const onNode: (title: string, test: () => Promise<void>) => void = typeof process === 'undefined' ? () => undefined : it;
