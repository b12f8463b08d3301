import { severities } from '../../../server/src/core/config/severity.ts';
import { anyText, count, head, list, object, path, range, type Schema, text, textOrNull, told, yesOrNo } from './parts.ts';

const counts = { errors: count, warnings: count, infos: count, hints: count };

/** How many findings there are of each weight. */
export const findingCounts = object(counts);

/** What was looked at and what came of it. */
export const summary = object(
  {
    files: told('Markdown files that were read and asked for.', count),
    documents: told('ISMS documents among them.', count),
    unclassified: told('Files that were read and are no ISMS documents.', count),
    ...counts,
    known: told('Findings left out because a baseline knows them; absent where there is no baseline.', count),
  },
  ['known'],
);

/** All findings. */
export const findings = list(
  object(
    {
      code: { type: 'string', pattern: '^ANX[0-9]{3}$' },
      rule: told('Slug of the rule.', { type: 'string', pattern: '^[a-z][a-z0-9-]*$' }),
      severity: { enum: [...severities] },
      message: text,
      path,
      range,
      fixable: told('True if an editor offers a mend, or may offer one, depending on the text around it.', yesOrNo),
      fingerprint: told('Stays the same when text around the finding moves; no two findings of a report share one.', {
        type: 'string',
        pattern: '^[0-9a-f]{32}$',
      }),
      related: list(object({ path, range, message: text }), 'Other places that the message speaks of; absent if there are none.'),
    },
    ['related'],
  ),
  'Sorted by path, position and code.',
);

const classification = list(
  object({
    path,
    isDocument: yesOrNo,
    type: textOrNull,
    declared: told("True if the file's own metadata say so.", yesOrNo),
    points: told('What the reasons come to where they were weighed; 4 make a document. Null where one thing decided.', {
      type: ['integer', 'null'],
    }),
    reasons: list(anyText),
  }),
  'With --explain-classification: every file and why it is an ISMS document, or is none.',
);

/** What `annexa check --format json` prints. */
export const checkOutput: Schema = object({ ...head, summary, findings, classification }, ['classification']);
