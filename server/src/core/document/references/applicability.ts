import type { Catalog } from '../../catalog/catalog.ts';
import { currentEdition, expandRange } from '../../catalog/control-ids.ts';
import type { TextRange } from '../../text/text-range.ts';
import type { ApplicabilityRow } from '../policy-document.ts';
import { isPlaceholder, normaliseTitle } from '../sections/titles.ts';
import { findIds, readClaim } from './reference-grammar.ts';

const idHeaders =
  /^(?:(?:annex a )?controls?(?: id| no| number| ref(?:erence)?)?|id|ref(?:erence)?|no|nr|iso (?:27001 )?control|maßnahme|kontrolle|mesure|control id|)$/u;
const applicableHeaders =
  /^(?:applicab(?:le|ility)(?: \(y\/n\))?|appl|necessary|inc\/exc|included(?:\/excluded)?|inclusion|anwendbar|applicable \?|aplicável|aplicable|適用)\??$/u;
const reasonHeaders = /justification|rationale|reason|begründung|justificación|justificativa|理由/u;
const yes = /^(?:yes|y|ja|oui|sí|si|sim|x|✓|✔|✅|☑|true|applicable|included|inc|anwendbar)(?![\p{L}\p{N}])|^(?:✓|✔|✅|☑)/iu;
const no = /^(?:no|n|nein|non|não|nao|not applicable|n\/a|false|excluded|exc|nicht anwendbar)(?![\p{L}\p{N}])|^(?:✗|✘|❌|☐)/iu;

/**
 * Reads the tables of a Statement of Applicability: a column of control ids, one that says whether it applies, and
 * where there is one the justification. Tables without the first two columns say nothing.
 * @param tables rows of cells, the first row being the header
 */
export function readApplicability(
  text: string,
  tables: readonly (readonly (readonly TextRange[])[])[],
  catalog: Catalog,
): ApplicabilityRow[] {
  const rows: ApplicabilityRow[] = [];
  for (const table of tables) {
    const header = (table[0] ?? []).map((cell) => normaliseTitle(cellText(text, cell)));
    const applicableColumn = header.findIndex((title) => applicableHeaders.test(title));
    const idColumn = header.findIndex((title, i) => i !== applicableColumn && idHeaders.test(title));
    if (applicableColumn < 0 || idColumn < 0) continue;
    const reasonColumn = header.findIndex((title) => reasonHeaders.test(title));
    for (const row of table.slice(1)) {
      const idCell = row[idColumn];
      const cell = row[applicableColumn];
      if (!idCell || !cell) continue;
      const controls = controlsIn(cellText(text, idCell), catalog);
      if (controls.length === 0) continue;
      const written = cellText(text, cell);
      const reason = reasonColumn < 0 || !row[reasonColumn] ? '' : cellText(text, row[reasonColumn]);
      const applicable = yes.test(written) ? true : no.test(written) ? false : null;
      const justified = !isPlaceholder(reason);
      for (const control of controls) rows.push({ control, applicable, justified, range: idCell });
    }
  }
  return rows;
}

/** The controls a cell is about: one with or without its title, a range, or several (`A.5.15/5.16`). */
function controlsIn(cell: string, catalog: Catalog): string[] {
  const claim = readClaim(cell);
  const ids = claim ? [claim] : [...findIds(cell)];
  const controls = ids.flatMap(({ id, to }) => (to === null ? [id] : (expandRange(catalog, id, to) ?? [id])));
  return controls.filter((id) => catalog.control(currentEdition, id));
}

function cellText(text: string, cell: TextRange): string {
  return text
    .slice(cell.start, Math.min(cell.end, cell.start + 2000))
    .replace(/^\||\|$/g, '')
    .replace(/[*_`]{1,3}|\[([^[\]]{0,200})\]\([^()]{0,500}\)/g, '$1')
    .trim();
}
