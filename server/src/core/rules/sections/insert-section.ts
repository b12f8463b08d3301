import type { Catalog } from '../../catalog/catalog.ts';
import type { PolicyDocument } from '../../document/policy-document.ts';
import { insertSections, kindTitle } from '../../document/sections/insert-sections.ts';
import type { Fix } from '../rule.ts';

/**
 * Makes the fix that inserts a section with its stub. It is never applied unasked: what it inserts must be filled in.
 * @param kind section kind id
 */
export function insertSection(document: PolicyDocument, catalog: Catalog, kind: string): Fix {
  const edits = insertSections(document, catalog, [kind]).map((edit) => ({ ...edit, uri: document.uri }));
  return { title: `Insert section \`${kindTitle(document, catalog, kind)}\``, preferred: false, edits };
}
