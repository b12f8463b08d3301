/** `40/91 (43.9 %)`; without a percentage where nothing is applicable. */
export function ratioText(ratio: { readonly k: number; readonly n: number; readonly percent: number | null }): string {
  const counts = `${ratio.k}/${ratio.n}`;
  return ratio.percent === null ? counts : `${counts} (${ratio.percent.toFixed(1)} %)`;
}
