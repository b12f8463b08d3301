import { exampleText } from '../example-text.ts';
import { headLine } from '../places.ts';
import type { Rule } from '../rule.ts';

/** ANX102: the front matter is program code. It is never run. */
export const frontMatterExecutable: Rule = {
  meta: {
    code: 'ANX102',
    slug: 'front-matter-executable',
    summary: 'The front matter is program code, which is refused',
    rationale:
      'Some site generators run a block that starts with `---js` or a similar word as a program as soon as the file is read. A policy must be safe to open, so Annexa never runs such a block and reads nothing from it. Write the data as YAML between plain `---` lines.',
    clauses: ['7.5.3', 'A.8.28'],
    severity: 'error',
    fixable: false,
    scope: 'document',
  },
  examples: [
    { title: 'YAML between plain fences', text: exampleText('---', 'type: policy', 'owner: Head of IT', '---', '', '# Backup Policy') },
    {
      title: 'A JavaScript block',
      text: exampleText(
        '⟦---js⟧',
        'module.exports = { owner: process.env.USER };',
        '---',
        '',
        '# Backup Policy',
        '',
        'All servers are backed up daily.',
      ),
    },
  ],
  check({ document, report }) {
    const { kind, language } = document.frontMatter;
    if (kind !== 'executable') return;
    report({
      range: headLine(document) ?? document.frontMatter.range,
      message: `The front matter is \`${language}\` code. It was not run and nothing was read from it. Write the data as YAML between plain \`---\` lines.`,
    });
  },
};
