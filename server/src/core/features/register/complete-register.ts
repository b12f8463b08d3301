import type { PolicyDocument } from '../../document/policy-document.ts';
import { readCsvCells } from '../../document/registers/csv-cells.ts';
import { normaliseTitle } from '../../document/sections/titles.ts';
import type { IsmsService } from '../../service-api.ts';
import { rangeTouches } from '../../text/text-range.ts';
import type { CompletionContext } from '../completion/completion-context.ts';
import type { Candidate } from '../completion/completion-item.ts';
import { type CompletionList, completionItems, noItems } from '../completion/items.ts';
import { plainScalar } from '../completion/quoting.ts';
import { columnCandidates } from './column-candidates.ts';
import { type RegisterPlace, registerPlace } from './register-place.ts';

/**
 * Completes a register in YAML or CSV: keys of the columns, and what they can hold.
 * @param head completes document control data, as in front matter
 */
export function completeRegister(
  service: IsmsService,
  document: PolicyDocument,
  text: string,
  offset: number,
  head: (context: CompletionContext) => CompletionList,
): CompletionList {
  if (document.format === 'csv') return completeCsv(service, document, text, offset);
  const place = registerPlace(service, document, text, offset);
  if (!place) return noItems;
  const { at, context, kind, column } = place;
  if (at === 'head') return head(context);
  if (at === 'column') return keys(place);
  const wanted = at === 'row' ? (kind.columns[0]?.id ?? null) : column;
  if (wanted === null) return noItems;
  const part = listPart(context);
  const write = (value: string): string => (context.quoted ? value : plainScalar(value));
  const found = columnCandidates({ service, document, kind: kind.id, column: wanted, offset, typed: part.typed, write });
  if (!found) return noItems;
  const isItem = context.place === 'child';
  const lead = `${context.needsSpace && part.range.start === context.range.start ? ' ' : ''}${isItem && at === 'cell' ? '- ' : ''}`;
  const candidates =
    at === 'row' && !context.hasColon ? found.candidates.map((each) => ({ ...each, insert: `${each.insert}:` })) : found.candidates;
  return completionItems(candidates, { ...part, lead }, found.searched);
}

/** The part at the cursor of items that stand on one line, split by commas. */
function listPart({ typed, range, quoted }: CompletionContext): { readonly typed: string; readonly range: typeof range } {
  const skipped = quoted ? 0 : (/^.*[,;]\s*/.exec(typed)?.[0].length ?? 0);
  return { typed: typed.slice(skipped), range: { start: range.start + skipped, end: range.end } };
}

function keys({ kind, context, isList }: RegisterPlace): CompletionList {
  const present = new Set(context.siblings.map((key) => key.toLowerCase()));
  // the first thing below the key of the rows is a new row
  const isNew = isList && context.place === 'child';
  const candidates = kind.columns
    .filter((_, i) => !isNew || i === 0)
    .map(
      ({ id, summary }): Candidate => ({
        label: id,
        kind: 'key',
        detail: present.has(id) ? 'already there' : summary.replace(/\.$/, ''),
        topic: { about: 'column', id: `${kind.id}/${id}` },
        insert: context.hasColon ? id : `${id}: `,
        last: present.has(id),
      }),
    );
  return completionItems(candidates, { range: context.range, typed: context.typed, lead: isNew ? '- ' : '' }, false);
}

function completeCsv(service: IsmsService, document: PolicyDocument, text: string, offset: number): CompletionList {
  const [register] = document.registers;
  const { rows, separator } = readCsvCells(text);
  const [header = [], ...body] = rows;
  const row = body.find((cells) => (cells[0]?.range.start ?? 0) <= offset && offset <= (cells.at(-1)?.range.end ?? 0));
  const index = row?.findIndex(({ range }) => rangeTouches(range, offset)) ?? -1;
  const cell = row?.[index];
  if (!register || !cell) return noItems;
  const columns = service.catalog.registers.columnsOf(
    register.kind,
    header.map((each) => normaliseTitle(each.text.replaceAll('_', ' '))),
  );
  const column = columns[index];
  if (!column) return noItems;
  const quoted = text[cell.range.start] === '"';
  const start = cell.range.start + (quoted ? 1 : 0);
  if (offset < start) return noItems;
  const end = Math.max(offset, cell.range.end - (quoted && text[cell.range.end - 1] === '"' && cell.range.end > start ? 1 : 0));
  const typed = text.slice(start, offset);
  const write = (value: string): string =>
    !quoted && (value.includes(separator) || value.includes('"')) ? `"${value.replaceAll('"', '""')}"` : value;
  const found = columnCandidates({ service, document, kind: register.kind, column, offset, typed, write });
  return found ? completionItems(found.candidates, { range: { start, end }, typed }, found.searched) : noItems;
}
