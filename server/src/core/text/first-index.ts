/**
 * Index of the first item that is past a place, the number of items if none is; by halving.
 * @param items in order: whatever follows an item that is past is past too
 */
export function firstIndex<T>(items: ArrayLike<T>, isPast: (item: T) => boolean): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isPast(items[middle] as T)) high = middle;
    else low = middle + 1;
  }
  return low;
}
