import type { Fingerprint } from '../../core/report/fingerprint.ts';
import type { KnownFinding } from './baseline-file.ts';

/** Findings held against a baseline. */
export interface KnownMatch {
  /** For each fingerprint whether it is known. */
  readonly known: readonly boolean[];
  /** Entries as often as they were met; those that were not met at all are left out. */
  readonly met: readonly KnownFinding[];
  /** Findings of the baseline that are gone. */
  readonly gone: number;
}

/**
 * Finds out which findings are known. One that stands for several places is also known by any of them: when the first is
 * mended, the finding moves to the next.
 * @param fingerprints null for findings that are never known
 */
export function matchKnown(fingerprints: readonly (Fingerprint | null)[], baseline: readonly KnownFinding[]): KnownMatch {
  const left = baseline.map((entry) => entry.count);
  const byKey = new Map<string, number[]>();
  const byAlso = new Map<string, number[]>();
  baseline.forEach((entry, i) => {
    put(byKey, keyOf(entry, entry.text), i);
    for (const text of entry.also) put(byAlso, keyOf(entry, text), i);
  });
  const take = (found: readonly number[] | undefined): boolean => {
    const open = found?.find((i) => (left[i] as number) > 0);
    if (open === undefined) return false;
    left[open] = (left[open] as number) - 1;
    return true;
  };
  const known = fingerprints.map((each) => each !== null && take(byKey.get(keyOf(each, each.text))));
  fingerprints.forEach((each, i) => {
    if (each !== null && !known[i]) known[i] = take(byAlso.get(keyOf(each, each.text)));
  });
  const met = baseline.flatMap((entry, i) => {
    const count = entry.count - (left[i] as number);
    return count > 0 ? [{ ...entry, count }] : [];
  });
  return { known, met, gone: left.reduce((sum, count) => sum + count, 0) };
}

function keyOf({ path, rule }: Fingerprint, text: string): string {
  return JSON.stringify([path, rule, text]);
}

function put(map: Map<string, number[]>, key: string, i: number): void {
  const list = map.get(key);
  if (list) list.push(i);
  else map.set(key, [i]);
}
