import type { RecognisedBy } from '../../../server/src/core/isms/readiness/readiness.ts';
import { itemStateWords, stepStateWords } from '../../../server/src/core/report/readiness/readiness-words.ts';
import { count, dateOrNull, head, list, object, path, type Schema, text, textOrNull, told, yesOrNo } from './parts.ts';

const ratio = { $ref: '#/$defs/ratio' };
const states = Object.keys(itemStateWords);
const stepState = { enum: Object.keys(stepStateWords) };
const ways: readonly RecognisedBy[] = ['clause', 'type', 'section', 'title', 'file-name', 'rest'];

const answer = object({
  path,
  line: told('Zero-based line of its title or section.', count),
  id: textOrNull,
  title: text,
  by: told('What says that it holds this.', { enum: ways }),
  why: told('The same in words.', text),
  weak: told('True if nothing but words says so.', yesOrNo),
  state: told('What it is worth on that day; `expired`: too old.', { enum: states.filter((state) => state !== 'missing') }),
  date: told('The day a record is of.', dateOrNull),
  fresh: told('True if it is in force, and for a record young enough.', yesOrNo),
});

const begin = object({
  template: told('Id of a template.', text),
  title: told('Title to give it; null: that of the template.', textOrNull),
});

const item = object({
  id: text,
  title: text,
  clause: text,
  reference: told('The place as auditors cite it.', text),
  kind: told('Kept current, or kept as proof.', { enum: ['maintained', 'retained'] }),
  types: list(text, 'Ids of the document types that usually hold it; empty if any may.'),
  begin: told('What to create it from.', begin),
  state: told('State of the best answer.', { enum: states }),
  documented: told('Good enough for Stage 1.', yesOrNo),
  operating: told('Good enough for Stage 2.', yesOrNo),
  answers: list(answer, 'Best first.'),
  more: told('How many answers are left out.', count),
});

const step = object({
  id: text,
  title: text,
  stage: told('The certification audit that looks at it.', { enum: [1, 2] }),
  state: stepState,
  detail: told('What is there, in words.', text),
  next: told('What to do, Markdown in one line.', textOrNull),
  begin: told('What to create it from; null where there is something to go on with.', { anyOf: [begin, { type: 'null' }] }),
  path: told('The document the step stands with.', { anyOf: [path, { type: 'null' }] }),
});

const parts = {
  documents: told('ISMS documents looked at.', count),
  documented: told('Stage 1: what is documented.', object({ items: ratio, decided: ratio, covered: ratio })),
  operating: told('Stage 2: what is shown to run.', object({ records: ratio, evidenced: { anyOf: [ratio, { type: 'null' }] } })),
  items: list(item, 'What clauses 4 to 10 ask to have in writing, in order of clause.'),
  phases: list(
    object({ id: text, title: text, summary: text, state: stepState, done: told('Steps that are done.', count), steps: list(step) }),
    'The road to certification, in order.',
  ),
  next: list(text, 'Ids of the first steps that are not done.'),
};

/** How far an ISMS is on the way to certification. */
export const readiness: Schema = object(parts);

/** What `annexa readiness --format json` prints. */
export const readinessOutput: Schema = object({ ...head, ...parts });
