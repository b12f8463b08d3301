import type { Link, PolicyDocument } from '../../document/policy-document.ts';
import type { IndexView } from '../../isms/index-view.ts';
import { baseName, decode, parentUri, relativePath, resolveUri, uriKey } from '../../text/uri.ts';
import { exampleText } from '../example-text.ts';
import { quoted } from '../quoted.ts';
import type { Fix, Rule } from '../rule.ts';
import { type FaultyLink, forAll, groupByTarget } from './same-target.ts';

/** ANX312: a link leads to no file. */
export const linkBroken: Rule = {
  meta: {
    code: 'ANX312',
    slug: 'link-broken',
    summary: 'A link leads to a file that is not there',
    rationale:
      'Policies send readers on to procedures, forms and records. A dead link is the document an auditor asks for and nobody finds. Links to web sites are not followed; links without an ending, as site generators write them, are tried with `.md` too, and without the number that orders pages (`05-keys.md` is `keys` on the site). Capital letters count: a link that works on Windows may be dead on the web.',
    clauses: ['7.5.3'],
    severity: 'warning',
    fixable: true,
    scope: 'workspace',
  },
  examples: [
    {
      title: 'The file is there',
      text: exampleText(
        '---',
        'type: policy',
        'owner: Head of IT',
        '---',
        '',
        '# Backup Policy',
        '',
        'See the [procedure](../procedures/backup.md), also [without ending](../procedures/backup).',
      ),
      files: { 'procedures/backup.md': exampleText('# Backup Procedure') },
    },
    {
      title: 'Site generators leave out the number in front of a name',
      text: exampleText(
        '---',
        'type: policy',
        'owner: Head of IT',
        '---',
        '',
        '# Backup Policy',
        '',
        'See [keys](../crypto/keys) and [tapes](tapes).',
      ),
      files: { '20-crypto/05-keys.md': exampleText('# Keys'), 'policies/07-tapes.md': exampleText('# Tapes') },
    },
    {
      title: 'The file is not there',
      text: exampleText(
        '---',
        'type: policy',
        'owner: Head of IT',
        '---',
        '',
        '# Backup Policy',
        '',
        'See the [procedure](⟦../procedures/restore.md⟧).',
      ),
      files: { 'procedures/backup.md': exampleText('# Backup Procedure') },
    },
    {
      title: 'The file is elsewhere',
      text: exampleText(
        '---',
        'type: policy',
        'owner: Head of IT',
        '---',
        '',
        '# Backup Policy',
        '',
        'See the [procedure](⟦backup.md#tests⟧).',
      ),
      files: { 'procedures/backup.md': exampleText('# Backup Procedure', '', '## Tests', '', 'Each May.') },
      fixed: exampleText(
        '---',
        'type: policy',
        'owner: Head of IT',
        '---',
        '',
        '# Backup Policy',
        '',
        'See the [procedure](../procedures/backup.md#tests).',
      ),
    },
    {
      title: 'Only the capital letters differ',
      text: exampleText('---', 'type: policy', 'owner: Head of IT', '---', '', '# Backup Policy', '', 'See [desks](⟦Clear-Desk.md⟧).'),
      files: { 'policies/clear-desk.md': exampleText('# Clear Desk Policy') },
      fixed: exampleText('---', 'type: policy', 'owner: Head of IT', '---', '', '# Backup Policy', '', 'See [desks](clear-desk.md).'),
    },
    {
      title: 'A file that is named twice is missed once',
      text: exampleText(
        ...['---', 'type: policy', 'owner: Head of IT', '---', '', '# Backup Policy', ''],
        'See the [procedure](⟦../procedures/restore.md⟧), and its [steps](../procedures/restore.md#steps).',
      ),
    },
    {
      title: 'Paths from a folder above, as some sites have them, are one finding',
      text: exampleText(
        ...['---', 'type: policy', 'owner: Head of IT', '---', '', '# Backup Policy', ''],
        'See [restoring](⟦policies/restore.md⟧) and [tapes](policies/tapes.md).',
      ),
      files: { 'policies/restore.md': exampleText('# Restoring'), 'policies/tapes.md': exampleText('# Tapes') },
      fixed: exampleText(
        ...['---', 'type: policy', 'owner: Head of IT', '---', '', '# Backup Policy', ''],
        'See [restoring](restore.md) and [tapes](tapes.md).',
      ),
    },
  ],
  check({ document, index, report }) {
    const dead: Dead[] = [];
    const fromAbove: Dead[] = [];
    for (const link of document.links) {
      if (link.uri === document.uri || leadsSomewhere(index, link.uri) || leadsFromPage(index, document, link)) continue;
      const other = elsewhere(index, document, link);
      (other?.how === 'from above' ? fromAbove : dead).push({ link, other, fixes: fixFor(document, link, other) });
    }
    // who writes paths from a folder above does so in all links: one cause
    const groups = groupByTarget(dead, ({ uri }) => uriKey(uri));
    const [first, ...others] = fromAbove;
    if (first) groups.push([first, ...others]);
    for (const group of groups) {
      const [{ link, other }] = group;
      const { related, fixes } = forAll(group, document.uri);
      const isMany = other?.how === 'from above' && group.length > 1;
      const many = isMany ? ' Other links of this document are written like this, too.' : '';
      report({
        range: link.range,
        ...severityFor(document, other),
        message: `${quoted(link.target)} leads to no file. ${adviceFor(document, link, other)}${many}`,
        related,
        fixes: isMany ? fixes.map((fix) => ({ ...fix, title: 'Write these paths from this file' })) : fixes,
      });
    }
  },
};

/** A link that leads to no file, and the file it may mean. */
interface Dead extends FaultyLink {
  readonly other: Elsewhere | null;
}

/** Links of a template are to be filled in, and a path from a folder above may be right on the site made of the files. */
function severityFor({ classification }: PolicyDocument, other: Elsewhere | null): { severity?: 'info' | 'hint' } {
  if (classification.type === 'template') return { severity: 'hint' };
  return other?.how === 'from above' ? { severity: 'info' } : {};
}

/** The file itself, or the source that a site generator makes the page from. */
function leadsSomewhere(index: IndexView, uri: string): boolean {
  // `policy.md.tmpl` becomes `policy.md`
  if (index.fileExists(uri) || (uri.endsWith('.md') && index.fileExists(`${uri}.tmpl`))) return true;
  const bare = uri.replace(/\.html?$/i, '').replace(/\/$/, '');
  const name = bare.slice(bare.lastIndexOf('/') + 1);
  return (
    (bare !== uri || !name.includes('.')) &&
    ['.md', '.mdx', '/index.md', '/_index.md', '/README.md'].some((ending) => index.fileExists(bare + ending))
  );
}

/** Sites that make a folder of each page resolve its links from there: `../backup/` in `access.md` is `backup.md` beside it. */
function leadsFromPage(index: IndexView, { uri }: PolicyDocument, { target }: Link): boolean {
  const [path = ''] = target.split(/[?#]/, 1);
  if (!path.startsWith('../') || /\.\w{1,5}$/.test(path)) return false;
  return leadsSomewhere(index, resolveUri(`${uri.replace(/\.mdx?$/i, '')}/page`, decode(path)));
}

interface Elsewhere {
  readonly uri: string;
  /** Why it may be meant: another case of the same path, the same path from a folder above, or the same name. */
  readonly how: 'case' | 'from above' | 'name';
}

/** The one file of the workspace that has the name looked for, whatever its case; null if there is none or several. */
function elsewhere(index: IndexView, document: PolicyDocument, link: Link): Elsewhere | null {
  const name = baseName(link.uri);
  if (name === '') return null;
  const found = index.filesNamed(name.includes('.') ? name : `${name}.md`).filter((uri) => uri !== uriKey(document.uri));
  const folder = parentUri(uriKey(link.uri)).toLowerCase();
  const near = found.filter((uri) => parentUri(uri).toLowerCase() === folder);
  if (near.length === 1) return { uri: near[0] as string, how: 'case' };
  const path = decode(link.target.split(/[?#]/, 1)[0] as string);
  const above = found.find((uri) => uri.endsWith(`/${path}`) && uriKey(document.uri).startsWith(uri.slice(0, -path.length)));
  if (above) return { uri: above, how: 'from above' };
  const [only] = found;
  return only && found.length === 1 && !/^(?:readme|index)\b/i.test(name) ? { uri: only, how: 'name' } : null;
}

function adviceFor({ uri }: PolicyDocument, { target }: Link, other: Elsewhere | null): string {
  const path = other ? quoted(pathTo(uri, other.uri)) : '';
  if (other?.how === 'case') return `The file is called ${quoted(baseName(other.uri))}: capital letters count on the web.`;
  if (other?.how === 'from above') return `It would from a folder above, as some sites have it; from this file write ${path}.`;
  if (other) return `A file of that name is at ${path}. Correct the path.`;
  if (/^www\./i.test(target)) return 'For a web page write `https://` before it.';
  if (/^[^/@\s]+@[^/@\s]+$/.test(target)) return 'For an e-mail address write `mailto:` before it.';
  return 'Correct the path, or add the file.';
}

function fixFor(document: PolicyDocument, { target, range }: Link, other: Elsewhere | null): Fix[] {
  if (!other || range.end - range.start !== target.length) return [];
  const path = pathTo(document.uri, other.uri);
  const rest = target.slice(/[?#]/.exec(target)?.index ?? target.length);
  const newText = encodeURI(path) + rest;
  return path === '' || /[()<>]/.test(path)
    ? []
    : [{ title: `Link to \`${path}\``, preferred: other.how === 'case', edits: [{ uri: document.uri, range, newText }] }];
}

/** The relative path from a document to a file; empty if they have nothing in common. */
function pathTo(from: string, to: string): string {
  let folder = parentUri(uriKey(from));
  for (let up = ''; folder.length > 'file:///'.length; up += '../') {
    const below = relativePath(folder, to);
    if (below !== null) return up + below;
    const parent = parentUri(folder);
    if (parent === folder) return '';
    folder = parent;
  }
  return '';
}
