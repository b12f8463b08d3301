import type { Catalog } from '../../catalog/catalog.ts';
import { currentEdition } from '../../catalog/control-ids.ts';
import type { PolicyDocument } from '../../document/policy-document.ts';
import type { RegisterRow } from '../../document/registers/register.ts';
import type { NewRow } from './edit/cell-change.ts';
import { statementRows } from './statements.ts';

/**
 * Rows for controls that a statement does not have, undecided, in catalogue order: each behind the next lower control of
 * its theme, else behind the next lower one at all.
 * @param controls ids of the current edition
 */
export function undecidedRows(document: PolicyDocument, controls: readonly string[], catalog: Catalog): NewRow[] {
  const all = [...(catalog.frameworks.get(currentEdition)?.controls.values() ?? [])];
  const rank = new Map(all.map(({ id }, i) => [id, i]));
  const theme = (id: string): string => id.slice(0, id.lastIndexOf('.'));
  const last = new Map<number, RegisterRow>();
  for (const { row, decisions } of statementRows(document))
    for (const { control } of decisions) if (rank.has(control)) last.set(rank.get(control) as number, row);
  const word = catalog.registers.column('soa', 'applicable')?.values?.find(({ id }) => id === 'undecided')?.words;
  const undecided = (document.format === 'markdown' ? word?.[document.language]?.split(';')[0] : undefined) ?? 'undecided';
  const missing = new Set(controls);
  return all
    .filter(({ id }) => missing.has(id))
    .map(({ id, title }) => {
      const own = rank.get(id) as number;
      const lower = [...last].filter(([at]) => at < own).sort((a, b) => b[0] - a[0]);
      const beside = lower.find(([at]) => theme(all[at]?.id ?? '') === theme(id)) ?? lower[0];
      const cells = new Map([
        ['control', id],
        ['title', title],
        ['applicable', undecided],
      ]);
      return { cells, after: beside?.[1] ?? null };
    });
}
