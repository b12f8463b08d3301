import type { Catalog } from '../../catalog/catalog.ts';
import type { PolicyDocument, Section } from '../../document/policy-document.ts';
import { exampleText } from '../example-text.ts';
import { quoted } from '../quoted.ts';
import type { Rule } from '../rule.ts';
import { isChapter } from './chapters.ts';
import { headingRemoval } from './placeholder/removal.ts';
import { sectionNeed } from './section-need.ts';

/** ANX220: a heading with nothing below it. */
export const sectionEmpty: Rule = {
  meta: {
    code: 'ANX220',
    slug: 'section-empty',
    summary: 'A section has a heading and no text',
    rationale:
      'A heading promises an answer. Where nothing follows, an auditor notes that the topic was seen and left open. Write the section, or remove the heading. Sections the document type asks for are reported by their own rule, such as [missing-scope](missing-scope.md).',
    clauses: ['7.5.2'],
    severity: 'info',
    fixable: true,
    scope: 'document',
  },
  examples: [
    {
      title: 'Text may stand in a subsection',
      text: exampleText(
        '---',
        'type: procedure',
        'owner: Head of IT',
        '---',
        '',
        '# Backup Procedure',
        '',
        '## Tools',
        '',
        '### Software',
        '',
        'We use restic.',
      ),
    },
    {
      title: 'Nothing stands below the heading',
      text: exampleText(
        '---',
        'type: procedure',
        'owner: Head of IT',
        '---',
        '',
        '# Backup Procedure',
        '',
        '## ⟦Tools⟧',
        '',
        '## Contacts',
        '',
        'Call the service desk.',
      ),
      fixed: exampleText(
        '---',
        'type: procedure',
        'owner: Head of IT',
        '---',
        '',
        '# Backup Procedure',
        '',
        '## Contacts',
        '',
        'Call the service desk.',
      ),
    },
  ],
  check({ document, catalog, report }) {
    if (document.classification.type === 'template') return;
    const parents = new Set(document.sections.map((section) => section.parent));
    const reported = reportedAsMissing(document, catalog);
    document.sections.forEach((section, index) => {
      // a title of several lines is a block of text that a line of dashes below has made a heading
      if (section.title.includes('\n')) return;
      if (section.content !== 'empty' || section.form !== 'heading' || parents.has(index)) return;
      if (section.titleRange.start === document.title?.range.start || reported.has(section)) return;
      if (isChapter(section, document.sections[index + 1])) return;
      if (saysItself(section.title) || isSubtitle(document, index)) return;
      report({
        range: section.titleRange,
        message: `Nothing stands below ${quoted(section.title)}. Write the section or remove its heading.`,
      });
    });
  },
  mend({ span }, { document, text }) {
    const { sections, uri } = document;
    const section = sections.find(({ titleRange }) => titleRange.start === span.start);
    const edit = section && headingRemoval(document, text, section);
    return edit ? [{ title: 'Remove this heading', preferred: false, edits: [{ ...edit, uri }] }] : [];
  },
};

/** A heading that is a statement, or a row of a table that was pasted without its lines. */
function saysItself(title: string): boolean {
  return title.includes('\t') || headingData.test(title) || statement.test(title) || answer.test(title) || ending.test(title);
}

/** `Overall status: approved`. */
const statement =
  /(?:^|\s)(?:status|state|result|outcome|decision|verdict|conclusion|recommendation|rating|score|ergebnis|entscheidung|résultat|décision|statut|estado|resultado|decisión|decisão)\s{0,2}[:：]\s{0,3}\S/iu;
/** `Deviations from plan: none yet`, `Complete: 80 %`. */
const answer =
  /[:：]\s{0,3}(?:none|n\/a|not applicable|yes|no|keine?|ja|nein|aucune?|oui|non|ningun[oa]|sí|\d[\d.,]{0,8} ?%?)(?![\p{L}\d])/iu;
/** Data written as headings: `Date: 1 December 2024`, `Frequency: monthly`. */
const headingData =
  /^(?:date|version|author|owner|revision|frequency|duration|timeline|deadline|datum|autor|auteur|frist|dauer|turnus|häufigkeit|fréquence|durée|fecha|versión|propietario|responsable|frecuencia|duración|frequência|frekuensi|durasi|tanggal|versi|pemilik)\s{0,2}[:：]\s{0,3}\S/iu;
const ending = /^(?:the )?(?:end|end of (?:file|document)|ende|fin|fine|fim|fin du document|ende des dokuments)$/i;
/** What a second line of a title names: the standard, a clause or a control. */
const ofStandard = /(?<!\p{L})(?:iso|iec|bsi|nist|annex a|anhang a|clause)(?!\p{L})|27001/iu;

/** A heading right below the title that goes on with it: on the next line, or the name of a standard. */
function isSubtitle({ sections, lines }: PolicyDocument, index: number): boolean {
  // a broken head can be a heading too
  if (index > 3) return false;
  const [title, section] = [sections[index - 1], sections[index]];
  const isTitle = ({ depth, title: written }: Section): boolean => depth === 1 && !written.includes('\n');
  if (!title || !section || title !== sections.find(isTitle)) return false;
  if (title.kinds.length > 0 && sections.some((other) => other !== title && isTitle(other))) return false;
  const gap = lines.lineAt(section.headingRange.start) - lines.lineAt(title.headingRange.end - 1);
  return gap === 1 || (gap === 2 && ofStandard.test(section.title));
}

/** The sections that a `missing-…` rule speaks of already. */
function reportedAsMissing(document: PolicyDocument, catalog: Catalog): Set<Section | null> {
  const kinds = catalog.documentTypes.get(document.classification.type ?? '')?.sections ?? [];
  return new Set(kinds.map(({ kind }) => sectionNeed(document, catalog, kind)?.section ?? null));
}
