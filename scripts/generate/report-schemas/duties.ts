import { dutyWords } from '../../../server/src/core/isms/duties/duty.ts';
import { count, dateOrNull, head, list, object, path, type Schema, text, textOrNull, told } from './parts.ts';

const duty = object({
  kind: { enum: Object.keys(dutyWords) },
  title: told('What is to be done, in words.', text),
  due: told('The day by which it is to be done; null if none is set.', dateOrNull),
  overdueDays: told('Days since it should have been done, 0 if it is not overdue.', count),
  path,
  line: told('Zero-based line that says so.', count),
});

/** Everybody's duties. */
export const owners: Schema = list(
  object({
    owner: told('Name, role or department; null for duties that are nobody’s.', textOrNull),
    roles: list(text, 'By the register of people.'),
    department: told('By the register of people.', textOrNull),
    overdue: told('How many of all duties are overdue.', count),
    duties: list(duty, 'The most urgent first.'),
  }),
  'Those with overdue duties first, the duties of nobody last.',
);

/** What `annexa duties --format json` prints. */
export const dutiesOutput: Schema = object({ ...head, owners });
