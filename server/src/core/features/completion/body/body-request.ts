import type { Framework } from '../../../catalog/catalog.ts';
import { currentEdition } from '../../../catalog/control-ids.ts';
import type { PolicyDocument } from '../../../document/policy-document.ts';
import type { IsmsService } from '../../../service-api.ts';
import type { TextRange } from '../../../text/text-range.ts';

/** A place in the body of an open ISMS document. Offsets are UTF-16. */
export interface BodyRequest {
  readonly service: IsmsService;
  readonly uri: string;
  readonly document: PolicyDocument;
  readonly text: string;
  readonly offset: number;
  readonly ask: { readonly atTrigger?: boolean; readonly automatic?: boolean };
}

/** The line of the cursor. */
export interface LineAt {
  readonly start: number;
  /** Without its line end. */
  readonly end: number;
  /** From its start to the cursor. */
  readonly before: string;
  /** From the cursor to its end. */
  readonly after: string;
}

/** The line an offset stands on. */
export function lineAt(text: string, offset: number): LineAt {
  let start = offset;
  while (start > 0 && !isLineEnd(text[start - 1])) start--;
  let end = offset;
  while (end < text.length && !isLineEnd(text[end])) end++;
  return { start, end, before: text.slice(start, offset), after: text.slice(offset, end) };
}

function isLineEnd(unit: string | undefined): boolean {
  return unit === '\n' || unit === '\r';
}

/** The part of a list that is being typed. */
export interface ListToken {
  readonly range: TextRange;
  /** From its start to the cursor. */
  readonly typed: string;
}

/** The item at the cursor of a list parted by commas or semicolons that reaches from `start` to `end` on one line. */
export function listToken(text: string, start: number, offset: number, end: number): ListToken {
  const before = text.slice(start, offset);
  const from = start + (/^.*[,;]/s.exec(before)?.[0].length ?? 0);
  const blank = /^\s*/.exec(text.slice(from, offset))?.[0].length ?? 0;
  const rest = text.slice(offset, end).split(/[,;]/, 1)[0]?.trimEnd() ?? '';
  return { range: { start: from + blank, end: offset + rest.length }, typed: text.slice(from + blank, offset) };
}

/** The framework whose controls a document names where it says nothing else. */
export function bodyFramework({ service, uri }: BodyRequest): Framework | undefined {
  return service.catalog.frameworks.get(service.configFor(uri).frameworks[0] ?? currentEdition);
}
