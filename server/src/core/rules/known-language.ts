import type { Catalog } from '../catalog/catalog.ts';
import type { PolicyDocument } from '../document/policy-document.ts';

/** True unless a document is in a language whose titles and labels the catalogue does not have: what it lacks nobody can tell. */
export function isKnownLanguage({ language }: Pick<PolicyDocument, 'language'>, catalog: Catalog): boolean {
  return catalog.sectionKinds.get('purpose')?.headings[language] !== undefined;
}
