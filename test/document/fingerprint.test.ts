import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { isFingerprint, isForeignFingerprint } from '../../server/src/core/document/fingerprint/fingerprint.ts';
import { seeded } from '../support/property-seed.ts';
import { remarkParser } from '../support/remark-parser.ts';
import { facts, parser } from './facts.ts';

const northwind = fileURLToPath(new URL('../../examples/northwind/', import.meta.url));

function fingerprint(text: string, options: Parameters<typeof facts>[1] = {}): string {
  const found = facts(text, { ...options, fingerprint: true }).document.fingerprint;
  assert.ok(found !== null && isFingerprint(found), text);
  return found;
}

const body = [
  '# Backup policy',
  '',
  '## Scope',
  '',
  'All servers *in Leeds* and the [archive](archive.md) of',
  'the company. It must be **tested** twice a year.',
  '',
  '- first item',
  '- second item, see <https://example.com/a>',
  '  - inner item',
  '',
  '1. one',
  '2. two',
  '',
  '| Service | Hours |',
  '|---|---:|',
  '| Mail | 4 |',
  '| Files |  |',
  '',
  '> A quote.',
  '',
  '```sh',
  'restore --all',
  '```',
];
const head = ['---', 'type: policy', 'owner: CISO', 'version: "1.0"', '---', ''];
const whole = [...head, ...body, ''].join('\n');
const same = (name: string, from: string | RegExp, to: string, text = whole): void => {
  it(`stays the same: ${name}`, () => {
    const changed = text.replace(from, to);
    assert.notEqual(changed, text, 'the test changes nothing');
    assert.equal(fingerprint(changed), fingerprint(text));
  });
};
const differs = (name: string, from: string | RegExp, to: string, text = whole): void => {
  it(`becomes another: ${name}`, () => {
    const changed = text.replace(from, to);
    assert.notEqual(changed, text, 'the test changes nothing');
    assert.notEqual(fingerprint(changed), fingerprint(text));
  });
};

describe('the fingerprint of a text', () => {
  it('is the one that is written in documents: a new way needs a new name', () => {
    assert.equal(fingerprint(whole), 'a1-794608dc87d2222743bedbae7280bafa');
    assert.equal(fingerprint(''), 'a1-9e93e4c34f6b4d00ea90d56e997760b7');
  });

  it('is worked out only where there is one to compare it with, or somebody asks', () => {
    assert.equal(facts(whole).document.fingerprint, null);
    const stated = facts(whole.replace('owner:', 'approved_hash: a1-0\nowner:')).document.fingerprint;
    assert.equal(stated, fingerprint(whole));
  });

  it('is told from other texts by its form', () => {
    assert.equal(isFingerprint(`a1-${'0'.repeat(32)}`), true);
    for (const text of ['', 'a1-', `a1-${'0'.repeat(31)}`, `a2-${'0'.repeat(32)}`, 'yes']) assert.equal(isFingerprint(text), false, text);
    assert.equal(isForeignFingerprint(`a2-${'0'.repeat(32)}`), true);
    assert.equal(isForeignFingerprint('a1-0'), false);
  });

  same('lines wrapped elsewhere', 'archive.md) of\nthe', 'archive.md) of the');
  same('line ends of Windows', /\n/g, '\r\n');
  same('blanks at the ends of lines', /item$/gm, 'item \t');
  same('more empty lines', /\n\n/g, '\n\n\n\n');
  same('no line end at the end', /\n$/, '');
  same('marks of emphasis', '*in Leeds*', '_in Leeds_');
  same('no emphasis', '**tested**', 'tested');
  same('marks of lists', /^- /gm, '* ');
  same('numbers of lists', /^(\d)\. /gm, '1) ');
  same('a loose list', '- first item\n', '- first item\n\n');
  same('padding of a table', '| Mail | 4 |', '|   Mail|4|');
  same('alignment of a table', '|---|---:|', '|:--|:-:|');
  same('a table without outer pipes', '| Mail | 4 |', 'Mail | 4');
  same('headings underlined', '## Scope', 'Scope\n---');
  same('closing marks of a heading', '## Scope', '## Scope ##');
  same('another fence', /```/g, '~~~');
  same('a rule between', '> A quote.', '***\n\n> A quote.');
  same('a comment', '> A quote.', '<!-- to be discussed -->\n\n> A quote.');
  same('a link by reference', '[archive](archive.md)', '[archive][a]', `${whole}\n[a]: archive.md\n`);
  same('marks around an address', '<https://example.com/a>', 'https://example.com/a');
  same('letters composed otherwise', 'Prüfung', 'Pru\u0308fung', `${whole}Prüfung\n`);
  same('Chinese text wrapped', '备份政策', '备份\n政策', `${whole}备份政策适用于所有服务器。\n`);

  differs('a word', 'must', 'should');
  differs('a word struck out', '**tested**', '~~tested~~');
  differs('the target of a link', 'archive.md', 'archive-2.md');
  differs('a cell', '| Mail | 4 |', '| Mail | 8 |');
  differs('a cell moved', '| Files |  |', '|  | Files |');
  differs('a heading', '## Scope', '## Purpose');
  differs('the level of a heading', '## Scope', '### Scope');
  differs('the order of a list', '1. one\n2. two', '1. two\n2. one');
  differs('an item that moves out', '  - inner item', '- inner item');
  differs('two items made one', '- first item\n-', '- first item');
  differs('a box ticked', '- first item', '- [x] first item');
  differs('a paragraph parted', 'of\nthe', 'of\n\nthe');
  differs('code', 'restore --all', 'restore');
  differs('a quote that is none', '> A quote.', 'A quote.');
  differs('case', 'All servers', 'all servers');
  differs('the picture', 'a.png', 'b.png', `${whole}![plan](a.png)\n`);
  differs('a footnote', 'Fine print.', 'Finer print.', `${whole}Text.[^1]\n\n[^1]: Fine print.\n`);
  differs('HTML', '<b>all</b>', '<b>none</b>', `${whole}<b>all</b>\n`);
});

describe('the fingerprint and document control', () => {
  const table = [
    '# Backup policy',
    '',
    '| Owner | Head of IT |',
    '|---|---|',
    '| Version | 1.0 |',
    '| Approved by | Jane Doe |',
    '| Approval date | 2026-01-12 |',
    '| Retention | 30 days |',
    '',
    'Text.',
    '',
    '## Revision history',
    '',
    '| Version | Date | Change |',
    '|---|---|---|',
    '| 1.0 | 2026-01-12 | First issue |',
    '',
  ].join('\n');
  const label = '# Backup policy\n\n**Owner:** Head of IT  \n**Version:** 1.0  \n**Status:** Approved\n\nText.\n';

  same('front matter', 'version: "1.0"', 'version: "1.1"\napproved_date: 2026-01-12\nsatisfies: { iso27001-2022: [A.8.13] }');
  same('no front matter', head.join('\n'), '');
  same('a version in a table', '| Version | 1.0 |', '| Version | 1.1 |', table);
  same('a row that is added', '| Version | 1.0 |\n', '| Version | 1.0 |\n| Last review | 2026-02-12 |\n', table);
  same('a row in the history', /$/, '| 1.1 | 2026-02-12 | Restores tested twice |\n', table);
  same('the history as a whole', /## Revision[\s\S]*/, '', table);
  same('labels', 'Version:** 1.0', 'Version:** 2.0', label);
  same('labels that go', /\*\*Owner[\s\S]*Approved\n/, '', label);
  differs('a row of something else', '30 days', '60 days', table);
  differs('the title in the front matter where no heading has it', 'title: A', 'title: B', '---\ntitle: A\n---\nText.\n');
  differs('whom it applies to', 'Leeds', 'Utrecht', '---\ntitle: A\napplies_to: [Leeds]\n---\nText.\n');
  it('applies to the same, wherever that is written', () => {
    assert.equal(
      fingerprint('---\ntype: policy\napplies_to: All staff\n---\n# A\n\nText.\n'),
      fingerprint('# A\n\n| Applies to | All staff |\n|---|---|\n| Owner | CISO |\n| Version | 1.0 |\n\nText.\n'),
    );
  });
});

describe('the fingerprint of real documents', () => {
  const texts = readdirSync(northwind, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.md'))
    .map((path) => ({ path, text: readFileSync(`${northwind}/${path}`, 'utf8') }));

  it('is one of its own for each', () => {
    const found = texts.map(({ path, text }) => fingerprint(text, { path }));
    assert.equal(new Set(found).size, texts.length);
  });

  it('does not show how they are laid out, whatever parser reads them', () => {
    const layouts: readonly ((text: string) => string)[] = [
      (text) => text.replace(/\n/g, '\r\n'),
      (text) => text.replace(/^([*-]) /gm, '+ '),
      (text) => text.replace(/\n\n(?!---)/g, '\n\n\n'),
      (text) => text.replace(/\*\*([^*\n]+)\*\*/g, '__$1__'),
      (text) => text.replace(/ \| /g, '  |   '),
      (text) => text.replace(/^([A-Z][^|\n]*?[a-z,]) (?=[a-z]+ [a-z]+ [a-z]+\b)/m, '$1\n').replace(/\n+$/, ''),
    ];
    fc.assert(
      fc.property(fc.constantFrom(...texts), fc.subarray([...layouts], { minLength: 1 }), fc.boolean(), ({ path, text }, chosen, other) => {
        const after = chosen.reduce((now, change) => change(now), text);
        assert.equal(fingerprint(after, { path, parser: other ? remarkParser : parser }), fingerprint(text, { path }), path);
      }),
      { ...seeded, numRuns: 60 },
    );
  });

  it('shows every word', () => {
    fc.assert(
      fc.property(fc.constantFrom(...texts), fc.nat(), ({ path, text }, at) => {
        const { document } = facts(text, { path });
        // words of paragraphs, behind the document control
        const words = [...text.matchAll(/(?<= )[a-z]{4,}(?= )/g)].filter(
          ({ index }) =>
            index > document.frontMatter.range.end && !/^\s*(?:\||#|<!--|```)/.test(text.slice(text.lastIndexOf('\n', index) + 1)),
        );
        const word = words[at % words.length];
        if (!word) return;
        const after = `${text.slice(0, word.index)}zzz${text.slice(word.index + word[0].length)}`;
        const line = text.slice(text.lastIndexOf('\n', word.index) + 1, text.indexOf('\n', word.index));
        assert.notEqual(fingerprint(after, { path }), fingerprint(text, { path }), `${path}: ${line}`);
      }),
      { ...seeded, numRuns: 200 },
    );
  });
});
