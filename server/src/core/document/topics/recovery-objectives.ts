import { readDuration, readInterval } from '../../text/duration.ts';
import type { TextRange } from '../../text/text-range.ts';
import type { NamedService, RecoveryCell, RecoveryFacts, RecoveryRow, Section } from '../policy-document.ts';
import { readMarkdownCell } from '../registers/markdown-cell.ts';
import { isPlaceholder, normaliseTitle } from '../sections/titles.ts';
import type { Table } from '../walk-markdown.ts';
import { nameOf, servicesInLists } from './named-services.ts';
import type { TopicBody } from './topic-body.ts';

/** What a column of a table of recovery objectives holds. */
type Column = 'rto' | 'rpo' | 'backup' | 'outage';

const columns: Readonly<Record<Column, RegExp>> = {
  rto: /\brto\b|recovery time|wiederanlaufzeit|wiederherstellungszeit|durée maximale d.interruption|délai de reprise|\bdmia\b|tiempo (?:objetivo )?de recuperación/u,
  rpo: /\brpo\b|recovery point|(?:maximaler |zulässiger )?datenverlust|perte de données|\bpdma\b|punto (?:objetivo )?de recuperación|pérdida de datos/u,
  backup:
    /backup (?:frequency|interval|schedule|cycle)|^backups?$|sicherungsintervall|sicherungsturnus|sicherungszyklus|fréquence (?:de|des) sauvegardes?|frecuencia de (?:copia|respaldo)/u,
  outage:
    /\bmt[pd]d?\b|\bmao\b|\bmtpd\b|(?:maximum|max\.?) (?:tolerable|acceptable|allowable)|longest outage|maximal tolerierbare|maximal tolerable/u,
};
/** What a document calls the two objectives in its text. */
const objectives: Readonly<Record<'rto' | 'rpo', RegExp>> = {
  rto: /\brtos?\b|recovery[- ]time|wiederanlaufzeit|wiederherstellungszeit|délais? de reprise|\bdmia\b|tiempos? (?:objetivo )?de recuperación/gu,
  rpo: /\brpos?\b|recovery[- ]point|datenverlust|perte de données|\bpdma\b|puntos? (?:objetivo )?de recuperación|pérdida de datos/gu,
};
/** A cell is read this far. */
const longest = 2000;
/** Tables and rows that are looked at for names of services. */
const mostTables = 20;
const mostRows = 200;
/** How far behind its name a value may stand in a sentence. */
const reach = 160;
/** Cells that say that the objective does not apply. */
const notApplicable = /^(?:n\/?a|not applicable|none required|entfällt|nicht zutreffend|sans objet|s\.?o\.?|no aplica)\W*$/iu;
const unitInHeader = /[([]\s?(?:in |en )?(\p{L}{1,12})\.?\s?[)\]]/u;
/** Headers over the names of services, and over numbers in front of them. */
const services =
  /service|system|application|function|process|asset|dienst|anwendung|prozess|funktion|actif|fonction|aplicaci|proceso|función|activo/u;
const orders = /^(?:#|no\.?|nr\.?|n°|id|order|priority|rank|step|reihenfolge|ordre|orden|)$/u;
/** A table explains the two where it has a row for each instead of a column. */
const explains =
  /term|definition|abbreviation|acronym|metric|begriff|abkürzung|terme|término|level|tier|class|priority|stufe|klasse|niveau|nivel/u;

/** Reads tables with a column for the recovery time or point, and whether the text names values. */
export function readRecoveryObjectives(
  text: string,
  folded: string,
  body: TopicBody,
  tables: readonly Table[],
  sections: readonly Section[],
): RecoveryFacts {
  const rows: RecoveryRow[] = [];
  const others: Table[] = [];
  for (const table of tables) {
    const found = rowsOf(text, table);
    if (found) rows.push(...found);
    else others.push(table);
  }
  const lists = rows.some(({ byService }) => byService)
    ? [
        ...others.slice(0, mostTables).flatMap((table) => servicesInTable(text, table)),
        ...servicesInLists({ text, sections, says: (offset) => body.says(offset) }),
      ]
    : [];
  return { rows, lists, rto: mentioned(folded, body, objectives.rto), rpo: mentioned(folded, body, objectives.rpo) };
}

/** The services that a table without objectives names; a list, or none. */
function servicesInTable(text: string, table: Table): NamedService[][] {
  const at = (table[0] ?? []).findIndex((cell) => services.test(cellText(text, cell).toLowerCase()));
  // what a row is about stands at its start, perhaps behind a number
  if (at < 0 || at > 1) return [];
  const names = table.slice(1, mostRows).flatMap((row): NamedService[] => {
    const cell = row[at];
    const place = cell && trimmedCell(text, cell);
    const named = place && nameOf(text.slice(place.start, Math.min(place.end, place.start + longest)), place.start);
    return named ? [named] : [];
  });
  return names.length > 1 ? [names] : [];
}

/** Null for a table without objectives. */
function rowsOf(text: string, table: Table): RecoveryRow[] | null {
  const header = (table[0] ?? []).map((cell) => cellText(text, cell).toLowerCase());
  const at = (column: Column): number => header.findIndex((title) => columns[column].test(normaliseTitle(title)));
  const places = { rto: at('rto'), rpo: at('rpo'), backup: at('backup'), outage: at('outage') };
  if (places.rto < 0 && places.rpo < 0) return null;
  const named = header.findIndex((title) => services.test(title));
  const names =
    named >= 0
      ? named
      : Math.max(
          0,
          header.findIndex((title) => !orders.test(title)),
        );
  return table.slice(1).flatMap((row): RecoveryRow[] => {
    const first = row[names];
    const service = first ? cellText(text, first) : '';
    if (!first || isPlaceholder(service) || row.length < 2) return [];
    const cell = (column: Column): RecoveryCell | null => {
      const index = places[column];
      const range = index < 0 || index === names ? undefined : row[index];
      if (!range) return null;
      const written = cellText(text, range);
      const unit = unitInHeader.exec(header[index] ?? '')?.[1] ?? null;
      const minutes = column === 'backup' ? readInterval(written, unit) : readDuration(written, unit);
      const state = minutes !== null ? 'value' : isPlaceholder(written) ? 'blank' : notApplicable.test(written) ? 'none' : 'text';
      return { range: trimmedCell(text, range), minutes, state };
    };
    return [
      {
        service,
        byService: !explains.test(header[names] ?? ''),
        range: trimmedCell(text, first),
        rto: cell('rto'),
        rpo: cell('rpo'),
        backup: cell('backup'),
        outage: cell('outage'),
      },
    ];
  });
}

/** What a cell says, without pipes, marks and links. */
function cellText(text: string, cell: TextRange): string {
  const { start, end } = trimmedCell(text, cell);
  return readMarkdownCell(text.slice(start, Math.min(end, start + longest)));
}

/** What stands between the pipes of a cell; the cell itself if nothing does. */
function trimmedCell(text: string, { start, end }: TextRange): TextRange {
  let from = start;
  let to = end;
  while (from < to && /[|\s]/.test(text[from] as string)) from++;
  while (to > from && /[|\s]/.test(text[to - 1] as string)) to--;
  return from < to ? { start: from, end: to } : { start, end };
}

/** Where the text names an objective, and whether a duration stands behind one of the names. */
function mentioned(folded: string, body: TopicBody, name: RegExp): RecoveryFacts['rto'] {
  let first: TextRange | null = null;
  name.lastIndex = 0;
  for (let match = name.exec(folded); match; match = name.exec(folded)) {
    if (!body.says(match.index)) continue;
    first ??= { start: match.index, end: match.index + match[0].length };
    const rest = folded.slice(match.index + match[0].length, match.index + reach).split(/\n\s*\n/, 1)[0] as string;
    const before = folded.slice(Math.max(0, match.index - 60), match.index);
    if (readDuration(rest) !== null || readDuration(before) !== null) return { range: first, hasValue: true };
  }
  return first && { range: first, hasValue: false };
}
