import type { RisksReport } from '../model/risk-report.ts';
import { markdownText } from '../text/markdown-cell.ts';
import { acceptanceWords, scoreWords, treatmentWords } from './risk-words.ts';

/** The risks as a table in Markdown, the highest first. */
export function risksMarkdown({ asOf, complete, rows }: RisksReport): string {
  const lines = [
    '# Risks',
    '',
    `As of ${asOf}.${complete ? '' : ' **Incomplete: not everything could be read.**'}`,
    '',
    '| Id | Risk | Owner | Score | Treatment | Controls | Residual | Status | Accepted |',
    '| --- | --- | --- | --- | --- | --- | --- | --- | --- |',
    ...rows.map((risk) =>
      [
        '',
        risk.id,
        risk.title,
        risk.owner,
        scoreWords(risk.score, risk.level),
        treatmentWords(risk),
        risk.controls.join(', '),
        scoreWords(risk.residualScore, risk.residualLevel),
        risk.status?.replaceAll('_', ' ') ?? '',
        acceptanceWords(risk),
        '',
      ]
        .map(markdownText)
        .join(' | ')
        .trim(),
    ),
  ];
  return `${lines.join('\n')}\n`;
}
