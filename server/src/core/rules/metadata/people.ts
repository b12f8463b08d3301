import { metadataField, metadataText } from '../../document/metadata/metadata.ts';
import { comparable } from '../../text/comparable.ts';
import type { MendContext } from '../rule.ts';
import { isFilled } from './document-control.ts';

/** More choices help nobody. */
const most = 3;
/** Longer values are more than a name. */
const longest = 60;

/**
 * Who may be named as owner or approver: whom the config names, then whom most documents of the workspace name; where
 * nobody is known, a role that usually does it.
 * @param except who must not be named, as an approver must not own the document
 */
export function peopleFor(
  { config, catalog, document, documents }: Pick<MendContext, 'config' | 'catalog' | 'document' | 'documents'>,
  key: 'owner' | 'approver',
  except?: string,
): string[] {
  const found = new Map<string, { readonly name: string; count: number }>();
  for (const other of documents()) {
    if (other.uri === document.uri) continue;
    const field = metadataField(other.metadata, key);
    if (!field || !isFilled(field) || !isName(field.text)) continue;
    const known = found.get(comparable(field.text));
    if (known) known.count++;
    else found.set(comparable(field.text), { name: field.text, count: 1 });
  }
  const frequent = [...found.values()].sort((a, b) => b.count - a.count).map(({ name }) => name);
  const configured = config.newDocuments[key];
  const names = configured === null ? frequent : [configured, ...frequent];
  const { roles } = catalog.wording;
  const usual = roles[key][document.language] ?? roles[key].en;
  if (names.length === 0 && usual !== undefined) names.push(usual);
  const seen = new Set(except === undefined ? [] : [comparable(except)]);
  const different = names.filter((name) => {
    const form = comparable(name);
    if (seen.has(form)) return false;
    seen.add(form);
    return true;
  });
  return different.slice(0, most);
}

/** The owner of a document, as far as one is named. */
export function ownerOf({ document }: Pick<MendContext, 'document'>): string | undefined {
  const field = metadataField(document.metadata, 'owner');
  return field && isFilled(field) && isName(field.text) ? field.text : undefined;
}

/** The approver of a document, as far as one is named. */
export function approverOf({ document }: Pick<MendContext, 'document'>): string | undefined {
  const text = metadataText(document.metadata, 'approver');
  return text !== undefined && isName(text) ? text : undefined;
}

function isName(text: string): boolean {
  return text.length <= longest && !/[[\]{}<>|`*\r\n]/.test(text) && /\p{L}/u.test(text);
}
