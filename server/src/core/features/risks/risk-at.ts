import type { PolicyDocument } from '../../document/policy-document.ts';
import type { PlacedEntry } from '../../isms/index-view.ts';
import type { IsmsService } from '../../service-api.ts';
import { rangeTouches, type TextRange } from '../../text/text-range.ts';
import { hiddenRanges, isShown } from '../markdown-structure/hidden-ranges.ts';
import { isDistinctive, isWholeWord } from '../written-ids.ts';
import { riskNames } from './risk-names.ts';
import { isRegister } from './risk-uses.ts';

/** A risk id at a place, and the rows of risk registers that have it. */
export interface RiskAt {
  /** As written. */
  readonly id: string;
  readonly range: TextRange;
  readonly placed: readonly PlacedEntry[];
}

/**
 * The risk id at an offset: of its own row, in the column of a Statement of Applicability that names risks, or in running
 * text of an open document.
 */
export function riskAt(service: IsmsService, document: PolicyDocument, offset: number): RiskAt | undefined {
  for (const { id, range } of riskNames(document)) {
    if (!rangeTouches(range, offset)) continue;
    const placed = placedRisks(service, id);
    if (placed.length > 0) return { id, range, placed };
  }
  return riskInText(service, document, offset);
}

/** The rows with an id, those of registers before plans and reports that repeat them. */
function placedRisks({ index }: IsmsService, id: string): readonly PlacedEntry[] {
  const all = index.entriesNamed('risks', id);
  return all.length < 2
    ? all
    : [...all.filter(({ document }) => isRegister(document)), ...all.filter(({ document }) => !isRegister(document))];
}

/** Longest id that is looked for in running text. */
const longest = 40;

function riskInText(service: IsmsService, document: PolicyDocument, offset: number): RiskAt | undefined {
  const text = document.format === 'markdown' ? service.openText(document.uri)?.text : undefined;
  if (text === undefined || offset < document.frontMatter.range.end) return undefined;
  const start = offset - (/[\p{L}\p{N}._-]*$/u.exec(text.slice(Math.max(0, offset - longest), offset))?.[0].length ?? 0);
  const end = offset + (/^[\p{L}\p{N}._-]*/u.exec(text.slice(offset, offset + longest))?.[0].length ?? 0);
  const id = text.slice(start, end).replace(/(?<![._-])[._-]+$/, '');
  const range = { start, end: start + id.length };
  if (!isDistinctive(id) || !rangeTouches(range, offset) || !isWholeWord(text, range)) return undefined;
  const placed = placedRisks(service, id);
  if (placed.length === 0 || !isShown(hiddenRanges(text, document.lines, document.frontMatter.range.end), range)) return undefined;
  return { id, range, placed };
}
