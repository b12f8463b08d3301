import type { IsmsReport } from '../model/isms-report.ts';

/** Writes a whole report. */
export type ReportWriter = (report: IsmsReport) => string | Uint8Array | Promise<Uint8Array>;

/** Every format of a whole report, by its name; the first is meant where none is asked for. Loaded when it is asked for. */
export const reportWriters: ReadonlyMap<string, () => Promise<ReportWriter>> = new Map<string, () => Promise<ReportWriter>>([
  ['html', async () => (await import('../html/html-report.ts')).htmlReport],
  ['json', async () => (report) => `${JSON.stringify(report, null, 2)}\n`],
  ['xlsx', async () => (await import('./write-report-xlsx.ts')).writeReportXlsx],
  ['markdown', async () => (await import('./write-report-markdown.ts')).writeReportMarkdown],
  ['oscal-assessment-results', async () => (await import('../oscal/write-assessment-results.ts')).writeAssessmentResults],
]);
