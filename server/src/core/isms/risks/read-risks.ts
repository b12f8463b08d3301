import type { Catalog } from '../../catalog/catalog.ts';
import type { PolicyDocument } from '../../document/policy-document.ts';
import type { RegisterRow } from '../../document/registers/register.ts';
import { readDate } from '../../text/iso-date.ts';
import { dateIn, filledText } from '../registers/cell-values.ts';
import { type RegisterEntry, registerEntries } from '../registers/register-entries.ts';
import { readRating } from './read-rating.ts';
import type { Acceptance, Rating, Risk, RiskStatus, Treatment } from './risk.ts';

const kind = 'risks';
const known = new WeakMap<RegisterEntry, Risk>();

/** The risks of all risk registers in a document, in order. */
export function readRisks(document: PolicyDocument, catalog: Catalog): Risk[] {
  return registerEntries(document, kind).all.map((entry) => readRisk(entry, catalog));
}

/** An entry of a risk register as a risk. Worked out once. */
export function readRisk(entry: RegisterEntry, catalog: Catalog): Risk {
  let risk = known.get(entry);
  if (!risk) {
    risk = read(entry, catalog);
    known.set(entry, risk);
  }
  return risk;
}

function read(entry: RegisterEntry, catalog: Catalog): Risk {
  const { row } = entry;
  const [score, level] = scoreAndLevel(readRating(row, 'score'), readRating(row, 'level'));
  const [residual, residualLevel] = scoreAndLevel(readRating(row, 'residual'), readRating(row, 'residual_level'));
  return {
    entry,
    id: entry.id,
    title: filledText(row, 'title'),
    asset: filledText(row, 'asset'),
    threat: filledText(row, 'threat'),
    vulnerability: filledText(row, 'vulnerability'),
    likelihood: readRating(row, 'likelihood'),
    impact: readRating(row, 'impact'),
    score,
    level,
    treatments: chosenTreatments(filledText(row, 'treatment'), catalog),
    controls: entry.controls,
    owner: filledText(row, 'owner'),
    residualLikelihood: readRating(row, 'residual_likelihood'),
    residualImpact: readRating(row, 'residual_impact'),
    residual,
    residualLevel,
    acceptance: acceptanceIn(row),
    status: (catalog.registers.valueOf(kind, 'status', filledText(row, 'status'))?.id as RiskStatus | undefined) ?? null,
    reviewDate: dateIn(row, 'review_date'),
    dueDate: dateIn(row, 'due_date'),
  };
}

/** A rating of `15 high` is a score, whatever its column is called. */
function scoreAndLevel(score: Rating | null, level: Rating | null): [Rating | null, Rating | null] {
  return score === null && level !== null && level.number !== null ? [level, null] : [score, level];
}

/**
 * The treatments that a cell names: `Mitigate`, `Reduce – new firewall`, `accept with monitoring`, `mitigate / transfer`.
 * A sentence that does not begin with one names none.
 */
export function treatmentsIn(text: string, catalog: Catalog): Treatment[] {
  const found: Treatment[] = [];
  for (const part of text.slice(0, 200).split(/\s*(?:[/+&,;|]|\s(?:and|or|und|oder|et|ou|y|o)\s)\s*/i)) {
    const words = part.toLowerCase().match(/[\p{L}\p{N}'-]+/gu) ?? [];
    const count = [3, 2, 1].find((length) => length <= words.length && meaning(words.slice(0, length), catalog));
    if (!count) break;
    const treatment = meaning(words.slice(0, count), catalog) as Treatment;
    if (!found.includes(treatment)) found.push(treatment);
    // what stands behind it is how
    if (count < words.length) break;
  }
  return found;
}

/** From so many on a cell names what there is to choose from. */
const choice = 3;

/** `Treat / Accept / Transfer / Avoid`: nobody has chosen yet. */
export function offersTreatments(text: string, catalog: Catalog): boolean {
  return isChoice(text, treatmentsIn(text, catalog));
}

/** The treatments that were chosen. */
function chosenTreatments(text: string, catalog: Catalog): Treatment[] {
  const named = treatmentsIn(text, catalog);
  return isChoice(text, named) ? [] : named;
}

function isChoice(text: string, named: readonly Treatment[]): boolean {
  return text.includes('/') && named.length >= choice;
}

function meaning(words: readonly string[], catalog: Catalog): Treatment | null {
  return (catalog.registers.valueOf(kind, 'treatment', words.join(' '))?.id as Treatment | undefined) ?? null;
}

/** A date that can be nothing else goes before one that may be part of a name. */
const isoInText = /\d{4}-\d{1,2}-\d{1,2}/;
const dateInText = /\d{1,2}\.\s?\d{1,2}\.\s?\d{4}|\d{1,2}\/\d{1,2}\/\d{4}|\d{1,2}\.? \p{L}{3,9}\.? \d{4}|\p{L}{3,9} \d{1,2},? \d{4}/u;
/** Says that it was accepted, and by nobody. */
const notWho = /^(?:yes|y|ja|oui|sí|si|✓|✔|✅|x|accepted|approved|akzeptiert|genehmigt|accepté|aceptado)\.?$/iu;
const notYet = /^(?:no|nein|non|open|offen|pending|ausstehend|not yet|en attente|pendiente|requested)\b/iu;

/** Says by whom among what else there is to say of a risk. */
const acceptedBy =
  /(?<!\p{L})(?:accepted by|akzeptiert (?:durch|von)|accepté par|aceptado por|aceito por|accettato da)\s+(?:(?:the|die|den|der|das|le|la|el|o|a)\s+)?([^.;,()|]{2,80})/iu;

/** `Ruth Adeyemi, 2026-10-05` in one cell, name and date in two, or `Accepted by the board` in a remark where there is no cell for it. */
export function acceptanceIn(row: RegisterRow): Acceptance {
  const text = row.cells.accepted_by
    ? filledText(row, 'accepted_by')
    : ((acceptedBy.exec(filledText(row, 'notes')) ?? acceptedBy.exec(filledText(row, 'measures')))?.[1]?.trim() ?? '');
  const date = dateIn(row, 'accepted_date');
  const head = text.slice(0, 200);
  const written = (isoInText.exec(head) ?? dateInText.exec(head))?.[0];
  const rest = (written ? head.replace(written, '') : head)
    .replace(/^[\s,;:()–—-]+|[\s,;:()–—-]+$/g, '')
    .replace(/[\s,;(–—-]+(?:on|am|le|el)$/i, '');
  return { by: notWho.test(rest) || notYet.test(rest) ? '' : rest, date: date ?? (written ? readDate(written) : null) };
}
