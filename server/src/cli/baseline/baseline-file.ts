import type { Fingerprint } from '../../core/report/fingerprint.ts';

/** A finding that is known, and how many of its kind there are. */
export interface KnownFinding extends Fingerprint {
  readonly count: number;
}

/** Puts fingerprints together that do not differ. Sorted by path, rule, text. */
export function knownFindings(fingerprints: Iterable<Fingerprint>): KnownFinding[] {
  const byKey = new Map<string, KnownFinding>();
  for (const fingerprint of fingerprints) {
    const key = JSON.stringify([fingerprint.path, fingerprint.rule, fingerprint.text, fingerprint.also]);
    byKey.set(key, { ...fingerprint, count: (byKey.get(key)?.count ?? 0) + 1 });
  }
  return [...byKey].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, known]) => known);
}

/** The text of a baseline file: one finding a line, so that a diff tells what came and went. */
export function writeBaseline(known: readonly KnownFinding[]): string {
  const lines = known.map(({ path, rule, text, also, count }) =>
    JSON.stringify({ path, rule, text, ...(also.length > 0 && { also }), ...(count > 1 && { count }) }),
  );
  const findings = lines.length === 0 ? '[]' : `[\n    ${lines.join(',\n    ')}\n  ]`;
  return `{\n  "schema": 1,\n  "findings": ${findings}\n}\n`;
}

/** What a baseline file holds, or what is wrong with it: one line that names the place. */
export function readBaseline(text: string): { readonly known: readonly KnownFinding[] } | { readonly error: string } {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const position = /position (\d+)/.exec(error instanceof Error ? error.message : '')?.[1];
    const line = position === undefined ? undefined : text.slice(0, Number(position)).split('\n').length;
    return { error: `${line === undefined ? 'it' : `line ${line}`} is not valid JSON` };
  }
  if (!isObject(value) || !Array.isArray(value.findings)) return { error: 'it has no list `findings`' };
  if (value.schema !== 1) return { error: `it is of format ${JSON.stringify(value.schema)}, and this version reads format 1` };
  const known: KnownFinding[] = [];
  for (const [i, entry] of value.findings.entries()) {
    const read = readEntry(entry);
    if (!read) return { error: `entry ${i + 1} of \`findings\` needs the texts \`path\`, \`rule\` and \`text\`` };
    known.push(read);
  }
  return { known };
}

function readEntry(entry: unknown): KnownFinding | null {
  if (!isObject(entry)) return null;
  const { path, rule, text, also = [], count = 1 } = entry;
  if (typeof path !== 'string' || typeof rule !== 'string' || typeof text !== 'string') return null;
  if (!Array.isArray(also) || !also.every((each) => typeof each === 'string')) return null;
  return typeof count === 'number' && Number.isInteger(count) && count > 0 ? { path, rule, text, also, count } : null;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
