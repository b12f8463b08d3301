/** Characters of a tab's name that Excel takes. */
const longest = 31;

const refused = /[[\]:*?/\\\p{Cc}\p{Cs}\ufffe\uffff]/gu;

/** Names for the tabs of a workbook: what Excel refuses is replaced, and no two are the same. */
export function sheetNames(names: readonly string[]): string[] {
  const used = new Set<string>();
  return names.map((name) => {
    const allowed = name.replace(refused, '_').replaceAll("'", '’').trim() || 'Sheet';
    let unique = cut(allowed, longest);
    for (let i = 2; used.has(unique.toLowerCase()); i++) unique = `${cut(allowed, longest - `${i}`.length - 3)} (${i})`;
    used.add(unique.toLowerCase());
    return unique;
  });
}

/** Cut to so many UTF-16 units, between characters. */
function cut(text: string, length: number): string {
  return text.slice(0, length).replace(/[\ud800-\udbff]$/, '');
}
