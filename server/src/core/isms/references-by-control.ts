import type { PolicyDocument, Reference } from '../document/policy-document.ts';

/** What a document says of a control, in order of its facts. */
export interface ControlReferences {
  readonly claims: readonly Reference[];
  readonly mentions: readonly Reference[];
}

const none: ControlReferences = { claims: [], mentions: [] };

/**
 * The references of each document by control, sorted out when somebody first asks for one of a document: a control that
 * half of the workspace speaks of is asked for again and again, and no document is searched twice for it.
 */
export class ReferencesByControl {
  readonly #byDocument = new Map<string, ReadonlyMap<string, ControlReferences>>();

  /** The references of a document to a control. @param key URI key of the document. @param id canonical, `A.5.15` */
  of(key: string, document: PolicyDocument, id: string): ControlReferences {
    let byControl = this.#byDocument.get(key);
    if (!byControl) {
      byControl = sortOut(document);
      this.#byDocument.set(key, byControl);
    }
    return byControl.get(id) ?? none;
  }

  /** Forgets a document whose facts are replaced or gone. */
  forget(key: string): void {
    this.#byDocument.delete(key);
  }
}

function sortOut({ references }: PolicyDocument): Map<string, ControlReferences> {
  const byControl = new Map<string, { claims: Reference[]; mentions: Reference[] }>();
  for (const reference of references)
    for (const id of new Set(reference.controls)) {
      let known = byControl.get(id);
      if (!known) {
        known = { claims: [], mentions: [] };
        byControl.set(id, known);
      }
      (reference.kind === 'claim' ? known.claims : known.mentions).push(reference);
    }
  return byControl;
}
