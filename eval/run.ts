// npm run eval [-- --write | --check | --only WORD | --cases FOLDER]: judges the committed cases, see docs/judgement.md.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { evaluate, failures } from './evaluate.ts';
import { readCases } from './read-case.ts';
import { judgementPage, textTable } from './table.ts';

/** Where the cases are. */
export const casesFolder = fileURLToPath(new URL('./cases', import.meta.url));
/** The page that shows the result. */
export const pageFile = fileURLToPath(new URL('../docs/judgement.md', import.meta.url));

/**
 * Runs the evaluation.
 * @param print gets one text at a time
 * @returns the exit code: 0 if it passes, 1 if it fails, 2 if a label or an argument is wrong
 */
export async function runEvaluation(args: readonly string[], print: (text: string) => void): Promise<number> {
  const options = { write: { type: 'boolean' }, check: { type: 'boolean' }, only: { type: 'string' }, cases: { type: 'string' } } as const;
  let values: ReturnType<typeof parseArgs<{ options: typeof options }>>['values'];
  let cases: ReturnType<typeof readCases>;
  try {
    ({ values } = parseArgs({ args: [...args], options }));
    cases = readCases(values.cases ?? casesFolder, values.only);
  } catch (error) {
    print((error as Error).message);
    return 2;
  }
  const evaluation = await evaluate(cases);
  for (const { name, problems } of evaluation.rows) for (const problem of problems) print(`${name} · ${problem}`);
  print(`\n${textTable(evaluation)}\n`);
  const reasons = failures(evaluation);
  const page = judgementPage(evaluation);
  if (values.write) writeFileSync(pageFile, page);
  if (values.check && readFileSync(pageFile, 'utf8') !== page) reasons.push('docs/judgement.md is stale: run `npm run eval -- --write`');
  for (const reason of reasons) print(`FAIL ${reason}`);
  print(`${evaluation.cases.length} cases, ${reasons.length === 0 ? 'passed' : `${reasons.length} reasons to fail`}`);
  return reasons.length === 0 ? 0 : 1;
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  process.exitCode = await runEvaluation(process.argv.slice(2), (text) => console.log(text));
