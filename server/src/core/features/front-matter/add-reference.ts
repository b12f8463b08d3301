import { metadataKeyByName } from '../../document/metadata/metadata-keys.ts';
import type { PolicyDocument } from '../../document/policy-document.ts';
import type { TextEdit } from '../../text/text-edit.ts';
import { trimmedEnd } from '../claims/members.ts';
import { plainScalar } from '../completion/quoting.ts';
import { placeOfKey, takesKeys } from '../document-control/insert-front-matter.ts';
import { insertMember } from './insert-member.ts';

/**
 * The edit that names a further document under a key of the front matter: `related: [PRO-001]`.
 * @returns null where the document has no front matter, or one that cannot be added to
 */
export function addReference(document: PolicyDocument, text: string, key: string, id: string): TextEdit | null {
  const { frontMatter, eol } = document;
  if (frontMatter.kind === 'none' || !takesKeys(document, text)) return null;
  const written = plainScalar(id);
  const entry = frontMatter.entries.find((each) => metadataKeyByName(each.key)?.key === key);
  if (!entry) {
    const at = placeOfKey(document, text, key);
    return { range: { start: at, end: at }, newText: `${key}: [${written}]${eol}` };
  }
  const { value } = entry;
  if (value.kind === 'list') {
    const members = value.items.map(({ range: { start, end } }) => ({ start, end: trimmedEnd(text, start, end) }));
    return insertMember(document, text, { ...value, members }, members.length, written);
  }
  if (value.kind === 'map' || value.style === 'block') return null;
  const source = value.source.trim();
  if (source === '') {
    const at = text.indexOf(':', entry.keyRange.end) + 1;
    return { range: { start: at, end: at }, newText: ` [${written}]` };
  }
  const range = { start: value.range.start, end: value.range.start + value.source.trimEnd().length };
  return { range, newText: value.value === null ? `[${written}]` : `[${source}, ${written}]` };
}
