import { plural } from '../../core/report/count-findings.ts';
import type { ImportedChange, StatementImport } from '../../core/report/statement/import-statement.ts';
import { printable } from '../printable.ts';
import type { Colors } from '../report-output.ts';

/** How an import is told to people. */
export interface ImportHumanOptions {
  readonly path: string;
  readonly isWritten: boolean;
  readonly colors: Colors;
  readonly quiet: boolean;
}

/** The changes row by row, then what could not be taken over, then a summary. */
export function importHuman(result: StatementImport, { path, isWritten, colors, quiet }: ImportHumanOptions): string {
  const { changes, conflicts, unknownRows, unknownColumns, absentRows } = result;
  const lines: string[] = [];
  let control = '';
  for (const change of changes) {
    if (change.control !== control) lines.push(colors.bold(printable(change.control)));
    control = change.control;
    lines.push(...changeLines(change, colors));
  }
  for (const conflict of conflicts) {
    lines.push(`${colors.bold(printable(conflict.control))} ${colors.red('not taken over')}: ${conflict.reason}`);
    for (const change of conflict.changes) lines.push(...changeLines(change, colors));
  }
  if (unknownRows.length > 0) lines.push(`${colors.red('Not in the statement')}: ${unknownRows.map(printable).join(', ')}`);
  if (unknownColumns.length > 0)
    lines.push(`${colors.yellow('Unknown columns, not taken over')}: ${unknownColumns.map(printable).join(', ')}`);
  if (absentRows.length > 0) lines.push(`${colors.yellow('Not in the file, left as they are')}: ${absentRows.map(printable).join(', ')}`);
  const rows = new Set(changes.map((change) => change.control)).size;
  const done = isWritten ? `Wrote ${printable(path)}: ` : '';
  const next = !isWritten && changes.length > 0 ? '; `--write` takes them over' : '';
  const not = conflicts.length > 0 ? `, ${plural(conflicts.length, 'row')} not taken over` : '';
  if (!quiet) lines.push(`${done}${plural(changes.length, 'change')} in ${plural(rows, 'row')}${not}${next}`);
  return lines.length === 0 ? '' : `${lines.join('\n')}\n`;
}

function changeLines({ column, from, to }: ImportedChange, colors: Colors): string[] {
  const shown = (text: string): string =>
    printable(
      text
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== '')
        .join(' / '),
    );
  return [
    `  ${column.replaceAll('_', ' ')}`,
    ...(from === '' ? [] : [`    ${colors.red(`- ${shown(from)}`)}`]),
    ...(to === '' ? [] : [`    ${colors.green(`+ ${shown(to)}`)}`]),
  ];
}
