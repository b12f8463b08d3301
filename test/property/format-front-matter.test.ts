import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { parseDocument } from 'yaml';
import type { PolicyDocument } from '../../server/src/core/document/policy-document.ts';
import { frontMatterFormat } from '../../server/src/core/features/format-front-matter/format-front-matter.ts';
import { applyEdits } from '../../server/src/core/text/text-edit.ts';
import { facts } from '../document/facts.ts';
import { seeded } from '../support/property-seed.ts';
import { fragments, headed } from './documents.ts';
import { mutatedDocuments } from './mutated-documents.ts';

/** Lines of front matter in many ways of writing, some broken. */
const entries = [
  ...[
    'id: P-1',
    'id:   "P-1"',
    "id: 'P-1'",
    'title: "A: b"',
    'title :  Access 🔐',
    'title: >-\n  long\n  title',
    'title: |\n    # x\n\n    y',
    'status: approved',
  ],
  ...[
    'version: 1.0',
    "version: '1.10'",
    'version: v2 # why',
    'owner: "CISO"',
    'owner: "no"',
    'owner:',
    'policy_owner: x',
    'approved_date: "2026-01-31"',
  ],
  ...['next_review_date: 2026-01-31   # soon', 'review_cycle: "annual"', 'applies_to:\n- all\n-   "staff"', 'clauses: [5.10, "6.1"]'],
  ...[
    'controls: [ A.5.1,A.5.2 ]',
    'controls:\n    - A.5.1 # one\n# two\n    - "A.5.2"',
    'controls: [\n  A.5.1, # x\n  A.5.2 ]',
    'controls: 5.10',
  ],
  ...[
    'satisfies:\n    iso27001-2022:\n    - {ref: A.8.2,extent: partial}\n    - A.8.3',
    'implements: "POL-1"',
    'related: [P-2,  "a b.md" ]',
  ],
  ...[
    `controls: [${Array.from({ length: 25 }, (_, at) => `A.5.${at + 1}`).join(', ')}]`,
    'evidence:\n  - path: x.csv\n    note: "keep  "',
    'tags: [ b,a ]',
  ],
  ...[
    'layout:   page  ',
    'note: |+\n  x\n\n',
    'a: &x 1',
    'b: *x',
    '<<: *x',
    'c: !t y',
    'eigentümer: "Ann"',
    '"id": P-2',
    '? q\n: r',
    'x: [a: b]',
    'owner: [TBD]',
  ],
  ...[
    '# a comment',
    '#',
    '',
    '  ',
    '# key: value',
    '  # set in',
    'owner: a: b',
    'id: "x',
    '- item',
    '\tx: 1',
    'revisions:\n- version: 1.0\n  date: "2026-01-01"',
  ],
];
const heads = fc
  .tuple(fc.array(fc.constantFrom(...entries), { maxLength: 9 }), fc.constantFrom('\n', '\r\n'))
  .map(([lines, eol]) => `---\n${lines.join('\n')}\n---\n# Title\n\nA.5.1 and [x](#title).\n`.replaceAll('\n', eol));
const runs = { ...seeded, numRuns: 1000 };

function format(text: string): string {
  const { document } = facts(text);
  const { text: formatted, skipped } = applyEdits(text, frontMatterFormat(document, text));
  assert.deepEqual(skipped, []);
  return formatted;
}

/** What a document says, without places and without the order of its keys. */
function said({ classification, metadata, references, title, sections, links, frontMatter }: PolicyDocument): object {
  const sorted = (items: readonly object[]): string[] => items.map((item) => JSON.stringify(item)).sort();
  return {
    classification: { ...classification, reasons: [...classification.reasons].sort() },
    fields: sorted(metadata.fields.map(({ key, written, text, carrier, blank }) => ({ key, written, text, carrier, blank }))),
    references: sorted(
      references.map(({ kind, text, framework, status, controls, form, extent, section, place }) => {
        const read = form === 'unquoted-number' ? 'id' : form;
        return { kind, text, framework, status, controls, form: read, extent, section, place };
      }),
    ),
    title: title?.text,
    sections: sections.map(({ title: name, depth, kinds, content, anchor }) => ({ name, depth, kinds, content, anchor })),
    links: links.map(({ target }) => target),
    problems: frontMatter.problems.length,
  };
}

function comments(text: string): string[] {
  return (text.match(/(?:^|[ \t])#[^\r\n]*/gm) ?? []).map((comment) => comment.trim()).sort();
}

/** What any reader of YAML gets, each value as text; null where an alias leads nowhere, which is found out only now. */
function values(yaml: string): unknown {
  try {
    return parseDocument(yaml, { schema: 'failsafe', logLevel: 'silent' }).toJS();
  } catch {
    return null;
  }
}

function check(text: string): boolean {
  const formatted = format(text);
  assert.equal(format(formatted), formatted, `is done once: ${JSON.stringify(text)} → ${JSON.stringify(formatted)}`);
  const [before, after] = [facts(text).document, facts(formatted).document];
  if (formatted === text) return false;
  assert.deepEqual(said(after), said(before), JSON.stringify(text));
  assert.deepEqual(comments(formatted), comments(text), JSON.stringify(text));
  const body = text.slice(before.frontMatter.contentRange.end);
  assert.ok(formatted.endsWith(body), 'the body stays');
  const [old, now] = [before, after].map(({ frontMatter: { contentRange } }, at) =>
    values([text, formatted][at]?.slice(contentRange.start, contentRange.end) ?? ''),
  );
  // every value as text: nothing but the order of keys is different for any reader
  assert.deepEqual(now, old, JSON.stringify(text));
  return true;
}

describe('formatting of any front matter', function () {
  this.timeout(240_000);

  it('is done once and loses nothing, however it is written', () => {
    let changed = 0;
    fc.assert(
      fc.property(heads, (text) => {
        if (check(text)) changed++;
      }),
      runs,
    );
    assert.ok(changed > 200, `only ${changed} were formatted`);
  });

  it('is done once and loses nothing in real documents that were spoilt', () => {
    let changed = 0;
    fc.assert(
      fc.property(mutatedDocuments, ({ text }) => {
        if (check(text)) changed++;
      }),
      { ...runs, numRuns: 150 },
    );
    assert.ok(changed > 25, `only ${changed} were formatted`);
  });

  it('holds for texts that are hardly any', () => {
    fc.assert(
      fc.property(fc.oneof(fragments, headed), (text) => {
        check(text.replace(/[⟦⟧]/g, ''));
      }),
      { ...runs, numRuns: 500 },
    );
  });
});
