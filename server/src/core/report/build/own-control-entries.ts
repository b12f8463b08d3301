import type { PolicyDocument } from '../../document/policy-document.ts';
import { cellOf } from '../../document/registers/register.ts';
import { listOf, soaDecision } from '../../document/registers/soa/soa-decision.ts';
import { documentsMeant } from '../../isms/document-references.ts';
import type { PlacedRow } from '../../isms/index-view.ts';
import { statementsIn } from '../../isms/statement/statements.ts';
import type { ReportContext } from './report-context.ts';

/** A control of the organisation's own, as the config and the Statements of Applicability have it. */
export interface OwnControl {
  /** As written first. */
  readonly id: string;
  readonly title: string;
  /** What the statements decide about it, in order. */
  readonly rows: readonly PlacedRow[];
}

/** The controls of the organisation's own: those that a config names, then those that only a statement has; by id. */
export function ownControls({ service }: ReportContext): OwnControl[] {
  const byId = new Map<string, { id: string; title: string; rows: PlacedRow[] }>();
  const known = (id: string, title: string): { title: string; rows: PlacedRow[] } => {
    const there = byId.get(id.toLowerCase()) ?? { id, title, rows: [] };
    byId.set(id.toLowerCase(), there);
    if (there.title === '') there.title = title;
    return there;
  };
  const statements = service.documents().filter((document) => statementsIn(document).length > 0);
  const places = [...service.folders.map((folder) => `${folder}/`), ...statements.map(({ uri }) => uri)];
  for (const config of new Set(places.map((place) => service.configFor(place))))
    for (const [id, title] of Object.entries(config.ownControls)) known(id, title);
  for (const document of statements)
    for (const row of document.applicability) if (row.own) known(row.control, cellOf(row.row, 'title')).rows.push({ document, row });
  return [...byId.values()].sort((a, b) => a.id.localeCompare(b.id, 'en', { numeric: true }));
}

/** True if the statements leave a control out, and none includes it. */
export function isLeftOut({ rows }: OwnControl): boolean {
  return rows.some(({ row }) => row.applicable === false) && !rows.some(({ row }) => row.applicable === true);
}

/** Why a control is left out; empty if nobody says. */
export function whyLeftOut({ rows }: OwnControl, { service }: ReportContext): string {
  const placed = rows.find(({ row }) => row.applicable === false);
  return placed ? soaDecision(placed.row.row, service.catalog).justification : '';
}

/** The documents that the statements name for a control. */
export function documentsOfOwn({ rows }: OwnControl, { service }: ReportContext): PolicyDocument[] {
  return rows.flatMap(({ document, row }) =>
    listOf(row.row.cells.documents).flatMap((text) => documentsMeant(service.index, document, text)),
  );
}
