import { makeBadge } from 'badge-maker';
import { ratioText } from '../text/ratio-text.ts';
import type { CoverageFacts } from './coverage-format.ts';

/** What a badge of the first framework shows. */
function badge({ report }: CoverageFacts): { readonly label: string; readonly message: string; readonly color: string } {
  const framework = report.frameworks[0];
  const label = framework?.title ?? 'ISMS';
  if (!report.complete || !framework) return { label, message: report.complete ? 'no framework' : 'incomplete', color: 'lightgrey' };
  const percent = framework.effective.percent ?? 0;
  const color = percent === 100 ? 'brightgreen' : percent >= 80 ? 'green' : percent >= 50 ? 'yellow' : percent >= 20 ? 'orange' : 'red';
  return { label, message: ratioText(framework.effective), color };
}

/** Effective coverage as a picture, SVG. */
export function writeBadge(facts: CoverageFacts): string {
  return `${makeBadge({ ...badge(facts), style: 'flat' })}\n`;
}

/** The same for the endpoint badge of shields.io. */
export function writeBadgeJson(facts: CoverageFacts): string {
  return `${JSON.stringify({ schemaVersion: 1, ...badge(facts) }, null, 2)}\n`;
}
