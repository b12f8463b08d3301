import { writeCsv } from '../sheets/csv.ts';
import { writeXlsx } from '../sheets/write-xlsx.ts';
import type { CoverageWriter } from './coverage-format.ts';
import { controlsSheet, matrixSheet, ratiosSheet } from './coverage-sheets.ts';
import { writeBadge, writeBadgeJson } from './write-badge.ts';
import { writeCoverageMarkdown } from './write-coverage-markdown.ts';
import { writeOscal } from './write-oscal.ts';

/** Every format of coverage but the one for people in a terminal, by its name. */
export const coverageWriters: ReadonlyMap<string, CoverageWriter> = new Map<string, CoverageWriter>([
  ['json', ({ report }) => `${JSON.stringify(report, null, 2)}\n`],
  ['markdown', writeCoverageMarkdown],
  ['csv', (facts) => writeCsv(matrixSheet(facts))],
  ['xlsx', (facts) => writeXlsx([controlsSheet(facts), matrixSheet(facts), ratiosSheet(facts)], facts.report.asOf)],
  ['badge', writeBadge],
  ['badge-json', writeBadgeJson],
  ['oscal', writeOscal],
]);
