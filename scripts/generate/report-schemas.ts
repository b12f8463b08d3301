import type { Generator } from './artefact.ts';
import { coverageOutput } from './report-schemas/coverage.ts';
import { diffOutput } from './report-schemas/diff.ts';
import { dutiesOutput } from './report-schemas/duties.ts';
import { explainOutput } from './report-schemas/explain.ts';
import { checkOutput } from './report-schemas/findings.ts';
import { historyOutput } from './report-schemas/history.ts';
import { ismsOutput } from './report-schemas/isms.ts';
import { schemaFile } from './report-schemas/parts.ts';
import { readinessOutput } from './report-schemas/readiness.ts';
import { risksOutput } from './report-schemas/risks.ts';

/** `docs/schemas/`: the JSON Schemas of what commands print with `--format json`, put together from the same parts. */
export const reportSchemas: Generator = {
  generate: () => [
    schemaFile('annexa-check', 'Output of annexa check --format json', checkOutput),
    schemaFile('annexa-coverage', 'Output of annexa coverage --format json', coverageOutput),
    schemaFile('annexa-diff', 'Output of annexa diff --format json', diffOutput),
    schemaFile('annexa-explain', 'Output of annexa explain --format json', explainOutput),
    schemaFile('annexa-report', 'Output of annexa report --format json', ismsOutput),
    schemaFile('annexa-history', 'Output of annexa report --history --format json', historyOutput),
    schemaFile('annexa-duties', 'Output of annexa duties --format json', dutiesOutput),
    schemaFile('annexa-risks', 'Output of annexa risks --format json', risksOutput),
    schemaFile('annexa-readiness', 'Output of annexa readiness --format json', readinessOutput),
  ],
};
