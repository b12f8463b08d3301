import type { PolicyDocument } from '../../document/policy-document.ts';
import type { TextEdit } from '../../text/text-edit.ts';
import type { TextRange } from '../../text/text-range.ts';
import { type Place, placeIn } from '../place.ts';
import type { EditsByUri } from '../select-fixes.ts';

/** Why something cannot be renamed: one line, with what to do instead. */
export interface Refusal {
  readonly refusal: string;
}

/** A place that names the thing, but was not changed. */
export interface LeftPlace {
  readonly place: Place;
  /** `range`: a range of ids that the old one lies in. `statement`: the row of the control in a Statement of Applicability. `list`: an id that is written by its neighbours. `unread`: a file that could not be read, or has changed on disk. */
  readonly reason: 'range' | 'statement' | 'list' | 'unread';
}

/** What a rename changes. Edits of one file do not overlap. */
export interface RenameResult {
  readonly edits: EditsByUri;
  readonly left: readonly LeftPlace[];
}

/** Collects the edits of a rename; a second edit of one place is left out. */
export class RenameEdits {
  readonly #edits = new Map<string, Map<string, TextEdit>>();
  readonly #left: LeftPlace[] = [];

  replace({ uri }: PolicyDocument, range: TextRange, newText: string): void {
    const ofFile = this.#edits.get(uri) ?? new Map<string, TextEdit>();
    this.#edits.set(uri, ofFile.set(`${range.start}`, { range, newText }));
  }

  leave(document: PolicyDocument, range: TextRange, reason: LeftPlace['reason']): void {
    this.#left.push({ place: placeIn(document, range), reason });
  }

  result(): RenameResult {
    const edits = new Map<string, readonly TextEdit[]>();
    for (const [uri, ofFile] of [...this.#edits].sort(([a], [b]) => (a < b ? -1 : 1)))
      edits.set(
        uri,
        [...ofFile.values()].sort((a, b) => a.range.start - b.range.start),
      );
    return { edits, left: this.#left };
  }
}
