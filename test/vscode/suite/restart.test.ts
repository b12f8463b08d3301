import { before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import type { AnnexaApi } from '../../../client/src/api.ts';
import { annexa, findings, open, privilegedPolicy, until } from './editor.ts';

describe('restart of the server', () => {
  let api: AnnexaApi;

  before(async () => {
    api = await annexa();
    await until('the coverage', () => api.coverage());
  });

  it('gives the same findings and coverage again', async () => {
    const { uri } = await open(privilegedPolicy);
    await until('the finding', () => findings(uri, 'control-legacy').length > 0);
    const before = api.coverage();
    await vscode.commands.executeCommand('annexa.restartServer');
    await until('a new answer', () => api.coverage() !== before && api.statusText() === 'Annexa 2/93 (2.1 %)');
    await until('the finding again', () => findings(uri, 'control-legacy').length > 0);
  });
});
