import type { PolicyDocument } from '../../document/policy-document.ts';
import { RiskRater } from '../../isms/risks/rate-risks.ts';
import { readRisk } from '../../isms/risks/read-risks.ts';
import type { IsmsService } from '../../service-api.ts';
import type { Hover } from '../hover-content.ts';
import { escapeMarkdown } from '../markdown-text.ts';
import { riskAt } from './risk-at.ts';

/** Explains the risk whose id is at an offset: what it is, its score before and after treatment, treatment, controls, owner. */
export function riskHover(service: IsmsService, document: PolicyDocument, offset: number): Hover | null {
  const found = riskAt(service, document, offset);
  const [first] = found?.placed ?? [];
  if (!found || !first) return null;
  const risk = readRisk(first.entry, service.catalog);
  const rater = new RiskRater(service.configFor(first.document.uri).risks, service.catalog.registers);
  const [before, after] = [rater.inherent(risk), rater.residual(risk)];
  const rated = ({ score, level }: typeof before): string => [score, level && `(${escapeMarkdown(level)})`].filter(Boolean).join(' ');
  const lines = [
    ['Score', [rated(before), rated(after) && `${rated(after)} after treatment`].filter(Boolean).join(', ')],
    ['Treatment', risk.treatments.join(', ')],
    ['Controls', risk.controls.join(', ')],
    ['Owner', escapeMarkdown(risk.owner)],
    ['Accepted', [escapeMarkdown(risk.acceptance.by), risk.acceptance.date].filter(Boolean).join(', ')],
    ['Status', risk.status?.replace('_', ' ') ?? ''],
  ].filter(([, value]) => value !== '');
  const title = `**${escapeMarkdown(risk.id)}** ${escapeMarkdown(risk.title)}`.trim();
  return {
    contents: [title, lines.map(([name, value]) => `- ${name}: ${value}`).join('\n')].filter((part) => part !== '').join('\n\n'),
    range: found.range,
  };
}
