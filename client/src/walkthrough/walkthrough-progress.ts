import * as vscode from 'vscode';
import type { CoverageTree } from '../../../server/src/lsp/protocol.ts';
import type { ServerAnswer } from '../server-answer.ts';
import { walkthroughId } from './walkthrough-id.ts';

/** Ends of the context keys by which steps of the walkthrough tick off. */
export type WalkthroughStep = 'documentsFound' | 'findingSeen' | 'findingFixed' | 'coverageMoved';

/**
 * Notes what the user has come to see, for the walkthrough: a finding in an editor, fewer findings in a document after an
 * edit, and more covered controls than before. VS Code itself remembers which steps were done.
 */
export class WalkthroughProgress implements vscode.Disposable {
  private readonly subscriptions: vscode.Disposable;
  private readonly counts = new Map<string, number>();
  private readonly covered = new Map<string, number>();
  private readonly reached = new Set<WalkthroughStep>();
  private readonly edited = new Set<string>();

  constructor(coverage: ServerAnswer<CoverageTree>) {
    this.subscriptions = vscode.Disposable.from(
      vscode.languages.onDidChangeDiagnostics(({ uris }) => this.lookAtFindings(uris)),
      vscode.window.onDidChangeVisibleTextEditors(() => this.lookAtFindings()),
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0 && document.languageId === 'markdown') this.edited.add(document.uri.toString());
      }),
      coverage.onDidChange((tree) => this.lookAtCoverage(tree)),
    );
  }

  /** The steps that were reached in this window. */
  get steps(): readonly WalkthroughStep[] {
    return [...this.reached];
  }

  dispose(): void {
    this.subscriptions.dispose();
  }

  /**
   * Shows the walkthrough, and ticks off what was reached before it came up.
   * @param step which is opened; the first one that is left by default
   */
  async open(step?: string, toSide = false): Promise<void> {
    await vscode.commands.executeCommand(
      'workbench.action.openWalkthrough',
      step ? { category: walkthroughId, step } : walkthroughId,
      toSide,
    );
    for (const reached of this.reached) await tell(reached);
  }

  private lookAtFindings(changed: readonly vscode.Uri[] = []): void {
    if (this.reached.has('findingSeen') && this.reached.has('findingFixed')) return;
    const uris = new Map(
      [...changed, ...vscode.window.visibleTextEditors.map(({ document }) => document.uri)].map((uri) => [uri.toString(), uri]),
    );
    const visible = new Set(vscode.window.visibleTextEditors.map(({ document }) => document.uri.toString()));
    for (const [key, uri] of uris) {
      const count = vscode.languages.getDiagnostics(uri).filter(isFinding).length;
      if (count > 0 && visible.has(key)) this.reach('findingSeen');
      if (count < (this.counts.get(key) ?? 0) && this.edited.has(key)) this.reach('findingFixed');
      this.counts.set(key, count);
    }
  }

  private lookAtCoverage(tree: CoverageTree): void {
    if (tree.documents > 0) this.reach('documentsFound');
    for (const { id, effective } of tree.frameworks) {
      const before = this.covered.get(id);
      if (before !== undefined && effective.k > before) this.reach('coverageMoved');
      this.covered.set(id, effective.k);
    }
  }

  private reach(step: WalkthroughStep): void {
    if (this.reached.has(step)) return;
    this.reached.add(step);
    void tell(step);
  }
}

/** What asks for a mend; hints come and go with it. */
function isFinding({ source, severity }: vscode.Diagnostic): boolean {
  return source === 'annexa' && severity !== vscode.DiagnosticSeverity.Hint;
}

/**
 * Ticks a step off. VS Code does so when the key becomes true, and never in a session in which the key was true before the
 * walkthrough was first looked at; so it is true for a moment only.
 */
async function tell(step: WalkthroughStep): Promise<void> {
  await vscode.commands.executeCommand('setContext', `annexa.${step}`, true);
  await vscode.commands.executeCommand('setContext', `annexa.${step}`, false);
}
