import type { Catalog } from '../../catalog/catalog.ts';
import type { PolicyDocument, Section } from '../../document/policy-document.ts';
import { exampleText } from '../example-text.ts';
import { quoted } from '../quoted.ts';
import type { Rule } from '../rule.ts';
import { isChapter } from './chapters.ts';
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
    fixable: false,
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
      report({
        range: section.titleRange,
        message: `Nothing stands below ${quoted(section.title)}. Write the section or remove its heading.`,
      });
    });
  },
};

/** The sections that a `missing-…` rule speaks of already. */
function reportedAsMissing(document: PolicyDocument, catalog: Catalog): Set<Section | null> {
  const kinds = catalog.documentTypes.get(document.classification.type ?? '')?.sections ?? [];
  return new Set(kinds.map(({ kind }) => sectionNeed(document, catalog, kind)?.section ?? null));
}
