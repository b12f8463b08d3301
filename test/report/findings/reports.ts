import { findingsReport } from '../../../server/src/core/report/build/findings-report.ts';
import type { FindingsOptions } from '../../../server/src/core/report/findings/findings-format.ts';
import { findingsWriters } from '../../../server/src/core/report/findings/findings-writers.ts';
import type { FindingsReport } from '../../../server/src/core/report/model/findings-report.ts';
import { hostileContext } from '../hostile-workspace.ts';

/** What writers need besides the report, where nothing special is asked for. */
export const plainOptions: FindingsOptions = {
  failOn: 'error',
  hints: true,
  known: [],
  suppressed: [],
  fixes: new Map(),
  ruleDocs: null,
};

/** The findings of the hostile ISMS. */
export async function hostileReport(): Promise<FindingsReport> {
  const context = await hostileContext();
  const { service } = context;
  const findings = service.urisWithFindings().flatMap((uri) => service.findings(uri));
  return findingsReport({ files: [...service.markdownFiles()].map(({ uri }) => uri), findings, known: 0, classification: false }, context);
}

/** A report in a format of texts. */
export async function written(format: string, report: FindingsReport, more: Partial<FindingsOptions> = {}): Promise<string> {
  const write = await findingsWriters.get(format)?.();
  const content = await write?.(report, { ...plainOptions, ...more });
  if (typeof content !== 'string') throw new Error(`no text: ${format}`);
  return content;
}
