import { byOwner } from '../../../isms/duties/duties-by-owner.ts';
import { comparable } from '../../../text/comparable.ts';
import type { ReportDuty, ReportOwner } from '../../model/duties-report.ts';

/** The duties of all sources by owner: who is called the same in several is one. */
export function uniteDuties(parts: readonly (readonly ReportOwner[])[]): ReportOwner[] {
  const owners = new Map<string | null, ReportOwner[]>();
  for (const owner of parts.flat()) {
    const key = owner.owner === null ? null : comparable(owner.owner) || owner.owner;
    const there = owners.get(key);
    if (there) there.push(owner);
    else owners.set(key, [owner]);
  }
  return [...owners.values()].map((all) => uniteOwner(all as [ReportOwner])).sort(byOwner);
}

function uniteOwner(all: readonly [ReportOwner, ...ReportOwner[]]): ReportOwner {
  return {
    owner: all[0].owner,
    roles: [...new Set(all.flatMap(({ roles }) => roles))],
    department: all.find(({ department }) => department !== null)?.department ?? null,
    overdue: all.reduce((sum, each) => sum + each.overdue, 0),
    duties: all.flatMap(({ duties }) => duties).sort(byUrgency),
  };
}

/** By date, those without one last; then by what they are about, then by place. */
function byUrgency(a: ReportDuty, b: ReportDuty): number {
  return compare(a.due ?? '9999', b.due ?? '9999') || compare(a.title, b.title) || compare(a.path, b.path) || a.line - b.line;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
