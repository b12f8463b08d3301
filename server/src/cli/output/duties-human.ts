import { aboutOwner, dueWords, ownerName } from '../../core/report/duties/duty-words.ts';
import type { DutiesReport, ReportDuty, ReportOwner } from '../../core/report/model/duties-report.ts';
import { printable } from '../printable.ts';
import type { Colors } from '../report-output.ts';

/** Duties to read: owner by owner, the most urgent first. @param quiet owners with their numbers alone */
export function dutiesHuman({ owners, asOf, complete }: DutiesReport, colors: Colors, quiet: boolean): string {
  const blocks = owners.map((owner) => [ownerLine(owner, colors), ...(quiet ? [] : owner.duties.map((duty) => dutyLine(duty, colors)))]);
  if (owners.length === 0) blocks.push(['There is nothing to do.']);
  blocks.push([complete ? `as of ${asOf}` : `as of ${asOf}\n${colors.red('Incomplete: not everything could be read.')}`]);
  return blocks.map((lines) => `${lines.join('\n')}\n`).join(quiet ? '' : '\n');
}

function ownerLine(owner: ReportOwner, colors: Colors): string {
  const about = aboutOwner(owner);
  const count = owner.duties.length === 1 ? '1 duty' : `${owner.duties.length} duties`;
  const overdue = owner.overdue > 0 ? `, ${colors.red(`${owner.overdue} overdue`)}` : '';
  return `${colors.bold(printable(ownerName(owner)))}${about === '' ? '' : colors.dim(` (${printable(about)})`)}  ${count}${overdue}`;
}

function dutyLine(duty: ReportDuty, colors: Colors): string {
  const when = duty.overdueDays > 0 ? colors.red(dueWords(duty)) : dueWords(duty);
  return `  ${printable(duty.title)}: ${when}  ${colors.dim(printable(`${duty.path}:${duty.line + 1}`))}`;
}
