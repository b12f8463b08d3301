import type { ResolvedConfig } from '../config/resolved-config.ts';
import type { Severity } from '../config/severity.ts';
import type { LineIndex } from '../text/line-index.ts';
import type { TextRange } from '../text/text-range.ts';
import { makeFinding } from './finding.ts';
import type { Finding, Fix, Rule } from './rule.ts';

/** What the engine itself has found in a file. */
export interface EngineReport {
  readonly uri: string;
  readonly lines: LineIndex;
  /** UTF-16 offsets. */
  readonly span: TextRange;
  readonly message: string;
  readonly fixes?: readonly Fix[];
  readonly severity?: Severity;
}

/**
 * Makes a finding of a rule of scope `engine` (`config-invalid`, `file-unreadable`, `file-too-large`).
 * @returns null if the config turns the rule off
 */
export function engineFinding(rule: Rule, { uri, lines, span, ...report }: EngineReport, config: ResolvedConfig): Finding | null {
  return makeFinding(rule, { uri, lines }, { range: span, ...report }, config);
}
