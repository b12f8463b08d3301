import type { FrontMatterScalar, FrontMatterValue } from '../../document/front-matter/front-matter-value.ts';
import { metadataText } from '../../document/metadata/metadata.ts';
import type { IndexView } from '../../isms/index-view.ts';
import { nearest } from '../../text/edit-distance.ts';
import type { TextRange } from '../../text/text-range.ts';
import { decode, resolveUri } from '../../text/uri.ts';
import { exampleText } from '../example-text.ts';
import { quoted } from '../quoted.ts';
import type { Rule, RuleContext } from '../rule.ts';

const keys = new Set(['implements', 'supersedes', 'superseded_by', 'related', 'translation_of']);
/** `POL-003`, `ISMS.POL.01`: letters, then at least one part with a digit. */
const idShape = /^[A-Z][A-Z0-9]{0,9}(?:[-_.][A-Z0-9]{1,12}){0,4}[-_.]?\d{1,6}[A-Z]?$/i;
const pathShape = /^[^\s:<>{}$#]{1,300}\.(?:md|mdx|markdown|pdf|docx?|xlsx?)(?:#\S{0,200})?$/i;
/** ANX314: the metadata name a document that nobody has. */
export const documentUnknown: Rule = {
  meta: {
    code: 'ANX314',
    slug: 'document-unknown',
    summary: 'The metadata name a document that is not there',
    rationale:
      'The keys `implements`, `related`, `supersedes`, `superseded_by` and `translation_of` tie documents together. An id that no document has leaves a procedure without its policy, and nobody notices. Ids are compared without case; titles and other free text are not checked, nor are ids of a kind that no document of the workspace has (`RFC-2119`). A document that was replaced may be gone, so for `supersedes` only paths are checked.',
    clauses: ['7.5.3'],
    severity: 'warning',
    fixable: true,
    scope: 'workspace',
  },
  examples: [
    {
      title: 'The documents are there; titles and foreign ids are not checked',
      text: exampleText(
        '---',
        'type: procedure',
        'owner: Head of IT',
        'implements: [POL-002]',
        'related: [../policies/backup.md, Access Control Policy, RFC-2119]',
        'supersedes: POL-001',
        '---',
        '',
        '# Restore Procedure',
      ),
      path: 'procedures/restore.md',
      files: { 'policies/backup.md': exampleText('---', 'id: POL-002', 'type: policy', 'owner: CISO', '---', '', '# Backup Policy') },
    },
    {
      title: 'No document has the id',
      text: exampleText('---', 'type: procedure', 'owner: Head of IT', 'implements: [⟦POL-020⟧]', '---', '', '# Restore Procedure'),
      path: 'procedures/restore.md',
      files: { 'policies/backup.md': exampleText('---', 'id: POL-002', 'type: policy', 'owner: CISO', '---', '', '# Backup Policy') },
      fixed: exampleText('---', 'type: procedure', 'owner: Head of IT', 'implements: [POL-002]', '---', '', '# Restore Procedure'),
    },
    {
      title: 'There is no file at the path',
      text: exampleText(
        '---',
        'type: procedure',
        'owner: Head of IT',
        'related: "⟦../policies/backups.md⟧"',
        '---',
        '',
        '# Restore Procedure',
      ),
      path: 'procedures/restore.md',
      files: { 'policies/backup.md': exampleText('---', 'id: POL-002', 'type: policy', 'owner: CISO', '---', '', '# Backup Policy') },
    },
  ],
  check(context) {
    for (const { key, value, blank } of context.document.metadata.fields)
      if (value && !blank && keys.has(key)) for (const scalar of scalars(value)) check(context, key, scalar);
  },
};

function check({ document, index, report }: RuleContext, key: string, scalar: FrontMatterScalar): void {
  const { text, range } = nameIn(scalar);
  if (pathShape.test(text)) {
    if (isFile(index, document.uri, text)) return;
    report({
      range,
      message: `\`${key}\` names ${quoted(text)}, but there is no file at this path. Correct the path, or name the id of the document.`,
    });
    return;
  }
  // what was replaced is often gone
  if (key === 'supersedes' || !idShape.test(text) || index.documentsById(text).length > 0) return;
  // of a kind nobody here uses: a published standard, or a folder that was not opened with this one
  const ids = idsOfKind(index.documentIds(), kindOf(text));
  if (ids.length === 0) return;
  // nobody means to name the document itself
  const own = metadataText(document.metadata, 'id');
  const meant = nearest(
    text,
    ids.filter((id) => id !== own),
    2,
  );
  report({
    range,
    message: `\`${key}\` names ${quoted(text)}, but no document has this id. ${meant ? `Did you mean \`${meant}\`?` : 'Correct it, or give the document its id.'}`,
    fixes: meant ? [{ title: `Replace with \`${meant}\``, preferred: false, edits: [{ uri: document.uri, range, newText: meant }] }] : [],
  });
}

/** A path from the document, from the root of a site, or from a folder above, as many write it. */
function isFile(index: IndexView, from: string, text: string): boolean {
  const path = decode(text.split('#', 1)[0] as string);
  if (path.startsWith('/') || index.fileExists(resolveUri(from, path))) return true;
  return index.filesNamed(path.slice(path.lastIndexOf('/') + 1)).some((uri) => uri.endsWith(`/${path}`));
}

/** The scalars of a value, those in lists included; maps say more than an id. */
function scalars(value: FrontMatterValue): FrontMatterScalar[] {
  if (value.kind === 'list') return value.items.flatMap(scalars);
  return value.kind === 'scalar' && value.text !== '' && value.style !== 'block' ? [value] : [];
}

/** The id or path of a scalar, without the title behind it: `POL-003 – Access Control`. */
function nameIn({ text, range, style }: FrontMatterScalar): { text: string; range: TextRange } {
  const start = range.start + (style === 'quoted' ? 1 : 0);
  const [name = ''] = /^[^\s,;:()[\]]+(?=$|\s*[-–—:(]|\s)/.exec(text) ?? [];
  const rest = text.slice(name.length);
  const isTitled = rest === '' || /^\s+[-–—(]|^:\s|^\s+\p{Lu}/u.test(rest);
  return isTitled && name !== '' ? { text: name, range: { start, end: start + name.length } } : { text, range };
}

/** The ids of the workspace by their kind, made once for each list of them. */
const byKind = new WeakMap<readonly string[], Map<string, string[]>>();

function idsOfKind(ids: readonly string[], kind: string): readonly string[] {
  let kinds = byKind.get(ids);
  if (!kinds) {
    kinds = new Map();
    for (const id of ids) {
      const same = kinds.get(kindOf(id));
      if (same) same.push(id);
      else kinds.set(kindOf(id), [id]);
    }
    byKind.set(ids, kinds);
  }
  return kinds.get(kind) ?? [];
}

/** What ids of one kind share: `POL` of `POL-003`. */
function kindOf(id: string): string {
  return (/^[a-z]+(?:[-_.][a-z]+)*/i.exec(id)?.[0] ?? '').toLowerCase();
}
