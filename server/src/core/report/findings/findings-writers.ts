import type { FindingsWriter } from './findings-format.ts';

/**
 * Every format of findings but the one for people in a terminal, by its name. Loaded when it is asked for: most checks
 * print for people, and each has a cold start.
 */
export const findingsWriters: ReadonlyMap<string, () => Promise<FindingsWriter>> = new Map<string, () => Promise<FindingsWriter>>([
  ['json', async () => (report) => `${JSON.stringify(report, null, 2)}\n`],
  ['sarif', async () => (await import('./write-sarif.ts')).writeSarif],
  ['junit', async () => (await import('./write-junit.ts')).writeJunit],
  ['gitlab', async () => (await import('./write-gitlab.ts')).writeGitlab],
  ['github', async () => (await import('./write-github.ts')).writeGithub],
  ['markdown', async () => (await import('./write-markdown.ts')).writeFindingsMarkdown],
  ['csv', async () => (await import('./write-sheets.ts')).writeFindingsCsv],
  ['xlsx', async () => (await import('./write-sheets.ts')).writeFindingsXlsx],
]);
