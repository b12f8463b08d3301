import type { ItemState, StepState } from '../../../isms/readiness/readiness.ts';
import type { ReportPhase, ReportReadiness, ReportReadinessItem } from '../../model/readiness-report.ts';
import { itemStateWords, stepStateWords } from '../../readiness/readiness-words.ts';
import { type Child, el, part, table } from '../element.ts';
import type { HtmlContext } from '../html-context.ts';
import { documentText } from '../place-links.ts';
import { pill } from '../states.ts';
import { withCode } from '../text.ts';
import { card } from './headline.ts';

type Tone = 'good' | 'warn' | 'bad' | 'calm';

const itemTones: Readonly<Record<ItemState, Tone>> = {
  'in-force': 'good',
  draft: 'warn',
  overdue: 'bad',
  changed: 'bad',
  expired: 'bad',
  ended: 'bad',
  missing: 'bad',
};
const stepTones: Readonly<Record<StepState, Tone>> = { done: 'good', 'in-progress': 'warn', open: 'calm' };

/** What the clauses ask to have in writing and what answers it, then the road to certification. */
export function readinessPart(readiness: ReportReadiness, context: HtmlContext): Child {
  const { documented, operating, items, phases } = readiness;
  return part(
    'readiness',
    'Readiness for certification',
    el('h3', {}, 'Stage 1: documented'),
    el(
      'ul',
      { className: ['cards'] },
      card('Documented information', documented.items, 'pieces that clauses 4 to 10 ask for in writing, and that exist'),
      card('Controls decided', documented.decided, 'with a complete row in the Statement of Applicability'),
      card('Controls covered', documented.covered, 'of those that apply, by documents in force'),
    ),
    el('h3', {}, 'Stage 2: operating'),
    el(
      'ul',
      { className: ['cards'] },
      card('Records kept up', operating.records, 'kinds of records that are asked for and young enough'),
      operating.evidenced ? card('Controls with evidence', operating.evidenced, 'covered controls with fresh evidence') : null,
    ),
    el('h3', {}, 'Clauses 4 to 10'),
    table({
      caption: 'Documented information by clause',
      columns: [
        { title: 'Clause', kind: 'short' },
        { title: 'What it asks for', kind: 'name' },
        { title: 'State' },
        { title: 'Answered by' },
      ],
      rows: items.map((item) => ({
        cells: [item.reference, item.title, pill(itemStateWords[item.state], itemTones[item.state]), answersOf(item, context)],
      })),
    }),
    el('h3', {}, 'The road to certification'),
    phases.map((phase) => phaseBlock(phase)),
  );
}

function answersOf({ answers, more, kind }: ReportReadinessItem, { link }: HtmlContext): Child {
  if (answers.length === 0) return el('span', { className: ['soft'] }, kind === 'retained' ? 'no record' : 'no document');
  return el(
    'ul',
    {},
    answers.slice(0, 4).map(({ path, line, id, title, weak, why, date }) => {
      const name = documentText(path, id === null ? title : `${id} ${title}`, line, link);
      const remarks = [date ?? '', weak ? `recognised ${why}` : ''].filter((remark) => remark !== '').join(', ');
      return el('li', {}, name, remarks === '' ? null : el('span', { className: ['soft'] }, ' ', withCode(remarks)));
    }),
    more + answers.length > 4 ? el('li', { className: ['soft'] }, `and ${more + answers.length - 4} more`) : null,
  );
}

function phaseBlock({ title, summary, state, done, steps }: ReportPhase): Child {
  return el(
    'div',
    { className: ['phase'] },
    el('h4', {}, `${title} `, pill(`${stepStateWords[state]}, ${done} of ${steps.length}`, stepTones[state])),
    el('p', { className: ['soft'] }, summary),
    el(
      'ul',
      {},
      steps.map((step) =>
        el(
          'li',
          {},
          pill(stepStateWords[step.state], stepTones[step.state]),
          ` ${step.title}: ${step.detail}`,
          step.next === null ? null : el('span', { className: ['soft'] }, ' → ', withCode(step.next)),
        ),
      ),
    ),
  );
}
