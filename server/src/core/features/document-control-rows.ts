import type { FrontMatterValue } from '../document/front-matter/front-matter-value.ts';
import type { IsmsService } from '../service-api.ts';

/** A line of a document-control table: what it is called and what stands there, plain text. */
export interface DocumentControlRow {
  readonly label: string;
  /** One per item of a list or map; empty if the value is. */
  readonly values: readonly string[];
}

/** Words of keys that are written in capitals. */
const capitals: ReadonlySet<string> = new Set(['id', 'isms', 'iso', 'soa', 'url', 'rto', 'rpo', 'ciso']);

/** The front matter of a document for people who do not read YAML, in its own order; null if the file is no ISMS document. */
export function documentControlRows(service: IsmsService, uri: string): readonly DocumentControlRow[] | null {
  const document = service.document(uri);
  if (!document?.classification.isDocument) return null;
  return document.frontMatter.entries.flatMap(({ key, value }) => rowsOf(labelOf(key), value));
}

/** A map of lists, such as controls by framework, gets a row for each of its lists. */
function rowsOf(label: string, value: FrontMatterValue): DocumentControlRow[] {
  if (value.kind !== 'map' || !value.entries.some((entry) => entry.value.kind === 'list')) return [{ label, values: valuesOf(value) }];
  return value.entries.map((entry) => ({ label: `${label}: ${entry.key}`, values: valuesOf(entry.value) }));
}

/** `next_review_date` → `Next review date`. */
function labelOf(key: string): string {
  const words = key.trim().split(/[_\s]+/);
  const text = words.map((word) => (capitals.has(word.toLowerCase()) ? word.toUpperCase() : word)).join(' ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function valuesOf(value: FrontMatterValue): string[] {
  if (value.kind === 'list') return value.items.map(inOneLine).filter((text) => text !== '');
  if (value.kind === 'map') return value.entries.map((entry) => `${entry.key}: ${inOneLine(entry.value)}`);
  return value.text.trim() === '' ? [] : [value.text.trim()];
}

function inOneLine(value: FrontMatterValue): string {
  if (value.kind === 'list') return value.items.map(inOneLine).join(', ');
  if (value.kind !== 'map') return value.text.trim();
  const [first, ...rest] = value.entries;
  const told = (first?.key === 'ref' ? rest : value.entries).map((entry) => `${entry.key}: ${inOneLine(entry.value)}`).join(', ');
  // a control with what is said of it
  return first?.key === 'ref' ? `${inOneLine(first.value)}${told === '' ? '' : ` (${told})`}` : told;
}
