import type { PolicyDocument } from '../../document/policy-document.ts';
import type { RegisterCell, RegisterRow } from '../../document/registers/register.ts';
import { countsUntil } from '../../isms/evidence/evidence-freshness.ts';
import { readEvidence } from '../../isms/evidence/read-evidence.ts';
import { registerEntries } from '../../isms/registers/register-entries.ts';
import { RiskRater } from '../../isms/risks/rate-risks.ts';
import { readRisk, treatmentsIn } from '../../isms/risks/read-risks.ts';
import type { IsmsService } from '../../service-api.ts';
import { readDate } from '../../text/iso-date.ts';
import { escapeMarkdown } from '../markdown-text.ts';

/** A cell under the cursor. */
export interface HoveredCell {
  readonly service: IsmsService;
  readonly document: PolicyDocument;
  readonly kind: string;
  readonly row: RegisterRow;
  readonly column: string;
  readonly cell: RegisterCell;
}

const inherent: ReadonlySet<string> = new Set(['likelihood', 'impact', 'score', 'level']);
const residual: ReadonlySet<string> = new Set(['residual_likelihood', 'residual_impact', 'residual', 'residual_level']);

/** Explains a cell by the rest of its row: treatments among words, ratings, until when evidence counts. Markdown; null for others. */
export function rowWords(hovered: HoveredCell): string | null {
  const { kind, column } = hovered;
  if (kind === 'risks' && column === 'treatment') return treatments(hovered);
  if (kind === 'risks' && (inherent.has(column) || residual.has(column))) return rating(hovered, residual.has(column));
  if (kind === 'evidence' && (column === 'collected' || column === 'expires')) return validity(hovered);
  return null;
}

function treatments({ service: { catalog }, cell }: HoveredCell): string | null {
  const values = catalog.registers.column('risks', 'treatment')?.values ?? [];
  const named = treatmentsIn(cell.text, catalog).flatMap((id) => values.find((value) => value.id === id) ?? []);
  return named.length === 0 ? null : named.map(({ id, summary }) => `**${id}** ${summary}`).join('\n\n');
}

function rating({ service, document, row }: HoveredCell, isResidual: boolean): string | null {
  const entry = registerEntries(document, 'risks').all.find((each) => each.row === row);
  if (!entry) return null;
  const rater = new RiskRater(service.configFor(document.uri).risks, service.catalog.registers);
  const { settings } = rater;
  const risk = readRisk(entry, service.catalog);
  const likelihood = rater.step(isResidual ? risk.residualLikelihood : risk.likelihood, 'likelihood');
  const impact = rater.step(isResidual ? risk.residualImpact : risk.impact, 'impact');
  const { score, level } = isResidual ? rater.residual(risk) : rater.inherent(risk);
  const step = (name: string, value: number | null, scale: 'likelihood' | 'impact'): string[] => {
    if (value === null) return [];
    const label = settings.labels[scale][value - 1];
    return [`- ${name}: ${value} of ${settings[scale]}${label === undefined ? '' : ` (${escapeMarkdown(label)})`}`];
  };
  const lines = [
    ...step('Likelihood', likelihood, 'likelihood'),
    ...step('Impact', impact, 'impact'),
    ...(score === null && level === null
      ? []
      : [`- Score: ${[score, level && `(${escapeMarkdown(level)})`].filter((part) => part !== null).join(' ')}`]),
  ];
  if (lines.length === 0) return null;
  return [isResidual ? '**After treatment**' : '**Before treatment**', lines.join('\n')].join('\n\n');
}

/** Until when the evidence counts, for each of its controls, by its own word or the cadence of the config. */
function validity({ service, document, row, column, cell }: HoveredCell): string | null {
  const day = readDate(cell.text);
  const evidence = readEvidence(document).find(({ range }) => row.range.start <= range.start && range.end <= row.range.end);
  if (day === null || !evidence) return null;
  const settings = service.configFor(document.uri).evidence;
  const lines = evidence.controls.slice(0, 10).flatMap((control) => {
    const until = countsUntil(evidence, control, settings);
    return until === null ? [] : [`- ${control}: ${until < service.asOf ? 'too old since' : 'counts until'} ${until}`];
  });
  return lines.length === 0 ? null : [`**${column}** ${day}`, lines.join('\n')].join('\n\n');
}
