import { anyText, count, dateOrNull, head, list, object, path, type Schema, text, textOrNull, told } from './parts.ts';

const stepOrNull = { type: ['number', 'null'] };
const scale = object(
  {
    likelihood: told('Steps of the scale.', count),
    impact: told('Steps of the scale.', count),
    labels: told(
      'What the steps are called, the lowest first; left out where they have no names.',
      object({ likelihood: list(text), impact: list(text) }),
    ),
    levels: list(object({ name: text, upTo: told('The highest score that has it.', { type: 'number' }) }), 'Lowest first.'),
    grid: list(list(textOrNull), 'A row for each likelihood from the lowest on, in it the level of each impact.'),
  },
  ['labels'],
);
const row = object({
  path,
  line: told('Zero-based.', count),
  id: anyText,
  title: anyText,
  asset: anyText,
  owner: anyText,
  likelihood: told('Step of the scale.', stepOrNull),
  impact: told('Step of the scale.', stepOrNull),
  score: told('Worked out, else as written.', stepOrNull),
  level: textOrNull,
  treatments: list({ enum: ['mitigate', 'transfer', 'avoid', 'accept'] }),
  controls: list(text, 'Canonical ids.'),
  residualLikelihood: told('What remains; of a risk that is accepted as it is, all of it.', stepOrNull),
  residualImpact: stepOrNull,
  residualScore: stepOrNull,
  residualLevel: textOrNull,
  status: { enum: ['open', 'in_treatment', 'treated', 'accepted', 'closed', null] },
  acceptedBy: anyText,
  acceptedDate: dateOrNull,
  reviewDate: dateOrNull,
  dueDate: dateOrNull,
});
const parts = { scale, rows: list(row, 'The highest score first.') };

/** The risks of an ISMS. */
export const risks: Schema = object(
  {
    scale,
    otherScales: list(
      object({ source: text, scale }),
      'In joined reports, the sources whose scale is another one; left out where all have the same.',
    ),
    rows: parts.rows,
  },
  ['otherScales'],
);

/** What `annexa risks --format json` prints. */
export const risksOutput: Schema = object({ ...head, ...parts });
