import { type Evaluation, gatedRows, leastPrecision, leastRecall, precision, type Row, recall, sumRows } from './evaluate.ts';

/** The table for a terminal. */
export function textTable({ rows }: Evaluation): string {
  const width = Math.max(12, ...rows.map(({ name }) => name.length));
  const line = (cells: readonly (string | number)[]) =>
    cells.map((cell, i) => (i === 0 ? String(cell).padEnd(width) : String(cell).padStart(9))).join(' ');
  const body = withSums(rows).map((row) =>
    line([row.name, row.expected, row.found, row.hits, percent(precision(row)), percent(recall(row))]),
  );
  return [line(['', 'expected', 'found', 'right', 'precision', 'recall']), ...body].join('\n');
}

/** The page `docs/judgement.md`. */
export function judgementPage(evaluation: Evaluation): string {
  const { cases, rows } = evaluation;
  const languages = new Map<string, number>();
  for (const { name } of cases) languages.set(name.split('/')[0] as string, (languages.get(name.split('/')[0] as string) ?? 0) + 1);
  const documents = cases.filter(({ label }) => label.document).length;
  const facts = rows.filter(({ kind }) => kind === 'fact');
  const rules = rows.filter(({ kind }) => kind === 'rule');
  const families = gatedRows(evaluation).filter(({ kind }) => kind === 'fact');
  return `${[
    '<!-- Made by `npm run eval -- --write`. Do not edit. -->',
    '',
    '# Judgement, measured',
    '',
    `Annexa reads ${cases.length} documents that were written for this purpose; each imitates something that real policies do and that misleads a program. What a careful auditor and editor reads in them was written down by hand beside each document, for most of them before the tool had seen it. \`npm run eval\` compares, and so does \`npm test\`.`,
    '',
    'Where Annexa failed a case it was mended, so these figures say what it does about traps that are known, and keep it from falling back. They do not say how it fares with documents that nobody wrote for it.',
    '',
    `The evaluation fails where a rule or a family of facts is right in less than ${leastPrecision * 100} % of what it says, where less than ${leastRecall * 100} % of all facts or of all findings are found, or where the two Markdown parsers lead to different judgements.`,
    '',
    `Cases: ${[...languages].map(([language, count]) => `${language} ${count}`).join(', ')}; ${documents} ISMS documents and ${cases.length - documents} files that are none.`,
    '',
    '## Facts',
    '',
    ...markdownTable('Fact', [...families, sumRows('**all facts**', facts)]),
    '',
    '## Rules',
    '',
    ...markdownTable('Rule', [...rules, sumRows('**all rules**', rules)]),
    '',
    '## Facts in detail',
    '',
    ...markdownTable(
      'Fact',
      facts.filter(({ name }) => name.includes(': ')),
    ),
  ].join('\n')}\n`;
}

function withSums(rows: readonly Row[]): Row[] {
  const of = (kind: Row['kind']) => rows.filter((row) => row.kind === kind);
  return [...of('fact'), sumRows('all facts', of('fact')), ...of('rule'), sumRows('all rules', of('rule'))];
}

function markdownTable(title: string, rows: readonly Row[]): string[] {
  return [
    `| ${title} | Expected | Found | Right | Precision | Recall |`,
    '|---|--:|--:|--:|--:|--:|',
    ...rows.map(
      (row) => `| ${row.name} | ${row.expected} | ${row.found} | ${row.hits} | ${percent(precision(row))} | ${percent(recall(row))} |`,
    ),
  ];
}

/** Rounded down, so that 100 % means all. */
function percent(share: number): string {
  return `${(Math.floor(share * 1000) / 10).toFixed(1)} %`;
}
