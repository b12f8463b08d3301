import { exampleText } from '../example-text.ts';
import { quoted } from '../quoted.ts';
import type { Rule } from '../rule.ts';
import { headingRemoval } from './placeholder/removal.ts';

/** ANX221: two sections of one group have the same title. */
export const sectionDuplicate: Rule = {
  meta: {
    code: 'ANX221',
    slug: 'section-duplicate',
    summary: 'Two sections side by side have the same title',
    rationale:
      'When two sections carry one title, readers stop at the first, and a link to the title leads to the first as well. Usually one is a remainder of a template. Join them, or tell them apart by title. Equal titles in different chapters are fine.',
    clauses: ['7.5.2'],
    severity: 'info',
    fixable: true,
    scope: 'document',
  },
  examples: [
    {
      title: 'Equal titles in different chapters',
      text: exampleText(
        '---',
        'type: procedure',
        'owner: Head of IT',
        '---',
        '',
        '# Backup Procedure',
        '',
        '## Servers',
        '',
        '### Steps',
        '',
        'Run restic.',
        '',
        '## Laptops',
        '',
        '### Steps',
        '',
        'Plug in.',
      ),
    },
    {
      title: 'The same title twice',
      text: exampleText(
        '---',
        'type: procedure',
        'owner: Head of IT',
        '---',
        '',
        '# Backup Procedure',
        '',
        '## 1. Scope',
        '',
        'All servers.',
        '',
        '## ⟦2. Scope⟧',
        '',
        'All laptops.',
      ),
      fixed: exampleText(
        '---',
        'type: procedure',
        'owner: Head of IT',
        '---',
        '',
        '# Backup Procedure',
        '',
        '## 1. Scope',
        '',
        'All servers.',
        '',
        'All laptops.',
      ),
    },
  ],
  check({ document, report }) {
    if (document.classification.type === 'template') return;
    const firsts = new Map<string, number>();
    document.sections.forEach(({ form, title, titleRange, parent }, index) => {
      const normalised = comparable(title);
      if (form !== 'heading' || normalised === '' || title.includes('\n')) return;
      const key = `${parent}\n${normalised}`;
      const first = document.sections[firsts.get(key) ?? -1];
      // a section may be called as its document is, where sections are on the level of the title
      if (!first || first.titleRange.start === document.title?.range.start) {
        firsts.set(key, index);
        return;
      }
      report({
        range: titleRange,
        message: `There is a section ${quoted(first.title)} already, beside this one. Join the two or tell them apart by title.`,
        related: [{ uri: document.uri, range: first.titleRange, message: 'the first one' }],
      });
    });
  },
  mend({ span }, { document, text }) {
    const { sections, uri } = document;
    const index = sections.findIndex(({ titleRange }) => titleRange.start === span.start);
    const [above, section] = [sections[index - 1], sections[index]];
    // only what stands right below the first can go on where that ends
    if (!above || !section || above.depth !== section.depth || above.parent !== section.parent) return [];
    if (comparable(above.title) !== comparable(section.title)) return [];
    const edit = headingRemoval(document, text, section);
    return edit ? [{ title: 'Join with the section above', preferred: false, edits: [{ ...edit, uri }] }] : [];
  },
};

/** A title without its outline number; other digits tell titles apart (`Phase 1`, `Phase 2`). */
function comparable(title: string): string {
  return title
    .toLowerCase()
    .replace(/^\d+(?:\.\d+)*[.)]?\s+/, '')
    .replace(/\s+/g, ' ')
    .replace(/(?<![\s:.])[\s:.]+$/, '');
}
