import { dutyList } from '../../features/duty-list.ts';
import { comparable } from '../../text/comparable.ts';
import { addDays } from '../../text/iso-date.ts';
import type { DutiesReport, ReportDuty, ReportOwner } from '../model/duties-report.ts';
import { type ReportContext, reportHead } from './report-context.ts';

/** Which duties a report is about. */
export interface DutiesChoice {
  /** Name, role or department, in any case; all if left out. */
  readonly owner?: string;
  /** Only what is overdue or due in so many days; all if left out. */
  readonly within?: number;
}

/** What everybody has to do, as reports have it. */
export function dutiesReport(context: ReportContext, { owner, within }: DutiesChoice = {}): DutiesReport {
  const last = within === undefined ? null : addDays(context.service.asOf, within);
  const owners = describeDuties(context).map((each): ReportOwner => {
    const duties = each.duties.filter(({ due }) => last === null || (due !== null && due <= last));
    return { ...each, duties };
  });
  return {
    ...reportHead(context),
    owners: owners.filter((each) => each.duties.length > 0 && (owner === undefined || isCalled(each, owner))),
  };
}

/** All duties by owner, as reports have them. */
export function describeDuties({ service, pathOf }: ReportContext): ReportOwner[] {
  return dutyList(service, () => true).owners.map(({ owner, roles, department, overdue, duties }) => ({
    owner,
    roles,
    department,
    overdue,
    duties: duties.map(
      ({ kind, title, due, overdueDays, uri, range }): ReportDuty => ({
        kind,
        title,
        due,
        overdueDays,
        path: pathOf(uri),
        line: range.start.line,
      }),
    ),
  }));
}

/** Legal is part of a department of Finance and Legal. */
const departmentJoints = /[,;/&+]|\s(?:and|und|et|y|e)\s/;

function isCalled({ owner, roles, department }: ReportOwner, name: string): boolean {
  const wanted = comparable(name);
  const departments = department === null ? [''] : [department, ...department.split(departmentJoints)];
  return [owner ?? 'nobody', ...roles, ...departments].some((each) => comparable(each) === wanted);
}
