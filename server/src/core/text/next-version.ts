/** How much of a document changed. */
export type Change = 'minor' | 'major';

/** The next version in the form of another: `2.1` → `2.2`, `v2.1.0` → `v3.0.0`. Null for what is no such number. */
export function raised(version: string, change: Change): string | null {
  const match = /^((?:v|ver\.?|version|rev\.?)?\s?)(\d{1,6}(?:\.\d{1,6}){0,3})$/i.exec(version.trim());
  if (!match) return null;
  const parts = (match[2] as string).split('.').map(Number);
  const at = change === 'major' ? 0 : 1;
  const next = parts.map((part, i) => (i < at ? part : i === at ? part + 1 : 0));
  if (at >= parts.length) next.push(1);
  return `${match[1]}${next.join('.')}`;
}
