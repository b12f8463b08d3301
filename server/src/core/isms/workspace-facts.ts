import type { PolicyDocument } from '../document/policy-document.ts';
import type { IndexView } from './index-view.ts';

/** What is known of the workspace, for whoever asks now and need not be told when it changes. */
export interface WorkspaceFacts {
  readonly index: IndexView;
  /** All ISMS documents, in order of URI. */
  documents(): readonly PolicyDocument[];
}
