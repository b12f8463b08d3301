import { createCommand } from '../../isms/readiness/step-words.ts';
import type { ReadinessReport, ReportPhase, ReportReadinessItem } from '../model/readiness-report.ts';
import { markdownText } from '../text/markdown-cell.ts';
import { itemStateWords, stageLines, stepStateWords } from './readiness-words.ts';

/** Readiness as Markdown, for a page or an issue. */
export function readinessMarkdown(report: ReadinessReport): string {
  const [stage1, stage2] = stageLines(report);
  const lines = [
    '# Readiness for certification',
    '',
    `As of ${report.asOf}, from ${report.documents} documents.${report.complete ? '' : ' **Incomplete: not everything could be read.**'}`,
    '',
    `- **Stage 1, documented:** ${stage1}`,
    `- **Stage 2, operating:** ${stage2}`,
    '',
    '## What clauses 4 to 10 ask to have in writing',
    '',
    '| Clause | Documented information | Kind | State | Answered by |',
    '| --- | --- | --- | --- | --- |',
    ...report.items.map(itemRow),
    '',
    '## The road',
    ...report.phases.flatMap(phaseLines),
  ];
  return `${lines.join('\n')}\n`;
}

function itemRow({ reference, title, kind, state, begin, answers, more }: ReportReadinessItem): string {
  const named = answers.slice(0, 3).map((answer) => {
    const note = [answer.date ?? '', answer.state === 'in-force' ? '' : itemStateWords[answer.state], answer.weak ? answer.why : ''];
    const notes = note.filter((part) => part !== '').join(', ');
    return `[${markdownText(answer.title)}](<${encodeURI(answer.path)}>)${notes === '' ? '' : ` (${markdownText(notes)})`}`;
  });
  const rest = answers.length - named.length + more;
  const answered = named.length === 0 ? createCommand(begin) : named.join(', ') + (rest > 0 ? ` and ${rest} more` : '');
  return `| ${markdownText(reference)} | ${markdownText(title)} | ${kind} | ${itemStateWords[state]} | ${answered} |`;
}

function phaseLines({ title, summary, done, steps }: ReportPhase): string[] {
  return [
    '',
    `### ${title} (${done} of ${steps.length})`,
    '',
    summary,
    '',
    ...steps.map(({ title, stage, state, detail, next }) => {
      const todo = next === null ? '' : ` ${markdownText(next)}.`;
      return `- [${state === 'done' ? 'x' : ' '}] **${title}** (Stage ${stage}, ${stepStateWords[state]}): ${markdownText(detail)}.${todo}`;
    }),
  ];
}
