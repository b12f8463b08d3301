import { coverageStates } from '../../../server/src/core/isms/coverage.ts';
import { anyText, count, head, list, object, path, type Schema, text, textOrNull, told } from './parts.ts';

const ratio = { $ref: '#/$defs/ratio' };

const reference = object({
  path,
  kind: { enum: ['claim', 'mention'] },
  line: told('Zero-based.', count),
  status: told('What the reference is worth on that day.', { enum: ['ok', 'draft', 'stale', 'empty', 'mention'] }),
  extent: told('How much of the control it claims.', { enum: ['full', 'partial', 'supports'] }),
  section: told('Title of the section that holds or answers it.', textOrNull),
});

/** Coverage of all frameworks. */
export const frameworks = list(
  object({
    id: text,
    title: text,
    groups: list(object({ id: text, title: text }), 'What the catalogue puts its controls under.'),
    attributes: list(
      object({ id: text, title: text, values: list(object({ id: text, title: text })) }),
      'What else controls can be told apart by, such as their type.',
    ),
    total: count,
    excluded: count,
    applicable: count,
    states: told(
      'How many controls are in each state; together they are `total`.',
      object(Object.fromEntries(coverageStates.map((state) => [state, count]))),
    ),
    effective: told('Controls that are covered, of those that apply.', ratio),
    decided: told('Controls that a Statement of Applicability decides about with a reason and, where they apply, a status, of all.', ratio),
    claimed: told('Covered, partial, stale and draft together: what some document claims.', ratio),
    controls: list(
      object({
        id: text,
        title: told('Short title.', anyText),
        group: told('Id of its group.', anyText),
        attributes: told('Attribute id → ids of values.', { type: 'object', additionalProperties: list(text) }),
        state: { enum: [...coverageStates] },
        reason: told('Why it has this state, in one or two sentences.', anyText),
        evidence: told('Whether anything shows that it operates.', { enum: ['fresh', 'due-soon', 'expired', 'none'] }),
        references: list(reference, 'Claims before mentions, in order of path and position.'),
      }),
      'All controls, in the order of the catalogue.',
    ),
  }),
);

/** What `annexa coverage --format json` prints. */
export const coverageOutput: Schema = object({ ...head, frameworks });
