import type { MetadataLabels } from '../../catalog/metadata-labels.ts';
import { isIsoDate, readWrittenDate } from '../../text/iso-date.ts';
import type { TextRange } from '../../text/text-range.ts';
import { isPlaceholder } from '../sections/titles.ts';
import { type BodyField, bodyField, shownText } from './body-field.ts';
import type { ControlTable } from './control-table.ts';

/** What a history states: its dates are those of versions, not of the document. */
export const historyKeys: ReadonlySet<string> = new Set(['version', 'owner', 'author', 'approver']);

/** What a row says that tells of a version to come. */
const planned = /^(?:planned|scheduled|upcoming|geplant|vorgesehen|prévue?|planificad[oa]|prevista?)(?![\p{L}-])/iu;

/** Version and people of the newest row. */
export function historyFields({ text, rows, header, meanings }: ControlTable, labels: MetadataLabels): BodyField[] {
  const version = header.findIndex((cell, i) => meanings[i]?.key === 'version' || labels.heads('version', cell));
  const date = header.findIndex((cell, i) => labels.heads('date', cell) || /_date$/.test(meanings[i]?.key ?? ''));
  const shown = (row: readonly TextRange[], column: number): string => {
    const cell = row[column];
    return cell ? shownText(text.slice(cell.start, Math.min(cell.end, cell.start + 60))) : '';
  };
  const filled = rows.slice(1).filter((row) => {
    const cells = row.map((_, i) => shown(row, i));
    return cells.some((cell) => !isPlaceholder(cell)) && !cells.some((cell) => planned.test(cell));
  });
  const newest = filled[newestOf(filled.map((row) => ({ version: shown(row, version), date: shown(row, date) })))];
  if (!newest) return [];
  const fields: BodyField[] = [];
  header.forEach((_, i) => {
    const key = i === version ? 'version' : meanings[i]?.key;
    const [label, value] = [rows[0]?.[i], newest[i]];
    if (!label || !value || key === undefined || !historyKeys.has(key)) return;
    const found = bodyField(text, labels, label, value, 'history');
    fields.push(...found);
    if (found.length > 0) return;
    if (key === 'version' && /^v?\d[\w.-]{0,20}$/i.test(shown(newest, i))) {
      const written = text.slice(label.start, label.end);
      const field = {
        key,
        written,
        keyRange: label,
        text: shown(newest, i),
        valueRange: value,
        carrier: 'history',
        value: null,
        blank: false,
      } as const;
      fields.push({ field, certain: false, ofDocument: false });
    }
  });
  return fields;
}

/** Index of the newest entry: the highest version, else the latest date, else the last one; −1 if there is none. */
export function newestOf(entries: readonly { readonly version: string; readonly date: string }[]): number {
  let newest = -1;
  let rank: readonly [readonly number[], string] = [[], ''];
  entries.forEach(({ version, date }, i) => {
    const own: [number[], string] = [versionParts(version), dateRank(date)];
    if (newest >= 0 && isOlder(own, rank)) return;
    newest = i;
    rank = own;
  });
  return newest;
}

function isOlder(own: readonly [readonly number[], string], rank: readonly [readonly number[], string]): boolean {
  const [ownVersion, ownDate] = own;
  const [version, date] = rank;
  for (let i = 0; i < Math.max(ownVersion.length, version.length); i++) {
    const difference = (ownVersion[i] ?? 0) - (version[i] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  return ownDate !== '' && ownDate < date;
}

/** `v1.10` → 1, 10; nothing for `draft`. */
function versionParts(text: string): number[] {
  return /\d{1,6}(?:\.\d{1,6}){0,5}/.exec(text)?.[0].split('.').map(Number) ?? [];
}

/** A date as text that sorts by time; the year where no more can be read. */
function dateRank(text: string): string {
  if (isIsoDate(text)) return text;
  return readWrittenDate(text) ?? /(?<!\d)(?:19|20)\d\d(?!\d)(?:-\d\d)?/.exec(text)?.[0] ?? '';
}
