import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, symlinkSync } from 'node:fs';
import { before, describe, it } from 'mocha';
import { createIsmsService } from '../../server/src/core/service.ts';
import { fileUri } from '../../server/src/host/node/file-uri.ts';
import { createNodePorts } from '../../server/src/host/node/node-ports.ts';
import { encodeText } from '../../server/src/host/text-encoding.ts';
import { buildCli, copyCli } from '../cli/built-cli.ts';
import { soundPolicy } from '../cli/sample-documents.ts';
import { tempFolder } from '../host/temp-folder.ts';
import { checkHostile, type HostileRun } from './check-hostile.ts';

const rulesOf = ({ findings }: HostileRun): string[] => findings.map(({ rule }) => rule);

/** A policy without owner, whose finding shows that its text was read. */
const ownerless = soundPolicy.replace('owner: Head of IT\n', '').replace('The head of IT owns this policy; team', 'Team');
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** The policy with something in its running text. */
const policyWith = (text: string): string =>
  ownerless.replace('Access follows the need to know.', () => `Access follows the need to know.\n\n${text}`);

/** YAML whose aliases stand for ten to the ninth values. */
const aliasBomb = [
  'a: &a [x, x, x, x, x, x, x, x, x, x]',
  ...[...'bcdefghi'].map((name, i) => `${name}: &${name} [${Array(10).fill(`*${'abcdefgh'[i]}`).join(', ')}]`),
].join('\n');

describe('hostile and odd files', () => {
  before(buildCli);

  it('aliases that unfold to a billion values', () => {
    const bomb = soundPolicy.replace('---\n', () => `---\n${aliasBomb}\n`).replace(/^controls: .*$/m, 'controls: *i\nrelated: *i');
    const run = checkHostile({ 'bomb.md': bomb });
    assert.equal(run.complete, true);
    // an alias is what it is written as, and is never unfolded
    assert.ok(
      run.findings.some(({ rule, message }) => rule === 'control-malformed' && message.includes('`*i`')),
      rulesOf(run).join(),
    );
  });

  for (const [name, text] of Object.entries({
    'nested quotes': `${'>'.repeat(100_000)} deep`,
    'nested brackets': `${'['.repeat(100_000)}a${']'.repeat(100_000)}`,
    'nested lists': Array.from({ length: 1000 }, (_, i) => `${' '.repeat(i * 2)}- item`).join('\n'),
    'stars that open and never close': '*a '.repeat(100_000),
    'underscores and stars in a row': `${'*'.repeat(100_000)}${'_'.repeat(100_000)}`,
    backticks: Array.from({ length: 1500 }, (_, i) => '`'.repeat(i)).join(' '),
    'links in links': `${'[a]('.repeat(50_000)}`,
    'images in images': `${'!['.repeat(50_000)}`,
    'HTML that never ends': '<!--'.repeat(50_000),
    'a table of 20,000 columns': `${'|a'.repeat(20_000)}|\n${'|-'.repeat(20_000)}|\n${'|b'.repeat(20_000)}|`,
    'a table of 50,000 rows': `| a | b |\n|---|---|\n${'| A.5.1 | x |\n'.repeat(50_000)}`,
    'a heading of 500,000 characters': `\n## ${'Scope and '.repeat(50_000)}\n`,
    '20,000 headings': '\n## Scope\n\nx\n'.repeat(20_000),
    'labels in one paragraph': '**Owner:** '.repeat(20_000),
    'blanks, tabs and line ends': `${' '.repeat(100_000)}${'\t'.repeat(100_000)}${'\n'.repeat(100_000)}`,
    'dashes between ids': `A.5.1${'-'.repeat(100_000)}5`,
    'lists of ids': `A.5.1${', 5.2/3'.repeat(50_000)}`,
    placeholders: '[TODO] {{x}} <NAME> '.repeat(30_000),
    'reference definitions': Array.from({ length: 20_000 }, (_, i) => `[r${i}]: x${i}.md`).join('\n'),
    footnotes: Array.from({ length: 20_000 }, (_, i) => `[^${i}]: note`).join('\n'),
  }))
    it(`${name}: read, and nothing lost`, () => {
      const run = checkHostile({ 'deep.md': policyWith(text) });
      assert.equal(run.complete, true);
      assert.ok(
        rulesOf(run).includes('owner-missing') || rulesOf(run).includes('missing-ownership') || name.startsWith('labels'),
        rulesOf(run).join(),
      );
    });

  it('deep and wide YAML', () => {
    const run = checkHostile({
      'deep.md': soundPolicy.replace('---\n', `---\nrelated: ${'['.repeat(10_000)}\n`),
      'wide.md': soundPolicy.replace('---\n', `---\n${Array.from({ length: 20_000 }, (_, i) => `key_${i}: value\n`).join('')}`),
    });
    assert.equal(run.complete, true);
    assert.ok(run.findings.some(({ rule, path }) => rule === 'front-matter-unreadable' && path === 'deep.md'));
  });

  it('a file of 50 MB is named, not read', () => {
    const run = checkHostile({ 'huge.md': new Uint8Array(50_000_000).fill(0x61) });
    assert.deepEqual([run.complete, run.code, rulesOf(run)], [false, 3, ['file-too-large']]);
  });

  it('one line of 5 MB is read where the limit lets it', () => {
    const line = 'A.5.15 is a control, [link](x.md) and **bold**. '.repeat(105_000);
    assert.ok(line.length > 5_000_000);
    const run = checkHostile({ 'line.md': policyWith(line) }, { config: 'limits:\n  file_bytes: 6000000\n' });
    assert.equal(run.complete, true);
    assert.ok(run.findings.length > 0);
  });

  it('what is no text is named', () => {
    const notText = {
      'binary.md': Uint8Array.from({ length: 4096 }, (_, i) => (i * 37) % 256),
      'nul.md': bytes('# Policy\n\0\n'),
      'utf-8.md': Uint8Array.of(0x23, 0x20, 0xc3, 0x28),
      'surrogate.md': Uint8Array.of(0x23, 0x20, 0xed, 0xa0, 0x80),
      'utf-16-without-mark.md': encodeText(ownerless, { name: 'utf-16le', mark: false }),
    };
    const run = checkHostile(notText);
    assert.deepEqual([run.complete, run.code], [false, 3]);
    assert.deepEqual(
      run.findings.map(({ rule, path }) => `${path} ${rule}`),
      Object.keys(notText)
        .sort()
        .map((path) => `${path} file-unreadable`),
    );
  });

  it('every way to write the same text finds the same', () => {
    const plain = checkHostile({ 'policy.md': ownerless });
    assert.ok(plain.findings.length > 0);
    const ways: Record<string, string | Uint8Array> = {
      BOM: `\uFEFF${ownerless}`,
      CRLF: ownerless.replaceAll('\n', '\r\n'),
      'lone CR': ownerless.replaceAll('\n', '\r'),
      'mixed line ends': ownerless.replace(/\n/g, () => '\r\n').replace('\r\n\r\n', '\n\n'),
      'UTF-16 LE': encodeText(ownerless, { name: 'utf-16le', mark: true }),
      'UTF-16 BE': encodeText(ownerless, { name: 'utf-16be', mark: true }),
      'no-break spaces in headings': ownerless.replaceAll(/^(##) /gm, '$1 \u00a0'),
      'non-breaking hyphens': ownerless.replaceAll('need to know', 'need\u2011to\u2011know'),
      'decomposed accents': ownerless.replaceAll('systems', 'systèmes'.normalize('NFD')),
      'right to left': ownerless.replaceAll('all staff', '\u202bכל העובדים\u202c all staff'),
      'zero-width characters': ownerless.replaceAll('all staff', 'all\u200bstaff\u200d'),
      'form feeds': ownerless.replaceAll('\n\n## ', '\n\f\n## '),
    };
    for (const [way, text] of Object.entries(ways)) {
      const run = checkHostile({ 'policy.md': text });
      assert.equal(run.complete, true, way);
      assert.deepEqual(rulesOf(run), rulesOf(plain), way);
    }
  });

  it('links that go in circles', () => {
    const run = checkHostile((folder) => {
      mkdirSync(folder.at('a'));
      symlinkSync('..', folder.at('a/up'));
      symlinkSync('loop.md', folder.at('loop.md'));
      symlinkSync('two.md', folder.at('one.md'));
      symlinkSync('one.md', folder.at('two.md'));
      folder.write('a/policy.md', policyWith('See [up](up/a/up/a/policy.md) and [loop](../loop.md).'));
    });
    assert.deepEqual([run.complete, run.files], [true, 2]);
  });

  it('what is no file though its name says so', () => {
    const run = checkHostile((folder) => {
      mkdirSync(folder.at('folder.md'));
      execFileSync('mkfifo', [folder.at('pipe.md')]);
    });
    assert.deepEqual([run.complete, run.findings], [true, []]);
  });

  it('a file and a folder that may not be read', () => {
    // who may read everything runs it as somebody who may not
    const uid = process.getuid?.() === 0 ? 65_534 : undefined;
    const place = tempFolder();
    try {
      const cli = copyCli(place.path, 'remark-parser.cjs', 'catalog.json');
      chmodSync(place.path, 0o755);
      const run = checkHostile(
        (folder) => {
          chmodSync(folder.path, 0o755);
          folder.write('closed/policy.md', ownerless);
          chmodSync(folder.write('secret.md', ownerless), 0o000);
          chmodSync(folder.at('closed'), 0o000);
        },
        { cli, ...(uid === undefined ? {} : { uid }) },
      );
      assert.deepEqual([run.complete, run.code], [false, 3]);
      assert.deepEqual(
        run.findings.map(({ rule, path }) => `${path} ${rule}`),
        ['closed workspace-incomplete', 'secret.md file-unreadable'],
      );
    } finally {
      place.remove();
    }
  });

  it('20,000 files in one folder', () => {
    const run = checkHostile((folder) => {
      for (let i = 0; i < 20_000; i++) folder.write(`files/note-${i}.md`, `# Note ${i}\n`);
    });
    assert.deepEqual([run.complete, run.files, run.findings], [true, 20_001, []]);
  });

  it('files that vanish between listing and reading', async () => {
    const folder = tempFolder({ 'annexa.yaml': '', 'a.md': ownerless, 'b.md': ownerless, 'c.md': ownerless });
    try {
      const log: string[] = [];
      const note = (message: string) => void log.push(message);
      const ports = await createNodePorts({ folders: [folder.path], asOf: '2026-11-22', logger: { info: note, warn: note, error: note } });
      const { workspace } = ports;
      const service = createIsmsService({
        ...ports,
        workspace: {
          folders: workspace.folders,
          exists: (uri) => workspace.exists(uri),
          read: (uri) => workspace.read(uri),
          list(limits) {
            const listing = workspace.list(limits);
            execFileSync('rm', [folder.at('b.md')]);
            return listing;
          },
        },
      });
      const scan = await service.scan();
      const at = (name: string) => service.findings(fileUri(folder.at(name))).map(({ rule }) => rule);
      assert.equal(scan.complete, false);
      assert.deepEqual(at('b.md'), ['file-unreadable']);
      assert.ok(at('a.md').includes('missing-ownership') && at('c.md').includes('missing-ownership'));
    } finally {
      folder.remove();
    }
  });
});
