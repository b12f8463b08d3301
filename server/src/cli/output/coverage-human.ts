import type { Catalog, Framework } from '../../core/catalog/catalog.ts';
import { currentEdition } from '../../core/catalog/control-ids.ts';
import { type ControlCoverage, type CoverageState, coverageStates, type FrameworkCoverage, ratio } from '../../core/isms/coverage.ts';
import { plural } from '../../core/report/count-findings.ts';
import { ratioText } from '../../core/report/text/ratio-text.ts';
import type { CliIo } from '../cli-io.ts';
import { displayPath } from '../display-path.ts';
import { printable } from '../printable.ts';
import type { Colors } from '../report-output.ts';
import type { WorkspaceRun } from '../workspace-run.ts';

const barWidth = 30;

/** Coverage to read: headline, states, a bar per theme, then the controls by state with their documents. */
export function coverageHuman(
  run: WorkspaceRun,
  frameworks: readonly FrameworkCoverage[],
  colors: Colors,
  quiet: boolean,
  io: CliIo,
): string {
  const blocks = frameworks.flatMap((coverage) => frameworkBlocks(coverage, run.service.catalog, colors, quiet, io));
  const basis = `${plural(run.service.documents().length, 'ISMS document')}, as of ${run.service.asOf}`;
  blocks.push([run.complete ? basis : `${basis}\n${colors.red('Incomplete: not everything could be read.')}`]);
  return blocks.map((lines) => `${lines.join('\n')}\n`).join('\n');
}

function frameworkBlocks(coverage: FrameworkCoverage, catalog: Catalog, colors: Colors, quiet: boolean, io: CliIo): string[][] {
  const framework = catalog.frameworks.get(coverage.id);
  const title = framework?.title ?? coverage.id;
  const excluded = coverage.excluded > 0 ? `, ${coverage.excluded} excluded` : '';
  const decided = coverage.id === currentEdition ? `, decided ${ratioText(coverage.decided)}` : '';
  const head = [
    `${colors.bold(title)}  effective ${colors.bold(ratioText(coverage.effective))}, claimed ${ratioText(coverage.claimed)}${decided}${excluded}`,
    coverageStates
      .flatMap((state) => (coverage.states[state] > 0 ? `${stateColor(state, colors)(state)} ${coverage.states[state]}` : []))
      .join('  '),
  ];
  const themes = framework ? themeLines(coverage, framework, colors) : [];
  return [head, ...(themes.length > 0 ? [themes] : []), ...(quiet ? [] : stateBlocks(coverage, framework, colors, io))];
}

function themeLines(coverage: FrameworkCoverage, framework: Framework, colors: Colors): string[] {
  const groups = framework.groups.map((group) => {
    const controls = coverage.controls.filter((control) => framework.controls.get(control.id)?.group === group.id);
    const covered = controls.filter((control) => control.state === 'covered').length;
    const applicable = controls.filter((control) => control.state !== 'excluded').length;
    return { label: `${group.id} ${group.title}`, effective: ratio(covered, applicable) };
  });
  const width = Math.max(...groups.map((group) => group.label.length));
  return groups.map(({ label, effective }) => {
    const filled = effective.n === 0 ? 0 : Math.floor((effective.k * barWidth) / effective.n);
    const bar = colors.green('█'.repeat(filled)) + colors.dim('░'.repeat(barWidth - filled));
    return `${label.padEnd(width)}  ${bar}  ${ratioText(effective)}`;
  });
}

function stateBlocks(coverage: FrameworkCoverage, framework: Framework | undefined, colors: Colors, io: CliIo): string[][] {
  return coverageStates.flatMap((state) => {
    const controls = coverage.controls.filter((control) => control.state === state);
    if (controls.length === 0) return [];
    const width = Math.max(...controls.map((control) => control.id.length));
    const lines = controls.map((control) => {
      const name = framework?.controls.get(control.id)?.title ?? '';
      const documents = documentsOf(control, io);
      return `  ${control.id.padEnd(width)}  ${name}${documents ? `  ${colors.dim(documents)}` : ''}`;
    });
    return [[stateColor(state, colors)(`${state} (${controls.length})`), ...lines]];
  });
}

/** Each document once, with what its best reference is worth unless it counts. */
function documentsOf(control: ControlCoverage, io: CliIo): string {
  const seen = new Map<string, string>();
  for (const { uri, status } of control.references) if (!seen.has(uri) || status === 'ok') seen.set(uri, status);
  return [...seen].map(([uri, status]) => printable(displayPath(uri, io.cwd)) + (status === 'ok' ? '' : ` (${status})`)).join(', ');
}

function stateColor(state: CoverageState, colors: Colors): (text: string) => string {
  if (state === 'covered') return colors.green;
  if (state === 'missing' || state === 'conflict') return colors.red;
  return state === 'excluded' || state === 'mentioned' ? colors.dim : colors.yellow;
}
