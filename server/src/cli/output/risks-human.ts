import type { RisksReport } from '../../core/report/model/risk-report.ts';
import { acceptanceWords, scoreWords, treatmentWords } from '../../core/report/risks/risk-words.ts';
import { printable } from '../printable.ts';
import type { Colors } from '../report-output.ts';

/** Risks to read, a line each, the highest first; before them how many there are of each level. @param quiet numbers alone */
export function risksHuman({ scale, rows, asOf, complete }: RisksReport, colors: Colors, quiet: boolean): string {
  const counts = [...scale.levels].reverse().map(({ name }) => {
    const [before, after] = [rows.filter(({ level }) => level === name), rows.filter(({ residualLevel }) => residualLevel === name)];
    return `  ${name.replaceAll('_', ' ').padEnd(10)} ${String(before.length).padStart(4)} → ${after.length}`;
  });
  const width = Math.max(2, ...rows.map(({ id }) => id.length));
  const lines = rows.map((risk) => {
    const residual = scoreWords(risk.residualScore, risk.residualLevel);
    const accepted = acceptanceWords(risk);
    const detail = [treatmentWords(risk), risk.controls.join(', '), risk.owner, accepted === '' ? '' : `accepted by ${accepted}`];
    return `  ${printable(risk.id).padEnd(width)}  ${scoreWords(risk.score, risk.level)}${residual === '' ? '' : ` → ${residual}`}  ${printable(risk.title)}  ${colors.dim(printable(detail.filter((part) => part !== '').join(' · ')))}`;
  });
  const blocks = [
    [colors.bold(`${rows.length === 1 ? '1 risk' : `${rows.length} risks`}, before → after treatment`), ...(rows.length > 0 ? counts : [])],
    ...(quiet || rows.length === 0 ? [] : [lines]),
    [complete ? `as of ${asOf}` : `as of ${asOf}\n${colors.red('Incomplete: not everything could be read.')}`],
  ];
  return blocks.map((block) => `${block.join('\n')}\n`).join('\n');
}
