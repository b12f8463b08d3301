import { type Ratio, ratio } from '../isms/coverage.ts';
import type { ReportDocument } from './model/isms-report.ts';

/** Documents in force and not overdue, of those that are meant to be in force. */
export function currencyOf(documents: readonly ReportDocument[]): Ratio {
  const meant = documents.filter(({ state }) => state === 'in-force' || state === 'overdue' || state === 'changed');
  return ratio(meant.filter(({ state }) => state === 'in-force').length, meant.length);
}

/** Documents in which no error and no warning is found, of all. */
export function soundOf(documents: readonly ReportDocument[]): Ratio {
  return ratio(documents.filter(({ findings }) => findings.errors + findings.warnings === 0).length, documents.length);
}
