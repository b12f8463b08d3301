import { type Child, el } from './element.ts';

/**
 * Where a place of a file is to be found by whoever reads the report; null if nowhere.
 * @param path as in the report
 * @param line zero-based
 */
export type PlaceLink = (path: string, line: number) => string | null;

/** A path with its line, as a link where there is one. */
export function placeText(path: string, line: number | null, link: PlaceLink, shown = path): Child {
  const text = line === null ? shown : `${shown}:${line + 1}`;
  const href = link(path, line ?? 0);
  return href === null ? el('span', { className: ['path'] }, text) : el('a', { className: ['path'], href }, text);
}

/** A document by its title, as a link where there is one. */
export function documentText(path: string, title: string, line: number, link: PlaceLink): Child {
  const href = link(path, line);
  return href === null ? title : el('a', { href }, title);
}
