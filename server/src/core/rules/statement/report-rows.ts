import { statementsIn } from '../../isms/statement/statements.ts';
import { quoted } from '../quoted.ts';
import type { Report, RuleContext } from '../rule.ts';

/** More rows than this with one fault are told in one finding at the head of the statement. */
const mostRows = 5;
/** So many ids are named in it. */
const named = 3;

/** A fault of a row. */
export interface RowFault extends Omit<Report, 'fixes'> {
  /** What the row is about, `A.5.15`. */
  readonly label: string;
}

/**
 * Reports faults of rows: a few each at its place, many together, for a statement that is only begun has one cause. Of many
 * rows with one label the first is told.
 * @param together the message for many, given their ids as text
 */
export function reportRows(context: RuleContext, faults: readonly RowFault[], together: (ids: string, count: number) => string): void {
  if (faults.length <= mostRows) {
    for (const { label: _, ...fault } of faults) context.report(fault);
    return;
  }
  const byLabel = new Map<string, RowFault>();
  for (const fault of faults) if (!byLabel.has(fault.label)) byLabel.set(fault.label, fault);
  if (byLabel.size <= mostRows) {
    reportRows(context, [...byLabel.values()], together);
    return;
  }
  const place = statementsIn(context.document)[0];
  const { severity } = faults[0] as RowFault;
  const message = together(listed([...byLabel.keys()]), byLabel.size);
  if (place) context.report({ range: place.range, message, ...(severity && { severity }) });
}

/** `A.5.1`, `A.5.2`, `A.5.3` and 88 more, in backticks. */
export function listed(ids: readonly string[]): string {
  const shown = ids.slice(0, named).map(quoted);
  if (ids.length > named) return `${shown.join(', ')} and ${ids.length - named} more`;
  return shown.length < 2 ? shown.join('') : `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}`;
}
