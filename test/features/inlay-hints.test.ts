import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { type ControlTitles, inlayHints } from '../../server/src/core/features/inlay-hints.ts';
import { marked } from '../support/markers.ts';
import { openAt } from '../support/open-workspace.ts';

/** The text with its hints as `‹title›` where they stand. @param source what stands between `⟦` and `⟧` is asked for, else all */
async function withHints(source: string, titles: ControlTitles, file = 'policies/open.md'): Promise<string> {
  const { text, ranges } = marked(source);
  const { service, uri } = await openAt(`${text}│`, {}, file);
  let shown = '';
  let from = 0;
  for (const { offset, label } of inlayHints(service, uri, ranges[0] ?? { start: 0, end: text.length }, titles)) {
    shown += `${text.slice(from, offset)}‹${label}›`;
    from = offset;
  }
  return shown + text.slice(from);
}

const head = (lines: string) => `---\r\nid: Z\r\ntype: policy\r\n${lines}\r\n---\r\n# Z 🔐\r\n\r\n`;

describe('inlay hints', () => {
  it('show the title behind a claim, outside of its quotes', async () => {
    assert.equal(
      await withHints(head('controls: [A.5.15, "A.5.18", 5.1]'), 'claims'),
      head('controls: [A.5.15‹Access control›, "A.5.18"‹Access rights›, 5.1‹Policies for information security›]'),
    );
    assert.equal(
      await withHints(head("satisfies:\r\n  iso27001-2022:\r\n    - { ref: 'A.8.2', extent: partial }\r\n    - A.8.10.3"), 'claims'),
      head(
        "satisfies:\r\n  iso27001-2022:\r\n    - { ref: 'A.8.2'‹Privileged access rights›, extent: partial }\r\n    - A.8.10.3‹Information deletion›",
      ),
    );
    const section = '🔐 <!-- annexa: A.8.2 -->\r\n\r\n## Rights {A.5.18}\r\n';
    assert.match(await withHints(head('owner: X') + section, 'claims'), /## Rights \{A\.5\.18‹Access rights›\}/);
  });

  it('count the controls of a range, and name what took the place of an id of 2013', async () => {
    assert.equal(
      await withHints(head('controls: [A.5.15–A.5.18, A.9.2.3]'), 'claims'),
      head('controls: [A.5.15–A.5.18‹4 controls›, A.9.2.3‹now A.8.2 Privileged access rights›]'),
    );
    const { service, uri, text } = await openAt(`${head('controls: [A.5.15–A.5.18]')}│`);
    const [hint] = inlayHints(service, uri, { start: 0, end: text.length }, 'claims');
    assert.match(hint?.tooltip ?? '', /^- \*\*A\.5\.15\*\* Access control\n.+\n.+\n- \*\*A\.5\.18\*\* Access rights$/);
  });

  it('stand in tables and prose only where all are wanted', async () => {
    const body = 'See A.5.15 and `A.5.16`, <!-- A.5.17 -->.\r\n\r\n| Risk | Control |\r\n|---|---|\r\n| Theft | A.7.9 |\r\n';
    assert.equal(await withHints(head('owner: X') + body, 'claims'), head('owner: X') + body);
    assert.equal(
      await withHints(head('owner: X') + body, 'all'),
      head('owner: X') + body.replace('A.5.15', 'A.5.15‹Access control›').replace('A.7.9', 'A.7.9‹Security of assets off-premises›'),
    );
  });

  it('are left out where the title stands beside the id', async () => {
    const soa =
      '| Control | Title | Applicable |\r\n|---|---|---|\r\n| A.5.15 | Our access control | Yes |\r\n| A.5.18 | Rights | Yes |\r\n';
    const prose = [
      'A.5.15 Access control, **A.5.15** – *Access Control*, A.5.15 ("access control"), Access control (A.5.15).',
      'A.5.15 Access controls and the access control of A.5.18.',
    ].join('\r\n\r\n');
    const front = head('controls:\r\n  - A.5.15 # Access control\r\n  - A.5.18 # rights');
    assert.equal(
      await withHints(front + soa + prose, 'all'),
      front.replace('5.18', '5.18‹Access rights›') +
        soa.replace('5.18', '5.18‹Access rights›') +
        prose.replace('A.5.15 Access controls', 'A.5.15‹Access control› Access controls').replace('5.18.', '5.18‹Access rights›.'),
    );
  });

  it('answer only what is asked for', async () => {
    assert.equal(
      await withHints(head('controls:\r\n  - A.5.1\r\n⟦  - A.5.2\r\n⟧  - A.5.3'), 'claims'),
      head('controls:\r\n  - A.5.1\r\n  - A.5.2‹Information security roles and responsibilities›\r\n  - A.5.3'),
    );
  });

  it('keep silent about ids that mean nothing, without a text, and when switched off', async () => {
    const text = head('controls: [A.5.99, A.5.15x]\r\nsoc2_criteria: [CC6.1]');
    assert.equal(await withHints(text, 'all'), text);
    assert.equal(await withHints(head('controls: [A.5.15]'), 'off'), head('controls: [A.5.15]'));
    assert.equal(await withHints('', 'all'), '');
    const { service } = await openAt('│', { 'a.md': head('controls: [A.5.15]') });
    assert.deepEqual(inlayHints(service, 'file:///ws/a.md', { start: 0, end: 99 }, 'all'), []);
    assert.deepEqual(inlayHints(service, 'file:///ws/none.md', { start: 0, end: 99 }, 'all'), []);
    assert.match(
      await withHints('---\nid: "Z\ncontrols: [A.5.15\nstatus: [\n---\n# Z\n\nSee A.5.18.\n', 'all'),
      /See A\.5\.18‹Access rights›\./,
    );
  });
});
