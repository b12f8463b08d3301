import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { before, describe, it } from 'mocha';
import type * as Oniguruma from 'vscode-oniguruma';
import type * as TextMate from 'vscode-textmate';
import { metadataKeys } from '../../server/src/core/document/metadata/metadata-keys.ts';

// both packages are UMD, which Node cannot import by name
const require = createRequire(import.meta.url);
const oniguruma = require('vscode-oniguruma') as typeof Oniguruma;
const textmate = require('vscode-textmate') as typeof TextMate;

const grammarOf = (name: string) => JSON.parse(readFileSync(new URL(`../../grammars/${name}.tmLanguage.json`, import.meta.url), 'utf8'));
const injected = [grammarOf('annexa.injection'), grammarOf('annexa.front-matter.injection')];

/** The scopes of Markdown and of YAML that the injections keep to or keep out of, in the least of grammars. */
const host = {
  scopeName: 'text.html.markdown',
  patterns: [
    {
      begin: '\\A---$',
      end: '^---$',
      contentName: 'meta.embedded.block.frontmatter',
      patterns: [
        { name: 'comment.line.number-sign.yaml', match: '#.*$' },
        { name: 'string.unquoted.plain.yaml entity.name.tag.yaml', begin: '(?<=^|\\s)(?=\\w+\\s*:(?:\\s|$))', end: '(?=\\s*:)' },
        { name: 'string.quoted.double.yaml', begin: '"', end: '"' },
        { name: 'string.unquoted.plain.out.yaml', begin: '(?=[\\w])', end: '(?=\\s*#|[,\\]]|$)' },
      ],
    },
    { name: 'comment.block.html', begin: '<!--', end: '-->' },
    { name: 'markup.fenced_code.block.markdown', begin: '^```', end: '^```' },
    { name: 'markup.inline.raw.string.markdown', match: '`[^`]*`' },
    { match: '\\[[^\\]]*\\]\\(([^)]*)\\)', captures: { 1: { name: 'markup.underline.link.markdown' } } },
    { match: '<?(https?://[^\\s>]*)>?', captures: { 1: { name: 'markup.underline.link.markdown' } } },
  ],
  repository: {},
};

const control = 'constant.other.control.annexa';

describe('the grammars over Markdown', () => {
  let markdown: TextMate.IGrammar;

  before(async () => {
    const wasm = readFileSync(require.resolve('vscode-oniguruma/release/onig.wasm'));
    await oniguruma.loadWASM(wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.byteLength));
    const registry = new textmate.Registry({
      onigLib: Promise.resolve({
        createOnigScanner: (patterns: string[]) => new oniguruma.OnigScanner(patterns),
        createOnigString: (text: string) => new oniguruma.OnigString(text),
      }),
      loadGrammar: (scope) =>
        Promise.resolve(scope === host.scopeName ? (host as never) : injected.find(({ scopeName }) => scopeName === scope)),
      getInjections: (scope) => (scope === host.scopeName ? injected.map(({ scopeName }) => scopeName) : undefined),
    });
    markdown = (await registry.loadGrammar(host.scopeName)) as TextMate.IGrammar;
  });

  /** Parts of a text, line by line, that have a scope. */
  function scoped(text: string, scope: string): string[] {
    let stack = textmate.INITIAL;
    return text.split('\n').flatMap((line) => {
      const { tokens, ruleStack } = markdown.tokenizeLine(line, stack);
      stack = ruleStack;
      return tokens.filter((token) => token.scopes.includes(scope)).map((token) => line.slice(token.startIndex, token.endIndex));
    });
  }

  /** Written forms → what of them is an id. */
  const forms: Readonly<Record<string, readonly string[]>> = {
    'See A.5.15 and A.8.2.': ['A.5.15', 'A.8.2'],
    'until 2025 A.9.2.3, A.03.01': ['A.9.2.3', 'A.03.01'],
    'nach A 8.24, Maßnahme A\u00a08.25': ['A 8.24', 'A\u00a08.25'],
    'A5.15 and A5.1.1 without the dot': ['A5.15', 'A5.1.1'],
    'Annex A 5.15 and Annex A.5.24': ['A 5.15', 'A.5.24'],
    'Annex A controls 5.15; Control: 8.13': ['5.15', '8.13'],
    'ISO/IEC 27001:2022 8.13, ISO 27001 5.15, ISO 27002 control 5.1': ['8.13', '5.15', '5.1'],
    'ISO 27001 A.8.2 and ISO/IEC 27001:2022 A.5.1': ['A.8.2', 'A.5.1'],
    'ISO 27001:A.5.1': ['A.5.1'],
    'A.5.15–A.5.18, A.5.19-21, A.5.24 - A.5.28': ['A.5.15–A.5.18', 'A.5.19-21', 'A.5.24 - A.5.28'],
    'A.5.15 through A.5.18': ['A.5.15 through A.5.18'],
    'A.5.15‑16-18': ['A.5.15‑16-18'],
    'A.5.15/16/18 or A.8.2/8.3 or A.5.15/A.5.16': ['A.5.15/16/18', 'A.8.2/8.3', 'A.5.15/A.5.16'],
    'A.5.1, 5.4 and more': ['A.5.1'],
    '(A.5.1, 5.4, 5.7)': ['A.5.1, 5.4, 5.7'],
    '**A.5.15** _A.5.16_ |A.5.17|': ['A.5.15', 'A.5.16', 'A.5.17'],
    '🔐 A.8.24 🔑': ['A.8.24'],
    '## A.5.1 Policies': ['A.5.1'],
  };
  for (const [line, ids] of Object.entries(forms)) it(`marks ${line}`, () => assert.deepEqual(scoped(line, control), ids));

  it('marks groups of controls as such', () => {
    assert.deepEqual(scoped('A.8.x, A.5.*, theme A.7 and A.12.', 'constant.other.control.group.annexa'), ['A.8.x', 'A.5.*', 'A.7', 'A.12']);
  });

  for (const line of [
    '`A.5.15` and [a link](docs/A.5.16) and v/A.5.17 AA.5.1 A.5.151',
    'https://example.org/A.5.15 <https://example.org/#A.5.16>',
    '<!-- A.5.15 -->',
    '```\nA.5.15\n```',
    'SOC 2 A1.2, ISO/IEC 42001:A.6.2, Table A.5.1, Class A 5.15',
    'A.5.15.md and A.5.15_access-control.docx',
    'a.5.15 in a path, x-A.5.15, {A.5.15}, $A.5.15',
    'ISO 27001 5.1 and ISO 27001:2022 9.2 are clauses; version 8.13, 5.15 %',
  ])
    it(`leaves alone: ${line.replaceAll('\n', ' ')}`, () => {
      assert.deepEqual([...scoped(line, control), ...scoped(line, 'constant.other.control.group.annexa')], []);
    });

  it('marks suppressions and the rule they name', () => {
    const line = '<!-- annexa-disable-next-line link-broken: comes with the next release -->';
    assert.deepEqual(scoped(line, 'keyword.control.suppression.annexa'), ['annexa-disable-next-line']);
    assert.deepEqual(scoped(line, 'entity.name.tag.rule.annexa'), ['link-broken']);
  });

  it('marks section claims and their ids', () => {
    const line = 'Text <!-- satisfies: A.8.2, A.8.3 --> text';
    assert.deepEqual(scoped(line, 'keyword.control.claim.annexa'), ['satisfies']);
    assert.deepEqual(scoped(line, control), ['A.8.2', 'A.8.3']);
  });

  describe('in front matter', () => {
    const head = [
      '---',
      'title: Policy on A.5.1',
      'status: approved # draft: A.5.2',
      'type: work-instruction',
      'statuses: draft',
      'controls: [A.5.15, 5.18, "8.30"]',
      'satisfies:',
      '  iso27001-2022:',
      '    - A.8.2',
      '    - 7.10',
      'version: 8.13',
      '# controls: [A.8.9]',
      '---',
      'status: approved',
    ].join('\n');

    it('marks ids, with or without letter, not in comments', () => {
      assert.deepEqual(scoped(head, control), ['A.5.1', 'A.5.15', '5.18', '8.30', 'A.8.2', '7.10']);
    });

    it('marks the keys and values that Annexa knows', () => {
      assert.deepEqual(scoped(head, 'support.type.property-name.annexa'), ['title', 'status', 'type', 'controls', 'satisfies', 'version']);
      assert.deepEqual(scoped(head, 'constant.language.annexa'), ['approved', 'work-instruction']);
      for (const { key } of metadataKeys) assert.deepEqual(scoped(`---\n${key}:\n---`, 'support.type.property-name.annexa'), [key]);
    });
  });
});
