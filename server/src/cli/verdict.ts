import { atLeast } from '../core/config/severity.ts';
import type { Finding } from '../core/rules/rule.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import type { GlobalOptions } from './global-options.ts';
import { isConfigFinding } from './workspace-run.ts';

/** The exit status of a run with these findings. */
export function verdict(findings: readonly Finding[], complete: boolean, failOn: GlobalOptions['failOn']): ExitCode {
  if (findings.some(isConfigFinding)) return exitCodes.usage;
  if (!complete) return exitCodes.incomplete;
  return failOn !== 'never' && findings.some((finding) => atLeast(finding.severity, failOn)) ? exitCodes.findings : exitCodes.ok;
}
