import { metadataField } from '../../document/metadata/metadata.ts';
import type { PolicyDocument } from '../../document/policy-document.ts';
import { nextId } from '../../isms/next-id.ts';
import { areTranslations } from '../../isms/translations/are-translations.ts';
import type { TextRange } from '../../text/text-range.ts';
import { decode } from '../../text/uri.ts';
import { exampleText } from '../example-text.ts';
import { documentPlace } from '../places.ts';
import { quoted } from '../quoted.ts';
import type { Rule } from '../rule.ts';
import { textRange } from './document-control.ts';

/** ANX118: two documents carry the same id. */
export const documentIdDuplicate: Rule = {
  meta: {
    code: 'ANX118',
    slug: 'document-id-duplicate',
    summary: 'Two documents have the same id',
    rationale:
      'Procedures, registers and the Statement of Applicability refer to documents by id. If two documents share one, nobody can tell which is meant, and an auditor will ask which of them is valid. The first by path keeps it; each later one is told. Translations are meant to share the id of their original (another `language`, a folder for each language, or `translation_of`), and so are the copies in a folder of examples or templates. Where the documents are of different types, such as a policy and its procedure, the id may be that of their topic: then it is only an information.',
    clauses: ['7.5.2'],
    severity: 'error',
    fixable: true,
    scope: 'workspace',
    formats: ['markdown', 'yaml'],
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
      title: 'Chapters of two handbooks are both numbered from the start',
      text: exampleText('# Backup Policy', '', '| Document ID | 0010 |', '|---|---|', '| Owner | Head of IT |'),
      path: 'continuity/0010-backup-policy.md',
      files: {
        'access/0010-password-policy.md': exampleText(
          ...['# Password Policy', '', '| Document ID | 0010 |', '|---|---|', '| Owner | Head of IT |'],
        ),
      },
    },
    {
      title: 'A copy kept the id of its original',
      text: exampleText('---', 'id: ⟦POL-001⟧', 'type: policy', 'owner: Head of IT', '---', '', '# Logging Policy'),
      files: {
        'policies/backup.md': exampleText('---', 'id: POL-001', 'type: policy', 'owner: Head of IT', '---', '', '# Backup Policy'),
      },
      fixed: exampleText('---', 'id: POL-002', 'type: policy', 'owner: Head of IT', '---', '', '# Logging Policy'),
    },
    {
      title: 'The policy and the procedure of one topic',
      text: exampleText('---', 'id: ⟦BCK-1⟧', 'type: procedure', 'owner: Head of IT', '---', '', '# Backup Procedure'),
      path: 'procedures/backup.md',
      files: {
        'policies/backup.md': exampleText('---', 'id: BCK-1', 'type: policy', 'owner: Head of IT', '---', '', '# Backup Policy'),
      },
    },
  ],
  check({ document, index, report }) {
    const field = metadataField(document.metadata, 'id');
    // an id with a part still to be filled in is that of a template
    if (!field || field.blank || /[[{<]/.test(field.text)) return;
    const all = index.documentsById(field.text);
    if (all.length < 2) return;
    // the first by path keeps the id, each later one needs another
    const earlier = all.find((other) => other.uri < document.uri && areRivals(document, other, field.text));
    if (!earlier) return;
    const name = quoted(pathBeside(document, earlier));
    const ofOneTopic = earlier.classification.type !== document.classification.type;
    const isAcronym = field.written.toLowerCase() === 'acronym';
    report({
      range: textRange(field),
      message: ofOneTopic
        ? `The id ${quoted(field.text)} is also that of ${name}, which is of another type. If it is the id of a topic, references to it are ambiguous: give each document an id of its own.`
        : `The id ${quoted(field.text)} is also that of ${name}. Give each document an id of its own.`,
      ...((ofOneTopic || isAcronym) && { severity: 'info' }),
      related: [{ uri: earlier.uri, range: idRange(earlier), message: `also has the id ${quoted(field.text)}` }],
    });
  },
  mend(_, context) {
    const { document, config } = context;
    const field = metadataField(document.metadata, 'id');
    if (!field) return [];
    const id = nextId(context, document.classification.type ?? '', config.newDocuments);
    return [
      { title: `Write the next free id \`${id}\``, preferred: false, edits: [{ uri: document.uri, range: textRange(field), newText: id }] },
    ];
  },
};

function idRange(document: PolicyDocument): TextRange {
  const field = metadataField(document.metadata, 'id');
  return field ? textRange(field) : documentPlace(document);
}

/** The path of another document, as far as it differs. */
function pathBeside(document: PolicyDocument, other: PolicyDocument): string {
  const own = document.uri.split('/');
  const segments = other.uri.split('/');
  const shared = segments.findIndex((segment, i) => segment !== own[i]);
  return segments
    .slice(Math.min(shared, segments.length - 1))
    .map(decode)
    .join('/');
}

/** Two documents of one ISMS that are not the same document in another language, and none a specimen of the other. */
function areRivals(a: PolicyDocument, b: PolicyDocument, id: string): boolean {
  if (a.classification.type === 'template' || b.classification.type === 'template') return false;
  if (areTranslations(a, b)) return false;
  const [first, second] = [a, b].map(({ uri }) => uri.split('/').slice(0, -1)) as [string[], string[]];
  const different = first.findIndex((segment, i) => segment !== second[i]);
  const at = different < 0 ? Math.min(first.length, second.length) : different;
  if (first.length === at && second.length === at) return true;
  // a number alone counts the chapters of a folder
  if (/^[\d.\s-]+$/.test(id)) return false;
  return ![first, second].some((segments) => segments.slice(at).some(holdsSpecimens));
}

/** Words in names of folders that hold copies of documents: the specimens they were made from, or what a generator makes of them. */
const specimenWords: ReadonlySet<string> = new Set(
  'example|examples|sample|samples|demo|demos|theme|themes|template|templates|vorlage|vorlagen|modèle|modèles|plantilla|plantillas|fixture|fixtures|test|tests|output|dist|build|public|site|archive|archiv|old'.split(
    '|',
  ),
);

function holdsSpecimens(folder: string): boolean {
  return decode(folder)
    .toLowerCase()
    .split(/[-_. ]/)
    .some((word) => specimenWords.has(word));
}
