import type { Catalog } from '../../catalog/catalog.ts';

/** Columns of the exchange format that only help to read it; nothing of them comes back. */
export const helpColumns = { theme: 'Theme', coverage: 'Coverage', claimedBy: 'Claimed by' } as const;
/** The column by which an import tells who has changed a row. */
export const keyColumn = 'Row key';

/** Columns in which people write more than a word. */
const widths: Readonly<Record<string, number>> = {
  control: 10,
  title: 36,
  applicable: 12,
  justification: 50,
  justification_exclusion: 40,
  summary: 40,
  documents: 20,
  evidence: 28,
  reviewer_note: 40,
};

/** A column of the register in the exchange format. */
export interface StatementColumn {
  readonly id: string;
  readonly title: string;
  /** In characters. */
  readonly width: number;
}

/** All columns of a Statement of Applicability, in order. */
export function statementColumns({ registers }: Catalog): StatementColumn[] {
  const columns = registers.kinds.get('soa')?.columns ?? [];
  return columns.map(({ id }) => ({ id, title: titleOf(id), width: widths[id] ?? 16 }));
}

function titleOf(id: string): string {
  const words = id.replaceAll('_', ' ');
  return `${words[0]?.toUpperCase() ?? ''}${words.slice(1)}`;
}
