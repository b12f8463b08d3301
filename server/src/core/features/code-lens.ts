import type { Place } from './place.ts';

/** What a lens says, and the places it leads to; without places it leads nowhere. */
export interface LensText {
  /** Plain text on one line. */
  readonly title: string;
  readonly places: readonly Place[];
}

/** A lens over a place of a document: what it says, or the claims from which `claimLens` works that out. */
export interface CodeLens extends Pick<Place, 'range'> {
  readonly text: LensText | null;
  readonly claims: ClaimsInView | null;
}

/** Claims that share a lens. */
export interface ClaimsInView {
  /** Keys of the controls, at least one. */
  readonly controls: readonly string[];
  /** True if other claims stand on the same line, so that the lens says which one it speaks of. */
  readonly named: boolean;
}
