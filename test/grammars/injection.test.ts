import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { before, describe, it } from 'mocha';
import type * as Oniguruma from 'vscode-oniguruma';
import type * as TextMate from 'vscode-textmate';

// both packages are UMD, which Node cannot import by name
const require = createRequire(import.meta.url);
const oniguruma = require('vscode-oniguruma') as typeof Oniguruma;
const textmate = require('vscode-textmate') as typeof TextMate;

const grammar = JSON.parse(readFileSync(new URL('../../grammars/annexa.injection.tmLanguage.json', import.meta.url), 'utf8'));

/** The scopes of Markdown that the injection keeps out of, in the least of grammars. */
const host = {
  scopeName: 'text.html.markdown',
  patterns: [
    { name: 'markup.inline.raw.string.markdown', match: '`[^`]*`' },
    { match: '\\[[^\\]]*\\]\\(([^)]*)\\)', captures: { 1: { name: 'markup.underline.link.markdown' } } },
  ],
  repository: {},
};

describe('the grammar for control ids', () => {
  let markdown: TextMate.IGrammar;

  before(async () => {
    const wasm = readFileSync(require.resolve('vscode-oniguruma/release/onig.wasm'));
    await oniguruma.loadWASM(wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.byteLength));
    const registry = new textmate.Registry({
      onigLib: Promise.resolve({
        createOnigScanner: (patterns: string[]) => new oniguruma.OnigScanner(patterns),
        createOnigString: (text: string) => new oniguruma.OnigString(text),
      }),
      loadGrammar: (scope) => Promise.resolve(scope === host.scopeName ? (host as never) : grammar),
      getInjections: (scope) => (scope === host.scopeName ? [grammar.scopeName] : undefined),
    });
    markdown = (await registry.loadGrammar(host.scopeName)) as TextMate.IGrammar;
  });

  /** Texts of a line that have a scope. */
  function scoped(line: string, scope: string): string[] {
    const { tokens } = markdown.tokenizeLine(line, textmate.INITIAL);
    return tokens.filter((token) => token.scopes.includes(scope)).map((token) => line.slice(token.startIndex, token.endIndex));
  }

  it('marks ids and ranges of ids', () => {
    assert.deepEqual(scoped('See A.5.15, A 8.24 and A.5.19-21, also A.9.2.3.', 'constant.other.control.annexa'), [
      'A.5.15',
      'A 8.24',
      'A.5.19-21',
      'A.9.2.3',
    ]);
  });

  it('leaves code, link targets and longer words alone', () => {
    assert.deepEqual(scoped('`A.5.15` and [a link](docs/A.5.16) and v/A.5.17 AA.5.1 A.5.151', 'constant.other.control.annexa'), []);
  });

  it('marks suppressions and the rule they name', () => {
    const line = '<!-- annexa-disable-next-line link-broken: comes with the next release -->';
    assert.deepEqual(scoped(line, 'keyword.control.suppression.annexa'), ['annexa-disable-next-line']);
    assert.deepEqual(scoped(line, 'entity.name.tag.rule.annexa'), ['link-broken']);
  });
});
