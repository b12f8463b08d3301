import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { documentLinks } from '../../server/src/core/features/document-links.ts';
import { openAt } from '../support/open-workspace.ts';

const files = {
  'policies/p.md': '---\nid: POL-1\ntype: policy\n---\n# P [x](y) 🔐\n\n## Scope\n\nAll.\n',
  'policies/a b.md': '---\nid: DUP\ntype: policy\n---\n# A\n',
  'policies/c.md': '---\nid: DUP\ntype: policy\n---\n# C\n',
  'out/q3 review.pdf': 'x',
};

/** `linked text → target` of each link. */
async function linksOf(lines: string, body = ''): Promise<string[]> {
  const { service, uri, text } = await openAt(
    `---\r\nid: Z\r\ntype: procedure\r\n${lines}\r\n---\r\n# Z 🔐\r\n\r\n${body}│`,
    files,
    'procedures/z.md',
  );
  return documentLinks(service, uri).map(
    ({ range, target }) => `${text.slice(range.start, range.end)} → ${target.replace('file:///ws/', '')}`,
  );
}

describe('document links', () => {
  it('lead from ids and paths in the metadata to documents, sections and records', async () => {
    assert.deepEqual(
      await linksOf(
        'implements: [pol-1, "../policies/p.md#scope"]\r\nrelated: ../policies/a%20b.md, POL-1\r\nsuperseded_by: POL-1\r\nevidence:\r\n  - { ref: "../out/q3 review.pdf", kind: report }\r\n  - ../policies/p.md',
      ),
      [
        'pol-1 → policies/p.md',
        '../policies/p.md#scope → policies/p.md#L7',
        '../policies/a%20b.md → policies/a%20b.md',
        'POL-1 → policies/p.md',
        'POL-1 → policies/p.md',
        '../out/q3 review.pdf → out/q3%20review.pdf',
        '../policies/p.md → policies/p.md',
      ],
    );
  });

  it('leave links of Markdown to the editor', async () => {
    assert.deepEqual(await linksOf('owner: X', 'See [p](../policies/p.md) and POL-1.\r\n'), []);
  });

  it('lead nowhere where nobody knows what is meant, where nothing is, and never out of the workspace', async () => {
    assert.deepEqual(await linksOf('implements: [DUP, NONE]'), []);
    assert.deepEqual(
      await linksOf(
        'related: [../../../etc/secret.md, ../out/none.pdf, "https://example.org/x.pdf", "file:///etc/passwd.pdf", /out/x.pdf, "\\\\host\\x.pdf"]\r\nevidence: [../../x.pdf, "command:evil.pdf"]',
      ),
      [],
    );
  });

  it('have the title as tooltip, in plain text', async () => {
    const { service, uri } = await openAt('---\ntype: procedure\nimplements: POL-1\n---\n│', files);
    assert.deepEqual(
      documentLinks(service, uri).map(({ tooltip }) => tooltip),
      ['P x 🔐'],
    );
  });

  it('survive empty and broken documents', async () => {
    for (const source of ['│', '---\nimplements: [POL-1\n│', '---\nimplements: {a: [POL-1]}\n---\n│']) {
      const { service, uri } = await openAt(source, files);
      assert.deepEqual(documentLinks(service, uri), []);
    }
    const { service } = await openAt('│');
    assert.deepEqual(documentLinks(service, 'file:///ws/none.md'), []);
  });
});
