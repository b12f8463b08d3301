import type { Section } from '../../document/policy-document.ts';

const outlineNumber = /^\s*(\d{1,3}(?:\.\d{1,3})*)[.)]?\s/;
const partTitle =
  /^\s*(?:part|teil|chapter|kapitel|book|partie|chapitre|parte|capítulo|annex|anhang|annexe|anexo)\s+(?:\d{1,2}|[ivx]{1,5}|[a-z])\b/i;

/** True for a heading that stands over the next one by its number or name, though not by its level: `4.1` or `4.1.0` over `4.1.1`. */
export function isChapter({ title }: Section, following: Section | undefined): boolean {
  const next = following?.title;
  if (next === undefined) return false;
  // `3.0` stands over `3.1`
  const own = outlineNumber.exec(title)?.[1]?.replace(/(?:\.0{1,2}){1,9}$/, '');
  const below = outlineNumber.exec(next)?.[1];
  return (own !== undefined && below?.startsWith(`${own}.`)) || (partTitle.test(title) && !partTitle.test(next));
}
