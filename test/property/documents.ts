import fc from 'fast-check';

/** Pieces that Markdown, front matter and references are made of, whole and broken. */
const pieces = [
  ...[
    '# ',
    '## Scope',
    'Purpose & Scope',
    '**Owner:** Jane',
    '**Scope**',
    '---\n',
    '---',
    '===',
    '+++\n',
    '---js\n',
    '> ',
    '- ',
    '1. ',
    '- [ ] ',
  ],
  ...['| a | b |\n|---|---|\n', '| Owner | Jane |\n', '| A.5.1 | yes | why |\n', '|', '```\n', '`', '~~~', '    ', '\t', '**', '_', '~~'],
  ...[
    'owner: CISO\n',
    'type: policy\n',
    'controls: [A.5.1, "A.5.2"]\n',
    'controls:\n  - ',
    'satisfies: { iso27001: ',
    '[',
    ']',
    '{',
    '}',
    ': ',
    '"',
    "'",
    '#',
    '&a ',
    '*a',
    '<<: ',
  ],
  ...['A.5.15', 'A.5.15-18', 'A.5.15–A.5.18', 'A 5.15', 'A5.1', '/16/18', ', 5.16', '-16-18', 'A.9.2.1', 'ISO 27001 ', 'Annex ', 'SOC 2 '],
  ...[
    '<!-- annexa-disable-next-line owner-missing: x -->',
    '<!-- satisfies: A.8.2 -->',
    '<!--',
    '-->',
    '<div>',
    '</div>',
    '[a](b.md#c)',
    '![',
    '](',
    '[r]: x.md',
    '[^1]',
  ],
  ...[
    '\n',
    '\n\n',
    '\r\n',
    '\r',
    ' ',
    '  \n',
    '\u00a0',
    '\u2011',
    '🔐',
    'U\u0308',
    '漢',
    '\ud800',
    '\u0000',
    '\u2028',
    '\ufeff',
    'https://a.b/A.5.1',
    'www.a.b',
    'x@y.z',
    '&amp;',
    '\\',
    '{#x}',
    '{A.8.2}',
    '{{x}}',
    'TBD',
  ],
];

/** Texts built from such pieces. */
export const fragments: fc.Arbitrary<string> = fc.array(fc.constantFrom(...pieces), { maxLength: 40 }).map((parts) => parts.join(''));

/** Any text at all, lone surrogates and control characters included. */
export const anyText: fc.Arbitrary<string> = fc.string({ unit: 'binary', maxLength: 200 });

/** A front matter of pieces above a body of pieces. */
export const headed: fc.Arbitrary<string> = fc.tuple(fragments, fragments).map(([head, body]) => `---\n${head}\n---\n${body}`);
