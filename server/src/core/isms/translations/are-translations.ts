import { metadataField } from '../../document/metadata/metadata.ts';
import type { PolicyDocument } from '../../document/policy-document.ts';

/** True if two documents say the same in two languages: by their texts, by their names or folders, or by their own word. */
export function areTranslations(a: PolicyDocument, b: PolicyDocument): boolean {
  if (a.language !== b.language || suffixLanguage(a.uri) !== suffixLanguage(b.uri)) return true;
  const [one, other] = [folderLanguage(a.uri), folderLanguage(b.uri)];
  // a folder `it` alone may belong to the IT department
  if (one !== null && other !== null && one !== other) return true;
  return [a, b].some((document) => metadataField(document.metadata, 'translation_of')?.blank === false);
}

/** `backup.de.md`, `backup_pt-BR.md`. */
function suffixLanguage(uri: string): string | null {
  const tag = /[._-]([a-z]{2})(?:[_-][a-z]{2})?\.\w{2,8}$/i.exec(uri.slice(-20))?.[1];
  return languageOf(tag);
}

/** `…/de/…`, `…/pt-BR/…`: the innermost such folder. */
function folderLanguage(uri: string): string | null {
  const folders = uri.split('/').slice(0, -1).reverse();
  for (const folder of folders) {
    const found = languageOf(/^([a-z]{2})(?:[_-][a-z]{2})?$/i.exec(folder)?.[1]);
    if (found) return found;
  }
  return null;
}

const languages: ReadonlySet<string> = new Set('en|de|fr|es|pt|it|nl|ja|zh|ko|el|tr|pl|sv|da|fi|cs|ru|uk|ar|he|hu|ro|ca'.split('|'));

function languageOf(tag: string | undefined): string | null {
  const lower = tag?.toLowerCase();
  return lower !== undefined && languages.has(lower) ? lower : null;
}
