import * as vscode from 'vscode';
import { BrowserMessageReader, BrowserMessageWriter, LanguageClient } from 'vscode-languageclient/browser';
import { activateAnnexa } from '../activate.ts';
import type { AnnexaApi } from '../api.ts';
import { clientOptions } from '../client-options.ts';
import { serveFiles } from './serve-files.ts';

let client: LanguageClient | undefined;

/** Entry point in the browser: the server is a web worker, which reads files through this side. */
export function activate(context: vscode.ExtensionContext): AnnexaApi {
  const script = vscode.Uri.joinPath(context.extensionUri, 'dist/browser/server.js');
  let worker: Worker | undefined;
  const end = () => worker?.terminate();
  // a restart needs a new worker: a server that was told to exit does not come back
  const startWorker = async () => {
    end();
    worker = new Worker(script.toString(true));
    return { reader: new BrowserMessageReader(worker), writer: new BrowserMessageWriter(worker) };
  };
  client = new LanguageClient('annexa', 'Annexa', startWorker, clientOptions());
  context.subscriptions.push(serveFiles(client), { dispose: end });
  return activateAnnexa(context, client);
}

/** Ends the server. */
export async function deactivate(): Promise<void> {
  await client?.dispose();
}
