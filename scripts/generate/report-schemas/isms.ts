import { frameworks } from './coverage.ts';
import { owners } from './duties.ts';
import { findingCounts, findings, summary } from './findings.ts';
import { anyText, count, date, dateOrNull, head, list, object, path, type Schema, text, textOrNull, told, yesOrNo } from './parts.ts';
import { readiness } from './readiness.ts';
import { risks } from './risks.ts';

const documents = list(
  object({
    path,
    id: textOrNull,
    title: text,
    type: told('Id of the document type.', text),
    typeTitle: told('English name of the type.', text),
    language: text,
    owner: textOrNull,
    approver: textOrNull,
    status: told('As written.', textOrNull),
    state: told('What the document is worth on that day.', { enum: ['in-force', 'draft', 'changed', 'overdue', 'ended'] }),
    version: textOrNull,
    classification: textOrNull,
    approvedDate: dateOrNull,
    effectiveDate: dateOrNull,
    lastReviewDate: dateOrNull,
    nextReviewDate: told('Stated, or by the review cycle.', dateOrNull),
    overdueDays: told('Days since the review was due; 0 if it is not overdue.', count),
    controls: list({ type: 'string', pattern: '^[^:]+:.+' }, 'Controls it claims, each once: framework, colon, id.'),
    fingerprint: told('Of what readers read: another one is another text. Null for registers in YAML or CSV.', textOrNull),
    findings: findingCounts,
  }),
  'All ISMS documents, in order of path.',
);

const applicability = list(
  object({
    path,
    line: told('Zero-based.', count),
    control: text,
    own: told("True for a control of the organisation's own.", yesOrNo),
    applicable: told('Null: the row does not say.', { type: ['boolean', 'null'] }),
    justification: told('Why the control is needed, or why not; empty where no reason is given.', anyText),
    status: told('How far it is carried out; null where the row does not say.', {
      enum: ['implemented', 'partial', 'planned', 'not_started', 'not_applicable', null],
    }),
    targetDate: told('As written, empty where there is none.', anyText),
    documents: list(anyText, 'Where it is answered, as written.'),
  }),
  'Rows of the Statements of Applicability, in order of path and line.',
);

const inputs = list(
  object({
    path,
    sha256: told('Of the bytes of the file; null if they could not be read.', { type: ['string', 'null'], pattern: '^[0-9a-f]{64}$' }),
  }),
  'The files the report was made from, in order of path.',
);

const sources = list(
  object({ name: text, organization: textOrNull, asOf: date, complete: yesOrNo, tool: text }),
  'The reports that were joined; paths begin with the name of their source then.',
);

const evidence = list(
  object({
    path,
    line: told('Zero-based.', count),
    title: anyText,
    kind: anyText,
    controls: list(text, 'Canonical ids.'),
    collected: dateOrNull,
    until: told('The last day on which it counts.', dateOrNull),
    state: { enum: ['fresh', 'due-soon', 'expired', 'none'] },
  }),
);

/** What `annexa report --format json` prints. */
export const ismsOutput: Schema = object(
  {
    ...head,
    report: { const: 'isms' },
    organization: told('From the config; null if it does not say.', textOrNull),
    summary,
    documents,
    frameworks,
    applicability,
    findings,
    inputs,
    sources,
    risks: told('The risks on their scale.', risks),
    readiness: told('How far the ISMS is on the way to certification.', readiness),
    evidence: told('What shows that controls operate.', evidence),
    duties: told('What everybody has to do. Those with overdue duties first, the duties of nobody last.', owners),
  },
  ['sources', 'risks', 'readiness', 'evidence', 'duties'],
);
