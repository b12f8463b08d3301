import type { Catalog } from '../../catalog/catalog.ts';
import { currentEdition, expandRange } from '../../catalog/control-ids.ts';
import { findIds, readClaim } from './reference-grammar.ts';

const yes =
  /^(?:yes|y|ja|oui|sí|si|sim|x|o|true|applicable|included|inc|anwendbar|はい|適用|適用する|該当|예|적용|是|适用)(?![\p{L}\p{N}])|^(?:✓|✔|✅|☑|○|◯|〇)/iu;
const no =
  /^(?:no|n|nein|non|não|nao|not applicable|n\/a|false|excluded|exc|nicht anwendbar|いいえ|適用外|適用しない|適用除外|非適用|対象外|該当なし|除外|아니오|미적용|해당 ?없음|否|不适用|不適用)(?![\p{L}\p{N}])|^(?:✗|✘|❌|☐|×|✕|✖)/iu;
/** `Yes / No`: nobody has crossed one out yet. */
const choice =
  /^[☐☑\s[\]]{0,4}(?:yes|y|ja|j|oui|o|sí|si|s|sim|applicable|included|適用|はい)\s?(?:\/|\||or|oder|ou|o)\s?[☐☑\s[\]]{0,4}(?:no|n|nein|non|não|nao|not applicable|excluded|除外|いいえ)(?!\p{L})/iu;

/** True for a cell that still offers yes and no to choose from. */
export function offersChoice(cell: string): boolean {
  return choice.test(cell);
}

/** Whether a cell says that a control applies; null if it says neither. */
export function saysApplicable(cell: string): boolean | null {
  if (choice.test(cell)) return null;
  return yes.test(cell) ? true : no.test(cell) ? false : null;
}

/** The controls a cell is about: one with or without its title, a range, or several (`A.5.15/5.16`). */
export function controlsIn(cell: string, catalog: Catalog): string[] {
  const claim = readClaim(cell);
  const ids = claim ? [claim] : findIds(cell);
  const controls = ids.flatMap(({ id, to }) => (to === null ? [id] : (expandRange(catalog, id, to) ?? [id])));
  return controls.filter((id) => catalog.control(currentEdition, id));
}
