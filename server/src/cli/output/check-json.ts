import type { Finding } from '../../core/rules/rule.ts';
import type { CliIo } from '../cli-io.ts';
import { displayPath } from '../display-path.ts';
import { version } from '../version.ts';
import type { WorkspaceRun } from '../workspace-run.ts';
import { countFindings } from './count-findings.ts';

/** What of a report is asked for. */
export interface CheckJsonOptions {
  readonly classification: boolean;
  /** Number of findings left out, as a baseline knows them; undefined without a baseline. */
  readonly known: number | undefined;
}

/** The object that `check --format json` prints; its schema is `docs/schemas/annexa-check.schema.json`. */
export function checkJson(run: WorkspaceRun, findings: readonly Finding[], { classification, known }: CheckJsonOptions, io: CliIo): object {
  const { error, warning, info, hint } = countFindings(findings);
  return {
    schema: 1,
    tool: { name: 'annexa', version },
    asOf: run.service.asOf,
    complete: run.complete,
    summary: {
      files: run.files.length,
      documents: run.documents,
      unclassified: run.files.length - run.documents,
      errors: error,
      warnings: warning,
      infos: info,
      hints: hint,
      ...(known !== undefined && { known }),
    },
    findings: findings.map((finding) => ({
      code: finding.code,
      rule: finding.rule,
      severity: finding.severity,
      message: finding.message,
      path: displayPath(finding.uri, io.cwd),
      range: { start: { ...finding.range.start }, end: { ...finding.range.end } },
      fixable: finding.fixes.length > 0,
    })),
    ...(classification && {
      classification: run.files.map((uri) => {
        const facts = run.service.document(uri)?.classification;
        return {
          path: displayPath(uri, io.cwd),
          isDocument: facts?.isDocument ?? false,
          type: facts?.type ?? null,
          declared: facts?.declared ?? false,
          points: facts?.points ?? null,
          reasons: facts?.reasons ?? [],
        };
      }),
    }),
  };
}
