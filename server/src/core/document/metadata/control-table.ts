import type { MetadataLabel } from '../../catalog/metadata-labels.ts';
import type { TextRange } from '../../text/text-range.ts';

/** The cells of a table, each without pipe and padding, and what its header says. */
export interface ControlTable {
  readonly text: string;
  readonly rows: readonly (readonly TextRange[])[];
  /** Normalised header cells. */
  readonly header: readonly string[];
  readonly meanings: readonly (MetadataLabel | undefined)[];
}
