import { metadataField } from '../../document/metadata.ts';
import type { PolicyDocument } from '../../document/policy-document.ts';
import { decode } from '../../text/uri.ts';
import { exampleText } from '../example-text.ts';
import { documentPlace } from '../places.ts';
import { quoted } from '../quoted.ts';
import type { Rule } from '../rule.ts';

/** ANX118: two documents carry the same id. */
export const documentIdDuplicate: Rule = {
  meta: {
    code: 'ANX118',
    slug: 'document-id-duplicate',
    summary: 'Two documents have the same id',
    rationale:
      'Procedures, registers and the Statement of Applicability refer to documents by id. If two documents share one, nobody can tell which is meant, and an auditor will ask which of them is valid. Translations are meant to share the id of their original: give them another `language` or `translation_of`.',
    clauses: ['7.5.2'],
    severity: 'error',
    fixable: false,
    scope: 'workspace',
  },
  examples: [
    {
      title: 'A translation shares the id',
      text: exampleText('---', 'id: POL-001', 'type: policy', 'language: en', 'owner: Head of IT', '---', '', '# Backup Policy'),
      files: {
        'policies/backup.de.md': exampleText(
          '---',
          'id: POL-001',
          'type: policy',
          'language: de',
          'owner: IT-Leitung',
          '---',
          '',
          '# Backup-Richtlinie',
        ),
      },
    },
    {
      title: 'A copy kept the id of its original',
      text: exampleText('---', 'id: ⟦POL-001⟧', 'type: policy', 'owner: Head of IT', '---', '', '# Backup Policy'),
      files: {
        'policies/logging.md': exampleText('---', 'id: POL-001', 'type: policy', 'owner: Head of IT', '---', '', '# Logging Policy'),
      },
    },
  ],
  check({ document, index, report }) {
    const field = metadataField(document.metadata, 'id');
    // an id with a part still to be filled in is that of a template
    if (!field || field.blank || /[[{<]/.test(field.text)) return;
    const others = index.documentsById(field.text).filter((other) => other.uri !== document.uri && !areTranslations(document, other));
    if (others.length === 0) return;
    const names = others.map((other) => quoted(nameBeside(document, other)));
    const related = others.map((other) => ({
      uri: other.uri,
      range: metadataField(other.metadata, 'id')?.valueRange ?? documentPlace(other),
      message: `also has the id ${quoted(field.text)}`,
    }));
    const shown = names.length > 3 ? `${names.slice(0, 3).join(', ')} and ${names.length - 3} more` : names.join(', ');
    report({
      range: field.valueRange,
      message: `The id ${quoted(field.text)} is also that of ${shown}. Give each document an id of its own.`,
      related,
    });
  },
};

/** The title of another document; its path, as far as it differs, where both have the same title. */
function nameBeside(document: PolicyDocument, other: PolicyDocument): string {
  if (other.title && other.title.text !== document.title?.text) return other.title.text;
  const own = document.uri.split('/');
  const segments = other.uri.split('/');
  const shared = segments.findIndex((segment, i) => segment !== own[i]);
  return segments
    .slice(Math.min(shared, segments.length - 1))
    .map(decode)
    .join('/');
}

function areTranslations(a: PolicyDocument, b: PolicyDocument): boolean {
  if (a.language !== b.language) return true;
  return [a, b].some((document) => metadataField(document.metadata, 'translation_of')?.blank === false);
}
