import { aboutOwner, ownerName } from '../../duties/duty-words.ts';
import type { ReportDuty, ReportOwner } from '../../model/duties-report.ts';
import { type Child, counted, el, part, table } from '../element.ts';
import type { HtmlContext } from '../html-context.ts';
import { documentText } from '../place-links.ts';
import { pill } from '../states.ts';

/** Who has to do what until when: everybody at a glance, then every duty, what should have been done first. */
export function dutiesPart(owners: readonly ReportOwner[], context: HtmlContext): Child {
  const duties = owners.flatMap((owner) => owner.duties.map((duty) => ({ owner, duty })));
  duties.sort((a, b) => byDay(a.duty, b.duty));
  return part(
    'duties',
    'Duties',
    el(
      'p',
      { className: ['soft'] },
      `${duties.filter(({ duty }) => duty.overdueDays > 0).length} of ${counted(duties.length, 'duty', 'duties')} are overdue. A duty of several people stands with each.`,
    ),
    table({
      caption: 'Duties by owner',
      columns: [
        { title: 'Owner', kind: 'name' },
        { title: 'Role, department' },
        { title: 'Duties', kind: 'number' },
        { title: 'Overdue', kind: 'number' },
        { title: 'Next', kind: 'short' },
      ],
      rows: owners.map((owner) => ({
        cells: [ownerName(owner), aboutOwner(owner), owner.duties.length, owner.overdue, owner.duties[0]?.due ?? '–'],
      })),
    }),
    table({
      caption: 'All duties',
      tools: true,
      columns: [{ title: 'Due', kind: 'short' }, { title: 'Duty', kind: 'name' }, { title: 'Owner' }, { title: 'State' }],
      rows: duties.map(({ owner, duty }) => ({
        cells: [duty.due ?? '–', documentText(duty.path, duty.title, duty.line, context.link), ownerName(owner), stateOf(duty)],
      })),
    }),
  );
}

function stateOf({ due, overdueDays }: ReportDuty): Child {
  if (overdueDays > 0) return pill(`${counted(overdueDays, 'day')} overdue`, 'bad');
  return due === null ? pill('no date set', 'calm') : 'to come';
}

/** What should have been done or is to be done first; without a date last. */
function byDay(a: ReportDuty, b: ReportDuty): number {
  const [first, second] = [a.due ?? '9999', b.due ?? '9999'];
  return first < second ? -1 : first > second ? 1 : 0;
}
