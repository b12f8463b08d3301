import { writeCsv } from '../sheets/csv.ts';
import { writeXlsx } from '../sheets/write-xlsx.ts';
import type { FindingsWriter } from './findings-format.ts';
import { findingsSheet, summarySheet } from './findings-sheets.ts';

/** Findings as one table. */
export const writeFindingsCsv: FindingsWriter = (report) => writeCsv(findingsSheet(report));

/** Findings as a workbook, with their numbers on a sheet of their own. */
export const writeFindingsXlsx: FindingsWriter = (report) => writeXlsx([findingsSheet(report), summarySheet(report)], report.asOf);
