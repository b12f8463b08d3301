import type { RegisterColumn } from '../../catalog/catalog-files.ts';
import { currentEdition } from '../../catalog/control-ids.ts';
import type { PolicyDocument } from '../../document/policy-document.ts';
import type { RegisterCell, RegisterRow } from '../../document/registers/register.ts';
import type { IsmsService } from '../../service-api.ts';
import { rangeTouches } from '../../text/text-range.ts';
import { stateWords } from '../coverage-words.ts';
import type { Hover } from '../hover-content.ts';
import { inlineCode } from '../markdown-text.ts';
import { registerPlace } from './register-place.ts';
import { rowWords } from './row-hover.ts';

/** Explains a key or a value of a register: what it means, what it can be, and what the documents say of a status. */
export function registerHover(service: IsmsService, document: PolicyDocument, offset: number): Hover | null {
  if (document.registers.length === 0) return null;
  for (const { kind, rows } of document.registers) {
    // a row of a statement in a table is told as a whole
    if (kind === 'soa' && document.format === 'markdown') continue;
    const row = rows.find(({ range }) => range.start <= offset && offset <= range.end);
    const cell = row && Object.entries(row.cells).find(([, { range }]) => rangeTouches(range, offset));
    const found = cell && valueHover(service, document, kind, row, cell[0], cell[1]);
    if (found) return found;
  }
  const text = document.format === 'yaml' ? service.openText(document.uri)?.text : undefined;
  const place = text === undefined ? null : registerPlace(service, document, text, offset);
  if (!place || !text || place.context.place !== 'key' || place.at === 'head') return null;
  const { range } = place.context;
  const name = text.slice(range.start, range.end);
  const [id] = service.catalog.registers.columnsOf(place.kind.id, [name.toLowerCase().replaceAll('_', ' ')]);
  const column = service.catalog.registers.column(place.kind.id, id ?? '');
  return column ? { contents: describeColumn(column, place.kind.id), range } : null;
}

/** What a column is for, who needs it and what it can hold. Markdown. */
export function describeColumn({ id, summary, values }: RegisterColumn, kind: string): string {
  const lines = [`**${id}**`, summary];
  if (values) lines.push(`Values:\n\n${values.map((value) => `- ${inlineCode(value.id)} ${value.summary}`).join('\n')}`);
  const need = kind === 'soa' ? needs[id] : undefined;
  if (need) lines.push(need);
  return lines.join('\n\n');
}

/** What an auditor expects of a row of a Statement of Applicability. */
const needs: Readonly<Record<string, string>> = {
  control: 'Needed in each row; all controls of Annex A have one.',
  applicable: 'Needed in each row before the statement is approved.',
  reasons: 'Needed where the control applies, or a justification.',
  justification: 'Needed where the control is left out; where it applies, reasons may do.',
  status: 'Needed where the control applies.',
  target_date: 'Needed where the status is partial or planned.',
  documents: 'Filled by `annexa soa sync`; recommended.',
  risks: 'Recommended.',
  owner: 'Recommended.',
  summary: 'Recommended.',
};

function valueHover(
  service: IsmsService,
  document: PolicyDocument,
  kind: string,
  row: RegisterRow,
  column: string,
  cell: RegisterCell,
): Hover | null {
  const value = service.catalog.registers.valueOf(kind, column, cell.text);
  if (!value) {
    const contents = cell.text === '' ? null : rowWords({ service, document, kind, row, column, cell });
    return contents === null ? null : { contents, range: cell.range };
  }
  const parts = [`**${value.id.replaceAll('_', ' ')}**`, value.summary];
  if (kind === 'soa' && (column === 'status' || column === 'applicable'))
    for (const decision of document.applicability.filter((each) => each.row === row && !each.own).slice(0, 8)) {
      const control = service.catalog.control(currentEdition, decision.control);
      if (!control) continue;
      const { state, reason } = stateWords(service, control);
      parts.push(`${control.id} ${control.title}: by the documents **${state}**${reason === '' ? '' : `. ${reason}`}`);
    }
  return { contents: parts.join('\n\n'), range: cell.range };
}
