import type { Generator } from './artefact.ts';
import { ruleTable } from './rule-table.ts';

const start = '<!-- rules:start -->';
const end = '<!-- rules:end -->';

/** The table of rules in `README.md`, between its two marks; nothing where the README has none. */
export const readmeRules: Generator = {
  generate(read) {
    const readme = read('README.md');
    const from = readme?.indexOf(start) ?? -1;
    const to = readme?.indexOf(end) ?? -1;
    if (readme === null || from < 0 || to < from) return [];
    return [
      { path: 'README.md', content: `${readme.slice(0, from + start.length)}\n\n${ruleTable('docs/rules/')}\n\n${readme.slice(to)}` },
    ];
  },
};
