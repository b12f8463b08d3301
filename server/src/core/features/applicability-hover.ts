import { currentEdition } from '../catalog/control-ids.ts';
import type { PolicyDocument } from '../document/policy-document.ts';
import type { IsmsService } from '../service-api.ts';
import { rangeTouches, type TextRange } from '../text/text-range.ts';
import { describeControl } from './control-hover.ts';
import { stateWords } from './coverage-words.ts';
import type { Hover } from './hover-content.ts';

/** In a row of a Statement of Applicability: the state of its control by the documents, beside what the row says. */
export function applicabilityHover(service: IsmsService, document: PolicyDocument, offset: number): Hover | null {
  if (document.format !== 'markdown') return null;
  const line = document.lines.lineAt(offset);
  const rows = document.applicability.filter(({ range }) => document.lines.lineAt(range.start) === line);
  const controls = rows.flatMap(({ control }) => service.catalog.control(currentEdition, control) ?? []);
  const [first] = controls;
  if (!first) return null;
  const range = cellAt(service, document, line, offset);
  if (!range) return null;
  const [{ applicable = null } = {}] = rows;
  const says =
    applicable === null ? 'This row does not say whether it applies.' : `This row says: ${applicable ? 'applicable' : 'excluded'}.`;
  const states = controls.map((control) => `- **${control.id}** ${control.title}: ${stateWords(service, control).state}`);
  return { contents: `${controls.length === 1 ? describeControl(service, first) : states.join('\n')}\n\n${says}`, range };
}

/** The cell of a table line that holds an offset, without the blanks around its text; null outside of the cells. */
function cellAt(service: IsmsService, document: PolicyDocument, line: number, offset: number): TextRange | null {
  const text = service.openText(document.uri)?.text;
  if (text === undefined) return null;
  const start = document.lines.lineStart(line);
  const row = text.slice(start, document.lines.lineStart(line + 1)).replace(/(?:\r\n|\n|\r)$/, '');
  for (const match of row.matchAll(/(?:\\.|[^|\\])+/g)) {
    const cell = match[0];
    const from = start + match.index + (cell.length - cell.trimStart().length);
    const range = { start: from, end: Math.max(from, start + match.index + cell.trimEnd().length) };
    if (cell.trim() !== '' && rangeTouches(range, offset)) return range;
  }
  return null;
}
