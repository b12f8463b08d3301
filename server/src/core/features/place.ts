import type { PolicyDocument } from '../document/policy-document.ts';
import type { Range } from '../text/line-index.ts';
import type { TextRange } from '../text/text-range.ts';

/** A place in a file. Positions as in LSP. */
export interface Place {
  readonly uri: string;
  readonly range: Range;
}

/** The beginning of a file of which nothing is known. */
export function startOf(uri: string): Place {
  return { uri, range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } } };
}

/** A span of a document as place. */
export function placeIn(document: PolicyDocument, span: TextRange): Place {
  return { uri: document.uri, range: document.lines.rangeOf(span) };
}

/** Where a document presents itself: its title, else its first line. */
export function titlePlace(document: PolicyDocument): Place {
  return document.title ? placeIn(document, document.title.range) : startOf(document.uri);
}

/** Places in order, each once. */
export function distinctPlaces(places: readonly Place[]): Place[] {
  const seen = new Set<string>();
  return places.filter(({ uri, range }) => {
    const key = `${range.start.line}:${range.start.character} ${uri}`;
    return !seen.has(key) && seen.add(key);
  });
}
