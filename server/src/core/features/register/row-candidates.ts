import type { PolicyDocument } from '../../document/policy-document.ts';
import { cellOf, type RegisterRow } from '../../document/registers/register.ts';
import { registerEntries } from '../../isms/registers/register-entries.ts';
import { RiskRater } from '../../isms/risks/rate-risks.ts';
import { readRisk } from '../../isms/risks/read-risks.ts';
import { rangeTouches } from '../../text/text-range.ts';
import type { Candidate } from '../completion/completion-item.ts';
import { relativeTarget } from '../move-files/relative-target.ts';
import type { CellBeingTyped } from './cell-being-typed.ts';

const scales: Readonly<Record<string, 'likelihood' | 'impact'>> = {
  likelihood: 'likelihood',
  impact: 'impact',
  residual_likelihood: 'likelihood',
  residual_impact: 'impact',
};
/** The first id of a register, by kind. */
const firstIds: Readonly<Record<string, string>> = { risks: 'R-01', exceptions: 'EX-01', evidence: 'EV-01' };
/** An id that can be counted up. */
const counted = /^(.{0,30}?)(\d{1,9})$/su;

/** What a cell can hold that follows from the scale, the rest of its row, or the other rows; null for other columns. */
export function rowCandidates(place: CellBeingTyped): Candidate[] | null {
  const { kind, column } = place;
  if (column === 'id' && firstIds[kind] !== undefined) return nextIds(place);
  if (kind === 'evidence' && column === 'location') return records(place);
  if (kind !== 'risks') return null;
  const scale = scales[column];
  if (scale) return steps(place, scale);
  if (column === 'level' || column === 'residual_level') return levels(place);
  return column === 'score' || column === 'residual' ? scores(place) : null;
}

function raterOf({ service, document }: CellBeingTyped): RiskRater {
  return new RiskRater(service.configFor(document.uri).risks, service.catalog.registers);
}

/** The steps of a scale, as numbers, or by their names where the column has names. */
function steps(place: CellBeingTyped, scale: 'likelihood' | 'impact'): Candidate[] {
  const { service, document, column, write } = place;
  const { settings } = raterOf(place);
  const words = service.catalog.registers.ratings[scale];
  const nameOf = (step: number): string => {
    const [label] = settings.labels[scale].slice(step - 1, step);
    if (label !== undefined || settings.labels[scale].length > 0 || settings[scale] !== 5) return label ?? '';
    const known = words.find(({ id }) => id === String(step))?.words;
    return (known?.[document.language] ?? known?.en ?? '').split(';')[0] ?? '';
  };
  const cells = document.registers.flatMap(({ rows }) => rows.map((row) => cellOf(row, column))).filter((text) => text !== '');
  const isNamed = cells.length > 0 && cells.every((text) => !/\d/.test(text));
  return Array.from({ length: settings[scale] }, (_, i): Candidate => {
    const [number, name] = [String(i + 1), nameOf(i + 1)];
    const shown = isNamed && name !== '' ? name : number;
    const detail = shown === number ? name : `step ${number}`;
    return { label: shown, kind: 'value', detail, insert: write(shown), words: [name, number].filter((word) => word !== '') };
  });
}

function levels(place: CellBeingTyped): Candidate[] {
  return raterOf(place).settings.levels.map(({ name, upTo }) => ({
    label: name,
    kind: 'value',
    detail: `up to ${upTo}`,
    insert: place.write(name),
  }));
}

/** What likelihood and impact of the row come to. */
function scores(place: CellBeingTyped): Candidate[] {
  const row = rowAt(place);
  const entry = row && registerEntries(place.document, 'risks').all.find((each) => each.row === row);
  if (!entry) return [];
  const rater = raterOf(place);
  const risk = readRisk(entry, place.service.catalog);
  const isResidual = place.column === 'residual';
  const likelihood = rater.step(isResidual ? risk.residualLikelihood : risk.likelihood, 'likelihood');
  const impact = rater.step(isResidual ? risk.residualImpact : risk.impact, 'impact');
  const score = rater.scoreOf(likelihood, impact);
  if (score === null) return [];
  const label = String(score);
  return [{ label, kind: 'value', detail: `of ${likelihood} and ${impact}: ${rater.levelOf(score) ?? ''}`, insert: place.write(label) }];
}

/** The next free id, formed as those of the other rows are. */
function nextIds({ document, kind, offset, write, service }: CellBeingTyped): Candidate[] {
  const here = idsIn(document, kind, offset);
  const all = service.index.registersOf(kind).flatMap(({ document: other }) => (other.uri === document.uri ? [] : idsIn(other, kind, -1)));
  const last = here.at(-1) ?? all.at(-1);
  const [, prefix = '', digits = ''] = counted.exec(last ?? '') ?? [];
  if (last !== undefined && digits === '') return [];
  const used = new Set([...here, ...all].map((id) => id.toLowerCase()));
  let number = last === undefined ? 0 : Number(digits);
  for (const id of here) {
    const [, before, count] = counted.exec(id) ?? [];
    if (before?.toLowerCase() === prefix.toLowerCase()) number = Math.max(number, Number(count));
  }
  const make = (value: number): string =>
    last === undefined ? (firstIds[kind] as string) : prefix + String(value).padStart(digits.length, '0');
  let next = make(number + 1);
  for (let value = number + 2; used.has(next.toLowerCase()) && last !== undefined; value++) next = make(value);
  return used.has(next.toLowerCase()) ? [] : [{ label: next, kind: 'value', detail: 'next free id', insert: write(next) }];
}

function idsIn({ registers }: PolicyDocument, kind: string, offset: number): string[] {
  return registers
    .filter((register) => register.kind === kind)
    .flatMap(({ rows }) => rows)
    .flatMap(({ cells: { id } }) => (id && id.text !== '' && !rangeTouches(id.range, offset) ? [id.text] : []));
}

/** Records and reports of the workspace, by their paths from the register. */
function records({ service, document, write }: CellBeingTyped): Candidate[] {
  return service.documents().flatMap((other): Candidate[] => {
    const { type } = other.classification;
    const path = type === 'record' || type === 'report' ? relativeTarget('', document.uri, other.uri, 'plain') : null;
    return path === null || other.uri === document.uri
      ? []
      : [
          {
            label: path,
            kind: 'document',
            detail: other.title?.text ?? '',
            topic: { about: 'document', id: other.uri },
            insert: write(path),
          },
        ];
  });
}

/** The row in which the cursor is; a cell that is still empty may end it. */
function rowAt({ document, kind, offset }: CellBeingTyped): RegisterRow | undefined {
  const rows = document.registers.filter((register) => register.kind === kind).flatMap((register) => register.rows);
  const line = document.lines.lineAt(offset);
  return (
    rows.find(({ range }) => range.start <= offset && offset <= range.end) ??
    rows.findLast(({ range }) => document.lines.lineAt(range.start) <= line && line <= document.lines.lineAt(range.end) + 1)
  );
}
