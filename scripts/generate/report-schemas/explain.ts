import { severities } from '../../../server/src/core/config/severity.ts';
import { coverageStates } from '../../../server/src/core/isms/coverage.ts';
import { anyText, count, dateOrNull, head, list, object, path, type Schema, text, textOrNull, told, yesOrNo } from './parts.ts';

const line = told('Zero-based line.', count);
const decides = told('True if the state would change with it.', yesOrNo);
const evidenceState = { enum: ['fresh', 'due-soon', 'expired', 'none'] };
const orNull = (schema: Schema): Schema => ({ anyOf: [schema, { type: 'null' }] });

const fact = object({
  kind: { enum: ['status', 'approved', 'effective', 'reviewed', 'review-due', 'superseded'] },
  text: told('An ISO date; for others, and for what is no date, as written.', anyText),
  path,
  line,
  review: told('For a review: days of grace, and days since both have passed.', orNull(object({ graceDays: count, overdueDays: count }))),
  decides: told('True if it makes the document what it is in its life.', yesOrNo),
});

const reference = object({
  kind: { enum: ['claim', 'mention'] },
  text: told('As written.', text),
  line,
  form: told('What the id turned out to be: `legacy` is of the 2013 edition, `sub-item` a number of the organisation.', {
    enum: ['current', 'sub-item', 'legacy', 'unknown', 'malformed', 'foreign'],
  }),
  status: told('What it is worth; null where it counts for nothing.', { enum: ['ok', 'draft', 'stale', 'empty', 'mention', null] }),
  extent: { enum: ['full', 'partial', 'supports'] },
  section: told('The section that holds or answers it.', orNull(object({ title: anyText, line }))),
  decides,
});

const lifeState = told('Where it is in its life on that day.', { enum: ['in-force', 'draft', 'changed', 'overdue', 'ended'] });
const lifeWords = told('The same in words.', text);

const document = object({
  path,
  id: textOrNull,
  title: anyText,
  type: text,
  state: lifeState,
  words: lifeWords,
  facts: list(fact, 'What of its control data tells so; empty for documents that only mention the control.'),
  references: list(reference, 'Claims before mentions.'),
});

const decision = object({
  path,
  line,
  applicable: { enum: ['yes', 'no', 'undecided', 'unclear'] },
  justification: told('Empty where no reason is given.', anyText),
  status: { enum: ['implemented', 'partial', 'planned', 'not_started', 'not_applicable', null] },
  targetDate: told('As written, empty where there is none.', anyText),
  decides,
});
const risks = list(object({ path, line, id: anyText, title: anyText }), 'Risks that name the control.');

const explanation = object({
  id: text,
  title: text,
  state: { enum: [...coverageStates, 'not assessed'] },
  reason: told('Empty where nothing is assessed.', anyText),
  tracing: told('The strictest tracing policy that governs a claim; null where no claim counts.', {
    enum: ['any', 'policy-and-procedure', 'policy-procedure-and-evidence', null],
  }),
  documents: list(document, 'What decides first.'),
  decisions: list(decision, 'Rows of the Statements of Applicability.'),
  evidence: object({
    state: evidenceState,
    until: told('The last day on which any of it counts.', dateOrNull),
    pieces: list(
      object({
        path,
        line,
        title: anyText,
        kind: anyText,
        collected: dateOrNull,
        expires: dateOrNull,
        until: told('The last day on which it counts, as it says or by the cadence.', dateOrNull),
        state: evidenceState,
      }),
      'What counts longest first.',
    ),
  }),
  risks,
});

const rule = object({
  schema: { const: 1 },
  kind: { const: 'rule' },
  code: text,
  rule: told('Slug of the rule.', text),
  summary: text,
  rationale: text,
  clauses: list(text, 'Clauses and controls that it serves.'),
  severity: { enum: [...severities] },
  fixable: yesOrNo,
  options: { type: 'object' },
});

const control = object(
  {
    ...head,
    kind: { const: 'control' },
    id: text,
    framework: text,
    frameworkTitle: text,
    withdrawn: told('The day after which nobody is certified against its edition.', dateOrNull),
    title: text,
    summary: anyText,
    keywords: list(text),
    replaces: list(text, 'Ids of the edition before that went into it.'),
    successors: list(object({ id: text, title: text })),
    coverage: list(
      explanation,
      'With --workspace: why the control has its coverage state; for a control of a withdrawn edition, those that took its place.',
    ),
  },
  ['tool', 'asOf', 'complete', 'coverage'],
);

const ownControl = object({
  ...head,
  kind: { const: 'own-control' },
  id: text,
  title: anyText,
  decisions: list(decision, 'Rows of the Statements of Applicability.'),
  documents: list(
    object({ path, id: textOrNull, title: anyText, type: text, state: lifeState, words: lifeWords }),
    'Those that the statements name for it.',
  ),
  risks,
});

/** What `annexa explain --format json` prints. */
export const explainOutput: Schema = { oneOf: [rule, control, ownControl] };
