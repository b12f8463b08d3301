import type { PolicyDocument } from '../../document/policy-document.ts';
import type { IsmsService } from '../../service-api.ts';
import type { TextEdit } from '../../text/text-edit.ts';
import type { CompletionContext } from './completion-context.ts';
import type { CompletionTopic } from './documentation.ts';

/** What a completion item stands for; an editor picks an icon by it. */
export type CompletionKind = 'control' | 'framework' | 'key' | 'value' | 'document' | 'person' | 'section';

/** One thing that can be typed. */
export interface CompletionItem {
  readonly label: string;
  readonly kind: CompletionKind;
  /** One line beside the label. */
  readonly detail: string;
  /** What its documentation is about, see `completionDocumentation`; null if it has none. */
  readonly topic: CompletionTopic | null;
  /** What a client matches the typed text with; null if that is the label. */
  readonly filterText: string | null;
  /** Items in order. */
  readonly sortText: string;
  /** UTF-16 offsets of the open text. The range lies on one line and holds the cursor. */
  readonly edit: TextEdit;
  /** The new text of {@link edit} as LSP snippet with places to fill in; null if there are none. */
  readonly snippet: string | null;
  /** What changes elsewhere, as the numbers of the headings that follow. */
  readonly additionalEdits: readonly TextEdit[];
}

/** What {@link CompletionSource} says of an item; range, order and quoting are added in one place. */
export interface Candidate {
  readonly label: string;
  readonly kind: CompletionKind;
  readonly detail: string;
  readonly topic?: CompletionTopic | null;
  readonly insert: string;
  readonly snippet?: string;
  /** Further words a client may match; label and detail are matched anyway. */
  readonly words?: readonly string[];
  /** True puts it behind all others. */
  readonly last?: boolean;
  readonly additionalEdits?: readonly TextEdit[];
}

/** What a source gets to see. */
export interface CompletionRequest {
  readonly service: IsmsService;
  readonly uri: string;
  readonly offset: number;
  /** The facts of the document, as far as its broken state allows. */
  readonly document: PolicyDocument | undefined;
  readonly context: CompletionContext;
  /** Canonical metadata key the place belongs to (`status` for `state:`), empty at the top. */
  readonly key: string;
  /** The text from the start of the token to the cursor. */
  readonly typed: string;
}

/** Offers candidates in order, or null if the place is none of its business. */
export type CompletionSource = (request: CompletionRequest) => readonly Candidate[] | null;
