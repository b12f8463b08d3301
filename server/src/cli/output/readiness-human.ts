import type { ItemState, StepState } from '../../core/isms/readiness/readiness.ts';
import { createCommand } from '../../core/isms/readiness/step-words.ts';
import { plural } from '../../core/report/count-findings.ts';
import type { ReadinessReport, ReportPhase, ReportReadinessItem } from '../../core/report/model/readiness-report.ts';
import { itemStateWords, stageLines, stepStateWords } from '../../core/report/readiness/readiness-words.ts';
import { printable } from '../printable.ts';
import type { Colors } from '../report-output.ts';

type Colouring = (text: string) => string;

const stateWidth = Math.max(...Object.values(itemStateWords).map((words) => words.length));

/** Readiness to read: the two stages, a line for each item, the road, and what is next. @param quiet without items and road */
export function readinessHuman(report: ReadinessReport, colors: Colors, quiet: boolean): string {
  const [stage1, stage2] = stageLines(report);
  const basis = `${plural(report.documents, 'ISMS document')}, as of ${report.asOf}`;
  const blocks = [
    [`${colors.bold('Stage 1, documented')}  ${stage1}`, `${colors.bold('Stage 2, operating')}   ${stage2}`],
    ...(quiet ? [] : [itemLines(report.items, colors), ...report.phases.map((phase) => phaseLines(phase, colors))]),
    nextLines(report, colors),
    [report.complete ? basis : `${basis}\n${colors.red('Incomplete: not everything could be read.')}`],
  ];
  return blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => `${lines.join('\n')}\n`)
    .join('\n');
}

function itemLines(items: readonly ReportReadinessItem[], colors: Colors): string[] {
  const width = Math.max(...items.map(({ reference }) => reference.length));
  const titleWidth = Math.max(...items.map(({ title }) => title.length));
  return [
    colors.bold('What clauses 4 to 10 ask to have in writing'),
    ...items.map(({ reference, title, state, begin, answers, more }) => {
      const [best] = answers;
      const others = answers.length - 1 + more;
      const note = best && [best.date ?? '', best.weak ? best.why : ''].filter((part) => part !== '').join(', ');
      const named = best
        ? `${printable(best.path)}${note ? ` (${printable(note)})` : ''}${others > 0 ? ` and ${others} more` : ''}`
        : createCommand(begin).replaceAll('`', '');
      return `  ${reference.padEnd(width)}  ${title.padEnd(titleWidth)}  ${stateColor(state, colors)(itemStateWords[state].padEnd(stateWidth))}  ${colors.dim(named)}`;
    }),
  ];
}

function phaseLines({ title, state, done, steps }: ReportPhase, colors: Colors): string[] {
  const width = Math.max(...steps.map((step) => step.title.length));
  return [
    `${stepColor(state, colors)(title)}  ${done}/${steps.length}`,
    ...steps.map(
      (step) =>
        `  ${stepColor(step.state, colors)(stepStateWords[step.state].padEnd(11))}  ${step.title.padEnd(width)}  ${colors.dim(printable(step.detail))}`,
    ),
  ];
}

function nextLines({ phases, next }: ReadinessReport, colors: Colors): string[] {
  const steps = phases.flatMap((phase) => phase.steps).filter(({ id }) => next.includes(id));
  if (steps.length === 0) return [];
  return [colors.bold('Next'), ...steps.map((step, index) => `  ${index + 1}. ${step.title}: ${printable(step.next ?? '')}`)];
}

function stateColor(state: ItemState, colors: Colors): Colouring {
  if (state === 'in-force') return colors.green;
  return state === 'missing' || state === 'ended' ? colors.red : colors.yellow;
}

function stepColor(state: StepState, colors: Colors): Colouring {
  if (state === 'done') return colors.green;
  return state === 'open' ? colors.red : colors.yellow;
}
