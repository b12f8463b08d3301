import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { FrontMatterScalar, FrontMatterValue } from '../../server/src/core/document/front-matter/front-matter-value.ts';
import { metadataText } from '../../server/src/core/document/metadata/metadata.ts';
import { type Facts, facts } from './facts.ts';

const body = '\n# Access Control Policy\n\nText.\n';

/** Every scalar of a front matter, in order. */
function scalars(values: readonly FrontMatterValue[]): FrontMatterScalar[] {
  return values.flatMap((value) => {
    if (value.kind === 'scalar') return [value];
    return scalars(value.kind === 'list' ? value.items : value.entries.map((entry) => entry.value));
  });
}

function scalarsOf({ document }: Facts): FrontMatterScalar[] {
  return scalars(document.frontMatter.entries.map((entry) => entry.value));
}

describe('front matter', () => {
  it('is found with its fences, content and keys, line ends of either kind', () => {
    for (const eol of ['\n', '\r\n']) {
      const source = '⟦---\n⟦⟦owner⟧: ⟦CISO⟧\n⟦version⟧: ⟦"1.0"⟧\n⟧---⟧\n'.replaceAll('\n', eol);
      const found = facts(source + body);
      const [whole, content, owner, ciso, version, number] = found.marks;
      const { frontMatter } = found.document;
      assert.deepEqual([frontMatter.kind, frontMatter.range, frontMatter.contentRange], ['yaml', whole, content]);
      assert.deepEqual(
        frontMatter.entries.map((entry) => [entry.key, entry.keyRange, entry.value.range]),
        [
          ['owner', owner, ciso],
          ['version', version, number],
        ],
      );
      assert.equal(found.document.title?.text, 'Access Control Policy');
    }
  });

  it('gives the exact range of every scalar: quotes, flow and block lists, maps, empty values, astral neighbours', () => {
    const source = [
      '---',
      "a: ⟦'single ''quoted'''⟧",
      'b: ⟦"dou\\"ble"⟧ # comment',
      'c: [⟦A.5.1⟧, ⟦"A.5.2"⟧ , ⟦A.5.3⟧]',
      'd:',
      '  - ⟦🔐 one⟧',
      '  - ⟦two words⟧   ',
      '  - { ref: ⟦A.8.2⟧, extent: ⟦partial⟧ }',
      'e: ⟦⟧',
      'f:⟦⟧',
      'g:   ⟦plain text⟧  # comment',
      'h:',
      '  i: ⟦deep⟧',
      '---',
      '',
    ].join('\n');
    for (const text of [source, source.replaceAll('\n', '\r\n')]) {
      const found = facts(text + body);
      assert.deepEqual(
        scalarsOf(found).map((scalar) => scalar.range),
        found.marks,
      );
      assert.deepEqual(
        scalarsOf(found).map((scalar) => scalar.text),
        ["single 'quoted'", 'dou"ble', 'A.5.1', 'A.5.2', 'A.5.3', '🔐 one', 'two words', 'A.8.2', 'partial', '', '', 'plain text', 'deep'],
      );
    }
  });

  it('keeps numbers, dates and words as they are written', () => {
    const found = facts(`---\nversion: 1.10\ncontrols: [5.10, 8.30]\nnext_review_date: 2026-02-30\nid: 007\nacronym: ON\n---\n${body}`);
    assert.deepEqual(
      scalarsOf(found).map(({ text, source }) => [text, source]),
      ['1.10', '5.10', '8.30', '2026-02-30', '007', 'ON'].map((text) => [text, text]),
    );
    assert.equal(metadataText(found.document.metadata, 'version'), '1.10');
    assert.equal(metadataText(found.document.metadata, 'next_review_date'), '2026-02-30');
    assert.equal(scalarsOf(found)[5]?.value, 'ON', 'YAML 1.2 knows no boolean ON');
  });

  it('reads a block scalar to its end and knows it is no plain text', () => {
    const found = facts(`---\ntitle: >\n  Access\n  control\nowner: CISO\n---\n${body}`);
    const [title, owner] = scalarsOf(found);
    assert.deepEqual([title?.style, title?.text, owner?.text], ['block', 'Access control\n', 'CISO']);
  });

  it('reads a head without opening fence as people of comply write it', () => {
    const found = facts('⟦⟦owner: CISO\nname: Access\n⟧---⟧\n\n# Purpose\n\nText.\n');
    const { frontMatter, sections } = found.document;
    assert.deepEqual([frontMatter.kind, frontMatter.range, frontMatter.contentRange], ['yaml-head', found.marks[0], found.marks[1]]);
    assert.deepEqual(
      sections.map((section) => section.title),
      ['Purpose'],
      'the head is no setext heading',
    );
  });

  it('takes one such line, or prose with a colon, for a setext heading', () => {
    for (const source of ['Note: read this\n---\n\nText.\n', 'Before you start: read\nand think\n---\n']) {
      const { document } = facts(source);
      assert.equal(document.frontMatter.kind, 'none', source);
      assert.equal(document.sections.length, 1, source);
    }
  });

  it('is closed at the beginning of a line only, and U+2028 begins none', () => {
    for (const before of [' ', '\u2028', '\u2029', 'x'])
      for (const opening of ['---\n', '']) {
        const { frontMatter } = facts(`${opening}type: policy\nversion: "1.0"\n${before}---\n${body}`).document;
        assert.ok(frontMatter.kind === 'none' || frontMatter.problems.length > 0, JSON.stringify(opening + before));
      }
  });

  it('takes a pair of fences around Markdown for Markdown', () => {
    const found = facts('---\n**Access Policy**\n\n| Owner | ⟦CISO⟧ |\n|---|---|\n| Version | 2.0 |\n---\n\n## Scope\n\nSee ⟦A.5.15⟧.\n');
    assert.equal(found.document.frontMatter.kind, 'none');
    assert.deepEqual(found.document.metadata.fields[0]?.valueRange, found.marks[0]);
    assert.deepEqual(found.document.references[0]?.range, found.marks[1]);
  });

  it('never evaluates a script block, however its language is written', () => {
    const touched = globalThis as { annexaTouched?: boolean };
    for (const language of ['js', 'javascript', 'JS ', ' js', 'JavaScript', 'coffee', 'ts', 'cson', 'coffeescript']) {
      delete touched.annexaTouched;
      const { document } = facts(`---${language}\n{ owner: (globalThis.annexaTouched = true, 'x') }\n---\n${body}`);
      assert.equal(touched.annexaTouched, undefined, language);
      assert.deepEqual([document.frontMatter.kind, document.frontMatter.entries], ['executable', []], language);
      assert.deepEqual([document.metadata.fields, document.title?.text], [[], 'Access Control Policy'], language);
    }
  });

  it('names TOML and other languages without reading them', () => {
    const toml = facts(`⟦+++\n⟦owner = "x"\n⟧+++⟧\n${body}`);
    assert.deepEqual([toml.document.frontMatter.kind, toml.document.frontMatter.range], ['toml', toml.marks[0]]);
    assert.deepEqual(toml.document.frontMatter.contentRange, toml.marks[1]);
    assert.equal(facts(`---json\n{ "owner": "x" }\n---\n${body}`).document.frontMatter.kind, 'other');
    assert.equal(facts(`---toml\nowner = "x"\n---\n${body}`).document.frontMatter.kind, 'toml');
    assert.equal(facts(`---yaml\nowner: x\n---\n${body}`).document.frontMatter.entries.length, 1);
  });

  it('reads JSON between plain fences, which is YAML', () => {
    const found = facts(`---\n{"owner": ⟦"CISO"⟧, "controls": [⟦"A.5.1"⟧]}\n---\n${body}`);
    assert.deepEqual(
      scalarsOf(found).map((scalar) => scalar.range),
      found.marks,
    );
  });

  it('is none where it is not at the very start, or a thematic break', () => {
    for (const source of [
      '---\nA line between two rules.\n\n# Title\n',
      '---\nNote: read this\n\n# Title\n',
      '---\n\nowner: CISO\n',
      '---\nowner: CISO\nand further words\n\n# Title\n',
      ' ---\nowner: x\n---\n',
      '\n---\nowner: x\n---\n',
      '----\nowner: x\n----\n',
      '---',
      '---\n',
    ])
      assert.equal(facts(source).document.frontMatter.kind, 'none', JSON.stringify(source));
  });

  it('may be empty, or hold comments only', () => {
    for (const source of ['---\n---\n', '---\n\n---\n', '---\n# nothing yet\n---\n', '---\r\n---\r\n']) {
      const { frontMatter, title } = facts(source + body).document;
      assert.deepEqual([frontMatter.kind, frontMatter.entries, frontMatter.problems], ['yaml', [], []], JSON.stringify(source));
      assert.equal(title?.text, 'Access Control Policy');
    }
  });

  it('says what is broken, where, and keeps what can be read', () => {
    const cases: [string, RegExp][] = [
      ['---\nowner: CISO\ntitle: ⟦Guide: one: two⟧\n---\n', /quotes/],
      ['---\nowner: CISO\ntags:\n⟦\t⟧- a\n---\n', /tab/],
      ['---\nowner: CISO\n⟦owner⟧: CTO\n---\n', /twice/],
      ['---\nowner: CISO\ntitle: ⟦*⟧\n---\n', /./],
      ['---\nowner: CISO\ntitle: "open⟦⟧\n---\n', /missing/],
    ];
    for (const [source, message] of cases) {
      const found = facts(source + body);
      const { frontMatter } = found.document;
      assert.equal(frontMatter.kind, 'yaml', source);
      assert.match(frontMatter.problems[0]?.message ?? '', message, source);
      const at = frontMatter.problems[0]?.range as { start: number; end: number };
      const line = (offset: number): number => found.document.lines.lineAt(offset);
      assert.equal(line(at.start), line(found.marks[0]?.start as number), `${source} is broken at ${found.slice(at)}`);
      assert.equal(metadataText(found.document.metadata, 'owner') !== undefined, true, source);
    }
  });

  it('that is never closed is read up to the first blank line or heading, and the missing fence is named', () => {
    for (const rest of [
      '\n# Access Policy\n\nText.\n',
      '# Access Policy\n',
      '\n# Access Policy\n\nText.\n\n---\n\n## Scope\n\nText.\n',
      '',
    ])
      for (const eol of ['\n', '\r\n']) {
        const found = facts(`⟦---⟧\nid: POL-1\nowner: ⟦CISO⟧\ntags:\n  - a\nversion: ⟦"1.0"⟧\n${rest}`.replaceAll('\n', eol));
        const { frontMatter, metadata, sections } = found.document;
        assert.deepEqual([frontMatter.kind, frontMatter.problems.map(({ range }) => range)], ['yaml', [found.marks[0]]], rest);
        assert.match(frontMatter.problems[0]?.message ?? '', /never closed/);
        assert.deepEqual(
          ['owner', 'version'].map((key) => metadata.fields.find((field) => field.key === key)?.valueRange),
          [found.marks[1], found.marks[2]],
        );
        if (rest !== '') assert.equal(sections[0]?.title, 'Access Policy');
      }
  });

  it('reads around a broken value, which is one problem', () => {
    for (const value of [
      'Policy: keys: third edition',
      '@security-team',
      '%owner%',
      'Access: ',
      '`CISO`',
      '[CISO](people.md)',
      '"CISO" or CTO',
    ]) {
      const found = facts(
        `---\nid: POL-1\nowner: ⟦${value.trim()}⟧\nversion: "1.0"\ncontrols: [A.5.1]\nreview_cycle: annual\n---\n${body}`,
      );
      const { frontMatter, metadata } = found.document;
      assert.deepEqual(
        frontMatter.problems.map(({ range }) => range),
        found.marks,
        value,
      );
      assert.deepEqual(
        metadata.fields.map((field) => `${field.key}: ${field.text}`),
        ['id: POL-1', `owner: ${value.trim()}`, 'version: 1.0', 'controls: A.5.1', 'review_cycle: annual'],
        value,
      );
    }
    const two = facts(`---\ntitle: ⟦Guide: one⟧\nowner: CISO\nnote: ⟦see: two⟧\n---\n${body}`).document.frontMatter;
    assert.equal(two.problems.length, 2);
  });

  it('reads around a quote or bracket that is not closed yet, as it is while somebody types', () => {
    for (const value of ['"Access', "'Access", '[A.5.1, A.5.2', '{ a: 1', '"Access \\"']) {
      const { document, slice } = facts(`---\nid: POL-1\ntitle: ${value}\nowner: CISO\ntype: policy\n---\n${body}`);
      assert.deepEqual(
        document.frontMatter.problems.map(({ range }) => slice(range)),
        [value],
      );
      assert.equal(document.metadata.fields.find(({ key }) => key === 'owner')?.text, 'CISO');
      assert.equal(document.classification.type, 'policy');
    }
  });

  it('that begins like Markdown is Markdown, whatever lines it holds', () => {
    for (const content of ['**Access Policy**\nOwner: CISO', '| Owner | CISO |\n|---|---|\nStatus: draft', '> Owner: CISO\n> Version: 1'])
      assert.equal(facts(`---\n${content}\n---\n${body}`).document.frontMatter.kind, 'none', content);
  });

  it('survives 10 000 levels of nesting', () => {
    for (const nested of [`a: ${'['.repeat(10_000)}${']'.repeat(10_000)}`, `a: ${'{b: '.repeat(1000)}`, `a:\n${'- '.repeat(1000)}x`]) {
      const { document } = facts(`---\nowner: CISO\n${nested}\n---\n${body}`);
      assert.equal(document.frontMatter.kind, 'yaml');
      assert.equal(document.title?.text, 'Access Control Policy');
    }
  });

  it('takes no harm from aliases, merges and keys of the prototype', () => {
    const bomb = `a: &a [x,x,x,x,x,x,x,x,x]\n${[...'bcdefghi'].map((name, i) => `${name}: &${name} [${`*${'abcdefgh'[i]},`.repeat(9)}]`).join('\n')}`;
    const { document } = facts(`---\n${bomb}\n__proto__: { polluted: yes }\nconstructor: x\n<<: *a\n---\n${body}`);
    assert.equal(document.frontMatter.kind, 'yaml');
    assert.equal(({} as { polluted?: unknown }).polluted, undefined);
  });
});
