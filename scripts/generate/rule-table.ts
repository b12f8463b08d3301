import { allRules } from '../../server/src/core/rules/all-rules.ts';

/**
 * The rules as a Markdown table, in order of code.
 * @param base what stands in front of the page names in links: empty, or `docs/rules/`
 */
export function ruleTable(base: string): string {
  const rows = allRules.map(
    ({ meta }) =>
      `| \`${meta.code}\` | [${meta.slug}](${base}${meta.slug}.md) | ${meta.severity} | ${meta.fixable ? 'yes' : ''} | ${meta.summary.replaceAll('|', '\\|')} |`,
  );
  return ['| Code | Rule | Severity | Fix | Finds |', '|---|---|---|---|---|', ...rows].join('\n');
}
