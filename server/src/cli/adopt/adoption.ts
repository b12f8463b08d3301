import type { ConfigProposal } from './config-proposal.ts';
import type { AdoptedDocument } from './move-document-control.ts';
import type { BaselineProposal } from './renew-baseline.ts';

/** What bringing a folder in came to. Parts that were not asked for are undefined, or empty. */
export interface Adoption {
  /** False for a preview. */
  readonly written: boolean;
  readonly config: ConfigProposal | undefined;
  readonly documents: readonly AdoptedDocument[];
  readonly baseline: BaselineProposal | undefined;
  /** True if no document of an ISMS was found: then nothing is proposed. */
  readonly isEmpty: boolean;
  /** Files that could not be written and why, lines for the user. */
  readonly failed: readonly string[];
}
