import { metadataField, metadataText } from '../../document/metadata/metadata.ts';
import type { PolicyDocument } from '../../document/policy-document.ts';
import { documentReferences, fileMeant } from '../../isms/document-references.ts';
import type { IndexView } from '../../isms/index-view.ts';
import { statusOf } from '../../isms/life-cycle.ts';
import { claimedSuccessors } from '../../isms/succession.ts';
import { exampleText } from '../example-text.ts';
import { textRange } from '../metadata/document-control.ts';
import { quoted } from '../quoted.ts';
import type { Rule, RuleContext } from '../rule.ts';

/** ANX410: a document was superseded, but by no document of the ISMS. */
export const successorMissing: Rule = {
  meta: {
    code: 'ANX410',
    slug: 'successor-missing',
    summary: 'A superseded document has no document that takes its place',
    rationale:
      'Superseded means that something else applies now. A reader who comes to the old document must find out what. Name the successor under `superseded_by`, or set the status to `retired` if nothing takes its place. A page that is no document of the ISMS, or a template, cannot take the place of one.',
    clauses: ['7.5.3'],
    severity: 'info',
    fixable: false,
    scope: 'workspace',
  },
  examples: [
    {
      title: 'The successor is named',
      text: exampleText('---', 'type: policy', 'status: superseded', 'owner: CISO', 'superseded_by: backup.md', '---', '', '# Tapes'),
      files: { 'policies/backup.md': exampleText('---', 'type: policy', 'status: approved', 'owner: CISO', '---', '', '# Backup') },
    },
    {
      title: 'The successor says so itself',
      text: exampleText('---', 'id: POL-001', 'type: policy', 'status: superseded', 'owner: CISO', '---', '', '# Tapes'),
      files: {
        'policies/backup.md': exampleText(
          '---',
          'type: policy',
          'status: approved',
          'supersedes: POL-001',
          'owner: CISO',
          '---',
          '',
          '# Backup',
        ),
      },
    },
    {
      title: 'Retired: nothing takes its place',
      text: exampleText('---', 'type: policy', 'status: retired', 'owner: CISO', '---', '', '# Tapes'),
    },
    {
      title: 'A notice leads to the successor',
      text: exampleText(
        ...['---', 'type: policy', 'status: superseded', 'owner: CISO', '---', '', '# Tapes', ''],
        'No longer in use. See [Backup](backup.md).',
      ),
      files: { 'policies/backup.md': exampleText('---', 'type: policy', 'status: approved', 'owner: CISO', '---', '', '# Backup') },
    },
    {
      title: 'Superseded by nothing',
      text: exampleText('---', 'type: policy', 'status: ⟦superseded⟧', 'owner: CISO', '---', '', '# Tapes'),
    },
    {
      title: 'Superseded by a page that is no document of the ISMS',
      text: exampleText('---', 'type: policy', 'status: superseded', 'owner: CISO', 'superseded_by: ⟦../notes.md⟧', '---', '', '# Tapes'),
      files: { 'notes.md': exampleText('# Notes', '', 'Tapes are gone.') },
    },
  ],
  check(context) {
    const { document, index, report } = context;
    if (document.classification.type === 'template') return;
    const stated = metadataText(document.metadata, 'superseded_by');
    if (stated !== undefined) checkNamed(context);
    const status = metadataField(document.metadata, 'status');
    if (stated !== undefined || !status || statusOf(document) !== 'superseded' || claimedSuccessors(document, index).length > 0) return;
    if (leadsOn(document, index)) return;
    report({
      range: textRange(status),
      message: `The document is ${quoted(status.text)}, but nothing says by which one. Name it under \`superseded_by\`, or set the status to \`retired\`.`,
    });
  },
};

/** Characters of a text that only says where its content went. */
const notice = 1500;

/** True for a notice in place of the text, with a link to where the content is now. */
function leadsOn({ uri, sections, frontMatter, links }: PolicyDocument, index: IndexView): boolean {
  const length = (sections.at(-1)?.range.end ?? Number.POSITIVE_INFINITY) - frontMatter.range.end;
  return length <= notice && links.some((link) => link.uri !== uri && (index.documentAt(link.uri)?.classification.isDocument ?? false));
}

/** What has no such id or file is told by `document-unknown`. */
function checkNamed({ document, index, report }: RuleContext): void {
  for (const { key, text, range } of documentReferences(document)) {
    if (key !== 'superseded_by' || !/\.(?:md|markdown|mdx)(?:#|$)/i.test(text)) continue;
    const { isDocument, type } = index.documentAt(fileMeant(document.uri, text))?.classification ?? {};
    if (isDocument === undefined || (isDocument && type !== 'template')) continue;
    report({
      range,
      message: `${quoted(text)} is ${isDocument ? 'a template' : 'no document of the ISMS'} and cannot take the place of this one. Name the document that does, or set the status to \`retired\`.`,
    });
  }
}
