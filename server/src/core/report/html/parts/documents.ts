import { isDataFile } from '../../../document/registers/register-files.ts';
import { currencyOf } from '../../document-ratios.ts';
import type { ReportDocument } from '../../model/isms-report.ts';
import { type Child, counted, el, part, ratioText, svg, table } from '../element.ts';
import type { HtmlContext } from '../html-context.ts';
import { documentText } from '../place-links.ts';
import { pill } from '../states.ts';

/** Months of the strip; documents due later are counted behind it. */
const months = 12;

const stateWords: Readonly<Record<ReportDocument['state'], readonly [text: string, tone: 'good' | 'warn' | 'bad' | 'calm']>> = {
  'in-force': ['in force', 'good'],
  overdue: ['overdue', 'bad'],
  changed: ['changed since approval', 'bad'],
  draft: ['not in force', 'warn'],
  ended: ['ended', 'calm'],
};

/** The documents by review date: a strip of the year ahead, then all of them. */
export function documentsPart(context: HtmlContext): Child {
  const { report, link } = context;
  const documents = [...report.documents].sort(byReview);
  return part(
    'documents',
    'Documents by review date',
    el(
      'p',
      { className: ['soft'] },
      `${counted(documents.length, 'document')}; of those meant to be in force, ${ratioText(currencyOf(documents))} are in force and not overdue. The strip counts reviews by the month in which they are due.`,
    ),
    reviewStrip(documents, report.asOf),
    table({
      caption: 'All documents',
      tools: true,
      columns: [
        { title: 'Next review', kind: 'short' },
        { title: 'Id', kind: 'short' },
        { title: 'Title', kind: 'name' },
        { title: 'Type' },
        { title: 'State' },
        { title: 'Version' },
        { title: 'Owner' },
        { title: 'Approved', kind: 'short' },
      ],
      rows: documents.map((document) => ({
        cells: [
          document.nextReviewDate ?? '–',
          document.id ?? '',
          documentText(document.path, document.title, 0, link),
          document.typeTitle,
          stateOf(document),
          document.version ?? '',
          document.owner ?? '–',
          document.approvedDate ?? '',
        ],
      })),
    }),
  );
}

function stateOf({ state, overdueDays, path, status }: ReportDocument): Child {
  // nobody approves a register in a data file
  if (status === null && state === 'draft' && isDataFile(path)) return pill('kept', 'calm');
  const [text, tone] = stateWords[state];
  return pill(overdueDays > 0 ? `${counted(overdueDays, 'day')} overdue` : text, tone);
}

/** How many reviews fall due in each month, and how many are overdue; the same numbers stand in its label. */
function reviewStrip(documents: readonly ReportDocument[], asOf: string): Child {
  const overdue = documents.filter(({ overdueDays }) => overdueDays > 0).length;
  const counts = new Map<string, number>();
  for (let i = 0; i < months; i++) counts.set(monthAfter(asOf, i), 0);
  let later = 0;
  for (const { state, nextReviewDate, overdueDays } of documents) {
    if (state !== 'in-force' || nextReviewDate === null || overdueDays > 0) continue;
    const month = nextReviewDate < asOf ? asOf.slice(0, 7) : nextReviewDate.slice(0, 7);
    const count = counts.get(month);
    if (count === undefined) later++;
    else counts.set(month, count + 1);
  }
  const columns = [
    { label: 'overdue', count: overdue },
    ...[...counts].map(([label, count]) => ({ label, count })),
    { label: 'later', count: later },
  ];
  const most = Math.max(1, ...columns.map(({ count }) => count));
  const width = 56;
  const label = columns.map((column) => `${column.label}: ${column.count}`).join(', ');
  return svg(
    'svg',
    { viewBox: `0 0 ${columns.length * width} 110`, className: ['strip'], role: 'img', ariaLabel: `Reviews by month. ${label}` },
    columns.map(({ label: name, count }, i) => {
      const height = Math.round((count * 64) / most);
      return [
        svg('rect', { x: i * width + 4, y: 80 - height, width: width - 8, height, className: [i === 0 ? 'overdue' : 'due'] }),
        svg('text', { x: i * width + width / 2, y: 74 - height, textAnchor: 'middle' }, count === 0 ? '' : String(count)),
        svg('text', { x: i * width + width / 2, y: 96, textAnchor: 'middle', className: ['soft'] }, name),
      ];
    }),
  );
}

/** `2026-11` and so on. */
function monthAfter(date: string, months: number): string {
  const month = Number(date.slice(5, 7)) - 1 + months;
  return `${Number(date.slice(0, 4)) + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;
}

/** What is overdue longest first, then by date; what has no date last. */
function byReview(a: ReportDocument, b: ReportDocument): number {
  if (a.overdueDays !== b.overdueDays) return b.overdueDays - a.overdueDays;
  const [first, second] = [a, b].map(({ state, nextReviewDate }) => (state === 'ended' ? '9999-99' : (nextReviewDate ?? '9999')));
  if (first !== second) return (first as string) < (second as string) ? -1 : 1;
  return a.path < b.path ? -1 : a.path > b.path ? 1 : 0;
}
