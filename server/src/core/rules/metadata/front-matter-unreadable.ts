import { exampleText } from '../example-text.ts';
import type { Rule } from '../rule.ts';

/** ANX101: the YAML at the head of the document has a mistake. */
export const frontMatterUnreadable: Rule = {
  meta: {
    code: 'ANX101',
    slug: 'front-matter-unreadable',
    summary: 'The front matter is not valid YAML',
    rationale:
      'The block between the two `---` lines holds the document control data: owner, version, dates, controls. Where it cannot be read, everything behind the mistake may be lost for every tool, and the document looks uncontrolled to an auditor. The usual causes are a colon inside a value that is not in quotes, a tab, and a key that stands there twice.',
    clauses: ['7.5.2'],
    severity: 'error',
    fixable: false,
    scope: 'document',
  },
  examples: [
    {
      title: 'Values with a colon are in quotes',
      text: exampleText('---', 'type: policy', 'title: "Backup: what we keep"', 'owner: Head of IT', '---', '', '# Backup: what we keep'),
    },
    {
      title: 'A key stands there twice',
      text: exampleText('---', 'type: policy', 'owner: Head of IT', '⟦owner⟧: Jane Doe', '---', '', '# Backup Policy'),
    },
  ],
  check({ document, report }) {
    const { entries, problems } = document.frontMatter;
    let isLost = false;
    for (const { message, range } of problems) {
      const key = entries.find(({ keyRange }) => keyRange.start === range.start)?.keyRange;
      // behind a mistake the reader has lost its way, and what it says then follows from the first
      if (!key && isLost) continue;
      if (!key) isLost = true;
      report({ range: key ?? range, message: `The front matter cannot be read here. ${message}` });
    }
  },
};
