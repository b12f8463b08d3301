import { coverageStates } from '../../isms/coverage.ts';
import type { ReportControl, ReportFramework } from '../model/coverage-report.ts';
import { markdownCode, markdownText } from '../text/markdown-cell.ts';
import { ratioText } from '../text/ratio-text.ts';
import type { CoverageFacts } from './coverage-format.ts';

/** For the summary of a job or a wiki: the numbers, then every control that is not covered, by state. */
export function writeCoverageMarkdown({ report }: CoverageFacts): string {
  const incomplete = report.complete
    ? []
    : ['**Incomplete.** Not everything could be read: a control that is missing here may be covered.', ''];
  const blocks = report.frameworks.flatMap(frameworkLines);
  return `${['## Control coverage', '', `As of ${report.asOf}.`, '', ...incomplete, ...blocks].join('\n').trimEnd()}\n`;
}

function frameworkLines(framework: ReportFramework): string[] {
  const { title, effective, claimed, decided, states, controls } = framework;
  const open = coverageStates.filter((state) => state !== 'covered' && state !== 'excluded' && states[state] > 0);
  return [
    `### ${markdownText(title)}`,
    '',
    `**Effective ${ratioText(effective)}**, claimed ${ratioText(claimed)}, decided ${ratioText(decided)}`,
    '',
    `| ${coverageStates.join(' | ')} |`,
    `|${coverageStates.map(() => '---:|').join('')}`,
    `| ${coverageStates.map((state) => states[state]).join(' | ')} |`,
    '',
    ...open.flatMap((state) => [
      `#### ${state}`,
      '',
      '| Control | | Documents |',
      '|---|---|---|',
      ...controls.filter((control) => control.state === state).map(controlRow),
      '',
    ]),
  ];
}

function controlRow({ id, title, references }: ReportControl): string {
  const paths = [...new Set(references.map(({ path }) => path))];
  const more = paths.length > 5 ? [`… ${paths.length - 5} more`] : [];
  return `| ${id} | ${markdownText(title)} | ${[...paths.slice(0, 5).map(markdownCode), ...more].join(', ')} |`;
}
