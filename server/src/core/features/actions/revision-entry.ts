import type { FrontMatterEntry, FrontMatterMap, FrontMatterValue } from '../../document/front-matter/front-matter-value.ts';
import { newestOf } from '../../document/metadata/history-fields.ts';
import { metadataKeyByName } from '../../document/metadata/metadata-keys.ts';
import type { PolicyDocument } from '../../document/policy-document.ts';
import { insertion, type TextEdit } from '../../text/text-edit.ts';
import { trimmedEnd } from '../claims/members.ts';
import { plainScalar } from '../completion/quoting.ts';
import { takesKeys } from '../document-control/insert-front-matter.ts';

/** One entry of a history of versions. */
export interface Revision {
  readonly version: string;
  /** ISO date. */
  readonly date: string;
  readonly author: string;
  readonly change: string;
}

/** The field of a history that a column or key stands for. */
export function revisionField(name: string): keyof Revision | null {
  const word = name.toLowerCase();
  if (/approv|review|genehm|frei|approuv|aprob/.test(word)) return null;
  if (/^v$|version|^rev(?:ision)?(?: ?(?:no|nr|number))?\.?$|^release$/.test(word)) return 'version';
  if (/date|datum|fecha|^on$|^when$|^year$/.test(word)) return 'date';
  if (/author|autor|auteur|editor|owner|^by$|name|who|changed.?by|bearbeiter|person/.test(word)) return 'author';
  return /chang|änder|aender|descr|beschr|comment|kommentar|summar|note|modif|camb|reason|grund|what|detail/.test(word) ? 'change' : null;
}

/**
 * The edit that adds an entry to `revisions` in the front matter, with the keys the others have and on the side where the
 * newest stand.
 * @returns null if the document has no such list, or one in a form that cannot be added to
 */
export function revisionEntry(document: PolicyDocument, text: string, revision: Revision): TextEdit | null {
  const entry = document.frontMatter.entries.find(({ key }) => metadataKeyByName(key)?.key === 'revisions');
  if (!entry || !takesKeys(document, text)) return null;
  const { value } = entry;
  if (value.kind === 'map' || (value.kind === 'scalar' && (value.value !== null || value.source.trim() !== ''))) return null;
  const items = value.kind === 'list' ? value.items : [];
  if (items.length === 0) return firstEntry(document, text, entry, revision);
  const isFirst = items.length > 1 && newestOf(items.map(stateOf)) === 0;
  const model = items[isFirst ? 0 : items.length - 1] as FrontMatterValue;
  const end = trimmedEnd(text, model.range.start, model.range.end);
  if (value.kind === 'list' && value.flow) {
    const written = flowEntry(model, revision);
    const at = isFirst ? model.range.start : end;
    return written === null ? null : insertion(at, isFirst ? `${written}, ` : `, ${written}`);
  }
  const { lines, eol } = document;
  const start = lines.lineStart(lines.lineAt(model.range.start));
  const prefix = text.slice(start, model.range.start);
  if (!/^[ \t]*-[ \t]+$/.test(prefix)) return null;
  const isBlock = model.kind === 'map' && !model.flow;
  const written = isBlock ? pairs(model, revision)?.join(`${eol}${' '.repeat(prefix.length)}`) : flowEntry(model, revision);
  if (written === undefined || written === null) return null;
  const at = isFirst ? start : lines.lineStart(lines.lineAt(end - 1) + 1);
  return insertion(at, `${prefix}${written}${eol}`);
}

/** The first entry of a list that is still empty. */
function firstEntry({ eol }: PolicyDocument, text: string, { keyRange, value }: FrontMatterEntry, revision: Revision): TextEdit {
  const lines = (['version', 'date', 'author', 'change'] as const).map((key) => `${key}: ${scalar(key, revision)}`);
  const newText = `${eol}  - ${lines.join(`${eol}    `)}`;
  const colon = text.indexOf(':', keyRange.end) + 1;
  return { range: { start: colon, end: Math.max(colon, trimmedEnd(text, colon, value.range.end)) }, newText };
}

/** Version and date of an entry, as far as it states them. */
function stateOf(value: FrontMatterValue): { version: string; date: string } {
  const state = { version: '', date: '' };
  if (value.kind === 'map')
    for (const { key, value: own } of value.entries) {
      const field = revisionField(key);
      if ((field === 'version' || field === 'date') && own.kind === 'scalar') state[field] = own.text;
    }
  else if (value.kind === 'scalar') state.date = /\d{4}-\d\d-\d\d/.exec(value.text)?.[0] ?? '';
  return state;
}

/** `key: value` of a new entry, in the keys of another; null if it has none that is known. */
function pairs(model: FrontMatterMap, revision: Revision): string[] | null {
  const known = model.entries.flatMap(({ key }) => {
    const field = revisionField(key);
    return field ? [`${key}: ${scalar(field, revision)}`] : [];
  });
  return known.length > 0 ? known : null;
}

function flowEntry(model: FrontMatterValue, revision: Revision): string | null {
  if (model.kind === 'scalar') return plainScalar(`${revision.date} ${revision.version} ${revision.change}`);
  const known = model.kind === 'map' ? pairs(model, revision) : null;
  return known && `{ ${known.join(', ')} }`;
}

function scalar(field: keyof Revision, revision: Revision): string {
  if (field === 'date') return revision.date;
  return field === 'version' ? JSON.stringify(revision.version) : plainScalar(revision[field]);
}
