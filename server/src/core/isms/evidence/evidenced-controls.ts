import { isFresh } from '../compute-coverage.ts';
import { type FrameworkCoverage, type Ratio, ratio } from '../coverage.ts';

/** How many covered controls have evidence that still counts, and which have none; undefined in a workspace without any evidence. */
export function evidencedControls(
  coverage: FrameworkCoverage | undefined,
): { readonly ratio: Ratio; readonly open: readonly string[] } | undefined {
  if (!coverage?.controls.some(({ evidence }) => evidence !== 'none')) return undefined;
  const covered = coverage.controls.filter(({ state }) => state === 'covered');
  const open = covered.filter(({ evidence }) => !isFresh(evidence)).map(({ id }) => id);
  return { ratio: ratio(covered.length - open.length, covered.length), open };
}
