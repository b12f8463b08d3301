import type { CoverageControlNode, CoverageStateName } from '../../../server/src/lsp/protocol.ts';

/** Which controls the coverage view shows: those that pass all three. */
export interface ControlFilter {
  /** Empty for all. */
  readonly states: readonly CoverageStateName[];
  /** Words, all of which an id, title, keyword or document must have; empty for all. */
  readonly text: string;
  /** The one document whose controls are shown. */
  readonly document: { readonly uri: string; readonly title: string } | undefined;
}

/** Shows everything. */
export const noFilter: ControlFilter = { states: [], text: '', document: undefined };

/** True if the filter hides anything. */
export function isFiltering({ states, text, document }: ControlFilter): boolean {
  return states.length > 0 || text.trim() !== '' || document !== undefined;
}

/** The test of a filter, its words read once. */
export function controlFilter({ states, text, document }: ControlFilter): (control: CoverageControlNode) => boolean {
  const words = folded(text)
    .split(/[\s,;]+/)
    .filter((word) => word !== '');
  return (control) =>
    (states.length === 0 || states.includes(control.state)) &&
    (document === undefined || control.documents.some(({ uri }) => uri === document.uri)) &&
    (words.length === 0 || hasWords(control, words));
}

function hasWords(control: CoverageControlNode, words: readonly string[]): boolean {
  const documents = control.documents.flatMap(({ title, uri }) => [title, fileName(uri)]);
  const text = folded([control.title, ...control.keywords, ...documents].join('\n'));
  const id = folded(control.id);
  // "5.1" is the beginning of A.5.1 and A.5.10, not the end of A.5.15.1
  return words.every((word) => (isNumber(word) ? startsId(id, word) : text.includes(word) || id.startsWith(word)));
}

/** `A.5`, `5.1`, `a8`. */
function isNumber(word: string): boolean {
  return /^a?[\d.]+$/.test(word) && /\d/.test(word);
}

function startsId(id: string, word: string): boolean {
  const number = word.replace(/^a\.?/, '');
  return id.startsWith(word) || id.replace(/^a\./, '').startsWith(number);
}

function fileName(uri: string): string {
  const name = uri.slice(uri.lastIndexOf('/') + 1);
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

/** Lower case without accents. */
function folded(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();
}
