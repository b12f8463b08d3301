import type { DutiesReport, ReportDuty, ReportOwner } from '../model/duties-report.ts';
import { markdownText } from '../text/markdown-cell.ts';
import { aboutOwner, dueWords, ownerName } from './duty-words.ts';

/** Duties as Markdown: a list for each owner, to be ticked off. */
export function dutiesMarkdown({ asOf, complete, owners }: DutiesReport): string {
  const lines = [
    '# Duties',
    '',
    `As of ${asOf}.${complete ? '' : ' **Incomplete: not everything could be read.**'}`,
    ...owners.flatMap(ownerLines),
    ...(owners.length === 0 ? ['', 'There is nothing to do.'] : []),
  ];
  return `${lines.join('\n')}\n`;
}

function ownerLines(owner: ReportOwner): string[] {
  const about = aboutOwner(owner);
  return [
    '',
    `## ${markdownText(ownerName(owner))}`,
    '',
    ...(about === '' ? [] : [markdownText(about), '']),
    ...owner.duties.map(dutyLine),
  ];
}

function dutyLine(duty: ReportDuty): string {
  return `- [ ] ${markdownText(duty.title)}: ${dueWords(duty)} (${markdownText(`${duty.path}:${duty.line + 1}`)})`;
}
