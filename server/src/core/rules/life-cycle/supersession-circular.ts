import { metadataField, metadataText } from '../../document/metadata/metadata.ts';
import type { PolicyDocument } from '../../document/policy-document.ts';
import { documentReferences, documentsMeant } from '../../isms/document-references.ts';
import { circleFrom } from '../../isms/succession.ts';
import { baseName, uriKey } from '../../text/uri.ts';
import { exampleText } from '../example-text.ts';
import { textRange } from '../metadata/document-control.ts';
import { documentPlace } from '../places.ts';
import { quoted } from '../quoted.ts';
import type { Rule, RuleContext } from '../rule.ts';

/** ANX408: documents take each other's place in a circle. */
export const supersessionCircular: Rule = {
  meta: {
    code: 'ANX408',
    slug: 'supersession-circular',
    summary: 'Documents supersede each other in a circle',
    rationale:
      'Of documents that take each other’s place none is in force, and a reader who looks for the one that applies never arrives. One of the statements is wrong: the newest document must not be superseded by any of the others.',
    clauses: ['7.5.3'],
    severity: 'error',
    fixable: false,
    scope: 'workspace',
  },
  examples: [
    {
      title: 'A chain has an end',
      text: exampleText('---', 'id: POL-001', 'type: policy', 'owner: CISO', 'superseded_by: POL-002', '---', '', '# Tapes'),
      files: {
        'policies/backup.md': exampleText(
          '---',
          'id: POL-002',
          'type: policy',
          'owner: CISO',
          'supersedes: POL-001',
          '---',
          '',
          '# Backup',
        ),
      },
    },
    {
      title: 'Each is superseded by the other',
      text: exampleText('---', 'id: POL-001', 'type: policy', 'owner: CISO', 'superseded_by: ⟦POL-002⟧', '---', '', '# Tapes'),
      files: {
        'policies/backup.md': exampleText(
          '---',
          'id: POL-002',
          'type: policy',
          'owner: CISO',
          'superseded_by: POL-001',
          '---',
          '',
          '# Backup',
        ),
      },
    },
    {
      title: 'A document that names itself',
      text: exampleText('---', 'id: POL-001', 'type: policy', 'owner: CISO', 'supersedes: [⟦POL-001⟧]', '---', '', '# Backup'),
    },
  ],
  check(context) {
    const { document, index, report } = context;
    if (namesItself(context)) return;
    const circle = circleFrom(document, index);
    if (!circle) return;
    const field = metadataField(document.metadata, 'superseded_by') ?? metadataField(document.metadata, 'supersedes');
    const way = [...circle, document].map((one) => quoted(nameOf(one)));
    const shown = way.length > 6 ? [...way.slice(0, 4), '…', way.at(-1)] : way;
    report({
      range: field ? textRange(field) : documentPlace(document),
      message: `These documents take each other’s place in a circle, so that none of them is in force: ${shown.join(' → ')}. Take out the statement that is wrong.`,
      related: circle.slice(1, 6).map((other) => {
        const there = metadataField(other.metadata, 'superseded_by') ?? metadataField(other.metadata, 'supersedes');
        return { uri: other.uri, range: there ? textRange(there) : documentPlace(other), message: 'part of the circle' };
      }),
    });
  },
};

/** Reports what a document says of itself. @returns true if it did */
function namesItself({ document, index, report }: RuleContext): boolean {
  let found = false;
  for (const { key, text, range } of documentReferences(document)) {
    if (key !== 'supersedes' && key !== 'superseded_by') continue;
    const meant = documentsMeant(index, document, text);
    if (meant.length !== 1 || uriKey(meant[0]?.uri ?? '') !== uriKey(document.uri)) continue;
    found = true;
    report({
      range,
      message: `\`${key}\` names ${quoted(text)}, which is this document itself. Name the other document; a new version of the same one needs no such entry.`,
    });
  }
  return found;
}

function nameOf(document: PolicyDocument): string {
  return metadataText(document.metadata, 'id') ?? document.title?.text ?? baseName(document.uri);
}
