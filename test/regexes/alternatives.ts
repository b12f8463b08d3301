/** Longest text around a group that is repeated for each of its alternatives. */
const around = 25;

/**
 * The alternatives a regular expression consists of, each a regular expression of its own; none for one that has
 * no choice at its top, or in the group that is most of it. Trying several one after the other takes the sum of their times.
 */
export function alternativesOf(source: string): string[] {
  const atTop = split(source);
  if (atTop.length > 1) return atTop;
  const group = widestGroup(source);
  if (!group || source.length - (group.end - group.start) > around) return [];
  const [before, after] = [source.slice(0, group.start), source.slice(group.end)];
  return split(source.slice(group.start + 3, group.end - 1)).map((each) => `${before}(?:${each})${after}`);
}

/** The parts between the bars that stand in no group and no class. */
function split(source: string): string[] {
  const parts: string[] = [];
  let from = 0;
  for (const { at, depth } of signs(source))
    if (depth === 0 && source[at] === '|') {
      parts.push(source.slice(from, at));
      from = at + 1;
    }
  return [...parts, source.slice(from)];
}

/** The widest group without a name, number or look that stands in no other and is not repeated. */
function widestGroup(source: string): { readonly start: number; readonly end: number } | null {
  let widest: { start: number; end: number } | null = null;
  let start = -1;
  for (const { at, depth } of signs(source)) {
    if (source[at] === '(' && depth === 0) start = at;
    if (source[at] !== ')' || depth !== 0) continue;
    const isPlain = source.startsWith('(?:', start) && !/[*+?{]/.test(source[at + 1] ?? '');
    if (isPlain && at + 1 - start > (widest ? widest.end - widest.start : 0)) widest = { start, end: at + 1 };
  }
  return widest;
}

/** Brackets and bars outside of classes, each with the number of groups around it. */
function* signs(source: string): Generator<{ readonly at: number; readonly depth: number }> {
  let depth = 0;
  let inClass = false;
  for (let at = 0; at < source.length; at++) {
    const sign = source[at] as string;
    if (sign === '\\') at++;
    else if (inClass) inClass = sign !== ']';
    else if (sign === '[') inClass = true;
    else if (sign === '(') yield { at, depth: depth++ };
    else if (sign === ')') yield { at, depth: --depth };
    else if (sign === '|') yield { at, depth };
  }
}
