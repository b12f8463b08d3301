import { hasAnchor, offeredAnchors } from '../../document/links/anchor-match.ts';
import type { Link, PolicyDocument } from '../../document/policy-document.ts';
import { nearest } from '../../text/edit-distance.ts';
import { parentUri, uriKey } from '../../text/uri.ts';
import { exampleText } from '../example-text.ts';
import { quoted } from '../quoted.ts';
import type { Fix, Rule } from '../rule.ts';
import { type FaultyLink, forAll, groupByTarget } from './same-target.ts';

/** ANX313: a link leads to a heading that its document does not have. */
export const linkAnchorBroken: Rule = {
  meta: {
    code: 'ANX313',
    slug: 'link-anchor-broken',
    summary: 'A link leads to a heading that is not there',
    rationale:
      'A link with `#` leads to one heading of a document. When that heading is renamed or renumbered the link still opens the document, but at its top, and the reader searches. Hosts and site generators spell anchors in their own ways, so only letters and digits are compared; anchors of HTML and `{#id}` count too, and so do those of the files in the same folder, which some sites join into one page.',
    clauses: ['7.5.3'],
    severity: 'warning',
    fixable: true,
    scope: 'workspace',
  },
  examples: [
    {
      title: 'The headings are there',
      text: exampleText(
        '---',
        'type: policy',
        'owner: Head of IT',
        '---',
        '',
        '# Backup Policy',
        '',
        'See [below](#2-how-we-restore) and [the tests](../procedures/backup.md#yearly-tests).',
        '',
        '## 2. How we restore',
        '',
        'With care.',
      ),
      files: { 'procedures/backup.md': exampleText('# Backup Procedure', '', '## Yearly tests', '', 'Each May.') },
    },
    {
      title: 'A heading was renamed',
      text: exampleText(
        '---',
        'type: policy',
        'owner: Head of IT',
        '---',
        '',
        '# Backup Policy',
        '',
        'See [the tests](⟦../procedures/backup.md#yearly-test⟧).',
      ),
      files: { 'procedures/backup.md': exampleText('# Backup Procedure', '', '## Yearly tests', '', 'Each May.') },
      fixed: exampleText(
        '---',
        'type: policy',
        'owner: Head of IT',
        '---',
        '',
        '# Backup Policy',
        '',
        'See [the tests](../procedures/backup.md#yearly-tests).',
      ),
    },
    {
      title: 'A heading of the same document that is not there',
      text: exampleText(
        '---',
        'type: policy',
        'owner: Head of IT',
        '---',
        '',
        '# Backup Policy',
        '',
        'See [the tests](⟦#tests⟧).',
        '',
        '## Restoring',
        '',
        'With care.',
      ),
    },
  ],
  check({ document, index, report }) {
    const broken: Broken[] = [];
    for (const link of document.links) {
      if (link.anchor === null || isNoHeading(link.anchor)) continue;
      const target = link.uri === document.uri ? document : index.documentAt(link.uri);
      const { anchor } = link;
      if (!target || hasAnchor(target, anchor) || isComputed(target)) continue;
      // sites that join the files of a folder into one page let a file link to the headings of another
      if (target === document && index.hasAnchorIn(parentUri(document.uri), anchor)) continue;
      const meant = similar(target, anchor);
      const where = target === document ? 'This document' : 'The document';
      const advice = meant ? `Did you mean \`#${meant}\`?` : 'Correct the part behind `#`, or leave it out.';
      const message = `${where} has no heading with the anchor ${quoted(`#${anchor}`)}. ${advice}`;
      broken.push({ link, message, fixes: meant ? fix(document, link, meant) : [] });
    }
    for (const group of groupByTarget(broken, ({ uri, anchor }) => `${uriKey(uri)}#${anchor}`))
      report({ range: group[0].link.range, message: group[0].message, ...forAll(group, document.uri) });
  },
};

/** A link whose anchor is not there. */
interface Broken extends FaultyLink {
  readonly message: string;
}

/** A line number, a route or a text fragment, which are no headings. */
function isNoHeading(anchor: string): boolean {
  return /^(?:L\d|:~:|[/!?])|=/.test(anchor) || /^(?:fn|fnref|user-content-fn)/.test(anchor);
}

/** Headings that a site generator fills in have anchors nobody knows. */
function isComputed({ sections }: PolicyDocument): boolean {
  return sections.some(({ title }) => title.includes('{{') || title.includes('{%'));
}

/** The one anchor that is nearly the same, or that says the same behind another number. */
function similar(target: PolicyDocument, anchor: string): string | undefined {
  const offered = [...new Set(offeredAnchors(target))];
  const words = (text: string): string => text.toLowerCase().replace(/^[\d-]+/, '');
  const same = words(anchor) === '' ? [] : offered.filter((other) => words(other) === words(anchor));
  if (same.length === 1) return same[0];
  return same.length > 1 ? undefined : nearest(anchor, offered, anchor.length > 8 ? 3 : 1);
}

function fix({ uri }: PolicyDocument, { target, range }: Link, meant: string): Fix[] {
  // where the parser does not tell the place of the target, the range is that of the whole link
  if (range.end - range.start !== target.length) return [];
  const start = range.start + target.indexOf('#') + 1;
  return [{ title: `Replace with \`#${meant}\``, preferred: false, edits: [{ uri, range: { start, end: range.end }, newText: meant }] }];
}
