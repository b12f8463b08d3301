import { count, date, list, object, type Schema, text, told, yesOrNo } from './parts.ts';

const ratio = { $ref: '#/$defs/ratio' };

const point = object({
  name: told('Git revision or file of a report.', text),
  asOf: told('The day on which it was judged: for a revision, that of its commit.', date),
  complete: told('False if something could not be read.', yesOrNo),
  documents: told('ISMS documents.', count),
  overdue: told('Documents whose review is overdue.', count),
  errors: count,
  warnings: count,
  frameworks: list(
    object({
      id: text,
      effective: told('Controls that are covered, of those that apply.', ratio),
      claimed: told('What some document claims.', ratio),
      decided: told('What a Statement of Applicability decides about.', ratio),
    }),
  ),
});

/** What `annexa report --history --format json` prints. */
export const historyOutput: Schema = object({
  schema: told('Version of this format; raised when a reader would have to change.', { const: 1 }),
  report: { const: 'history' },
  points: list(point, 'By day, then in the order they were named in.'),
});
