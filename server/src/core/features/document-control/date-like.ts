/** A date written as another one is, where that is certain: `22.11.2026`, `2026/11/22`; else as ISO date. */
export function dateLike(model: string, date: string): string {
  const [year = '', month = '', day = ''] = date.split('-');
  const dotted = /^(\d{1,2})\.( ?)(\d{1,2})\.( ?)\d{4}$/.exec(model.trim());
  if (dotted) {
    const isPadded = dotted[1]?.length === 2 && dotted[3]?.length === 2;
    const [d, m] = isPadded ? [day, month] : [String(Number(day)), String(Number(month))];
    return `${d}.${dotted[2]}${m}.${dotted[4]}${year}`;
  }
  const parted = /^\d{4}([/.])\d{2}\1\d{2}$/.exec(model.trim());
  return parted ? [year, month, day].join(parted[1]) : date;
}
