import type { MarkdownParser } from '../server/src/core/ports.ts';
import { loadNativeParser } from '../server/src/host/node/satteri-parser.ts';
import { createRemarkParser } from '../server/src/host/remark-parser.ts';
import { type Judgement, judge } from './judge.ts';
import { createObserver } from './observe.ts';
import type { Case } from './read-case.ts';

/** A line of the table. */
export interface Row {
  readonly name: string;
  readonly kind: Judgement['kind'];
  readonly expected: number;
  readonly found: number;
  readonly hits: number;
  /** `case: missed …` and `case: wrong …`, in order of the cases. */
  readonly problems: readonly string[];
}

/** What all cases together say of the tool. */
export interface Evaluation {
  readonly cases: readonly Case[];
  /** Facts, then rules; each in order of name. */
  readonly rows: readonly Row[];
  /** Cases of which the two Markdown parsers lead to different judgements. */
  readonly disagreements: readonly string[];
}

/** Least precision of every rule and of every family of facts. */
export const leastPrecision = 0.98;
/** Least recall of all facts together, and of all rules together. */
export const leastRecall = 0.95;

/** Judges all cases with the parser of the command line, and again with that of the browser. */
export async function evaluate(cases: readonly Case[]): Promise<Evaluation> {
  const remark = createRemarkParser();
  const native: MarkdownParser | undefined = await loadNativeParser();
  const observe = createObserver(native ?? remark);
  const observeAgain = native && createObserver(remark);
  const rows = new Map<string, { kind: Judgement['kind']; expected: number; found: number; hits: number; problems: string[] }>();
  const disagreements: string[] = [];
  for (const one of cases) {
    const judgements = judge(one, await observe(one));
    if (observeAgain && JSON.stringify(judgements) !== JSON.stringify(judge(one, await observeAgain(one)))) disagreements.push(one.name);
    for (const { row, kind, hits, missed, wrong } of judgements) {
      const sum = rows.get(row) ?? { kind, expected: 0, found: 0, hits: 0, problems: [] };
      rows.set(row, sum);
      sum.expected += hits + missed.length;
      sum.found += hits + wrong.length;
      sum.hits += hits;
      for (const words of missed) sum.problems.push(`${one.name}: missed ${words}`);
      for (const words of wrong) sum.problems.push(`${one.name}: wrong ${words}`);
    }
  }
  const sorted = [...rows]
    .map(([name, row]) => ({ name, ...row }))
    .sort((a, b) => (a.kind === b.kind ? compareNames(a.name, b.name) : a.kind === 'fact' ? -1 : 1));
  return { cases, rows: sorted, disagreements };
}

/** Precision of a row; 1 where nothing was found. */
export function precision({ found, hits }: Pick<Row, 'found' | 'hits'>): number {
  return found === 0 ? 1 : hits / found;
}

/** Recall of a row; 1 where nothing was expected. */
export function recall({ expected, hits }: Pick<Row, 'expected' | 'hits'>): number {
  return expected === 0 ? 1 : hits / expected;
}

/** Rows added up under one name. */
export function sumRows(name: string, rows: readonly Row[]): Row {
  const sum = (value: (row: Row) => number) => rows.reduce((total, row) => total + value(row), 0);
  return {
    name,
    kind: rows[0]?.kind ?? 'fact',
    expected: sum((row) => row.expected),
    found: sum((row) => row.found),
    hits: sum((row) => row.hits),
    problems: rows.flatMap((row) => row.problems),
  };
}

/** What is measured against the least precision: every rule, and every family of facts (`metadata`, `sections`, …). */
export function gatedRows({ rows }: Evaluation): Row[] {
  const families = new Set(rows.filter(({ kind }) => kind === 'fact').map(({ name }) => name.split(': ')[0] as string));
  const facts = [...families].map((family) =>
    sumRows(
      family,
      rows.filter((row) => row.kind === 'fact' && row.name.split(': ')[0] === family),
    ),
  );
  return [...facts, ...rows.filter(({ kind }) => kind === 'rule')];
}

/** Why the evaluation fails, one sentence each; empty if it passes. */
export function failures(evaluation: Evaluation): string[] {
  const reasons: string[] = [];
  for (const row of gatedRows(evaluation))
    if (precision(row) < leastPrecision)
      reasons.push(`${row.name}: ${row.found - row.hits} of ${row.found} found are wrong, precision is under ${leastPrecision * 100} %`);
  for (const kind of ['fact', 'rule'] as const) {
    const all = sumRows(
      `all ${kind}s`,
      evaluation.rows.filter((row) => row.kind === kind),
    );
    if (recall(all) < leastRecall)
      reasons.push(
        `${all.name}: ${all.expected - all.hits} of ${all.expected} expected are missed, recall is under ${leastRecall * 100} %`,
      );
  }
  for (const name of evaluation.disagreements) reasons.push(`${name}: the two Markdown parsers lead to different judgements`);
  if (evaluation.cases.length === 0) reasons.push('there is no case');
  return reasons;
}

function compareNames(a: string, b: string): number {
  return a < b ? -1 : 1;
}
