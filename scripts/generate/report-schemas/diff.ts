import { coverageStates } from '../../../server/src/core/isms/coverage.ts';
import { findings } from './findings.ts';
import { anyText, count, date, head, list, object, path, type Schema, text, textOrNull, told, yesOrNo } from './parts.ts';

const side = object({ name: text, asOf: date, complete: yesOrNo });
const ratio = { $ref: '#/$defs/ratio' };
const state = { enum: [...coverageStates] };

/** What `annexa diff --format json` prints. */
export const diffOutput: Schema = object({
  ...head,
  report: { const: 'diff' },
  base: side,
  head: side,
  frameworks: list(object({ id: text, title: text, before: ratio, after: ratio }), 'Effective coverage on both sides.'),
  controls: list(
    object({
      framework: text,
      id: text,
      title: anyText,
      change: told('decided: excluded now, or no longer.', { enum: ['won', 'lost', 'weakened', 'improved', 'decided'] }),
      before: state,
      after: state,
      because: list(
        object({
          path,
          line: told('Zero-based; in the head, or where the document says nothing there, in the base.', count),
          before: textOrNull,
          after: textOrNull,
        }),
        'Documents that say something else of the control now; null where one says nothing.',
      ),
    }),
    'Controls whose state is another.',
  ),
  findings: object({ new: findings, fixed: findings, unchanged: count }),
  documents: list(
    object({
      path,
      id: textOrNull,
      title: text,
      change: { enum: ['added', 'removed', 'changed'] },
      needsApproval: told('Its text is another and its approval the old one.', yesOrNo),
      owner: textOrNull,
      approver: textOrNull,
    }),
    'In order of path.',
  ),
});
