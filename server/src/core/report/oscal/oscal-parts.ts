import { v5 as uuidV5 } from 'uuid';
import type { ReportHead } from '../model/findings-report.ts';
import type { ReportDocument } from '../model/isms-report.ts';
import { visibleText } from '../text/visible-text.ts';

/** The name space of the UUIDs: the same thing has the same one in every run. */
const nameSpace = '6f1c3a2e-8d0b-5c47-9b1e-2a7d54c0e913';
const propertySpace = 'urn:annexa:oscal';

/** The UUID of a thing by its name, version 5. */
export function uuidOf(name: string): string {
  return uuidV5(name, nameSpace);
}

/** What an OSCAL document says of itself. The day of the report is its version. */
export function metadataOf(title: string, { asOf, tool, complete }: ReportHead) {
  return {
    title,
    'last-modified': startOf(asOf),
    version: asOf,
    'oscal-version': '1.2.1',
    props: [property('tool', `annexa ${tool.version}`), property('complete', String(complete))],
  };
}

/** A day as OSCAL writes points in time. @param day ISO date */
export function startOf(day: string): string {
  return `${day}T00:00:00Z`;
}

/** A fact of ours about something. */
export function property(name: string, value: string) {
  return { name, ns: propertySpace, value: oneLine(value) };
}

/** OSCAL takes texts without space around them. */
export function oneLine(text: string): string {
  return visibleText(text.replace(/\s+/g, ' ')).trim() || '-';
}

/** What documents are known by: their id, or their path where they have none or share it. */
export function componentKeys(documents: readonly ReportDocument[]): Map<ReportDocument, string> {
  const uses = new Map<string, number>();
  for (const { id } of documents) if (id !== null) uses.set(id, (uses.get(id) ?? 0) + 1);
  return new Map(
    documents.map((document) => [
      document,
      document.id !== null && uses.get(document.id) === 1 ? `id:${document.id}` : `path:${document.path}`,
    ]),
  );
}
