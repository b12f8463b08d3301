import assert from 'node:assert/strict';
import { before, describe, it } from 'mocha';
import type { MarkdownParser } from '../../server/src/core/ports.ts';
import { loadParser } from '../../server/src/host/node/satteri-parser.ts';
import { uriOf } from '../support/memory-workspace.ts';
import { scanWorkspace, type TestWorkspace } from '../support/open-workspace.ts';

let parser: MarkdownParser;
before(async () => {
  parser = await loadParser();
});

async function scan(files: Record<string, string>): Promise<TestWorkspace> {
  return scanWorkspace({ 'annexa.yaml': '', ...files }, { parser });
}

/** Findings on risks in a file: `rule line «text»`. */
function found({ service, ports }: TestWorkspace, path: string, rules = /^risk-/): string[] {
  const text = ports.files.get(path) ?? '';
  return service
    .findings(uriOf(path))
    .filter(({ rule }) => rules.test(rule))
    .map(({ rule, range, span }) => `${rule} ${range.start.line} «${text.slice(span.start, span.end).slice(0, 30)}»`);
}

const columns = ['id', 'title', 'owner', 'likelihood', 'impact', 'score', 'treatment', 'controls', 'accepted_by', 'review_date'];
type Cells = (i: number) => readonly string[];
const forms: Readonly<Record<string, (cells: Cells, count: number) => string>> = {
  'risks.csv': (cells, count) => [columns, ...Array.from({ length: count }, (_, i) => cells(i))].map((row) => row.join(';')).join('\n'),
  'risks.yaml': (cells, count) =>
    `risks:\n${Array.from(
      { length: count },
      (_, i) =>
        `  - { ${cells(i)
          .map((cell, c) => `${columns[c]}: "${cell}"`)
          .join(', ')} }`,
    ).join('\n')}\n`,
  'risks.md': (cells, count) =>
    `---\ntype: register\nowner: CISO\n---\n\n# Risks\n\n| ${columns.join(' | ').replaceAll('_', ' ')} |\n|${'---|'.repeat(columns.length)}\n${Array.from(
      { length: count },
      (_, i) => `| ${cells(i).join(' | ')} |`,
    ).join('\n')}\n`,
};

describe('risk rules', () => {
  for (const [path, write] of Object.entries(forms)) {
    it(`say once what is wrong with ten thousand risks in ${path}`, async () => {
      const bad: Cells = () => ['R-1', 'Fire', '', '3', '3', '8', 'mitigate', '', '', '2020-01-31'];
      const workspace = await scan({ 'annexa.yaml': 'risks:\n  score: product\n', [path]: write(bad, 10_000) });
      assert.deepEqual(
        workspace.service
          .findings(uriOf(path))
          .filter(({ rule }) => rule.startsWith('risk-'))
          .map(({ rule, message, related }) => `${rule} ${/^(?:Of |[a-z ]*)?([\d,]+)/i.exec(message)?.[1] ?? message} ${related.length}`)
          .sort(),
        [
          'risk-control-missing 10,000 10',
          'risk-id-duplicate 9,999 10',
          'risk-owner-missing 10,000 10',
          'risk-review-overdue 10,000 10',
          'risk-score-invalid 10,000 10',
        ],
      );
    });

    it(`find nothing in ten thousand good ones in ${path}`, async () => {
      const good: Cells = (i) => [`R-${i}`, 'Fire', 'CISO', '3', '3', '9', 'mitigate', `A.5.${1 + (i % 37)}`, '', '2027-01-31'];
      const workspace = await scan({ [path]: write(good, 10_000) });
      assert.deepEqual(found(workspace, path), []);
      assert.equal(workspace.service.index.entriesOf('risks', 'A.5.1').length, 271);
      assert.equal(workspace.service.index.entriesNamed('risks', 'r-9999').length, 1);
    });
  }

  it('follow the Statement of Applicability', async () => {
    const soa = (decision: string): string =>
      `---\ntype: soa\nowner: CISO\n---\n\n# SoA\n\n| Control | Applicable | Justification |\n|---|---|---|\n| A.7.6 | ${decision} | Because. |\n`;
    const path = 'risks.yaml';
    const workspace = await scan({
      [path]: 'risks:\n  - { id: R-1, owner: CISO, likelihood: 1, impact: 1, treatment: mitigate, controls: A.7.6 }\n',
      'soa.md': soa('yes'),
    });
    assert.deepEqual(found(workspace, path), []);
    const affected = await workspace.service.setOpenText({ uri: uriOf('soa.md'), version: 1, text: soa('no') });
    assert.ok(affected.uris.has(uriOf(path)));
    assert.deepEqual(found(workspace, path), ['risk-control-missing 1 «A.7.6»']);
    await workspace.service.setOpenText({ uri: uriOf('soa.md'), version: 2, text: soa('no').replace('A.7.6', 'A.7.5') });
    assert.deepEqual(
      workspace.service.findings(uriOf(path)).map(({ rule, severity }) => `${rule} ${severity}`),
      ['risk-control-missing info'],
    );
  });

  it('take a register in another language for a translation, and a shared id for a slip', async () => {
    const rows = (...ids: string[]): string => ['id,risk,owner,likelihood,impact', ...ids.map((id) => `${id},Fire,CISO,1,1`)].join('\n');
    const workspace = await scan({
      'de/risks.csv': rows('R-1', 'R-2', 'R-3'),
      'en/risks.csv': rows('R-1', 'R-2', 'R-3'),
      'it/risks.csv': rows('R-3', 'I-1', 'I-2'),
    });
    assert.deepEqual(found(workspace, 'en/risks.csv', /duplicate/), []);
    assert.deepEqual(found(workspace, 'it/risks.csv', /duplicate/), ['risk-id-duplicate 1 «R-3»']);
  });

  it('tell a register that rates in a way of its own once', async () => {
    const csv = (...rows: string[]): string =>
      `id,risk,owner,likelihood,impact,score,treatment,controls\n${rows.map((row, i) => `R-${i},Fire,CISO,${row},mitigate,A.7.5`).join('\n')}`;
    const shown = async (...rows: string[]): Promise<string[]> => found(await scan({ 'risks.csv': csv(...rows) }), 'risks.csv');
    assert.deepEqual(await shown('2,3,5', '4,4,8', '1,5,6', '2,2,4'), [], 'sums');
    assert.deepEqual(await shown('2,3,60', '4,4,80', '1,5,50'), ['risk-score-invalid 0 «id,risk,owner,likelihood,impac»']);
    assert.deepEqual(await shown('0.2,0.3,0.06', '0.4,0.4,0.16', '0.1,0.5,0.05'), [
      'risk-score-invalid 0 «id,risk,owner,likelihood,impac»',
    ]);
    assert.deepEqual(await shown('8,3,24', '4,9,36', '10,5,50'), ['risk-score-invalid 0 «id,risk,owner,likelihood,impac»']);
    assert.deepEqual(await shown('high,low,medium', 'low,low,low', 'medium,low,low'), []);
  });

  it('leave blanks of a form and closed risks alone', async () => {
    const md =
      '---\ntype: register\nowner: CISO\n---\n\n# Risks\n\n| ID | Risk | Owner | Likelihood | Impact | Treatment | Accepted by | Review date | Status |\n|---|---|---|---|---|---|---|---|---|\n| R-1 | Fire | [Role] | 1 | 1 | accept | [Name and date] | [Date] | open |\n| R-2 | | | | | | | | |\n| R-3 | Theft | – | 1 | 1 | | | 2020-01-01 | closed |\n';
    assert.deepEqual(found(await scan({ 'risks.md': md }), 'risks.md'), []);
  });

  it('take any text without failing', async () => {
    const texts = [
      'risks:\n  - { id: [a, b], likelihood: { x: 1 }, impact: [2, 3], owner: {a: b}, controls: {A.5.1: x} }\n',
      'risks: { R-1: { likelihood: 99999999999999999999, impact: -3, score: NaN } }\n',
      'risks:\n  - null\n  - 7\n  - { likelihood: &a 3, impact: *a, score: 9 }\n',
      `risks:\n  - { id: R-1, likelihood: 3, impact: 3, treatment: "${'mitigate / '.repeat(2000)}", accepted_by: "${'(2026-10-05 '.repeat(2000)}" }\n`,
      'risks:\n  - id: R-1\n    likelihood: 3\n    likelihood: 4\n    impact: 2\n\t- broken',
    ];
    for (const text of texts) {
      const { service } = await scan({ 'risks.yaml': text });
      assert.ok(service.complete, text.slice(0, 80));
    }
  });
});
