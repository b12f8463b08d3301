import type { FrontMatterValue } from '../../document/front-matter/front-matter-value.ts';
import { metadataField, metadataText } from '../../document/metadata/metadata.ts';
import type { PolicyDocument } from '../../document/policy-document.ts';
import { cellOf } from '../../document/registers/register.ts';
import { readDate } from '../../text/iso-date.ts';
import { dateIn, filledCell } from '../registers/cell-values.ts';
import { registerEntries } from '../registers/register-entries.ts';
import type { Evidence } from './evidence.ts';

const known = new WeakMap<PolicyDocument, readonly Evidence[]>();
const none: readonly Evidence[] = [];

/** The evidence that a document is or names: rows of its registers, itself, entries of its `evidence`. Worked out once. */
export function readEvidence(document: PolicyDocument): readonly Evidence[] {
  let evidence = known.get(document);
  if (!evidence) {
    const found = [...ofRegisters(document), ...ofRecord(document), ...ofMetadata(document)];
    evidence = found.length > 0 ? found : none;
    known.set(document, evidence);
  }
  return evidence;
}

function ofRegisters(document: PolicyDocument): Evidence[] {
  return registerEntries(document, 'evidence').all.map(({ row, controls, id }) => {
    const place = filledCell(row, 'location');
    const dated = row.cells.expires?.text ? row.cells.expires : (row.cells.collected ?? row.cells.id ?? row.cells.title);
    return {
      title: cellOf(row, 'title') || id,
      kind: cellOf(row, 'kind'),
      controls,
      collected: dateIn(row, 'collected'),
      expires: dateIn(row, 'expires'),
      location: place ? { text: place.text, range: place.range } : null,
      range: dated?.range ?? row.range,
    };
  });
}

/** A record or report that claims controls proves that they operate. */
function ofRecord(document: PolicyDocument): Evidence[] {
  const { type, isDocument } = document.classification;
  if (!isDocument || (type !== 'record' && type !== 'report')) return [];
  const controls = claimedBy(document);
  if (controls.length === 0) return [];
  const { metadata } = document;
  const expires = metadataField(metadata, 'expires_date');
  const collected = ['collected_date', 'effective_date', 'approved_date'].map((key) => metadataField(metadata, key)).find((field) => field);
  const place = metadataField(metadata, 'location');
  return [
    {
      title: document.title?.text ?? '',
      kind: metadataText(metadata, 'evidence_kind') ?? type,
      controls,
      collected: collected ? readDate(collected.text) : null,
      expires: expires ? readDate(expires.text) : null,
      location: place ? { text: place.text, range: place.valueRange } : null,
      range: (expires ?? collected)?.valueRange ?? document.title?.range ?? { start: 0, end: 0 },
    },
  ];
}

/** Entries of `evidence` that say when they were collected; others only name a record, which speaks for itself. */
function ofMetadata(document: PolicyDocument): Evidence[] {
  const field = metadataField(document.metadata, 'evidence');
  if (!field?.value) return [];
  const items = field.value.kind === 'list' ? field.value.items : [field.value];
  return items.flatMap((item) => {
    if (item.kind !== 'map') return [];
    const said = (names: readonly string[]): Extract<FrontMatterValue, { kind: 'scalar' }> | undefined => {
      const value = item.entries.find(({ key }) => names.includes(key.toLowerCase()))?.value;
      return value?.kind === 'scalar' && value.text !== '' ? value : undefined;
    };
    const collected = said(['collected_date', 'collected', 'date']);
    const expires = said(['expires_date', 'expires', 'valid_until']);
    const dated = expires ?? collected;
    if (!dated) return [];
    const place = said(['ref', 'path', 'file', 'location', 'link', 'url', 'record', 'document']);
    return [
      {
        title: said(['title', 'name'])?.text ?? place?.text ?? '',
        kind: said(['kind', 'type'])?.text ?? '',
        controls: claimedBy(document),
        collected: collected ? readDate(collected.text) : null,
        expires: expires ? readDate(expires.text) : null,
        location: place ? { text: place.text, range: inside(place) } : null,
        range: inside(dated),
      },
    ];
  });
}

function inside({ range, style }: Extract<FrontMatterValue, { kind: 'scalar' }>): { start: number; end: number } {
  const quotes = style === 'quoted' ? 1 : 0;
  return { start: range.start + quotes, end: range.end - quotes };
}

function claimedBy({ references }: PolicyDocument): string[] {
  return [...new Set(references.flatMap(({ kind, status, controls }) => (kind === 'claim' && status !== 'unknown' ? controls : [])))];
}
