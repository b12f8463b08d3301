/** The files of the example to start with, below `examples/getting-started` in the package. */
export const sampleFiles = [
  'annexa.yaml',
  'policies/access-control-policy.md',
  'policies/information-security-policy.md',
  'procedures/joiner-mover-leaver-procedure.md',
] as const;

/** The file that is opened first: it has a finding to mend. */
export const firstFile = 'policies/access-control-policy.md';

/** Days that the files tell of, by how they relate to the day on which the example is created. */
const days: readonly (readonly [string, number])[] = [
  ['2026-01-15', 0],
  ['2027-01-15', 1],
];

/**
 * A file of the example as it is written: with dates of today and in a year, so that no review is overdue.
 * @param today ISO date
 */
export function datedSample(text: string, today: string): string {
  return days.reduce((dated, [written, years]) => dated.replaceAll(written, `${Number(today.slice(0, 4)) + years}${sameDay(today)}`), text);
}

/** Month and day; there is no 29 February next year. */
function sameDay(today: string): string {
  const day = today.slice(4);
  return day === '-02-29' ? '-02-28' : day;
}
