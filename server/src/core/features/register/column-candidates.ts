import type { RegisterValue } from '../../catalog/catalog-files.ts';
import { currentEdition } from '../../catalog/control-ids.ts';
import { metadataText } from '../../document/metadata/metadata.ts';
import { cellOf, type RegisterRow } from '../../document/registers/register.ts';
import { addMonths } from '../../text/iso-date.ts';
import { rangeTouches } from '../../text/text-range.ts';
import type { Candidate } from '../completion/completion-item.ts';
import { controlCandidates } from '../completion/control-candidates.ts';
import type { CellBeingTyped } from './cell-being-typed.ts';
import { rowCandidates } from './row-candidates.ts';

/** What a cell can hold; `searched` if the candidates were searched by what is typed. */
export interface CellCandidates {
  readonly candidates: readonly Candidate[];
  readonly searched: boolean;
}

const dateColumn = /(?:^|_)date$|^(?:expires|collected|until)$/;
const peopleColumns: ReadonlySet<string> = new Set(['owner', 'approver', 'accepted_by', 'deputy']);

/** Offers what a column can hold: controls, values of a fixed set, documents, risks, people, days. Null for free text. */
export function columnCandidates(place: CellBeingTyped): CellCandidates | null {
  const { service, kind, column } = place;
  if (column === 'control' || column === 'controls') return { candidates: controls(place), searched: true };
  const values = service.catalog.registers.column(kind, column)?.values;
  const candidates = values ? values.map((value) => ofValue(value, place)) : others(place);
  return candidates && { candidates, searched: false };
}

function others(place: CellBeingTyped): Candidate[] | null {
  const { column } = place;
  const ofRow = rowCandidates(place);
  if (ofRow) return ofRow;
  if (dateColumn.test(column)) return days(place);
  if (column === 'documents' || column === 'evidence' || column === 'rule') return documents(place);
  if (column === 'risks') return rowsOf(place, 'risks');
  if (peopleColumns.has(column)) return people(place);
  return column === 'title' && place.kind === 'soa' && place.document.format !== 'markdown' ? titles(place) : null;
}

function controls({ service, document, kind, typed, offset, column, write }: CellBeingTyped): Candidate[] {
  const framework = service.catalog.frameworks.get(currentEdition);
  if (!framework) return [];
  const isStatement = kind === 'soa' && column === 'control';
  const here = document.applicability.filter(({ range }) => !rangeTouches(range, offset)).map(({ control }) => control);
  const found = controlCandidates(framework, typed, { ids: new Set(isStatement ? here : []), note: 'has a row already', sink: true });
  const own = Object.entries(service.configFor(document.uri).ownControls)
    .filter(([id, title]) => `${id} ${title}`.toLowerCase().includes(typed.trim().toLowerCase()))
    .map(([id, title]): Candidate => ({ label: id, kind: 'control', detail: title, insert: write(id), last: here.includes(id) }));
  return [...found, ...own];
}

/** In YAML as YAML has it, in a table by the first word of the language. */
function ofValue({ id, summary, words }: RegisterValue, { document, write }: CellBeingTyped): Candidate {
  const word = (words[document.language] ?? words.en ?? id).split(';')[0] as string;
  const shown = document.format === 'yaml' ? id : `${word[0]?.toUpperCase() ?? ''}${word.slice(1)}`;
  return {
    label: shown,
    kind: 'value',
    detail: summary.replace(/\.$/, ''),
    insert: document.format === 'yaml' ? id : write(shown),
    words: [id],
  };
}

function days({ service, column }: CellBeingTyped): Candidate[] {
  const today = service.asOf;
  const day = (label: string, detail: string): Candidate => ({ label, kind: 'value', detail, insert: label });
  if (!/^(?:target|due|review)|^expires$/.test(column)) return [day(today, 'today')];
  return [3, 6, 12].map((months) => day(addMonths(today, months), months === 12 ? 'one year from today' : `${months} months from today`));
}

function documents({ service, document, write }: CellBeingTyped): Candidate[] {
  return service.documents().flatMap((other): Candidate[] => {
    const id = metadataText(other.metadata, 'id');
    if (id === undefined || other.uri === document.uri) return [];
    return [
      { label: id, kind: 'document', detail: other.title?.text ?? '', topic: { about: 'document', id: other.uri }, insert: write(id) },
    ];
  });
}

/** Ids of the rows of registers of another kind. */
function rowsOf({ service, write }: CellBeingTyped, kind: string): Candidate[] {
  const byId = new Map<string, Candidate>();
  // a plan and a translation repeat the ids of the register
  for (const { register } of service.index.registersOf(kind))
    for (const row of register.rows) {
      const id = cellOf(row, 'id');
      const key = id.toLowerCase();
      if (id !== '' && !byId.has(key)) byId.set(key, { label: id, kind: 'value', detail: cellOf(row, 'title'), insert: write(id) });
    }
  return [...byId.values()];
}

/** Who is named as owner in this register or by other documents, the most frequent first. */
function people({ service, document, column, offset, write }: CellBeingTyped): Candidate[] {
  const counts = new Map<string, number>();
  const count = (name: string): unknown => name !== '' && counts.set(name, (counts.get(name) ?? 0) + 1);
  for (const { rows } of document.registers)
    for (const { cells } of rows) if (cells[column] && !rangeTouches(cells[column].range, offset)) count(cells[column].text);
  for (const { metadata } of service.documents())
    for (const { key, blank, text } of metadata.fields) if (!blank && (key === 'owner' || key === 'approver')) count(text);
  return [...counts]
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .map(([name, times]) => ({
      label: name,
      kind: 'person',
      detail: times === 1 ? 'named once' : `named ${times} times`,
      insert: write(name),
    }));
}

/** The title of the control of the row. */
function titles({ service, document, offset, write }: CellBeingTyped): Candidate[] {
  const line = document.lines.lineAt(offset);
  const holds = ({ range }: RegisterRow): boolean =>
    document.lines.lineAt(range.start) <= line && line <= document.lines.lineAt(range.end) + 1;
  return document.applicability
    .filter(({ row }) => holds(row))
    .slice(0, 1)
    .flatMap(({ control }): Candidate[] => {
      const title = service.catalog.control(currentEdition, control)?.title ?? service.configFor(document.uri).ownControls[control];
      return title === undefined ? [] : [{ label: title, kind: 'value', detail: control, insert: write(title) }];
    });
}
