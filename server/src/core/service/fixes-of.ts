import type { Catalog } from '../catalog/catalog.ts';
import type { ResolvedConfig } from '../config/resolved-config.ts';
import type { WorkspaceFacts } from '../isms/workspace-facts.ts';
import type { Logger } from '../ports.ts';
import { ruleByName } from '../rules/all-rules.ts';
import type { Finding, Fix } from '../rules/rule.ts';

/** What the fixes of a finding are worked out from. */
export interface FixContext extends WorkspaceFacts {
  readonly catalog: Catalog;
  readonly asOf: string;
  readonly logger: Logger;
  configFor(uri: string): ResolvedConfig;
}

/**
 * All fixes of a finding: those it was reported with, then those its rule works out now.
 * @param text of the file the finding is about; without it, or if it is not the text that was checked, there are no others
 */
export function fixesOf(finding: Finding, text: string | undefined, context: FixContext): readonly Fix[] {
  const rule = finding.mendable ? ruleByName(finding.rule) : undefined;
  const document = rule?.mend && context.index.documentAt(finding.uri);
  if (!rule?.mend || !document || text === undefined || !document.lines.isOf(text)) return finding.fixes;
  const { catalog, asOf, index, logger } = context;
  const config = context.configFor(finding.uri);
  try {
    return [
      ...finding.fixes,
      ...rule.mend(finding, { document, text, catalog, config, asOf, index, documents: () => context.documents() }),
    ];
  } catch (error) {
    logger.error(`Fixes of ${finding.rule} failed on ${finding.uri}: ${error instanceof Error ? error.message : String(error)}`);
    return finding.fixes;
  }
}
