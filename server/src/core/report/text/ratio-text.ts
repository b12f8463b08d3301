import type { Ratio } from '../../isms/coverage.ts';

/** `40/91 (43.9 %)`; 100 only if all are. */
export function ratioText({ k, n, percent }: Ratio): string {
  return percent === null ? `${k}/${n}` : `${k}/${n} (${percent.toFixed(percent === 100 ? 0 : 1)} %)`;
}
