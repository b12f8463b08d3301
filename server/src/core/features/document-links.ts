import type { PolicyDocument } from '../document/policy-document.ts';
import { type DocumentReference, documentReferences, evidenceReferences, fileMeant, isPath } from '../isms/document-references.ts';
import type { IsmsService } from '../service-api.ts';
import type { TextRange } from '../text/text-range.ts';
import { baseName, uriKey } from '../text/uri.ts';
import { documentsMeant } from './document-reference.ts';
import { plainLine } from './plain-line.ts';

/** A span of a document that leads to a file. */
export interface DocumentLink {
  /** UTF-16 offsets. */
  readonly range: TextRange;
  /** URI in the workspace; with a fragment `#L12`, which editors read as a line, where a section is named. */
  readonly target: string;
  /** Plain text. */
  readonly tooltip: string;
}

/**
 * The links that only the ISMS knows of: ids and paths of documents and records in the metadata. Links of Markdown itself
 * are left out, because editors with a Markdown extension, VS Code among them, would show each of them twice. Nothing leads
 * out of the workspace: a target is a document that was read, or a file that was listed.
 */
export function documentLinks(service: IsmsService, uri: string): readonly DocumentLink[] {
  const document = service.document(uri);
  if (!document) return [];
  return [...documentReferences(document), ...evidenceReferences(document)].flatMap((reference) => {
    const link = linkTo(service, document, reference);
    return link ? [{ ...link, range: reference.range }] : [];
  });
}

function linkTo(service: IsmsService, document: PolicyDocument, { text }: DocumentReference): Omit<DocumentLink, 'range'> | null {
  const [target, another] = documentsMeant(service, document, text);
  // of two documents with one id nobody knows which is meant; the definition shows both
  if (another) return null;
  if (target) {
    const anchor = isPath(text) ? text.split('#', 2)[1]?.toLowerCase() : undefined;
    const section = anchor ? target.sections.find((one) => one.anchor.toLowerCase() === anchor) : undefined;
    const fragment = section ? `#L${target.lines.lineAt(section.headingRange.start) + 1}` : '';
    return { target: `${target.uri}${fragment}`, tooltip: plainLine(target.title?.text ?? baseName(target.uri), 200) };
  }
  const file = isPath(text) ? listedFile(service, fileMeant(document.uri, text)) : null;
  return file === null ? null : { target: file, tooltip: plainLine(baseName(file), 200) };
}

/** The URI if a file that is no Markdown is listed there; an ignored file or one outside of the workspace never is. */
export function listedFile(service: IsmsService, uri: string): string | null {
  const key = uriKey(uri);
  return service.index.filesNamed(baseName(uri)).includes(key) ? uri : null;
}
