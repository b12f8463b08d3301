import type { ReportControl } from '../../model/coverage-report.ts';
import type { ReportApplicability } from '../../model/isms-report.ts';
import { type Child, counted, el, part, table } from '../element.ts';
import type { HtmlContext } from '../html-context.ts';
import { documentText } from '../place-links.ts';
import { pill, statePill } from '../states.ts';

const statusTones = { implemented: 'good', partial: 'warn', planned: 'warn', not_started: 'bad', not_applicable: 'calm' } as const;

/** The Statement of Applicability as it was decided, beside what the documents claim. */
export function statementPart(context: HtmlContext): Child {
  const { applicability, frameworks } = context.report;
  if (applicability.length === 0)
    return part(
      'statement',
      'Statement of Applicability',
      el('p', {}, 'There is none, so nobody has decided yet which controls are needed.'),
    );
  const controls = new Map(frameworks.flatMap((framework) => framework.controls.map((control) => [control.id, control] as const)));
  const [apply, out] = [true, false].map((wanted) => applicability.filter(({ applicable }) => applicable === wanted).length);
  const sources = [...new Set(applicability.map(({ path }) => path))];
  return part(
    'statement',
    'Statement of Applicability',
    el(
      'p',
      { className: ['soft'] },
      'From ',
      sources.map((path, i) => [i > 0 ? ', ' : '', documentText(path, context.documents.get(path)?.title ?? path, 0, context.link)]),
      `. Of ${counted(applicability.length, 'row')}, ${apply} say that the control applies, ${out} that it is left out; ${applicability.filter(({ justification }) => justification !== '').length} of ${applicability.length} give a reason.`,
    ),
    table({
      caption: 'Decisions on all controls',
      tools: true,
      columns: [
        { title: 'Control', kind: 'name' },
        { title: 'Title' },
        { title: 'Applicable', kind: 'short' },
        { title: 'Justification' },
        { title: 'Status' },
        { title: 'Target', kind: 'short' },
        { title: 'By documents' },
      ],
      rows: applicability.map((row) => ({
        cells: [
          row.control,
          controls.get(row.control)?.title ?? '',
          decision(row),
          row.justification,
          status(row),
          row.targetDate,
          stateOf(controls.get(row.control)),
        ],
      })),
    }),
  );
}

/** What the documents come to, which a row may see otherwise; nothing for a control of the organisation's own. */
function stateOf(control: ReportControl | undefined): Child {
  return control ? statePill(control.state) : '–';
}

function decision({ applicable }: ReportApplicability): Child {
  if (applicable === null) return pill('undecided', 'warn');
  return applicable ? 'yes' : 'no';
}

function status({ status: word }: ReportApplicability): Child {
  return word === null ? el('span', { className: ['soft'] }, 'not stated') : pill(word.replaceAll('_', ' '), statusTones[word]);
}
