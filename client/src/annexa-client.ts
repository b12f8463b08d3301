import type { BaseLanguageClient } from 'vscode-languageclient';

/** The language client, whether its server runs in Node or in a web worker. */
export type AnnexaClient = BaseLanguageClient;
