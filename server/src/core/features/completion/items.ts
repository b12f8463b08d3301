import type { TextRange } from '../../text/text-range.ts';
import type { Candidate, CompletionItem } from './completion-item.ts';

/** What can be typed at a place. */
export interface CompletionList {
  /** True if further typing must ask again: the search is done here, not by the client. */
  readonly isIncomplete: boolean;
  readonly items: readonly CompletionItem[];
}

/** Nothing, and nothing either when more is typed. */
export const noItems: CompletionList = { isIncomplete: false, items: [] };

/** More than a list can show; a large workspace has thousands of documents. */
const most = 200;

/** The place of a list of candidates. */
export interface ItemPlace {
  /** What is replaced. */
  readonly range: TextRange;
  /** From its start to the cursor. */
  readonly typed: string;
  /** What goes in front of each text. */
  readonly lead?: string;
}

/**
 * Makes items of candidates in their order.
 * @param searched true if the candidates were searched by what is typed, so that a client must neither sort nor drop them
 */
export function completionItems(candidates: readonly Candidate[], place: ItemPlace, searched: boolean): CompletionList {
  const { range, typed, lead = '' } = place;
  const shown = candidates.length > most ? fitting(candidates, typed).slice(0, most) : candidates;
  const items = shown.map(({ label, kind, detail, topic, insert, snippet, words, last, additionalEdits }, index): CompletionItem => {
    const text = [label, detail, ...(words ?? [])].join(' ').trimEnd();
    const begun = searched ? typed.trim().toLowerCase() : '';
    // Neovim before 0.10 takes the start of the range only of items without it; here the label matches by itself
    const isPlain = begun !== '' && label.toLowerCase().startsWith(begun);
    // clients sort by how well this matches: what all begin with alike leaves our order
    const isPrefixed = begun !== '' && !isPlain;
    return {
      label,
      kind,
      detail,
      topic: topic ?? null,
      filterText: isPlain ? null : isPrefixed ? `${typed.trim()} ${text}` : text,
      sortText: `${last ? 1 : 0}${String(index).padStart(4, '0')}`,
      edit: { range, newText: `${lead}${insert}` },
      snippet: snippet === undefined ? null : `${lead}${snippet}`,
      additionalEdits: additionalEdits ?? [],
    };
  });
  return { isIncomplete: searched || shown !== candidates, items };
}

/** The candidates that hold each word typed. */
function fitting(candidates: readonly Candidate[], typed: string): readonly Candidate[] {
  const words = typed.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  if (words.length === 0) return candidates;
  return candidates.filter(({ label, detail, words: more }) => {
    const text = `${label} ${detail} ${more?.join(' ') ?? ''}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
}
