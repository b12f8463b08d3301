import * as vscode from 'vscode';
import type { DocumentFacts, DocumentList } from '../../server/src/lsp/protocol.ts';
import { documentLooks, findingsText } from './documents/document-looks.ts';
import type { ServerAnswer } from './server-answer.ts';
import { declaresIsms } from './start/declares-isms.ts';

/**
 * The entry in the language status of Markdown: what the document in front is, its state and its findings. It is there for
 * documents of the ISMS only.
 */
export class DocumentLanguageStatus implements vscode.Disposable {
  private readonly model: ServerAnswer<DocumentList>;
  private readonly subscriptions: vscode.Disposable;
  private item: vscode.LanguageStatusItem | undefined;
  private scanning = false;

  constructor(model: ServerAnswer<DocumentList>) {
    this.model = model;
    this.subscriptions = vscode.Disposable.from(
      model.onDidChange(() => this.show()),
      vscode.window.onDidChangeActiveTextEditor(() => this.show()),
    );
  }

  /** What the entry says, empty while there is none. */
  get text(): string {
    return this.item?.text ?? '';
  }

  /** Whether the server is reading the workspace. */
  setScanning(scanning: boolean): void {
    this.scanning = scanning;
    this.show();
  }

  dispose(): void {
    this.subscriptions.dispose();
    this.item?.dispose();
  }

  private show(): void {
    const document = vscode.window.activeTextEditor?.document;
    if (document?.languageId !== 'markdown') {
      this.hide();
      return;
    }
    const uri = document.uri.toString();
    const facts = this.model.latest?.documents.find((one) => one.active && vscode.Uri.parse(one.uri).toString() === uri);
    if (facts) this.fill(facts);
    else if (this.scanning && declaresIsms(document.getText())) this.fill(undefined);
    else this.hide();
  }

  private hide(): void {
    this.item?.dispose();
    this.item = undefined;
  }

  /** @param facts undefined while they are not known yet */
  private fill(facts: DocumentFacts | undefined): void {
    this.item ??= this.create();
    this.item.busy = this.scanning;
    if (!facts) {
      this.item.text = 'Reading the workspace';
      this.item.detail = 'Annexa';
      this.item.severity = vscode.LanguageStatusSeverity.Information;
      return;
    }
    const findings = findingsText(facts.findings);
    const state = documentLooks[facts.overdueDays > 0 ? 'overdue' : facts.state].title;
    this.item.text = `${facts.typeTitle} · ${state} · ${findings || 'no findings'}`;
    this.item.detail = 'Annexa';
    this.item.severity = severityOf(facts.findings);
    const spoken = `Annexa: ${facts.title} is a ${facts.typeTitle}, ${state}, ${findings || 'no findings'}`;
    this.item.accessibilityInformation = { label: spoken };
  }

  private create(): vscode.LanguageStatusItem {
    const item = vscode.languages.createLanguageStatusItem('annexa.document', { language: 'markdown' });
    item.name = 'Annexa document';
    item.command = { command: 'workbench.actions.view.problems', title: 'Show Findings' };
    return item;
  }
}

function severityOf({ error, warning }: DocumentFacts['findings']): vscode.LanguageStatusSeverity {
  if (error > 0) return vscode.LanguageStatusSeverity.Error;
  return warning > 0 ? vscode.LanguageStatusSeverity.Warning : vscode.LanguageStatusSeverity.Information;
}
