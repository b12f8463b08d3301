import type { ReportSource } from '../../model/isms-report.ts';
import { type Child, counted, el, part, table } from '../element.ts';
import type { HtmlContext } from '../html-context.ts';
import { withCode } from '../text.ts';

/** How the numbers come about, and from what: enough to make the report again. */
export function method({ report }: HtmlContext): Child {
  const { asOf, tool, summary, inputs, sources } = report;
  const hashes = inputs.map(({ sha256, path }) => `${sha256 ?? 'unreadable'.padEnd(64)}  ${path}`).join('\n');
  return part(
    'method',
    'Method',
    el(
      'p',
      {},
      `Everything is judged as of ${asOf}, from ${counted(summary.files, 'file')} of which ${counted(summary.documents, 'is an ISMS document', 'are ISMS documents')}, by ${tool.name} ${tool.version}. The same files and date give the same report.`,
    ),
    el(
      'p',
      {},
      withCode(
        'A control is covered by a full claim of a policy, standard or procedure that is in force: approved or published, its effective date reached, its review not overdue, not changed since its approval, not superseded. Where `coverage.tracing` in annexa.yaml asks for more, a procedure beside the policy or fresh evidence, that has to be there too. Effective coverage is covered ÷ (all controls − excluded ones), rounded down; 100 % means all of them. A document says how a control is to be met. Whether it is met is for evidence and audits to show.',
      ),
    ),
    el('p', {}, 'Titles of controls are short forms. The text of ISO/IEC 27001 is not in this report.'),
    sources ? sourceTable(sources) : null,
    inputs.length === 0
      ? null
      : el(
          'details',
          {},
          el('summary', {}, `Inputs: ${counted(inputs.length, 'file')} with SHA-256 hashes`),
          el('pre', { tabIndex: 0 }, hashes),
        ),
  );
}

/** The reports that this one was joined from. */
function sourceTable(sources: readonly ReportSource[]): Child {
  return [
    el(
      'p',
      {},
      `Joined from ${counted(sources.length, 'report')}, each judged on its own day. A control is in the best state that it has in one of them; all numbers are counted anew over all of them.`,
    ),
    table({
      caption: 'Reports that were joined',
      columns: [
        { title: 'Paths begin with', kind: 'name' },
        { title: 'Organisation' },
        { title: 'As of', kind: 'short' },
        { title: 'Complete' },
        { title: 'Made by' },
      ],
      rows: sources.map(({ name, organization, asOf, complete, tool }) => ({
        cells: [`${name}/`, organization ?? '–', asOf, complete ? 'yes' : 'no: some files could not be read', tool],
      })),
    }),
  ];
}
