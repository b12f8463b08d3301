import type { PolicyDocument } from '../../document/policy-document.ts';
import type { IsmsService } from '../../service-api.ts';

/** A cell of a register that is being typed. */
export interface CellBeingTyped {
  readonly service: IsmsService;
  readonly document: PolicyDocument;
  /** Id of the kind of register and of the column. */
  readonly kind: string;
  readonly column: string;
  readonly offset: number;
  readonly typed: string;
  /** A text as it is written here: quoted in YAML where it must be. */
  readonly write: (text: string) => string;
}
