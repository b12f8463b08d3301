import type { PolicyDocument } from '../document/policy-document.ts';
import { isTextApproved } from './life-cycle.ts';

/** Facts deeper than this are taken to differ. */
const deepest = 100;

/**
 * True if two versions of a document say the same to the rest of the ISMS: all facts are equal but for their places.
 * Any fact of {@link PolicyDocument} counts, so that what is read of documents next counts without being named here.
 */
export function saysTheSame(before: PolicyDocument, after: PolicyDocument): boolean {
  for (const name of Object.keys(after) as (keyof PolicyDocument)[])
    if (!ownAffair.has(name) && !isEqual(before[name], after[name], 0)) return false;
  // others ask of the fingerprint only whether it is the approved one
  return isTextApproved(before) === isTextApproved(after);
}

const ownAffair: ReadonlySet<keyof PolicyDocument> = new Set(['lines', 'fingerprint']);

function isEqual(a: unknown, b: unknown, depth: number): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null || depth > deepest) return false;
  if (Array.isArray(a)) return Array.isArray(b) && areEqual(a, b, depth);
  return Object.getPrototypeOf(a) === Object.prototype && hasEqualFields(a as Fields, b as Fields, depth);
}

function areEqual(a: readonly unknown[], b: readonly unknown[], depth: number): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (!isEqual(a[i], b[i], depth + 1)) return false;
  return true;
}

type Fields = Readonly<Record<string, unknown>>;

function hasEqualFields(a: Fields, b: Fields, depth: number): boolean {
  let count = 0;
  for (const name in a) {
    count++;
    if (!isPlace(name, a[name]) && !isEqual(a[name], b[name], depth + 1)) return false;
  }
  for (const _ in b) count--;
  return count === 0;
}

/** Offsets and lines: they move with every character above them. */
function isPlace(name: string, value: unknown): boolean {
  return typeof value === 'number' && (name === 'start' || name === 'end' || name === 'line');
}
