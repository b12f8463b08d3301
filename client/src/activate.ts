import * as vscode from 'vscode';
import { State } from 'vscode-languageclient';
import {
  type CoverageTree,
  coverageChanged,
  coverageRequest,
  type DocumentList,
  type DutyList,
  documentsChanged,
  documentsRequest,
  dutiesRequest,
  type ReadinessTree,
  readinessChanged,
  readinessRequest,
  serverInfoRequest,
} from '../../server/src/lsp/protocol.ts';
import type { AnnexaClient } from './annexa-client.ts';
import type { AnnexaApi } from './api.ts';
import { lensCommands } from './commands/show-places.ts';
import { registerCommands } from './commands.ts';
import { CoverageView } from './coverage/coverage-view.ts';
import { DocumentsView } from './documents/documents-view.ts';
import { DutiesView } from './duties/duties-view.ts';
import { DocumentLanguageStatus } from './language-status.ts';
import { extendMarkdownIt } from './preview/extend-markdown-it.ts';
import { MarkdownPreview } from './preview/markdown-preview.ts';
import { ReadinessView } from './readiness/readiness-view.ts';
import { ReportPanel } from './report/report-panel.ts';
import { ServerAnswer } from './server-answer.ts';
import { ServerStarter } from './start/server-starter.ts';
import { CoverageStatusBar } from './status-bar.ts';
import { continueExample } from './walkthrough/open-example.ts';
import { WalkthroughProgress } from './walkthrough/walkthrough-progress.ts';

/**
 * Makes everything around the language client; the same in Node and in a web worker. VS Code activates the extension for
 * every Markdown file and waits for it before it shows a preview, so this returns at once and starts no server by itself:
 * `ServerStarter` does, where there is something for it to do.
 */
export function activateAnnexa(context: vscode.ExtensionContext, client: AnnexaClient): AnnexaApi {
  const coverage = new ServerAnswer<CoverageTree>(client, coverageRequest, coverageChanged);
  const documents = new ServerAnswer<DocumentList>(client, documentsRequest, documentsChanged);
  const duties = new ServerAnswer<DutyList>(client, dutiesRequest, documents.onDidChange);
  const readiness = new ServerAnswer<ReadinessTree>(client, readinessRequest, readinessChanged);
  const starter = new ServerStarter(client);
  const coverageView = new CoverageView(coverage, context.workspaceState);
  const documentsView = new DocumentsView(documents, context.workspaceState);
  const dutiesView = new DutiesView(duties, context.workspaceState);
  const readinessView = new ReadinessView(readiness);
  const reportPanel = new ReportPanel(client, documents.onDidChange);
  const statusBar = new CoverageStatusBar(coverage);
  const languageStatus = new DocumentLanguageStatus(documents);
  const preview = new MarkdownPreview(client, coverage, documents);
  const progress = new WalkthroughProgress(coverage);
  context.subscriptions.push(coverage, documents, duties, starter, coverageView, documentsView, dutiesView, statusBar, languageStatus);
  context.subscriptions.push(readiness, readinessView, reportPanel, preview, progress);
  const views = { coverageView, documentsView, dutiesView, reportPanel };
  context.subscriptions.push(registerCommands({ context, client, starter, coverage, documents, readiness, ...views, progress }));
  // also after a crash or a restart by command, when the new server knows nothing of what was asked before
  const greet = async () => {
    languageStatus.setScanning(true);
    await askAll(client, [coverage, documents, duties, readiness]);
    languageStatus.setScanning(false);
  };
  context.subscriptions.push(client.onDidChangeState(({ newState }) => void (newState === State.Running && greet())));
  client.registerFeature(lensCommands);
  starter.watch();
  void continueExample(context, progress);
  return {
    coverage: () => coverage.latest,
    documents: () => documents.latest,
    isServerStarted: () => starter.started,
    statusText: () => statusBar.text,
    languageStatusText: () => languageStatus.text,
    coverageTree: coverageView.provider,
    documentsTree: documentsView,
    duties: () => duties.latest,
    dutiesTree: dutiesView,
    readiness: () => readiness.latest,
    readinessTree: readinessView,
    readinessStatus: () => readinessView.status,
    reportHtml: () => reportPanel.html,
    documentsBadge: () => documentsView.badge,
    selectedRows: () => coverageView.selection,
    walkthroughSteps: () => progress.steps,
    extendMarkdownIt: (markdown) => extendMarkdownIt(markdown, preview),
  };
}

/** Logs how the server runs and asks for all that the views show. */
async function askAll(client: AnnexaClient, answers: readonly { refresh(): Promise<void> }[]): Promise<void> {
  try {
    // it counts as running before it has heard of the workspace
    await client.start();
    await Promise.all(answers.map((answer) => answer.refresh()));
    client.info(`${await client.sendRequest<string>(serverInfoRequest)}; VS Code ${vscode.version}`);
  } catch {
    // the client itself says why the server did not come up
  }
}
