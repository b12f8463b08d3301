import type { Catalog } from '../catalog/catalog.ts';
import { TextLines } from '../document/lines/text-lines.ts';
import type { MetadataField } from '../document/metadata/metadata.ts';
import type { PolicyDocument } from '../document/policy-document.ts';
import { applyEdits, type TextEdit } from '../text/text-edit.ts';
import type { TextRange } from '../text/text-range.ts';
import { canonicalValue, comparableValue, isMovable } from './document-control/canonical-value.ts';
import { type CarrierUnit, carrierUnits, standsAmongOthers } from './document-control/carrier-units.ts';
import { frontMatterEdits, takesKeys } from './document-control/insert-front-matter.ts';
import { removeUnits } from './document-control/remove-units.ts';

/** What {@link documentControlEdits} may add and must leave out. */
export interface DocumentControlOptions {
  readonly catalog: Catalog;
  /** The language documents have that do not say; another one is written into the front matter. Null: never. */
  readonly language: string | null;
  /** Keys that stay where they are. */
  readonly keep?: ReadonlySet<string>;
}

/** A value that goes into the front matter. */
export interface MovedValue {
  readonly key: string;
  readonly value: string;
  /** Where it stands in the body; null if it was added, as it is certain without being written anywhere. */
  readonly range: TextRange | null;
}

/** A value that stays where it is. */
export interface KeptValue {
  readonly key: string;
  readonly range: TextRange;
  /** Why: a clause without full stop. */
  readonly reason: string;
}

/** How document control data of a body become front matter. */
export interface DocumentControlPlan {
  /** For the text the document was read from; empty if nothing moves. None overlap. */
  readonly edits: readonly TextEdit[];
  readonly moved: readonly MovedValue[];
  readonly kept: readonly KeptValue[];
}

/**
 * The edits that move the document control data of tables, label lines, quotes and badges into front matter. Only what is
 * certain moves: values that agree wherever they stand, filled, plain, in a form that can be taken out by itself. Rows
 * that are nothing Annexa knows stay, histories too. All else keeps every character.
 * @param text the text the document was read from
 */
export function documentControlEdits(document: PolicyDocument, text: string, options: DocumentControlOptions): DocumentControlPlan {
  const body = document.metadata.fields.filter((field) => field.carrier !== 'front-matter' && field.carrier !== 'history');
  const candidates = body.filter((field) => isMovable(field.key));
  if (candidates.length === 0 || !document.classification.isDocument || document.classification.type === 'template') return nothing;
  const kept = new Map<MetadataField, string>();
  const keepAll = (reason: string): DocumentControlPlan => ({
    edits: [],
    moved: [],
    kept: candidates.map((field) => ({ key: field.key, range: field.valueRange, reason })),
  });
  if (!takesKeys(document, text)) return keepAll('the front matter cannot take it');

  const values = valuesOf(document, text, candidates, options, kept);
  const lines = new TextLines(document, text);
  let units = carrierUnits(body, lines);
  const known = new Set(body.map((field) => lines.at(field.keyRange.start)));
  for (const unit of units)
    if (standsAmongOthers(unit, known, lines))
      for (const field of unit.fields) if (!kept.has(field)) kept.set(field, 'it stands among data that are no document control');
  for (const field of candidates)
    if (!kept.has(field) && !units.some((unit) => unit.fields.includes(field)))
      kept.set(field, 'it cannot be taken out of the text around it');
  // what stays can make its neighbours stay, until nothing changes any more
  for (let settled = false; !settled; ) {
    settled = true;
    for (const unit of units) {
      const stays = unit.fields.find((field) => kept.has(field) || !isMovable(field.key));
      if (!stays) continue;
      for (const field of unit.fields) if (!kept.has(field)) kept.set(field, kept.get(stays) ?? 'it stands beside other data');
      units = units.filter((other) => other !== unit);
      settled = false;
    }
    if (!settled) continue;
    const removal = removeUnits(document, lines, units, options.catalog);
    if ('edits' in removal) return plan(document, text, removal.edits, units, values, kept, options);
    for (const unit of removal.stuck) for (const field of unit.fields) kept.set(field, removal.reason);
    settled = false;
  }
  return nothing;
}

const nothing: DocumentControlPlan = { edits: [], moved: [], kept: [] };

/** The value each key gets; fields whose key has none that is certain are kept. */
function valuesOf(
  document: PolicyDocument,
  text: string,
  candidates: readonly MetadataField[],
  { catalog, keep }: DocumentControlOptions,
  kept: Map<MetadataField, string>,
): Map<string, string> {
  const values = new Map<string, string>();
  const reasons = new Map<string, string>();
  for (const field of candidates) {
    const { start, end } = field.valueRange;
    const answer = canonicalValue(field, text.slice(start, end), catalog);
    if ('reason' in answer) kept.set(field, answer.reason);
    else if (!values.has(field.key)) values.set(field.key, answer.value);
  }
  for (const key of new Set(candidates.map((field) => field.key))) {
    const stated = document.metadata.fields.filter((field) => field.key === key && field.carrier !== 'history');
    const head = stated.filter((field) => field.carrier === 'front-matter');
    const said = new Set(stated.flatMap((field) => (field.blank ? [] : [comparableValue(key, field.text, catalog)])));
    if (keep?.has(key)) {
      const mend = document.classification.assumed ? '; give it a `type` first' : '';
      reasons.set(key, `moving it would change how the document is read${mend}`);
    } else if (said.size > 1) reasons.set(key, 'it is said in different ways in this document');
    else if (head.some((field) => field.blank && field.text !== '')) reasons.set(key, 'the front matter has a placeholder for it');
    else if (head.length > 1) reasons.set(key, 'the front matter has it twice');
    // the front matter says it already
    if (head.some((field) => !field.blank)) values.delete(key);
  }
  for (const field of candidates) {
    const reason = reasons.get(field.key);
    if (reason !== undefined && !kept.has(field)) kept.set(field, reason);
  }
  return values;
}

function plan(
  document: PolicyDocument,
  text: string,
  removals: readonly TextEdit[],
  units: readonly CarrierUnit[],
  values: ReadonlyMap<string, string>,
  kept: ReadonlyMap<MetadataField, string>,
  options: DocumentControlOptions,
): DocumentControlPlan {
  const keptValues = [...kept].map(([{ key, valueRange }, reason]) => ({ key, range: valueRange, reason }));
  keptValues.sort((a, b) => a.range.start - b.range.start);
  const fields = units.flatMap((unit) => unit.fields);
  if (fields.length === 0) return { edits: [], moved: [], kept: keptValues };
  const going = new Map<string, string>();
  for (const { key } of fields) {
    const value = values.get(key);
    if (value !== undefined) going.set(key, value);
  }
  const added = going.size > 0 ? certainAdditions(document, options) : new Map<string, string>();
  const edits = [...frontMatterEdits(document, text, new Map([...added, ...going])), ...removals];
  // an edit that could not be applied would lose what another has taken out
  if (applyEdits(text, edits).skipped.length > 0) return { edits: [], moved: [], kept: keptValues };
  const moved = fields.map(({ key, valueRange, text: shown }) => ({ key, value: values.get(key) ?? shown, range: valueRange }));
  moved.sort((a, b) => a.range.start - b.range.start);
  return { edits, moved: [...moved, ...[...added].map(([key, value]) => ({ key, value, range: null }))], kept: keptValues };
}

/** Type, title and language, where nothing says them and there is one answer. */
function certainAdditions(document: PolicyDocument, { language, keep }: DocumentControlOptions): Map<string, string> {
  const { classification, metadata, sections, title } = document;
  const added = new Map<string, string>();
  const isOpen = (key: string): boolean => keep?.has(key) !== true && !metadata.fields.some((field) => field.key === key);
  if (isOpen('type') && classification.type !== null && !classification.assumed) added.set('type', classification.type);
  const heads = sections.filter((section) => section.depth === 1 && section.form === 'heading');
  const isPlain = title !== null && title.text.length <= 120 && /^[^[\]{}<>\\`*_]+$/.test(title.text);
  if (isOpen('title') && isPlain && heads.length === 1 && heads[0]?.title === title.text && heads[0].kinds.length === 0)
    added.set('title', title.text);
  if (isOpen('language') && language !== null && document.language !== language) added.set('language', document.language);
  return added;
}
