import type { Catalog } from '../../catalog/catalog.ts';
import { currentEdition } from '../../catalog/control-ids.ts';
import type { Reference } from '../../document/policy-document.ts';
import { readClaim } from '../../document/references/reference-grammar.ts';
import { plainScalar } from '../completion/quoting.ts';

/** An id by its numbers alone, as in the second place of `A.5.15/16`. */
const elided = /^\d{1,2}$/;
const numbers = /(?<!\d)\d{1,2}\.\d{1,2}(?:\.\d{1,2})?(?!\d)/;

/** The id that a reference states, canonical where it is one of Annex A; null where it cannot be told. */
export function writtenControl({ text, status, framework, controls }: Reference): string | null {
  if (status === 'foreign') return `${framework}:${text.toLowerCase()}`;
  if (elided.test(text)) return controls.length === 1 ? (controls[0] as string) : null;
  const reading = readClaim(text);
  return reading && reading.to === null ? reading.id : null;
}

/** True for an id whose domain is that of the id before it. */
export function isElided({ text }: Reference): boolean {
  return elided.test(text);
}

/** True if two ids are of different themes, so that numbers alone cannot stand for both. */
export function changesTheme(from: string, to: string): boolean {
  return from.split('.')[1] !== to.split('.')[1];
}

/**
 * Another id in the form in which a reference is written: `A 5.15` → `A 5.16`, `5.15` → `5.16`, `/15` → `/16`. The title of
 * the control behind a declared id goes along.
 * @param from canonical id that the reference states
 * @param to canonical id that it shall state
 */
export function inForm(reference: Reference, from: string, to: string, catalog: Catalog): string {
  const { text, kind, form } = reference;
  if (elided.test(text)) return changesTheme(from, to) ? to : (to.split('.')[2] as string);
  const match = numbers.exec(text);
  if (!match) return to;
  const head = text.slice(0, match.index);
  const bare = to.slice(2);
  // `5.1` alone is a clause to who reads it
  const needsLetter = kind === 'mention' && !/a[. \u00a0]{0,2}$/i.test(head) && catalog.clauses.has(bare);
  const written = `${head}${needsLetter ? 'A.' : ''}${bare}`;
  if (form === 'unquoted-number') return bare.endsWith('0') ? JSON.stringify(written) : written;
  return withTitle(reference, written, text.slice(match.index + match[0].length), from, to, catalog);
}

/** `A.5.15 - Access control`: the title that follows is that of the new control, or goes where it cannot stand. */
function withTitle(reference: Reference, written: string, rest: string, from: string, to: string, catalog: Catalog): string {
  const old = catalog.control(currentEdition, from)?.title;
  const title = catalog.control(currentEdition, to)?.title;
  const at = old === undefined ? -1 : rest.toLowerCase().indexOf(old.toLowerCase());
  if (old === undefined || title === undefined || at < 0) return written + rest;
  const renamed = written + rest.slice(0, at) + title + rest.slice(at + old.length);
  const isQuoted = reference.itemRange.start < reference.range.start;
  return isQuoted || plainScalar(renamed) === renamed ? renamed : written;
}
