import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { formatFrontMatter } from '../../server/src/core/features/format-front-matter/format-front-matter.ts';
import { applyEdits } from '../../server/src/core/text/text-edit.ts';
import { marked } from '../support/markers.ts';
import { uriOf } from '../support/memory-workspace.ts';
import { scanWorkspace } from '../support/open-workspace.ts';

const body = '# T\n\n"body": x   \n\n- b\n';

/** Formats a text; a marked span limits what is formatted. */
async function format(source: string): Promise<{ text: string; edits: number }> {
  const { text, ranges } = marked(source);
  const { service } = await scanWorkspace({ 'annexa.yaml': "documents:\n  types:\n    policy: ['**']\n", 'a.md': text });
  const uri = uriOf('a.md');
  await service.setOpenText({ uri, version: 1, text });
  const edits = formatFrontMatter(service, uri, ranges[0]);
  const applied = applyEdits(text, edits);
  assert.deepEqual(applied.skipped, []);
  return { text: applied.text, edits: edits.length };
}

/** Formats a front matter above a body, with both line ends; a second time changes nothing. */
async function head(lines: string): Promise<string> {
  const source = `---\n${lines}\n---\n${body}`;
  const { text } = await format(source);
  assert.ok(text.startsWith('---\n') && text.endsWith(`\n---\n${body}`), 'the body stays');
  assert.equal((await format(text)).edits, 0, 'it is done once');
  assert.equal((await format(source.replaceAll('\n', '\r\n'))).text, text.replaceAll('\n', '\r\n'), 'line ends stay');
  return text.slice(4, -`\n---\n${body}`.length);
}

describe('formatting of front matter', () => {
  it('puts keys in order, aliases in the place of theirs, others behind', async () => {
    assert.equal(
      await head('layout: page\nowner: CISO\nversion: "1.0"\nid: P-1\npolicy_owner: x\ntags: [b, a]\ntitle: T'),
      'id: P-1\ntitle: T\nversion: "1.0"\nowner: CISO\npolicy_owner: x\nlayout: page\ntags: [b, a]',
    );
  });

  it('moves comments and longer values with their key', async () => {
    assert.equal(
      await head(
        '# all of it\n\ntitle: T # shown\n# who\n# answers\nowner: CISO\ncontrols:\n  # first\n  - A.5.1   # one\n  - A.5.2\n# number\nid: P-1   # fixed  \n# the end',
      ),
      '# all of it\n\n# number\nid: P-1   # fixed  \ntitle: T # shown\n# who\n# answers\nowner: CISO\ncontrols:\n  # first\n  - A.5.1   # one\n  - A.5.2\n# the end',
    );
  });

  it('writes dates plain, versions quoted, other texts quoted only where YAML needs it', async () => {
    assert.equal(
      await head(
        'id: "P-1"\ntitle: "Access: all"\ntype: \'policy\'\nversion: 1.10\nowner: "no"\napprover: "Ann \\"B\\" C"\nauthor: "12 Monkeys"\napproved_date: "2026-01-31"\neffective_date: "31.1.2026"\nclassification: "internal"\nclauses: [5.10, "6.1"]\nlanguage: "no"',
      ),
      'id: P-1\ntitle: "Access: all"\ntype: policy\nversion: "1.10"\nowner: "no"\napprover: "Ann \\"B\\" C"\nauthor: "12 Monkeys"\napproved_date: 2026-01-31\neffective_date: "31.1.2026"\nclassification: internal\nclauses: ["5.10", "6.1"]\nlanguage: "no"',
    );
    assert.equal(await head("id: P-1\nversion: '2'"), 'id: P-1\nversion: "2"');
    assert.equal(await head('id: P-1\nversion: draft-2'), 'id: P-1\nversion: "draft-2"');
    assert.equal(await head('id: P-1\nversion:\nowner: null'), 'id: P-1\nversion:\nowner: null');
  });

  it('writes lists and spacing alike', async () => {
    assert.equal(
      await head(
        'id:   P-1\ntitle :  T  \nrelated:\n- P-2\n-   "P-3"\nsatisfies:\n    iso27001-2022:\n        - {ref: "A.5.1",extent: partial ,  note: "x" }\n        - 5.10\ncontrols: [ A.5.15,"A.5.16" , 5.10 ]',
      ),
      'id: P-1\ntitle: T\nsatisfies:\n  iso27001-2022:\n      - { ref: A.5.1, extent: partial, note: "x" }\n      - "5.10"\ncontrols: [A.5.15, A.5.16, "5.10"]\nrelated:\n  - P-2\n  - P-3',
    );
    assert.equal(await head('id: P-1\ncontrols: [\n  A.5.1,\n  A.5.2,\n]'), 'id: P-1\ncontrols: [A.5.1, A.5.2]');
    const long = Array.from({ length: 20 }, (_, at) => `A.5.${at + 1}`);
    assert.equal(await head(`id: P-1\ncontrols: [${long.join(',')}]`), `id: P-1\ncontrols:${long.map((id) => `\n  - ${id}`).join('')}`);
  });

  it('keeps one blank line between keys, none at the ends', async () => {
    assert.equal(await head('\n\nid: P-1\n\n  \n\ntitle: T\nowner: x\n\n'), 'id: P-1\n\ntitle: T\nowner: x');
  });

  it('leaves values of unknown keys, notes, texts of several lines and their blanks', async () => {
    const kept =
      'id: P-1\ntitle: This is\n  a long   \n  title\nrevisions:\n  - version: "1.0"\n    date: 2026-01-01\n    change: "x"\nhero:   "y"  \nnote: |\n    # no comment   \n\n    text  \nlist: [ a,b ]';
    assert.equal(await head(kept), kept);
    assert.equal(
      await head('revisions:\n  - version: 1.0\n    date: "2026-01-01"\nid: P-1'),
      'id: P-1\nrevisions:\n  - version: "1.0"\n    date: 2026-01-01',
    );
  });

  it('does not reorder where one line depends on another, and keeps blank lines that are text', async () => {
    assert.equal(await head('owner: &o CISO\napprover: *o\nid:  "P-1"'), 'owner: &o CISO\napprover: *o\nid: P-1');
    assert.equal(await head('base: &b\n  x: 1\n<<: *b\nid: P-1'), 'base: &b\n  x: 1\n<<: *b\nid: P-1');
    assert.equal(await head('title: |+\n  T\n\n\nid: P-1'), 'title: |+\n  T\n\n\nid: P-1');
  });

  it('does nothing with what it cannot read, with texts without front matter and other languages', async () => {
    for (const source of [
      '---\nowner: x\nid: "P-1\n---\n# T\n',
      '---\nowner: x\nid: P-1\nid: P-2\n---\n# T\n',
      '---\nowner: a: b\nid: P-1\n---\n# T\n',
      '---\n- owner\n- id\n---\n# T\n',
      '---\n{ owner: x, id: P-1 }\n---\n# T\n',
      '---\nowner: x\nid: P-1\n\n# Never closed\n',
      '+++\nowner = "x"\nid = "P-1"\n+++\n# T\n',
      '---js\n{ owner: "x", id: "P-1" }\n---\n# T\n',
      '# T\n\nowner: x\nid: "P-1"\n',
      '---\n---\n# T\n',
      '',
    ])
      assert.deepEqual(await format(source), { text: source, edits: 0 }, source);
  });

  it('formats a head without its opening fence', async () => {
    assert.equal((await format('owner: "x"\nid: P-1\n---\n# T\n')).text, 'id: P-1\nowner: x\n---\n# T\n');
  });

  it('formats a range in its place, if it lies in the front matter', async () => {
    const text = '---\nowner: "🔐"\n⟦title:   "T"⟧\nid: "P-1"\n---\n# T\n';
    assert.equal((await format(text)).text, '---\nowner: "🔐"\ntitle: T\nid: "P-1"\n---\n# T\n');
    assert.equal((await format('---\n⟦owner: "x"\nid: "P-1"\n---\n# T⟧\n')).edits, 0);
    assert.equal((await format('---\nowner: "x"\n---\n⟦# T⟧\n')).edits, 0);
  });

  it('leaves the head of a page that is no ISMS document to the generator of its site', async () => {
    const text = '---\ntitle:   "What is an ISMS?"\ndate: 2026-01-28\nlayout: post\nauthor: "Ann"\n---\n# What is an ISMS?\n';
    const { service } = await scanWorkspace({ 'annexa.yaml': 'organization: Example\n', 'docs/blog/isms.md': text });
    const uri = uriOf('docs/blog/isms.md');
    await service.setOpenText({ uri, version: 1, text });
    assert.equal(service.document(uri)?.classification.isDocument, false);
    assert.deepEqual(formatFrontMatter(service, uri), []);
  });
});
