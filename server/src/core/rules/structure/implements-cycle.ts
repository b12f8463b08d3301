import type { PolicyDocument } from '../../document/policy-document.ts';
import { namedUnder } from '../../isms/hierarchy.ts';
import type { IndexView } from '../../isms/index-view.ts';
import { uriKey } from '../../text/uri.ts';
import { exampleText } from '../example-text.ts';
import type { Rule } from '../rule.ts';
import { nameOf } from './name-of.ts';

/** A chain of documents is followed so far. */
const longest = 32;
/** So many documents are looked at on the way. */
const most = 200;

const one = (id: string, implemented: string): string =>
  exampleText('---', `id: ${id}`, 'type: standard', 'owner: CISO', `implements: ${implemented}`, '---', '', `# ${id} Standard`);

/** ANX507: documents that carry each other out. */
export const implementsCycle: Rule = {
  meta: {
    code: 'ANX507',
    slug: 'implements-cycle',
    summary: 'Documents carry each other out in a circle',
    rationale:
      'What carries out a policy stands below it. If a chain of `implements` comes back to where it began, none of the documents lays anything down for the others, and it cannot be told what follows from what. Told once, at the document whose path comes first.',
    clauses: ['7.5.3'],
    severity: 'warning',
    fixable: false,
    scope: 'workspace',
  },
  examples: [
    {
      title: 'A chain that ends',
      text: one('STD-001', 'STD-002'),
      files: { 'policies/z.md': exampleText('---', 'id: STD-002', 'type: standard', 'owner: CISO', '---', '', '# Other Standard') },
    },
    { title: 'A circle of two', text: one('STD-001', '⟦STD-002⟧'), files: { 'policies/z.md': one('STD-002', 'STD-001') } },
    { title: 'A document that carries itself out', text: one('STD-001', '⟦STD-001⟧') },
  ],
  check({ document, index, report }) {
    for (const { document: next, range } of namedUnder(index, document, 'implements')) {
      const circle = circleFrom(index, document, next);
      if (!circle) continue;
      const [first] = circle.toSorted((a, b) => (uriKey(a.uri) < uriKey(b.uri) ? -1 : 1));
      if (first !== document) continue;
      const names = circle.map(nameOf);
      report({
        range,
        message:
          circle.length === 1
            ? `This document carries itself out. Name the policy that it carries out, or take \`implements\` away.`
            : `${names.join(', ')} carry each other out in a circle. Take the \`implements\` away that leads from what lays down to what carries out.`,
        related: circle.slice(1).flatMap((other) => placesOf(index, other, circle)),
      });
      return;
    }
  },
};

/** The documents of the shortest circle that goes from a document through the next one back to it; null if there is none. */
function circleFrom(index: IndexView, start: PolicyDocument, next: PolicyDocument): PolicyDocument[] | null {
  if (next === start) return [start];
  const from = new Map<PolicyDocument, PolicyDocument>([[next, start]]);
  let wave = [next];
  for (let depth = 0; wave.length > 0 && depth < longest && from.size < most; depth++) {
    const following: PolicyDocument[] = [];
    for (const document of wave)
      for (const { document: target } of namedUnder(index, document, 'implements')) {
        if (target === start) return pathTo(document, start, from);
        if (from.has(target)) continue;
        from.set(target, document);
        following.push(target);
      }
    wave = following;
  }
  return null;
}

function pathTo(last: PolicyDocument, start: PolicyDocument, from: ReadonlyMap<PolicyDocument, PolicyDocument>): PolicyDocument[] {
  const path: PolicyDocument[] = [];
  for (let at: PolicyDocument | undefined = last; at && at !== start; at = from.get(at)) path.unshift(at);
  return [start, ...path];
}

function placesOf(index: IndexView, document: PolicyDocument, circle: readonly PolicyDocument[]) {
  const place = namedUnder(index, document, 'implements').find((named) => circle.includes(named.document));
  return place ? [{ uri: document.uri, range: place.range, message: 'and here' }] : [];
}
