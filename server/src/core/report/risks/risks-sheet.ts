import type { ReportRisks } from '../model/risk-report.ts';
import type { Sheet } from '../sheets/sheet.ts';
import { visibleText } from '../text/visible-text.ts';
import { treatmentWords } from './risk-words.ts';

/** The risks as a table, the highest first. Lines count from 1. */
export function risksSheet({ rows }: Pick<ReportRisks, 'rows'>): Sheet {
  const columns: readonly (readonly [title: string, width: number])[] = [
    ['Id', 9],
    ['Risk', 50],
    ['Asset', 18],
    ['Owner', 22],
    ['Likelihood', 11],
    ['Impact', 9],
    ['Score', 8],
    ['Level', 10],
    ['Treatment', 16],
    ['Controls', 26],
    ['Residual score', 14],
    ['Residual level', 14],
    ['Status', 14],
    ['Accepted by', 22],
    ['Accepted on', 12],
    ['Review', 12],
    ['Due', 12],
    ['File', 34],
    ['Line', 7],
  ];
  return {
    name: 'Risks',
    columns: columns.map(([title, width]) => ({ title, width })),
    rows: rows.map((risk) => [
      visibleText(risk.id),
      visibleText(risk.title),
      visibleText(risk.asset),
      visibleText(risk.owner),
      risk.likelihood,
      risk.impact,
      risk.score,
      risk.level,
      treatmentWords(risk),
      risk.controls.join(', '),
      risk.residualScore,
      risk.residualLevel,
      risk.status?.replaceAll('_', ' ') ?? null,
      visibleText(risk.acceptedBy),
      risk.acceptedDate,
      risk.reviewDate,
      risk.dueDate,
      visibleText(risk.path),
      risk.line + 1,
    ]),
  };
}
