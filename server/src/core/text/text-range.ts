/** A half-open span of a text. `start` and `end` are UTF-16 code unit offsets, `start <= end`. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/** True if `offset` lies in `range`; the end counts as inside, as a cursor behind the last character does. */
export function rangeTouches(range: TextRange, offset: number): boolean {
  return range.start <= offset && offset <= range.end;
}

/** True if the two spans share a character, or one is empty and touches the other. */
export function rangesIntersect(a: TextRange, b: TextRange): boolean {
  return a.start <= b.end && b.start <= a.end;
}
