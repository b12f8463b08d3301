import { stateMeaning } from '../coverage/coverage-states.ts';
import type { PreviewControl } from './preview-facts.ts';

/** An Annex A id as it stands in prose: `A.5.15`, `A 5.15`, `A5.15`; not a part of a longer number or word. */
const annexId = /(?<![\p{L}\p{N}_.-])A[.\s]?(\d{1,2}\.\d{1,2})(?![\p{L}\p{N}_]|\.\d)/gu;

/** A piece of a text: plain, or the id of a control. */
type Piece = string | { readonly text: string; readonly control: PreviewControl };

/** Cuts a text at the ids of controls that are known. */
function pieces(text: string, controlOf: (id: string) => PreviewControl | undefined): Piece[] {
  const found: Piece[] = [];
  let from = 0;
  for (const match of text.matchAll(annexId)) {
    const control = controlOf(`A.${match[1]}`);
    if (!control) continue;
    if (match.index > from) found.push(text.slice(from, match.index));
    found.push({ text: match[0], control });
    from = match.index + match[0].length;
  }
  if (from < text.length) found.push(text.slice(from));
  return found;
}

/**
 * A text as HTML in which the ids of controls carry title and state.
 * @param plain turns what lies between into HTML, escaped
 * @param escapeHtml makes a text HTML
 * @returns undefined if there is no id in it
 */
export function annotateControls(
  text: string,
  controlOf: (id: string) => PreviewControl | undefined,
  plain: (text: string) => string,
  escapeHtml: (text: string) => string,
): string | undefined {
  const found = pieces(text, controlOf);
  if (!found.some((piece) => typeof piece !== 'string')) return undefined;
  return found.map((piece) => (typeof piece === 'string' ? plain(piece) : abbreviation(piece.text, piece.control, escapeHtml))).join('');
}

function abbreviation(text: string, { id, title, state }: PreviewControl, escapeHtml: (text: string) => string): string {
  const told = `${id} ${title} (${state}: ${stateMeaning(state)})`;
  return `<abbr class="annexa-control annexa-${state}" title="${escapeHtml(told)}">${escapeHtml(text)}</abbr>`;
}
