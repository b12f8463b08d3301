import { isRule } from '../../document/lines/line-shapes.ts';
import type { TextLines } from '../../document/lines/text-lines.ts';
import type { PolicyDocument } from '../../document/policy-document.ts';
import type { LineChanges } from './line-changes.ts';

/** Takes away what only stood around lines that are gone: one of two blank lines, empty fences and wrappers, a second rule. */
export function closeGaps(document: PolicyDocument, lines: TextLines, changes: LineChanges): void {
  const { dropped } = changes;
  const first = document.frontMatter.kind === 'none' ? 0 : lines.at(document.frontMatter.range.end) + 1;
  const starts = [...dropped].sort((a, b) => a - b).filter((line) => !dropped.has(line - 1));
  for (const start of starts) {
    let above = start - 1;
    while (above >= first && dropped.has(above)) above--;
    let below = start;
    while (dropped.has(below)) below++;
    for (;;) {
      [above, below] = closeGap(above, below, first, lines, changes);
      if (!isEmptyPair(above, below, first, lines, dropped)) break;
      dropped.add(above--);
      dropped.add(below++);
      while (dropped.has(above)) above--;
      while (dropped.has(below)) below++;
    }
  }
}

/** Closes the gap between two lines that stay. @returns the lines that stay then */
function closeGap(
  above: number,
  below: number,
  first: number,
  lines: TextLines,
  { dropped, rewritten, tables }: LineChanges,
): [number, number] {
  const isLast = (line: number): boolean => line >= lines.count || (line === lines.count - 1 && lines.of(line) === '');
  const drop = (line: number): void => {
    dropped.add(line);
    rewritten.delete(line);
  };
  const upward = (): void => {
    do above--;
    while (above >= first && dropped.has(above));
  };
  const downward = (): void => {
    do below++;
    while (dropped.has(below));
  };
  // `> [!NOTE]` is no more than a frame
  const quoteOnly = (line: number): boolean => /^[ \t]{0,3}>[\s>]{0,20}(?:\[![A-Za-z]{1,20}\][ \t]{0,9})?$/.test(lines.of(line));
  while (above >= first && quoteOnly(above) && (isLast(below) || (lines.isBlank(below) && !quoteOnly(below)))) {
    drop(above);
    upward();
  }
  if (above < first || lines.isBlank(above))
    while (!isLast(below) && lines.isBlank(below)) {
      drop(below);
      downward();
    }
  // a hard break has nothing to break before
  const text = above >= first ? (rewritten.get(above) ?? lines.of(above)) : '';
  if (text.endsWith('\\') && (isLast(below) || lines.isBlank(below))) rewritten.set(above, text.slice(0, -1));
  if (isLast(below)) {
    while (above >= first && (lines.isBlank(above) || isSoleRule(above, lines))) {
      drop(above);
      upward();
    }
    return [above, below];
  }
  // one rule is enough between what is left
  if (isRule(lines.of(below)) && above >= first && lines.isBlank(above)) {
    let before = above;
    while (before >= first && (dropped.has(before) || lines.isBlank(before))) before--;
    if (before >= first && isSoleRule(before, lines)) {
      drop(below);
      downward();
      while (!isLast(below) && lines.isBlank(below)) {
        drop(below);
        downward();
      }
    }
  }
  // a table ended the paragraph above it
  if (tables.has(below - 1) && above >= first && !lines.isBlank(above) && !lines.isBlank(below)) {
    dropped.delete(below - 1);
    rewritten.set(below - 1, '');
  }
  return [above, below];
}

function isSoleRule(line: number, lines: TextLines): boolean {
  return isRule(lines.of(line)) && lines.isBlank(line - 1);
}

const opening = /^[ \t]{0,3}(?:(```|~~~)(?:ya?ml|yml)?[ \t]{0,9}|<(p|div|center)(?: [^<>]{0,200})?>[ \t]{0,9})$/i;

/** A fence or wrapper with nothing left in it. */
function isEmptyPair(above: number, below: number, first: number, lines: TextLines, dropped: ReadonlySet<number>): boolean {
  if (above < first || below >= lines.count || dropped.has(above)) return false;
  const match = opening.exec(lines.of(above));
  if (!match) return false;
  const closing = lines.of(below).trim().toLowerCase();
  return match[1] === undefined ? closing === `</${match[2]?.toLowerCase()}>` : closing === match[1];
}
