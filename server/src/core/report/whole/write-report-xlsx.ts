import type { IsmsReport } from '../model/isms-report.ts';
import { writeXlsx } from '../sheets/write-xlsx.ts';
import { reportSheets } from './report-sheets.ts';

/**
 * The whole report as one workbook.
 * @throws SheetError if a table is larger than Excel takes
 */
export function writeReportXlsx(report: IsmsReport): Promise<Uint8Array> {
  return writeXlsx(reportSheets(report), report.asOf);
}
