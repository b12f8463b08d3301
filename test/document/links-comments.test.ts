import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { facts } from './facts.ts';

describe('links', () => {
  it('hold the place of their target, wherever the same word stands before it', () => {
    const found = facts(
      [
        '[text](⟦a.md⟧) [b.md](⟦b.md⟧ "title") [c](<⟦c d.md⟧>) ![e.png](⟦e.png⟧)',
        '[🔐 *f*](⟦f.md#part⟧)',
        '',
        '| [g](⟦g.md⟧) |',
        '|---|',
        '',
        '[r.md]: ⟦r.md⟧',
        '[s]: <⟦s.md⟧> "s"',
        '',
      ].join('\n'),
    );
    assert.deepEqual(
      found.document.links.map((link) => [link.target, found.slice(link.range)]),
      found.marks.map((mark) => [found.slice(mark), found.slice(mark)]),
    );
    assert.deepEqual(
      found.document.links.map((link) => link.range),
      found.marks,
    );
  });

  it('are resolved from their document, escapes and dots included', () => {
    const { links } = facts('[a](../x/y.md) [b](./z%20z.md#a%20b) [c](#here) [d](sub/) [e](../../../up.md) [f](q.md?x=1#y)\n').document;
    assert.deepEqual(
      links.map(({ uri, anchor }) => [uri, anchor]),
      [
        ['file:///ws/x/y.md', null],
        ['file:///ws/policies/z%20z.md', 'a b'],
        ['file:///ws/policies/sample.md', 'here'],
        ['file:///ws/policies/sub', null],
        ['file:///up.md', null],
        ['file:///ws/policies/q.md', 'y'],
      ],
    );
  });

  it('are none of ours with a scheme, a site path, a variable or in code', () => {
    for (const source of [
      '[a](https://example.org/x.md)',
      '[a](mailto:a@b.c)',
      '[a](/x.md)',
      '[a](//host/x.md)',
      '[a]({{ url }})',
      '`[a](x.md)`',
      'www.example.org',
      '<https://example.org>',
      '[a]()',
      '[a](javascript:alert(1))',
    ])
      assert.deepEqual(facts(`${source}\n`).document.links, [], source);
  });

  it('are no sentence that only looks like a definition', () => {
    const { links, sections } = facts('# P\n\n## Interfaces\n\n- [Billing]: Invoices\n- [Shop]: Orders\n').document;
    assert.deepEqual(links, []);
    assert.equal(sections[1]?.content, 'text');
    assert.deepEqual(
      facts('# P\n\nSee [the plan].\n\n[the plan]: plan\n').document.links.map((link) => link.target),
      ['plan'],
      'one that is used is a link',
    );
  });

  it('give the whole link where the target is written in another way than it reads', () => {
    const found = facts('⟦[a](x&amp;y.md)⟧\n');
    assert.deepEqual([found.document.links[0]?.target, found.document.links[0]?.range], ['x&y.md', found.marks[0]]);
  });
});

describe('suppressions', () => {
  it('know scope, rules, reason and the line they are about', () => {
    const found = facts(
      [
        '# P',
        '⟦<!-- annexa-disable-next-line ⟦owner-missing⟧, ⟦ANX201⟧: agreed with audit: see minutes -->⟧',
        '',
        '   ',
        'Line four.',
        'Line five. ⟦<!-- annexa-disable-line ⟦control-unknown⟧: own numbering -->⟧',
        '',
        '⟦<!--annexa-disable-file ⟦vague-wording⟧:quoted text-->⟧',
        '',
        '⟦<!-- annexa-disable ⟦link-broken⟧ : moved -->⟧',
        '',
      ].join('\n'),
    );
    const { suppressions } = found.document;
    assert.deepEqual(
      suppressions.map(({ scope, rules, reason, line }) => [scope, rules.map(({ name }) => name), reason, line]),
      [
        ['next-line', ['owner-missing', 'ANX201'], 'agreed with audit: see minutes', 4],
        ['line', ['control-unknown'], 'own numbering', 5],
        ['file', ['vague-wording'], 'quoted text', -1],
        ['file', ['link-broken'], 'moved', -1],
      ],
    );
    assert.deepEqual(
      suppressions.flatMap(({ range, rules }) => [range, ...rules.map((rule) => rule.range)]),
      found.marks,
    );
  });

  it('skip blank lines of either line end', () => {
    const { suppressions } = facts('<!-- annexa-disable-next-line a: b -->\r\n\r\n\r\nText.\r\n').document;
    assert.equal(suppressions[0]?.line, 3);
  });

  it('may stand over several lines, in tables and lists', () => {
    const { suppressions } = facts(
      '<!--\nannexa-disable-next-line a:\n  a long\n  reason\n-->\nText.\n\n- x <!-- annexa-disable-line b: c -->\n\n| d <!-- annexa-disable-line e: f --> |\n|---|\n',
    ).document;
    assert.deepEqual(
      suppressions.map(({ line, reason, rules }) => [line, reason, rules[0]?.name]),
      [
        [5, 'a long\n  reason', 'a'],
        [7, 'c', 'b'],
        [9, 'f', 'e'],
      ],
    );
  });

  it('have no reason where there is only a placeholder, and no rule where none is named', () => {
    const { suppressions } = facts(
      '<!-- annexa-disable-next-line a -->\n\n<!-- annexa-disable-next-line a: TBD -->\n\n<!-- annexa-disable-next-line -->\n\n<!-- annexa-disable-next-line: why -->\n',
    ).document;
    assert.deepEqual(
      suppressions.map(({ rules, reason }) => [rules.length, reason]),
      [
        [1, ''],
        [1, ''],
        [0, ''],
        [0, 'why'],
      ],
    );
  });

  it('are not read from code, other words or comments that never end', () => {
    for (const source of [
      '`<!-- annexa-disable a: b -->`',
      '```\n<!-- annexa-disable a: b -->\n```',
      '<!-- annexa-disabled a: b -->',
      '<!-- annexa-disable-next a: b -->',
      '<!-- please annexa-disable a: b -->',
      '<!-- annexa-disable a: b',
    ])
      assert.deepEqual(facts(`${source}\n`).document.suppressions, [], source);
  });
});

describe('prose', () => {
  it('tells of consequences and ownership where no heading does', () => {
    const found = facts('# P\n\nViolations lead to ⟦disciplinary action⟧. The CISO ⟦is responsible for maintaining this policy⟧.\n');
    assert.deepEqual(
      found.document.prose.filter(({ kind }) => kind !== 'roles').map(({ kind, range }) => [kind, range]),
      [
        ['consequences', found.marks[0]],
        ['ownership', found.marks[1]],
      ],
    );
  });

  it('is not read from code, comments and headings', () => {
    for (const source of [
      '`disciplinary action`',
      '<!-- disciplinary action -->',
      '## Disciplinary action',
      '```\ndisciplinary action\n```',
    ])
      assert.deepEqual(facts(`# P\n\n${source}\n`).document.prose, [], source);
  });
});
