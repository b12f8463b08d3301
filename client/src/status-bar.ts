import * as vscode from 'vscode';
import type { CoverageTree } from '../../server/src/lsp/protocol.ts';
import { stateNames } from './coverage/coverage-states.ts';
import { ratioText } from './coverage/ratio-text.ts';
import type { ServerAnswer } from './server-answer.ts';

/** The status bar entry: effective coverage of the first framework. Hidden where there is no ISMS document. */
export class CoverageStatusBar implements vscode.Disposable {
  private readonly item: vscode.StatusBarItem;
  private readonly subscription: vscode.Disposable;
  private visible = false;

  constructor(model: ServerAnswer<CoverageTree>) {
    this.item = vscode.window.createStatusBarItem('annexa.coverage', vscode.StatusBarAlignment.Left);
    this.item.name = 'Annexa coverage';
    this.item.command = 'annexa.coverage.focus';
    this.subscription = model.onDidChange((tree) => this.show(tree));
  }

  /** What the entry says, empty while it is hidden. */
  get text(): string {
    return this.visible ? this.item.text : '';
  }

  dispose(): void {
    this.subscription.dispose();
    this.item.dispose();
  }

  private show(tree: CoverageTree): void {
    const first = tree.frameworks[0];
    this.visible = tree.documents > 0 && first !== undefined;
    if (!first || !this.visible) {
      this.item.hide();
      return;
    }
    this.item.text = `Annexa ${ratioText(first.effective)}`;
    this.item.tooltip = tooltip(tree);
    this.item.accessibilityInformation = { label: `Annexa: ${ratioText(first.effective)} controls of ${first.title} are covered` };
    this.item.show();
  }
}

/** All frameworks with their states, as Markdown. */
function tooltip(tree: CoverageTree): vscode.MarkdownString {
  const markdown = new vscode.MarkdownString();
  for (const framework of tree.frameworks) {
    markdown
      .appendMarkdown('**')
      .appendText(framework.title)
      .appendMarkdown(`**: ${ratioText(framework.effective)} covered\n\n`);
    const states = stateNames.filter((state) => framework.states[state] > 0);
    markdown.appendMarkdown(`${states.map((state) => `- ${framework.states[state]} ${state}`).join('\n')}\n\n`);
  }
  markdown.appendMarkdown(`${tree.documents} ISMS documents, judged on ${tree.asOf}.`);
  if (!tree.complete) markdown.appendMarkdown('\n\nSome files could not be read: the coverage may be higher than shown.');
  return markdown;
}
