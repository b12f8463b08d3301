/**
 * How many single mistakes lie between two words: a character added, left out, replaced, or two neighbours swapped.
 * @param limit answers above it are not worked out; the result is then `limit + 1`
 */
export function editDistance(a: string, b: string, limit = 3): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  // what both begin and end with costs nothing; two neighbours that are swapped stay in the middle
  let start = 0;
  while (start < a.length && start < b.length && a.charCodeAt(start) === b.charCodeAt(start)) start++;
  let [endOfA, endOfB] = [a.length, b.length];
  while (endOfA > start && endOfB > start && a.charCodeAt(endOfA - 1) === b.charCodeAt(endOfB - 1)) {
    endOfA--;
    endOfB--;
  }
  return distanceBetween(a.slice(start, endOfA), b.slice(start, endOfB), limit);
}

function distanceBetween(a: string, b: string, limit: number): number {
  if (a.length === 0 || b.length === 0) return Math.min(Math.max(a.length, b.length), limit + 1);
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    let best = row;
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1];
      let cost = Math.min(at(previous, column) + 1, at(current, column - 1) + 1, at(previous, column - 1) + (same ? 0 : 1));
      const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      if (swapped) cost = Math.min(cost, at(before, column - 2) + 1);
      current.push(cost);
      if (cost < best) best = cost;
    }
    if (best > limit) return limit + 1;
    before = previous;
    previous = current;
  }
  return Math.min(at(previous, b.length), limit + 1);
}

function at(row: readonly number[], column: number): number {
  return row[column] as number;
}

/**
 * The one candidate that was probably meant, compared without case; undefined if none is near or two are equally near.
 * @param limit the greatest distance that still counts as near
 */
export function nearest(word: string, candidates: Iterable<string>, limit: number): string | undefined {
  const wanted = word.toLowerCase();
  let best: string | undefined;
  let distance = limit + 1;
  let tied = false;
  for (const candidate of candidates) {
    const found = editDistance(wanted, candidate.toLowerCase(), limit);
    if (found < distance) {
      best = candidate;
      distance = found;
      tied = false;
    } else if (found === distance && candidate !== best) tied = true;
  }
  return distance <= limit && !tied ? best : undefined;
}
