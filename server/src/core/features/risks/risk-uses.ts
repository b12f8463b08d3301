import type { PolicyDocument } from '../../document/policy-document.ts';
import type { IsmsService } from '../../service-api.ts';
import type { TextRange } from '../../text/text-range.ts';
import { placesOfId } from '../written-ids.ts';
import { riskNames } from './risk-names.ts';

/** A place that names a risk. */
export interface RiskUse {
  readonly range: TextRange;
  /** True for the id of its row in a risk register; a plan or report that repeats the row only speaks of it. */
  readonly isRow: boolean;
}

/**
 * Where a document names a risk: in its registers, and in its running text.
 * @param text the text of the document, undefined where it is not at hand
 */
export function riskUses(document: PolicyDocument, id: string, text: string | undefined): RiskUse[] {
  const wanted = id.toLowerCase();
  const isHome = isRegister(document);
  const uses: RiskUse[] = riskNames(document)
    .filter((name) => name.id.toLowerCase() === wanted)
    .map(({ range, isRow }) => ({ range, isRow: isRow && isHome }))
    .sort(byPlace);
  if (text === undefined || document.format !== 'markdown') return uses;
  const told: RiskUse[] = [];
  let at = 0;
  for (const range of placesOfId(document, text, id)) {
    while (at < uses.length && (uses[at] as RiskUse).range.end < range.end) at++;
    // what stands in a cell of a register was told by the register
    if ((uses[at]?.range.start ?? Number.POSITIVE_INFINITY) > range.start) told.push({ range, isRow: false });
  }
  return [...uses, ...told].sort(byPlace);
}

/** True for a document that is a register, not a plan or report that repeats its rows. */
export function isRegister({ format, classification }: PolicyDocument): boolean {
  return format !== 'markdown' || classification.type === 'register';
}

function byPlace(a: RiskUse, b: RiskUse): number {
  return a.range.start - b.range.start;
}

/** The places of all documents that name a risk; running text of those that an editor has open. */
export function allRiskUses(service: IsmsService, id: string): { readonly document: PolicyDocument; readonly use: RiskUse }[] {
  return service
    .documents()
    .flatMap((document) => riskUses(document, id, service.openText(document.uri)?.text).map((use) => ({ document, use })));
}
