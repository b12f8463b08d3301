import { exampleText } from '../example-text.ts';
import type { Rule } from '../rule.ts';

const head = ['---', 'type: procedure', 'owner: Head of IT', '---', '', '# Restore Procedure', '', '## Steps', ''];

/** From so many lists on it is one finding: the procedure is written that way. */
const tooMany = 4;
const mostRelated = 20;

/** ANX503: steps of a procedure that nobody is told to take. */
export const stepWithoutActor: Rule = {
  meta: {
    code: 'ANX503',
    slug: 'step-without-actor',
    summary: 'A numbered list of steps does not say who takes them',
    rationale:
      'A step that nobody is told to take is taken by nobody, or by two. Name the role in each step, in front of the list, in its heading, or in a table with a column for who is responsible. Looked for in numbered lists of three steps and more, in English, German, French and Spanish; one finding for each list in which no step and nothing around it names anybody, or one for all where there are many. A hint: it may be plain who is meant.',
    clauses: ['5.3', 'A.5.2', 'A.5.37'],
    severity: 'hint',
    fixable: false,
    scope: 'document',
  },
  examples: [
    {
      title: 'The first step says who acts',
      text: exampleText(...head, '1. The operator finds the newest copy.', '2. Restore it beside the original.', '3. Compare both.'),
    },
    {
      title: 'What leads to the list says it',
      text: exampleText(...head, 'Responsible: service desk', '', '1. Find the newest copy.', '2. Restore it.', '3. Compare both.'),
    },
    {
      title: 'Nobody is named',
      text: exampleText(...head, '1. ⟦The newest copy is found.⟧', '2. It is restored beside the original.', '3. Both are compared.'),
    },
  ],
  check({ document, report }) {
    const lists = document.steps.filter(({ actor }) => !actor);
    const [first, ...others] = lists;
    if (!first) return;
    const advice = 'Name the role in each step, or in front of the list for all of them.';
    if (lists.length >= tooMany) {
      report({
        range: first.range,
        message: `In ${lists.length} lists of this procedure no step says who takes it. ${advice}`,
        related: others.slice(0, mostRelated).map(({ range }) => ({ uri: document.uri, range, message: 'here as well' })),
      });
      return;
    }
    for (const { range, count } of lists) report({ range, message: `None of these ${count} steps says who takes it. ${advice}` });
  },
};
