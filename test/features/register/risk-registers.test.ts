import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { complete } from '../../../server/src/core/features/complete.ts';
import { hover } from '../../../server/src/core/features/hover.ts';
import { applyEdits } from '../../../server/src/core/text/text-edit.ts';
import { openAt } from '../../support/open-workspace.ts';

const files = {
  'annexa.yaml':
    'risks:\n  labels: { impact: [slight, small, middling, grave, fatal] }\n  levels: { green: 6, red: 25 }\nevidence:\n  controls: { A.8.13: quarterly }\n',
  'policies/backup.md': '---\nid: POL-002\ntype: policy\nowner: Head of IT\napprover: CEO\n---\n\n# Backup Policy\n',
  'records/restore.md': '---\nid: REC-1\ntype: record\n---\n\n# Restore test of May\n',
};
const columns = ['ID', 'Risk', 'Likelihood', 'Impact', 'Score', 'Treatment', 'Controls', 'Owner', 'Review date', 'Status'];
const keys = ['id', 'title', 'likelihood', 'impact', 'score', 'treatment', 'controls', 'owner', 'review_date', 'status'];
const full = ['R-07', 'Fire', '2', '4', '8', 'mitigate', 'A.8.13', 'Head of IT', '2027-01-31', 'open'];

type Cells = readonly string[];
/** A register of two risks, of which the second is being written, in each form that an editor opens. */
const forms: Readonly<Record<string, (cells: Cells) => string>> = {
  'registers/risks.md': (cells) =>
    `---\nid: REG-1\ntype: register\nowner: CISO\n---\n\n# Risk register\n\n| ${columns.join(' | ')} |\n|${'---|'.repeat(columns.length)}\n| ${full.join(' | ')} |\n| ${cells.join(' | ')} |\n`,
  'registers/risks.yaml': (cells) =>
    `owner: CISO\nrisks:\n${[full, cells].map((row) => `  - ${row.map((cell, i) => `${keys[i]}: ${cell}`).join('\n    ')}`).join('\n')}\n`,
  'registers/risks.csv': (cells) => `${[keys, full, cells].map((row) => row.join(',')).join('\n')}\n`,
};

async function offered(source: string, path: string, want?: string): Promise<{ labels: string[]; cell: string }> {
  const { service, uri, text, offset } = await openAt(source, files, path);
  const items = [...complete(service, uri, offset).items].sort((a, b) => (a.sortText < b.sortText ? -1 : 1));
  const item = items.find(({ label }) => label === want);
  const cell = item
    ? applyEdits(text, [item.edit])
        .text.slice(item.edit.range.start, item.edit.range.start + item.edit.newText.length)
        .trim()
    : '';
  return { labels: items.map(({ label }) => label), cell };
}

for (const [path, write] of Object.entries(forms))
  describe(`completion in ${path}`, () => {
    const row = (column: string, typed = '│', rest: Readonly<Record<string, string>> = {}): string =>
      write(keys.map((key) => (key === column ? typed : (rest[key] ?? (key === 'title' ? 'Flood' : '')))));
    const labels = async (column: string, typed?: string, rest?: Readonly<Record<string, string>>) =>
      (await offered(row(column, typed, rest), path)).labels;
    const lower = (all: readonly string[]): string[] => all.map((label) => label.toLowerCase());

    it('offers controls by id and by words', async () => {
      assert.ok((await labels('controls', 'A.8.1│')).includes('A.8.13'));
      assert.ok((await labels('controls', 'backup│')).includes('A.8.13'));
    });

    it('offers treatments and states', async () => {
      assert.deepEqual(lower(await labels('treatment')), ['mitigate', 'transfer', 'avoid', 'accept']);
      assert.ok(lower(await labels('status', 'o│')).includes('open'));
    });

    it('offers the people that are named, and days', async () => {
      const people = await labels('owner');
      assert.ok(people.includes('Head of IT') && people.includes('CEO'), people.join());
      assert.deepEqual(await labels('review_date'), ['2027-02-22', '2027-05-22', '2027-11-22']);
    });

    it('offers the steps of the scale, and the score that they come to', async () => {
      assert.deepEqual(await labels('impact'), ['1', '2', '3', '4', '5']);
      assert.deepEqual(await labels('score', '│', { likelihood: '3', impact: '4' }), ['12']);
      assert.deepEqual(await labels('score', '│', { likelihood: '3' }), []);
    });

    it('offers the next id', async () => {
      assert.deepEqual(await labels('id'), ['R-08']);
    });
  });

describe('completion in other registers', () => {
  it('offers kinds of evidence, records and the day', async () => {
    const csv = (cells: string): string => `id,title,kind,controls,collected,expires,location\n${cells}\n`;
    const at = async (cells: string): Promise<string[]> => (await offered(csv(cells), 'registers/evidence.csv')).labels;
    assert.ok((await at('EV-1,Test,│,A.8.13,,,')).includes('Screenshot'));
    assert.deepEqual(await at('EV-1,Test,,A.8.13,│,,'), ['2026-11-22']);
    assert.deepEqual(await at('EV-1,Test,,A.8.13,,,│'), ['../records/restore.md']);
    assert.deepEqual(await at('EV-1,Test,,,,,\n│,Second,,,,,'), ['EV-2']);
    const yaml = 'evidence:\n  - id: EV-1\n    title: Test\n    collected: 2026-10-01\n    kind: │\n';
    assert.ok((await offered(yaml, 'registers/evidence.yaml')).labels.includes('screenshot'));
  });

  it('offers steps by their names where the column has names', async () => {
    const csv = 'id,risk,likelihood,impact\nR-1,Fire,likely,grave\nR-2,Flood,likely,│\n';
    assert.deepEqual((await offered(csv, 'registers/risks.csv')).labels, ['slight', 'small', 'middling', 'grave', 'fatal']);
  });

  it('offers documents and approvers of exceptions', async () => {
    const csv = (cells: string): string => `id,exception,rule,owner,approver,expires\n${cells}\n`;
    assert.deepEqual((await offered(csv('EX-1,Old laptop,│,,,'), 'registers/exceptions.csv')).labels.includes('POL-002'), true);
    assert.ok((await offered(csv('EX-1,Old laptop,,,│,'), 'registers/exceptions.csv')).labels.includes('CEO'));
  });
});

describe('what an editor says of cells', () => {
  const hovered = async (source: string, path: string): Promise<string> => {
    const { service, uri, offset } = await openAt(source, files, path);
    return hover(service, uri, offset)?.contents ?? '';
  };

  for (const [path, write] of Object.entries(forms))
    it(`in ${path}: treatments, ratings and ids`, async () => {
      const at = (column: string, typed: string): Promise<string> =>
        hovered(write(keys.map((key, i) => (key === column ? typed : (full[i]?.replace('R-07', 'R-09') ?? '')))), path);
      assert.match(await at('treatment', 'miti│gate'), /^\*\*mitigate\*\*/);
      assert.match(await at('treatment', 'Mitigate – new│ sprinklers'), /^\*\*mitigate\*\*/);
      assert.match(await at('treatment', 'mitigate │/ transfer'), /^\*\*mitigate\*\* [\s\S]*\*\*transfer\*\*/);
      assert.equal(await at('treatment', 'something│ else'), '');
      assert.equal(await at('impact', '4│'), '**Before treatment**\n\n- Likelihood: 2 of 5\n- Impact: 4 of 5 (grave)\n- Score: 8 (red)');
      assert.match(await at('id', 'R-│09'), /^\*\*R-09\*\* Fire/);
    });

  it('in evidence: kinds, and until when it counts', async () => {
    const csv = (cells: string): string => `id,title,kind,controls,collected,expires\n${cells}\n`;
    assert.match(await hovered(csv('EV-1,Test,screen│shot,A.8.13,2026-10-01,'), 'registers/evidence.csv'), /^\*\*screenshot\*\*/);
    assert.equal(
      await hovered(csv('EV-1,Test,,"A.8.13, A.5.18",2026-│05-01,'), 'registers/evidence.csv'),
      '**collected** 2026-05-01\n\n- A.8.13: too old since 2026-08-01\n- A.5.18: counts until 2027-05-01',
    );
  });
});
