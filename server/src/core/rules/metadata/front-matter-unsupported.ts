import { exampleText } from '../example-text.ts';
import { headLine } from '../places.ts';
import type { Rule } from '../rule.ts';

/** ANX103: the front matter is in a language that is not read. */
export const frontMatterUnsupported: Rule = {
  meta: {
    code: 'ANX103',
    slug: 'front-matter-unsupported',
    summary: 'The front matter is in a language that is not read',
    rationale:
      'Annexa reads document control data as YAML between `---` lines. TOML between `+++` lines and other languages are left alone: their data count as absent, so owner, version and claimed controls go unseen.',
    clauses: ['7.5.2'],
    severity: 'warning',
    fixable: false,
    scope: 'document',
  },
  examples: [
    { title: 'YAML', text: exampleText('---', 'type: policy', 'owner: Head of IT', '---', '', '# Backup Policy') },
    {
      title: 'TOML',
      text: exampleText('⟦+++⟧', 'owner = "Head of IT"', '+++', '', '# Backup Policy', '', 'All servers are backed up daily.'),
    },
  ],
  check({ document, report }) {
    const { kind, language } = document.frontMatter;
    if (kind !== 'toml' && kind !== 'other') return;
    const name = kind === 'toml' ? 'TOML' : `\`${language}\``;
    report({
      range: headLine(document) ?? document.frontMatter.range,
      message: `The front matter is ${name}, which is not read: its owner, dates and controls count as absent. Write it as YAML between \`---\` lines.`,
    });
  },
};
