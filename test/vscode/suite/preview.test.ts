import assert from 'node:assert/strict';
import { before, describe, it } from 'mocha';
import type * as vscode from 'vscode';
import type { AnnexaApi } from '../../../client/src/api.ts';
import { accessPolicy, annexa, onNode, open, rendered, replaceAll, until, uriOf } from './editor.ts';

describe('Markdown preview', () => {
  let api: AnnexaApi;
  let document: vscode.TextDocument;

  before(async () => {
    api = await annexa();
    await until('the documents', () => api.documents());
    document = await open(accessPolicy);
    // what was tried on the document before may still be on its way back
    await until('the coverage', () => /annexa-covered/.test(shown(document.uri)));
  });

  /** A text as the extension hands it to the preview. */
  function shown(currentDocument: vscode.Uri): string {
    const rules: Record<string, (tokens: object[], index: number, options: object, env: object, self: object) => string> = {};
    const escapeHtml = (text: string) => text.replaceAll('<', '&lt;');
    api.extendMarkdownIt({ core: { ruler: { push: () => undefined } }, renderer: { rules: rules as never }, utils: { escapeHtml } });
    return rules.text?.([{ type: 'text', content: '<b> A.5.15', map: null }], 0, {}, { currentDocument }, {}) ?? '';
  }

  it('is extended by what the extension hands out', async () => {
    const wanted = /^&lt;b> <abbr class="annexa-control annexa-covered" title="A\.5\.15 Access control [^"]+">A\.5\.15<\/abbr>$/;
    await until('the control in words', () => wanted.test(shown(document.uri)));
    assert.equal(shown(uriOf('README.md')), '&lt;b> A.5.15');
  });

  onNode('shows what a control id means', async () => {
    const wanted = /<abbr class="annexa-control annexa-covered" title="A\.5\.15 Access control \(covered: [^"]+\)">A\.5\.15<\/abbr>/;
    await until('the control in words', async () => wanted.test(await rendered(document)));
  });

  onNode('shows the front matter as a table, once it is known, and follows it', async () => {
    const row = (label: string, value: string) => new RegExp(`<th scope="row">${label}</th><td>${value}</td>`);
    await until('the table', async () => row('Owner', 'Head of IT').test(await rendered(document)));
    const original = document.getText();
    await replaceAll(document, original.replace('owner: Head of IT', 'owner: "<img src=x onerror=alert(1)>"'));
    const html = await until('the new owner', async () => {
      const now = await rendered(document);
      return row('Owner', '&lt;img src=x onerror=alert\\(1\\)&gt;').test(now) && now;
    });
    assert.doesNotMatch(html, /<img/);
    await replaceAll(document, original);
  });

  onNode('leaves a page that is no document of the ISMS alone', async () => {
    const page = await open('README.md');
    assert.doesNotMatch(await rendered(page), /annexa-/);
  });
});
