import type { Catalog } from '../../../catalog/catalog.ts';
import { offersChoice, saysApplicable } from '../../references/applicability.ts';
import { isPlaceholder } from '../../sections/titles.ts';
import { cellOf, type RegisterCell, type RegisterRow } from '../register.ts';

/** How far a control is carried out. */
export type ImplementationStatus = 'implemented' | 'partial' | 'planned' | 'not_started' | 'not_applicable';

/** A row of a Statement of Applicability with its values read; the same for Markdown, YAML and CSV. */
export interface SoaDecision {
  /** `unclear`: it says something that is neither yes nor no nor a word for undecided. */
  readonly applicable: 'yes' | 'no' | 'undecided' | 'unclear';
  /** Why the control is needed, or for one that is left out why not; empty where there is only a placeholder. */
  readonly justification: string;
  /** Where the justification stands or belongs; undefined where the row has no such cell. */
  readonly justificationCell: RegisterCell | undefined;
  /** Null where the row does not say, or says something else. */
  readonly status: ImplementationStatus | null;
  /** The days as written, empty where there is none. */
  readonly targetDate: string;
  /** As written: ids, titles or links, one each. */
  readonly documents: readonly string[];
}

/** Reads a row of a Statement of Applicability. */
export function soaDecision(row: RegisterRow, { registers }: Catalog): SoaDecision {
  const said = cellOf(row, 'applicable');
  const answer = saysApplicable(said);
  const isUndecided = isPlaceholder(said) || offersChoice(said) || registers.valueOf('soa', 'applicable', said)?.id === 'undecided';
  const applicable = answer === true ? 'yes' : answer === false ? 'no' : isUndecided ? 'undecided' : 'unclear';
  const { justification, justification_exclusion: exclusion } = row.cells;
  const justificationCell = applicable === 'no' && exclusion && (exclusion.text !== '' || !justification?.text) ? exclusion : justification;
  const text = justificationCell?.text ?? '';
  return {
    applicable,
    justification: isPlaceholder(text) ? '' : text,
    justificationCell,
    status: (registers.valueOf('soa', 'status', cellOf(row, 'status'))?.id ?? null) as ImplementationStatus | null,
    targetDate: cellOf(row, 'target_date'),
    documents: listOf(row.cells.documents),
  };
}

/** The items of a cell: those of a YAML list, else the parts between commas, semicolons and line ends. */
export function listOf(cell: RegisterCell | undefined): readonly string[] {
  if (!cell) return [];
  const parts = cell.items.length > 0 ? cell.items.map(({ text }) => text) : cell.text.split(/[,;\n]/);
  return parts.map((part) => part.trim()).filter((part) => part !== '');
}
