import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { hover } from '../../server/src/core/features/hover.ts';
import { openAt } from '../support/open-workspace.ts';

const others = {
  'policies/access.md':
    '---\nid: POL-001\ntitle: "Access [click](command:evil) <img src=x>"\ntype: policy\nstatus: approved\napproved_date: 2026-01-10\nnext_review_date: 2027-01-10\nowner: CISO\napprover: CEO\ncontrols: [A.5.15]\n---\n# Access [click](command:evil) <img src=x>\n\n## Scope\n\nAll.\n',
};
const head = '---\nid: Z\ntype: policy\nowner: CISO\n---\n# Z\n\n';

/** Contents and the text that is hovered; null for none. */
async function hoverAt(source: string): Promise<{ contents: string; over: string } | null> {
  const { service, uri, text, offset } = await openAt(source, others);
  const found = hover(service, uri, offset);
  return found && { contents: found.contents, over: text.slice(found.range.start, found.range.end) };
}

describe('hover', () => {
  it('explains a control: title, summary, theme, attributes and who claims it in which state', async () => {
    const found = await hoverAt(`${head}🔐 See A.5.│15.\r\n`);
    assert.equal(found?.over, 'A.5.15');
    assert.match(found.contents, /^\*\*A\.5\.15 Access control\*\*/);
    assert.match(found.contents, /ISO 27001:2022 · Organizational controls/);
    assert.match(found.contents, /- Control type: Preventive/);
    assert.match(found.contents, /\]\(file:\/\/\/ws\/policies\/access\.md#L10\): in force/);
  });

  it('escapes titles of the workspace', async () => {
    const found = await hoverAt(`${head}See A.5.15│.\n`);
    assert.doesNotMatch(found?.contents ?? '', /[^\\]\]\(command:|[^\\]<img/);
    const document = await hoverAt('---\nid: Z\ntype: policy\nrelated: POL-│001\n---\n# Z\n');
    assert.equal(document?.over, 'POL-001');
    assert.match(document.contents, /- Status: approved/);
    assert.doesNotMatch(document.contents, /[^\\]\]\(command:|[^\\]<img/);
  });

  it('explains each end of a range, and all of it on the dash', async () => {
    const first = await hoverAt('---\nid: Z\ntype: policy\ncontrols: [A.5.1│5–A.5.18]\n---\n# Z\n');
    assert.equal(first?.over, 'A.5.15');
    assert.match(first.contents, /^\*\*A\.5\.15 /);
    const last = await hoverAt('---\nid: Z\ntype: policy\ncontrols: [A.5.15–A.5.1│8]\n---\n# Z\n');
    assert.equal(last?.over, 'A.5.18');
    assert.match(last.contents, /^\*\*A\.5\.18 /);
    const all = await hoverAt('---\nid: Z\ntype: policy\ncontrols: [A.5.15 –│ A.5.18]\n---\n# Z\n');
    assert.equal(all?.over, 'A.5.15 – A.5.18');
    assert.equal(all.contents.split('\n').length, 4);
  });

  it('names the successors of an id of 2013, and the parent of a number of the organisation', async () => {
    const legacy = await hoverAt(`${head}Once A.9.2.3│.\n`);
    assert.match(legacy?.contents ?? '', /`A\.9\.2\.3` \(.+\) is of the 2013 edition.+`A\.8\.2`/);
    const sub = await hoverAt(`${head}Our A.8.10.3│.\n`);
    assert.match(sub?.contents ?? '', /`A\.8\.10\.3` is a number of your own below `A\.8\.10`/);
  });

  it('explains metadata keys with their values, aliases included', async () => {
    const status = await hoverAt('---\nsta│tus: draft\n---\n# Z\n');
    assert.equal(status?.over, 'status');
    assert.match(status.contents, /`in_review`/);
    const alias = await hoverAt('---\nid: Z\napproved│_by: CEO\n---\n# Z\n');
    assert.match(alias?.contents ?? '', /\*\*approver\*\*[\s\S]*`approved_by` is read as `approver`/);
    const type = await hoverAt('---\nid: Z\ntype: pol│icy\n---\n# Z\n');
    assert.match(type?.contents ?? '', /- Scope.* \(required\)/);
  });

  it('says why an auditor looks for a section', async () => {
    const found = await hoverAt(`${head}## 2. Scope and appli│cability\n\nAll.\n`);
    assert.match(found?.over ?? '', /Scope and applicability$/);
    assert.match(found?.contents ?? '', /\*\*Scope/);
    assert.ok((found?.contents ?? '').length > 60);
  });

  it('keeps silent elsewhere', async () => {
    assert.equal(await hoverAt('│'), null);
    assert.equal(await hoverAt(`${head}Plain │ words.\n`), null);
    assert.equal(await hoverAt(`${head}\`A.5.15│\`\n`), null);
    assert.equal(await hoverAt('# Shopping\n\n## Sco│pe\n\nmilk\n'), null);
    const { service } = await openAt('│');
    assert.equal(hover(service, 'file:///ws/none.md', 0), null);
  });

  it('survives broken YAML', async () => {
    const found = await hoverAt('---\nid: "Z\ntype: policy\nowner: CISO\nstatus: [\n---\n# Z\n\nSee A.5.15│.\n');
    assert.match(found?.contents ?? '', /Access control/);
  });
});
