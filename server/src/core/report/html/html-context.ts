import type { IsmsReport, ReportDocument } from '../model/isms-report.ts';
import type { PlaceLink } from './place-links.ts';

/** What the parts of the page are made from. */
export interface HtmlContext {
  readonly report: IsmsReport;
  readonly link: PlaceLink;
  /** Path → document. */
  readonly documents: ReadonlyMap<string, ReportDocument>;
}

/** A document by its id and title; a file that is none by its path. */
export function documentName({ documents }: HtmlContext, path: string): string {
  const document = documents.get(path);
  if (!document) return path;
  return document.id === null ? document.title : `${document.id} ${document.title}`;
}
