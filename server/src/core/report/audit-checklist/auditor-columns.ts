/** Columns that stay empty for the auditor, with widths in characters. */
export const auditorColumns = [
  { title: 'Result', width: 14 },
  { title: 'Notes', width: 50 },
  { title: 'Auditor', width: 18 },
  { title: 'Date', width: 12 },
] as const;
