import type { RiskSettings } from '../../config/risk-settings.ts';
import type { PolicyDocument } from '../../document/policy-document.ts';
import { isRegister } from '../../isms/registers/is-register.ts';
import { RiskRater } from '../../isms/risks/rate-risks.ts';
import { readRisks } from '../../isms/risks/read-risks.ts';
import type { Risk } from '../../isms/risks/risk.ts';
import { registerHolders } from '../../isms/translations/translated-registers.ts';
import type { ReportRisk, ReportRisks, RisksReport } from '../model/risk-report.ts';
import { type ReportContext, reportHead } from './report-context.ts';

/** The risks of the workspace, as a report of their own. */
export function risksReport(context: ReportContext): RisksReport {
  return { ...reportHead(context), ...describeRisks(context) };
}

/** The risks of all registers, the highest score first, on the scale of the config that governs the first of them. */
export function describeRisks(context: ReportContext): ReportRisks {
  const { service } = context;
  const holders = registerHolders(service.documents(), 'risks', service);
  const risksIn = (document: PolicyDocument): Risk[] => readRisks(document, service.catalog);
  const registered = new Set(holders.filter(isRegister).flatMap((document) => risksIn(document).map(({ id }) => id.toLowerCase())));
  // a plan may repeat rows of the register: the register tells
  const isTold = (document: PolicyDocument, { id }: Risk): boolean =>
    !isRegister(document) && id !== '' && registered.has(id.toLowerCase());
  const rows = holders.flatMap((document) => {
    const rater = new RiskRater(service.configFor(document.uri).risks, service.catalog.registers);
    const risks = risksIn(document).filter((risk) => !isTold(document, risk));
    return risks.map((risk) => describeRisk(risk, document, rater, context));
  });
  const settings = service.configFor(holders[0]?.uri ?? `${service.folders[0] ?? ''}/`).risks;
  return { scale: scaleOf(settings, new RiskRater(settings, service.catalog.registers)), rows: rows.sort(byScore) };
}

function scaleOf({ likelihood, impact, levels, labels }: RiskSettings, rater: RiskRater): ReportRisks['scale'] {
  const grid = Array.from({ length: likelihood }, (_, row) =>
    Array.from({ length: impact }, (__, column) => {
      const score = rater.scoreOf(row + 1, column + 1);
      return score === null ? null : rater.levelOf(score);
    }),
  );
  const named = labels.likelihood.length > 0 || labels.impact.length > 0;
  return { likelihood, impact, ...(named && { labels }), levels: levels.map(({ name, upTo }) => ({ name, upTo })), grid };
}

function describeRisk(risk: Risk, document: PolicyDocument, rater: RiskRater, { pathOf }: ReportContext): ReportRisk {
  const inherent = rater.inherent(risk);
  const stated = rater.residual(risk);
  // what is accepted and not rated again stays as it is
  const isAsBefore = stated.level === null && stated.score === null && risk.treatments.length === 1 && risk.treatments[0] === 'accept';
  const residual = isAsBefore ? inherent : stated;
  return {
    path: pathOf(document.uri),
    line: document.lines.lineAt(risk.entry.row.range.start),
    id: risk.id,
    title: risk.title,
    asset: risk.asset,
    owner: risk.owner,
    likelihood: rater.step(risk.likelihood, 'likelihood'),
    impact: rater.step(risk.impact, 'impact'),
    score: inherent.score,
    level: inherent.level,
    treatments: risk.treatments,
    controls: risk.controls,
    residualLikelihood: rater.step(isAsBefore ? risk.likelihood : risk.residualLikelihood, 'likelihood'),
    residualImpact: rater.step(isAsBefore ? risk.impact : risk.residualImpact, 'impact'),
    residualScore: residual.score,
    residualLevel: residual.level,
    status: risk.status,
    acceptedBy: risk.acceptance.by,
    acceptedDate: risk.acceptance.date,
    reviewDate: risk.reviewDate,
    dueDate: risk.dueDate,
  };
}

/** The highest score first, those without one last. */
export function byScore(a: ReportRisk, b: ReportRisk): number {
  if (a.score !== b.score) return (b.score ?? -1) - (a.score ?? -1);
  if (a.path !== b.path) return a.path < b.path ? -1 : 1;
  return a.line - b.line;
}
