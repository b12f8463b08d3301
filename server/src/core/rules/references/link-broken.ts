import type { IndexView } from '../../isms/index-view.ts';
import { exampleText } from '../example-text.ts';
import { quoted } from '../quoted.ts';
import type { Rule } from '../rule.ts';

/** ANX312: a link leads to no file. */
export const linkBroken: Rule = {
  meta: {
    code: 'ANX312',
    slug: 'link-broken',
    summary: 'A link leads to a file that is not there',
    rationale:
      'Policies send readers on to procedures, forms and records. A dead link is the document an auditor asks for and nobody finds. Links to web sites are not followed; links without an ending, as site generators write them, are tried with `.md` too.',
    clauses: ['7.5.3'],
    severity: 'warning',
    fixable: false,
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
  ],
  check({ document, index, report }) {
    for (const link of document.links) {
      if (link.uri === document.uri || leadsSomewhere(index, link.uri)) continue;
      report({ range: link.range, message: `${quoted(link.target)} leads to no file. Correct the path, or add the file.` });
    }
  },
};

/** The file itself, or the source that a site generator makes the page from. */
function leadsSomewhere(index: IndexView, uri: string): boolean {
  if (index.fileExists(uri)) return true;
  const bare = uri.replace(/\.html?$/i, '').replace(/\/$/, '');
  const name = bare.slice(bare.lastIndexOf('/') + 1);
  return (
    (bare !== uri || !name.includes('.')) && ['.md', '.mdx', '/index.md', '/README.md'].some((ending) => index.fileExists(bare + ending))
  );
}
