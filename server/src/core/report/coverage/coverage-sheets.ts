import type { ReportControl, ReportReference } from '../model/coverage-report.ts';
import type { Sheet } from '../sheets/sheet.ts';
import { visibleText } from '../text/visible-text.ts';
import type { CoverageFacts } from './coverage-format.ts';

/** Controls by documents: what each document says of each control. Documents that say nothing have no column. */
export function matrixSheet({ report, documents }: CoverageFacts): Sheet {
  const spoken = new Set(
    report.frameworks.flatMap(({ controls }) => controls.flatMap(({ references }) => references.map(({ path }) => path))),
  );
  const columns = documents.filter(({ path }) => spoken.has(path));
  return {
    name: 'Matrix',
    columns: [
      ...controlColumns,
      ...columns.map(({ id, path }) => ({ title: visibleText(id === null ? path : `${id} ${path}`), width: 18 })),
    ],
    rows: rowsOf(report.frameworks, (control) => {
      const byPath = new Map<string, ReportReference>();
      // the best of a document comes first among its references only by kind
      for (const reference of control.references) {
        const other = byPath.get(reference.path);
        if (!other || (other.status !== 'ok' && reference.status === 'ok')) byPath.set(reference.path, reference);
      }
      return columns.map(({ path }) => cellOf(byPath.get(path)));
    }),
  };
}

/** Controls with their state and the documents that count. */
export function controlsSheet({ report }: CoverageFacts): Sheet {
  return {
    name: 'Controls',
    columns: [
      ...controlColumns,
      { title: 'Claimed by', width: 60 },
      { title: 'Mentioned by', width: 60 },
      { title: 'Why', width: 60 },
      { title: 'Evidence', width: 12 },
    ],
    rows: rowsOf(report.frameworks, ({ references, reason, evidence }) => [
      pathsOf(references.filter(({ kind }) => kind === 'claim')),
      pathsOf(references.filter(({ kind }) => kind === 'mention')),
      reason,
      evidence.replaceAll('-', ' '),
    ]),
  };
}

/** The numbers of each framework. */
export function ratiosSheet({ report }: CoverageFacts): Sheet {
  return {
    name: 'Summary',
    columns: [
      { title: 'Framework', width: 24 },
      { title: 'What', width: 24 },
      { title: 'Controls', width: 10 },
      { title: 'Of', width: 8 },
      { title: 'Percent', width: 10 },
    ],
    rows: report.frameworks.flatMap(({ id, effective, claimed, decided, states, total }) => [
      ...Object.entries({ effective, claimed, decided }).map(([name, { k, n, percent }]) => [id, name, k, n, percent]),
      ...Object.entries(states).map(([state, count]) => [id, `state ${state}`, count, total, null]),
      [id, `as of ${report.asOf}${report.complete ? '' : ', incomplete'}`, null, null, null],
    ]),
  };
}

/** What a cell can show; the matrix has all of them. */
const mostPaths = 60;

const controlColumns = [
  { title: 'Framework', width: 16 },
  { title: 'Control', width: 10 },
  { title: 'Title', width: 44 },
  { title: 'Group', width: 10 },
  { title: 'State', width: 12 },
];

function rowsOf(
  frameworks: CoverageFacts['report']['frameworks'],
  more: (control: ReportControl) => readonly (string | null)[],
): (string | null)[][] {
  return frameworks.flatMap((framework) =>
    framework.controls.map((control) => [framework.id, control.id, control.title, control.group, control.state, ...more(control)]),
  );
}

function cellOf(reference: ReportReference | undefined): string | null {
  if (!reference) return null;
  const { kind, status, extent } = reference;
  if (kind === 'mention') return 'mention';
  const qualities = [...(status === 'ok' ? [] : [status]), ...(extent === 'full' ? [] : [extent])];
  return ['claim', ...qualities].join(', ');
}

function pathsOf(references: readonly ReportReference[]): string {
  const statuses = new Map<string, string>();
  for (const { path, status } of references) if (!statuses.has(path) || status === 'ok') statuses.set(path, status);
  const lines = [...statuses]
    .slice(0, mostPaths)
    .map(([path, status]) => `${visibleText(path)}${status === 'ok' || status === 'mention' ? '' : ` (${status})`}`);
  if (statuses.size > mostPaths) lines.push(`and ${statuses.size - mostPaths} more`);
  return lines.join('\n');
}
