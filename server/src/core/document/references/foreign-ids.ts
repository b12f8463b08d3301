import { type OtherStandards, ownStandard, type StandardName } from '../../catalog/other-standards.ts';
import type { TextRange } from '../../text/text-range.ts';

/** An id of a standard that the catalogue lacks. */
export interface ForeignId {
  readonly standard: string;
  readonly range: TextRange;
}

/** What may stand between the name of a standard and an id. */
const between = /^(?::20\d\d)?[ \u00a0]?(?:[:(–-][ \u00a0]?)?(?:(?:Annex|Criteri(?:a|on)|[Cc]ontrols?|[Rr]equirements?)[ \u00a0])?/u;
const nextOfList = /^(?:,? (?:and|und|et|y|&) |, ?)/u;
/** `Art. 32 of the` before the name of a law. */
const articleBefore =
  /(?:Articles?|Artikel|Artículo|Art\.?)[ \u00a0]?\d{1,2}(?:\(\d\))?(?:\([a-z]\))?(?= (?:of the |der |du |del )?(?:EU[ -])?$)/u;

/**
 * Finds ids of other standards: those that no text mistakes (`CC6.1`, `PR.AA-01`), those that need the name of their
 * standard in the text (`AC-2`), and what stands right beside such a name (`PCI DSS 8.3.1`, `Art. 32 GDPR`).
 * @param names what the text names, in order
 * @returns in no particular order
 */
export function findForeignIds(text: string, names: readonly StandardName[], others: OtherStandards): ForeignId[] {
  const found: ForeignId[] = [];
  const named = new Set(names.map(({ standard }) => standard));
  named.delete(ownStandard);
  for (const { standard, start, end } of others.idsIn(text, named)) found.push({ standard, range: { start, end } });
  for (const { standard, start, end } of names) {
    if (standard === ownStandard) continue;
    const from = end + (between.exec(text.slice(end, end + 24))?.[0].length ?? 0);
    const length = others.idLength(standard, text.slice(from, from + 40));
    if (length > 0) found.push({ standard, range: { start: from, end: from + length } });
    // `CIS Controls 1.1, 5.1 and 6.2`
    for (let at = from + length, more = length; more > 0; ) {
      const step = nextOfList.exec(text.slice(at, at + 8))?.[0].length ?? 0;
      more = step === 0 ? 0 : others.idLength(standard, text.slice(at + step, at + step + 40));
      if (more > 0) found.push({ standard, range: { start: at + step, end: at + step + more } });
      at += step + more;
    }
    const before = text.slice(Math.max(0, start - 36), start);
    const article = before.includes('Art') ? articleBefore.exec(before) : null;
    if (!article || !others.accepts(standard, article[0])) continue;
    const at = start - before.length + article.index;
    found.push({ standard, range: { start: at, end: at + article[0].length } });
  }
  return found;
}
