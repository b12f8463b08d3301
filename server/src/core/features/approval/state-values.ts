import type { MetadataField } from '../../document/metadata/metadata.ts';
import type { PolicyDocument } from '../../document/policy-document.ts';
import type { TextEdit } from '../../text/text-edit.ts';
import { dateLike } from '../document-control/date-like.ts';
import { frontMatterEdits } from '../document-control/insert-front-matter.ts';
import { addValue, restate, statedFields } from '../document-control/state-value.ts';

/** A value that a document shall state. */
export interface StatedValue {
  readonly key: string;
  /** As front matter has it. */
  readonly value: string;
  /** What the text of the document calls the key. */
  readonly label: string;
  /** As the text of the document has it, where that is not the same. */
  readonly shown?: string;
  /** Keys beside which it goes into the text, the best first. */
  readonly beside: readonly string[];
}

/**
 * The edits that make a document state values, wherever it keeps its document control data; one without any gets front
 * matter.
 * @param values in the canonical order of their keys
 * @returns null if a place cannot be changed
 */
export function stateValues(document: PolicyDocument, text: string, values: readonly StatedValue[]): TextEdit[] | null {
  const { metadata, frontMatter, classification } = document;
  if (metadata.fields.length === 0 && frontMatter.kind === 'none') {
    const type = classification.type !== null && !classification.assumed ? ([['type', classification.type]] as const) : [];
    return frontMatterEdits(document, text, new Map([...type, ...values.map(({ key, value }) => [key, value] as const)]));
  }
  const edits: TextEdit[] = [];
  for (const { key, value, label, shown, beside } of values) {
    const inText = shown ?? value;
    const write = ({ carrier, text: written }: MetadataField): string =>
      carrier === 'front-matter' ? value : key.endsWith('_date') ? dateLike(written, value) : inText;
    const isStated = statedFields(document, key).length > 0;
    const made = isStated
      ? restate(document, text, key, write)
      : addValue(document, text, key, inHead(document) ? value : inText, label, beside);
    if (!made) return null;
    edits.push(...made);
  }
  return edits;
}

/** True if a new value goes into the front matter, as {@link addValue} decides. */
function inHead({ metadata: { fields } }: PolicyDocument): boolean {
  return (
    fields.some(({ carrier, key }) => carrier === 'front-matter' && key !== 'title' && key !== 'language') ||
    !fields.some(({ carrier }) => carrier !== 'front-matter' && carrier !== 'history')
  );
}
