import type { Catalog } from '../../catalog/catalog.ts';
import type { PolicyDocument } from '../../document/policy-document.ts';
import { statementRows } from '../../isms/statement/statements.ts';
import type { ImportedChange } from './import-statement.ts';
import { valuesOf } from './row-values.ts';

/**
 * Looks whether a statement, written anew, says what was to change and nothing else differently.
 * @returns the first cell that does not, in words; null if all is well
 */
export function unheldChange(
  after: PolicyDocument,
  before: PolicyDocument,
  changes: readonly ImportedChange[],
  catalog: Catalog,
): string | null {
  const wanted = new Map<string, Map<string, string>>();
  for (const { control, column, to } of changes) wanted.set(control, (wanted.get(control) ?? new Map<string, string>()).set(column, to));
  const [old, fresh] = [statementRows(before), statementRows(after)];
  if (old.length !== fresh.length) return 'a row';
  const seen = new Set<string>();
  for (const [i, { row }] of old.entries()) {
    const then = valuesOf(row, catalog);
    const now = valuesOf((fresh[i] as (typeof fresh)[number]).row, catalog);
    const control = then.get('control') ?? '';
    const own = wanted.get(control);
    const isFirst = !seen.has(control);
    seen.add(control);
    for (const [column, value] of then) {
      const asked = own?.get(column);
      const text = now.get(column);
      // where a control has several rows, either of them may be the one that changes
      if (text !== value && text !== asked) return `${column} of ${control}`;
      if (asked !== undefined && text !== asked && isFirst && old.filter((each) => each.row.cells.control?.text === control).length === 1)
        return `${column} of ${control}`;
    }
  }
  return null;
}
