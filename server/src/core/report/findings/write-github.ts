import type { Severity } from '../../config/severity.ts';
import type { FindingsReport } from '../model/findings-report.ts';
import { visibleText } from '../text/visible-text.ts';
import { type FindingsOptions, incompleteNote, shownFindings } from './findings-format.ts';

const commands: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'notice', hint: 'notice' };

/** Workflow commands of GitHub Actions: each finding becomes a note at its line. Lines and columns count from 1. */
export function writeGithub(report: FindingsReport, options: FindingsOptions): string {
  const lines = shownFindings(report, options).map(({ code, rule, severity, message, path, range: { start, end } }) => {
    // columns are only understood within a line
    const columns = start.line === end.line ? { col: start.character + 1, endColumn: end.character + 1 } : {};
    const place = { file: path, line: start.line + 1, endLine: end.line + 1, ...columns, title: `${code} ${rule}` };
    const properties = Object.entries(place).map(([name, value]) => `${name}=${escapeProperty(String(value))}`);
    return `::${commands[severity]} ${properties.join(',')}::${escapeData(visibleText(message))}\n`;
  });
  return lines.join('') + (report.complete ? '' : `::error title=Annexa::${escapeData(incompleteNote)}\n`);
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
