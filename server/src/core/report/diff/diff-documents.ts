import type { IsmsReport, ReportDocument } from '../model/isms-report.ts';
import type { DocumentDiff } from '../model/report-diff.ts';

/** Documents that came, went or changed. One that was moved and has an id is the same document. */
export function diffDocuments(base: IsmsReport, head: IsmsReport): DocumentDiff[] {
  const oldByPath = new Map(base.documents.map((document) => [document.path, document]));
  const nowByPath = new Map(head.documents.map((document) => [document.path, document]));
  const moved = new Map(
    base.documents.flatMap((document) => (document.id === null || nowByPath.has(document.path) ? [] : [[document.id, document]])),
  );
  const counterparts = new Set<ReportDocument>();
  const changes: DocumentDiff[] = [];
  for (const document of head.documents) {
    const old = oldByPath.get(document.path) ?? (document.id === null ? undefined : moved.get(document.id));
    if (old) counterparts.add(old);
    if (!old) changes.push(changeOf(document, 'added', false));
    else if (differ(old, document, base, head)) changes.push(changeOf(document, 'changed', needsApproval(old, document)));
  }
  for (const document of base.documents) if (!counterparts.has(document)) changes.push(changeOf(document, 'removed', false));
  return changes.sort((a, b) => (a.path < b.path ? -1 : 1));
}

function changeOf(
  { path, id, title, owner, approver }: ReportDocument,
  change: DocumentDiff['change'],
  needsApproval: boolean,
): DocumentDiff {
  return { path, id, title, change, needsApproval, owner, approver };
}

/** By what readers read where both know it; else by the bytes. */
function differ(old: ReportDocument, now: ReportDocument, base: IsmsReport, head: IsmsReport): boolean {
  if (old.fingerprint !== null && now.fingerprint !== null) return old.fingerprint !== now.fingerprint;
  const hashOf = ({ inputs }: IsmsReport, path: string) => inputs.find((input) => input.path === path)?.sha256 ?? null;
  return hashOf(base, old.path) !== hashOf(head, now.path);
}

/** Another text is no longer the one that was approved, unless somebody approved it since. */
function needsApproval(old: ReportDocument, now: ReportDocument): boolean {
  if (now.state === 'changed') return true;
  return (now.state === 'in-force' || now.state === 'overdue') && now.approvedDate === old.approvedDate;
}
