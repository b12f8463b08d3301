import * as vscode from 'vscode';
import {
  type CoverageTree,
  type DocumentList,
  openPlaceCommand,
  type ReadinessTree,
  showPlacesCommand,
} from '../../server/src/lsp/protocol.ts';
import type { AnnexaClient } from './annexa-client.ts';
import { claimControl, excludeControl } from './authoring/control-decisions.ts';
import { createConfig } from './authoring/create-config.ts';
import { type NewDocumentWish, newDocument } from './authoring/new-document.ts';
import { showPlaces } from './commands/show-places.ts';
import { controlOfRow } from './coverage/control-of-row.ts';
import type { CoverageView } from './coverage/coverage-view.ts';
import { controlGroupings } from './coverage/group-controls.ts';
import { pickControl } from './coverage/pick-control.ts';
import { pickStates } from './coverage/pick-states.ts';
import { pickText } from './coverage/pick-text.ts';
import { documentCommands } from './documents/document-commands.ts';
import type { DocumentsView } from './documents/documents-view.ts';
import { documentGroupings } from './documents/group-documents.ts';
import type { DutiesView } from './duties/duties-view.ts';
import { pickGrouping } from './pick-grouping.ts';
import { createCommand } from './readiness/readiness-item.ts';
import { beginningOf } from './readiness/readiness-view.ts';
import { openPlace, type ReportPanel } from './report/report-panel.ts';
import type { ServerAnswer } from './server-answer.ts';
import type { ServerStarter } from './start/server-starter.ts';
import { openExample } from './walkthrough/open-example.ts';
import type { WalkthroughProgress } from './walkthrough/walkthrough-progress.ts';

/** What the commands work on. */
export interface CommandContext {
  readonly context: vscode.ExtensionContext;
  readonly client: AnnexaClient;
  readonly starter: ServerStarter;
  readonly coverage: ServerAnswer<CoverageTree>;
  readonly documents: ServerAnswer<DocumentList>;
  readonly readiness: ServerAnswer<ReadinessTree>;
  readonly coverageView: CoverageView;
  readonly documentsView: DocumentsView;
  readonly dutiesView: DutiesView;
  readonly reportPanel: ReportPanel;
  readonly progress: WalkthroughProgress;
}

type Commands = Readonly<Record<string, (first?: unknown, second?: unknown) => unknown>>;

/** Registers the commands of the extension; `annexa.coverage.focus` comes with the view itself. */
export function registerCommands(all: CommandContext): vscode.Disposable {
  const commands: Commands = {
    ...viewCommands(all),
    ...documentCommands(all.coverageView),
    ...authoringCommands(all),
    ...serverCommands(all),
    [showPlacesCommand]: (argument) => showPlaces(argument),
    [openPlaceCommand]: (uri, line) => openPlace(uri, line),
  };
  return vscode.Disposable.from(...Object.entries(commands).map(([id, run]) => vscode.commands.registerCommand(id, run)));
}

function viewCommands(all: CommandContext): Commands {
  const { starter, coverage, documents, readiness, coverageView, documentsView, dutiesView, reportPanel } = all;
  return {
    'annexa.coverage.refresh': async () => {
      await starter.start();
      await Promise.all([coverage.refresh(), documents.refresh(), readiness.refresh()]);
    },
    'annexa.coverage.filter': (states) => pickStates(coverage.latest, coverageView, states),
    'annexa.coverage.find': (text) => pickText(coverageView, text),
    'annexa.coverage.clearFilter': () => coverageView.clearFilter(),
    'annexa.coverage.group': async (wanted) => {
      const grouping = await pickGrouping(controlGroupings(coverage.latest), coverageView.grouping, wanted);
      if (grouping !== undefined) await coverageView.setGrouping(grouping);
    },
    'annexa.documents.group': async (wanted) => {
      const grouping = await pickGrouping(documentGroupings, documentsView.grouping, wanted);
      if (grouping !== undefined) await documentsView.setGrouping(grouping);
    },
    'annexa.duties.choose': (wanted) => dutiesView.choose(wanted),
    'annexa.openReport': async () => {
      await starter.start();
      await reportPanel.open();
    },
    'annexa.openControl': async (id) => {
      await starter.start();
      if (!coverage.latest) await coverage.refresh();
      await pickControl(coverageView, id);
    },
  };
}

function authoringCommands({ context, client, starter, progress }: CommandContext): Commands {
  return {
    'annexa.createConfig': async () => {
      if (await createConfig()) await starter.start();
    },
    'annexa.newDocument': async (wish) => {
      await starter.start();
      return newDocument(client, isWish(wish) ? wish : {});
    },
    'annexa.control.newDocument': async (row, wish) => {
      const control = controlOfRow(row);
      if (!control) return undefined;
      await starter.start();
      return newDocument(client, { ...(isWish(wish) && wish), control: control.id });
    },
    [createCommand]: async (row) => {
      const begin = beginningOf(row);
      if (!begin) return undefined;
      await starter.start();
      return newDocument(client, { template: begin.template, ...(begin.title !== null && { title: begin.title }) });
    },
    'annexa.control.claim': (row) => {
      const control = controlOfRow(row);
      return control && claimControl(client, control.key);
    },
    'annexa.control.exclude': (row, justification) => {
      const control = controlOfRow(row);
      return control && excludeControl(client, control.key, typeof justification === 'string' ? justification : undefined);
    },
    'annexa.openExample': () => openExample(context),
    'annexa.openWalkthrough': () => progress.open(),
  };
}

function serverCommands({ client, starter }: CommandContext): Commands {
  return {
    'annexa.checkWorkspace': () => starter.start(),
    'annexa.restartServer': () => restart(client, starter),
    'annexa.showOutput': () => client.outputChannel.show(),
  };
}

async function restart(client: AnnexaClient, starter: ServerStarter): Promise<void> {
  if (!starter.started) return starter.start();
  // A server that does not answer any more cannot be stopped in peace, which the client logs, and is replaced all the same.
  if (client.needsStop()) await client.stop().catch(() => undefined);
  await client.start();
}

/** A menu gives a row or a file, a key binding what is wanted. */
function isWish(value: unknown): value is NewDocumentWish {
  return typeof value === 'object' && value !== null && !('scheme' in value) && !('kind' in value);
}
