import type { Catalog, Control } from '../catalog/catalog.ts';
import { currentEdition } from '../catalog/control-ids.ts';
import type { PolicyDocument, Reference } from '../document/policy-document.ts';
import { rangeTouches, type TextRange } from '../text/text-range.ts';

/** A control id at a place: the reference, the part the cursor is on and the controls that part means. */
export interface ReferenceAt {
  readonly reference: Reference;
  /** Of a range of ids the one at the cursor, the whole where it is on the dash. UTF-16 offsets. */
  readonly range: TextRange;
  readonly controls: readonly Control[];
}

/** The first and the last id of a range; the last may be no more than a number: `A.5.15–18`. */
const rangeEnds = [/(?:a[.\s]?)?\d{1,2}\.\d{1,2}/i, /(?:(?:a[.\s]?)?\d{1,2}\.)?\d{1,2}$/i];

/** The control id at an offset, undefined if there is none; the smallest where one lies in another. */
export function referenceAt(catalog: Catalog, document: PolicyDocument, offset: number): ReferenceAt | undefined {
  let found: Reference | undefined;
  for (const reference of document.references)
    if (rangeTouches(reference.range, offset) && (!found || lengthOf(reference.range) <= lengthOf(found.range))) found = reference;
  if (!found) return undefined;
  const controls = controlsOf(catalog, found);
  if (found.form !== 'range' || controls.length < 2) return { reference: found, range: found.range, controls };
  for (const [index, pattern] of rangeEnds.entries()) {
    const part = pattern.exec(found.text);
    if (!part) continue;
    const start = found.range.start + part.index;
    const range = { start, end: start + part[0].length };
    const control = controls.at(index === 0 ? 0 : -1);
    if (rangeTouches(range, offset) && control) return { reference: found, range, controls: [control] };
  }
  return { reference: found, range: found.range, controls };
}

/** The controls a reference means; for an id of the edition before its successors. */
export function controlsOf(catalog: Catalog, reference: Reference): Control[] {
  return reference.controls.flatMap((id) => catalog.control(reference.framework, id) ?? catalog.control(currentEdition, id) ?? []);
}

function lengthOf(range: TextRange): number {
  return range.end - range.start;
}
