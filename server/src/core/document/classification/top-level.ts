import type { DocumentType } from '../../catalog/catalog-files.ts';
import { metadataText } from '../metadata/metadata.ts';
import type { PolicyDocument } from '../policy-document.ts';
import { normaliseTitle, titleKey } from '../sections/titles.ts';

const topLevelTitles = new WeakMap<DocumentType, { readonly titles: RegExp; readonly except: RegExp }>();

/** True for the one document that stands above the others of its type, by its declared type or its title. */
export function isTopLevel({ metadata, title }: PolicyDocument, type: DocumentType): boolean {
  if (!type.topLevel) return false;
  const declared = metadataText(metadata, 'type');
  if (declared && type.topLevel.values.includes(declared.toLowerCase().trim())) return true;
  if (!title) return false;
  const { titles, except } = type.topLevel;
  const patterns = topLevelTitles.get(type) ?? { titles: new RegExp(titles, 'u'), except: new RegExp(except, 'u') };
  topLevelTitles.set(type, patterns);
  const key = titleKey(
    normaliseTitle(title.text)
      .replace(/\([^()]{0,80}\)$/, '')
      .trimEnd(),
  );
  return patterns.titles.test(key) && !patterns.except.test(key);
}
