import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { describe, it } from 'mocha';
import { extendMarkdownIt } from '../../client/src/preview/extend-markdown-it.ts';
import type { MarkdownIt, MarkdownItToken } from '../../client/src/preview/markdown-it.ts';
import { type PreviewFacts, type PreviewRow, previewControls } from '../../client/src/preview/preview-facts.ts';
import { control, tree } from './tree.ts';

interface FullMarkdownIt extends MarkdownIt {
  parse(text: string, env: object): MarkdownItToken[];
  readonly options: object;
  readonly renderer: MarkdownIt['renderer'] & { render(tokens: MarkdownItToken[], options: object, env: object): string };
  readonly block: {
    readonly ruler: {
      before(
        beside: string,
        name: string,
        rule: (
          state: { src: string; line: number; bMarks: number[]; eMarks: number[]; push(...token: unknown[]): BlockToken },
          start: number,
          end: number,
        ) => boolean,
      ): void;
    };
  };
}
type BlockToken = MarkdownItToken & { meta: unknown; map: [number, number] };

// the packaging tool brings one; VS Code's preview has its own
const require = createRequire(createRequire(import.meta.url).resolve('@vscode/vsce/package.json'));
const createMarkdownIt = require('markdown-it') as (options: object) => FullMarkdownIt;

const controls = previewControls(
  tree(
    control('A.5.15', 'covered', { title: 'Access "control" <b>' }),
    control('A.5.1', 'missing', { title: 'Policies' }),
    control('A.8.2', 'stale', { title: 'Privileged access' }),
  ),
);

interface Options {
  readonly rows?: readonly PreviewRow[];
  readonly isDocument?: boolean;
  readonly hides?: boolean;
}

/** Renders as VS Code does: plugins, then its own front matter, then parse without and render with the document. */
function render(text: string, { rows = [], isDocument = true, hides = false }: Options = {}): string {
  const facts: PreviewFacts = {
    document: (uri) => (isDocument && uri === 'file:///ws/a.md' ? { rows } : undefined),
    control: (id) => controls.get(id),
    showsFrontMatter: () => !hides,
  };
  const markdown = extendMarkdownIt(createMarkdownIt({ html: true }), facts);
  markdown.block.ruler.before('fence', 'front_matter', (state, start, end) => {
    const line = (at: number) => state.src.slice(state.bMarks[at], state.eMarks[at]);
    if (start !== 0 || line(0) !== '---') return false;
    const close = Array.from({ length: end }, (_, at) => at).find((at) => at > 0 && line(at) === '---');
    if (close === undefined) return false;
    const token = state.push('front_matter', '', 0);
    token.map = [0, close + 1];
    token.meta = { content: 'x' };
    state.line = close + 1;
    return true;
  });
  markdown.renderer.rules.front_matter = () => '<own>';
  const env = { currentDocument: { toString: () => 'file:///ws/a.md' } };
  return markdown.renderer.render(markdown.parse(text, {}), markdown.options, env);
}

describe('Markdown preview', () => {
  it('gives control ids their title and state, whatever they contain escaped', () => {
    assert.equal(
      render('See A.5.15, not A.9.9.\n'),
      '<p>See <abbr class="annexa-control annexa-covered" title="A.5.15 Access &quot;control&quot; &lt;b&gt; (covered: a document in force claims it in full)">A.5.15</abbr>, not A.9.9.</p>\n',
    );
  });

  it('knows the forms of an id, and leaves longer numbers and words alone', () => {
    const marked = (text: string) => [...render(text).matchAll(/<abbr[^>]*>(.*?)<\/abbr>/g)].map((match) => match[1]);
    assert.deepEqual(marked('A 5.15 and A5.15, A.5.1–A.8.2; **A.5.1**, *(A.8.2)* [A.5.1](x.md) 🔐A.5.15.'), [
      'A 5.15',
      'A5.15',
      'A.5.1',
      'A.8.2',
      'A.5.1',
      'A.8.2',
      'A.5.1',
      'A.5.15',
    ]);
    assert.deepEqual(marked('A.5.15.1 A.5.150 BA.5.15 x-A.5.1 5.15 A.8.2.3 A.5.1a_'), []);
    assert.deepEqual(marked('| A.5.1 | A.8.2 |\n|---|---|\n| A.5.15 | b |\n\n# A.8.2\n'), ['A.5.1', 'A.8.2', 'A.5.15', 'A.8.2']);
  });

  it('changes nothing in code and HTML', () => {
    for (const text of [
      '`A.5.15`',
      '```\nA.5.15\n```',
      '    A.5.15',
      '<p title="A.5.15">x</p>',
      '<!-- A.5.15 -->',
      '![A.5.15](a.png)',
      '[x](A.5.15.md)',
    ])
      assert.doesNotMatch(render(text), /abbr/, text);
  });

  it('shows the front matter as a table, escaped, with what its ids mean', () => {
    const rows = [
      { label: 'Owner <i>', values: ['<script>alert(1)</script>'] },
      { label: 'Controls', values: ['A.5.15', 'A.8.2 and more'] },
      { label: 'Approver', values: [] },
    ];
    const html = render('---\na: b\n---\n\nText\n', { rows });
    assert.match(html, /^<table class="annexa-document-control code-line" data-line="0" dir="auto"><caption>Document control<\/caption>/);
    assert.match(html, /<th scope="row">Owner &lt;i&gt;<\/th><td>&lt;script&gt;alert\(1\)&lt;\/script&gt;<\/td>/);
    assert.match(
      html,
      /<li><abbr [^>]*>A\.5\.15<\/abbr> <span class="annexa-title">Access &quot;control&quot; &lt;b&gt; · covered<\/span><\/li>/,
    );
    assert.match(html, /<li><abbr [^>]*>A\.8\.2<\/abbr> and more<\/li>/);
    assert.match(html, /<th scope="row">Approver<\/th><td><span class="annexa-empty">not stated<\/span><\/td>/);
    assert.match(html, /<\/table>\n<p>Text<\/p>/);
  });

  it('leaves the front matter to VS Code where there is nothing to show, or the reader hides it', () => {
    const text = '---\na: b\n---\n\nText A.5.15\n';
    const rows = [{ label: 'A', values: ['b'] }];
    assert.match(render(text), /^<own><p>Text <abbr/);
    assert.match(render(text, { rows, hides: true }), /^<own><p>Text <abbr/);
  });

  it('changes nothing in a document that is none of an ISMS', () => {
    assert.equal(
      render('---\na: b\n---\n\nText A.5.15\n', { isDocument: false, rows: [{ label: 'A', values: ['b'] }] }),
      '<own><p>Text A.5.15</p>\n',
    );
  });
});
