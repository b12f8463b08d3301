import type { MetadataLabels } from '../../catalog/metadata-labels.ts';
import type { TextRange } from '../../text/text-range.ts';
import { normaliseTitle } from '../sections/titles.ts';
import type { Table } from '../walk-markdown.ts';
import { type BodyField, bodyField, labelMeanings } from './body-field.ts';
import type { ControlPlace } from './control-position.ts';
import type { ControlTable } from './control-table.ts';
import { historyFields } from './history-fields.ts';
import { trimValue } from './label-fields.ts';

const widest = 8;
const longest = 60;

/**
 * Document control data of a table: key/value rows, labels in the header above one row of values, or the newest row of a
 * history of versions.
 * @param place null for a table amid the document: it must then leave no doubt
 */
export function tableFields(text: string, table: Table, place: ControlPlace | null, labels: MetadataLabels): BodyField[] {
  const first = table[0] ?? [];
  if (first.length < 2 || first.length > widest || table.length < 1) return [];
  if ((place === null || place === 'near') && !isPromising(text, table, place === null ? 3 : 2, labels)) return [];
  const header = first.map((cell) => normaliseTitle(cellText(text, cell)));
  const meanings = header.map((cell) => (cell === '' ? undefined : labels.find(cell)[0]));
  const rows = table.slice(0, longest).map((row) => row.map((cell) => trimCell(text, cell)));
  const read: ControlTable = { text, rows, header, meanings };
  if (isHistory(read, place, labels)) return historyFields(read, labels);
  const across = acrossFields(read, place, labels);
  return across.length > 0 ? across : downFields(read, place, labels);
}

/** A cheap look at a table amid the document: some labels in the first column, or a version in the header. */
function isPromising(text: string, table: Table, least: number, labels: MetadataLabels): boolean {
  const words = (cell: TextRange | undefined): string => (cell && cell.end - cell.start < 60 ? wordsIn(text, cell) : '');
  const header = table[0] ?? [];
  if (header.slice(0, 2).some((cell) => labelMeanings(labels, words(cell)).some(({ key }) => key === 'version'))) return true;
  if (table.length < least) return false;
  let known = 0;
  for (const [cell] of table.slice(0, longest)) if (labels.find(words(cell).toLowerCase()).length > 0 && ++known >= least) return true;
  return false;
}

/** What {@link cellText} gives, without marks of emphasis. */
function wordsIn(text: string, cell: TextRange): string {
  let { start, end } = cell;
  while (start < end && around.includes(text[start] as string)) start++;
  while (end > start && around.includes(text[end - 1] as string)) end--;
  const words = text.slice(start, end);
  return words.includes('|') || words.includes('*') ? words.replaceAll('|', '').replaceAll('*', '').trim() : words.trim();
}

const around = '|* ';

function cellText(text: string, cell: TextRange): string {
  return text
    .slice(cell.start, Math.min(cell.end, cell.start + 120))
    .replaceAll('|', '')
    .trim();
}

/** A cell without its pipes, its padding and the marks around it. */
function trimCell(text: string, cell: TextRange): TextRange {
  let { start, end } = cell;
  while (start < end && /[|\s]/.test(text[start] as string)) start++;
  if (start === end) {
    // a value to be written goes behind the pipe and a space
    const pipe = cell.start + (text[cell.start] === '|' ? 1 : 0);
    const at = Math.min(pipe + (text[pipe] === ' ' ? 1 : 0), cell.end);
    return { start: at, end: at };
  }
  while (end > start && /[|\s]/.test(text[end - 1] as string)) end--;
  return trimValue(text, start, end);
}

/** A header with a version, and with a date, a change or a person beside it: each row is a version. */
function isHistory({ header, meanings, rows }: ControlTable, place: ControlPlace | null, labels: MetadataLabels): boolean {
  if (rows.length < 2) return false;
  const is = (role: 'version' | 'date' | 'change', i: number): boolean => labels.heads(role, header[i] as string);
  const columns = header.map((_, i) => i);
  const version = columns.findIndex((i) => meanings[i]?.key === 'version' || is('version', i));
  const date = columns.some((i) => is('date', i) || /_date$/.test(meanings[i]?.key ?? ''));
  const change = columns.some((i) => is('change', i));
  const person = columns.some((i) => /^(?:author|owner|approver)$/.test(meanings[i]?.key ?? ''));
  // `| Software | Version |`: versions of something else
  if (version > 1 || (version === 1 && !is('date', 0) && !/^(?:no|nr|id|#|n°|s\.? ?no|)$/.test(header[0] as string))) return false;
  const known = columns.filter((i) => meanings[i] || is('version', i) || is('date', i) || is('change', i)).length;
  const others = header.length - known;
  if (version < 0) return place === 'section' && date && change && person && others <= 1;
  // one row of values below labels is a table of values, unless it says what was changed
  if (rows.length === 2 && !change && columns.filter((i) => meanings[i]?.certain || meanings[i]?.key === 'status').length > 0) return false;
  if (place === null) return date && change && others <= 1;
  return (date || change || person) && others <= (change ? 2 : 1);
}

/** Labels in the header, values in the one row below. */
function acrossFields({ text, rows, meanings }: ControlTable, place: ControlPlace | null, labels: MetadataLabels): BodyField[] {
  const known = meanings.filter(Boolean).length;
  if (
    place === null ||
    rows.length !== 2 ||
    known < 2 ||
    known * 2 < meanings.length ||
    !meanings.some((meaning) => meaning?.certain || meaning?.key === 'version')
  )
    return [];
  const found: BodyField[] = [];
  const [first, second] = rows as [readonly TextRange[], readonly TextRange[]];
  if (second[0] && labelMeanings(labels, text.slice(second[0].start, second[0].end)).length > 0) return [];
  meanings.forEach((meaning, i) => {
    const [label, value] = [first[i], second[i]];
    if (meaning && label && value) found.push(...bodyField(text, labels, label, value, 'table'));
  });
  return found.length >= 2 ? found : [];
}

/** Rows `| Owner | Jane |`, two pairs a row at most; in a table of approvals the name has a column of its own. */
function downFields({ text, rows, header, meanings }: ControlTable, place: ControlPlace | null, labels: MetadataLabels): BodyField[] {
  const second = header[1] as string;
  if (labels.heads('explanation', second) && !(labels.heads('value', second) && place === 'section')) return [];
  const named = header.findIndex((cell, i) => i > 0 && labels.heads('name', cell));
  const column = named > 0 ? named : 1;
  const headsColumns =
    named > 0 || labels.heads('value', second) || (meanings[1] !== undefined && second !== '') || labels.heads('date', second);
  const found: BodyField[] = [];
  for (const row of rows) {
    if (row === rows[0] && headsColumns) continue;
    // a first row that is alike no other one heads columns
    if (
      row === rows[1] &&
      found.length > 0 &&
      !rows.slice(1).some(([cell]) => cell && labelMeanings(labels, text.slice(cell.start, cell.end)).length > 0)
    )
      return [];
    const [label, value, third, fourth] = row;
    if (!label || label.end === label.start) continue;
    const filled = row[column] ?? value;
    if (filled) found.push(...bodyField(text, labels, label, filled, 'table'));
    if (
      row.length === 4 &&
      named < 0 &&
      third &&
      fourth &&
      third.end > third.start &&
      labelMeanings(labels, text.slice(third.start, third.end)).length > 0
    ) {
      found.push(...bodyField(text, labels, third, fourth, 'table'));
    }
  }
  const keys = new Set(found.map(({ field }) => field.key)).size;
  const certain = new Set(found.filter((one) => one.certain).map(({ field }) => field.key)).size;
  if (place === null) return keys >= 3 && certain >= 2 && found.length * 2 >= rows.length ? found : [];
  // a table of something else may have a row or two that sound alike
  return keys >= 2 || (keys === 1 && (rows.length <= 3 || certain > 0))
    ? certain > 0 || found.length * 3 >= rows.length
      ? found
      : []
    : [];
}
