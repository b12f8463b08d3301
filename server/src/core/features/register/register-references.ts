import type { PolicyDocument } from '../../document/policy-document.ts';
import type { TextRange } from '../../text/text-range.ts';

/** An id of a document in a row of a register. */
export interface RegisterReference {
  readonly text: string;
  /** Without quotes. */
  readonly range: TextRange;
}

/** The documents that the rows of a document name in a column for them. */
export function registerReferences({ registers }: PolicyDocument): RegisterReference[] {
  return registers.flatMap(({ rows }) =>
    rows.flatMap(({ cells: { documents } }) => {
      if (!documents || documents.text === '') return [];
      if (documents.items.length > 0) return documents.items.flatMap(whole);
      // where marks or quotes were taken out, the places are not known
      const isPlain = documents.range.end - documents.range.start === documents.text.length;
      return isPlain
        ? [...documents.text.matchAll(/[^\s,;][^,;\n]*(?<!\s)/g)].map((match) => piece(documents.range.start + match.index, match[0]))
        : [];
    }),
  );
}

function whole({ text, range }: { readonly text: string; readonly range: TextRange }): RegisterReference[] {
  const quotes = (range.end - range.start - text.length) / 2;
  return quotes === 0 || quotes === 1 ? [{ text, range: { start: range.start + quotes, end: range.end - quotes } }] : [];
}

function piece(start: number, text: string): RegisterReference {
  return { text, range: { start, end: start + text.length } };
}
