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

  it('says why a control is missing that documents name all the same', async () => {
    const of = async (path: string, source: string): Promise<string> => {
      const { service, uri, offset } = await openAt(source, {}, path);
      return hover(service, uri, offset)?.contents ?? '';
    };
    assert.match(
      await of('registers/duties.md', '---\ntype: register\nowner: X\ncontrols: A.5.3│1\n---\n# Duties\n'),
      /\*\*missing\*\*\. Only documents claim it that count for no coverage[\s\S]*Claimed by\n\n- .+: counts for no coverage$/,
    );
    assert.match(
      await of('isms/soa.md', '---\ntype: soa\nowner: X\n---\n# Statement of Applicability\n\nSee A.5.3│1.\n'),
      /\*\*missing\*\*\. Only documents name it that count for no coverage[\s\S]*Mentioned in/,
    );
    const nowhere = await of('isms/soa.md', '---\ntype: soa\nowner: X\n---\n# Statement of Applicability\n\nSee A.5.31–A.5.3│3.\n');
    assert.match(nowhere, /Only documents name it/);
  });

  it('says in which state a control is and what it comes from', async () => {
    const control = async (front: string, more: Readonly<Record<string, string>> = {}): Promise<string> => {
      const source = `---\nid: P-1\ntype: policy\nowner: CISO\n${front}\n---\n# Safe 🔐\r\n\r\nSee A.8.2│4.\r\n`;
      const { service, uri, offset } = await openAt(source, more);
      return hover(service, uri, offset)?.contents ?? '';
    };
    const claim = 'controls: [A.8.24]';
    assert.match(
      await control('note: x'),
      /State: \*\*mentioned\*\*\. Documents mention it, but none claims it[\s\S]*Mentioned in\n\n- \[Safe/,
    );
    assert.match(
      await control(`status: draft\n${claim}`),
      /\*\*draft\*\*\. Only documents[\s\S]*Claimed by\n\n- .+: draft \(\[status draft\]\(.+#L5\)\)$/,
    );
    assert.match(await control(`status: in_review\n${claim}`), /#L6\): in review/);
    assert.match(
      await control(`status: approved\neffective_date: 2027-02-01\n${claim}`),
      /: effective from 2027-02-01 \(\[effective 2027-02-01\]\(.+#L6\)\)$/,
    );
    assert.match(await control(claim), /: not approved: it states no status and no approval/);
    assert.match(await control(`status: approved\n${claim}`), /\*\*covered\*\*\. Documents in force claim all of it\.[\s\S]*: in force/);
    assert.match(
      await control(`status: approved\nnext_review_date: 2025-01-31\n${claim}`),
      /\*\*stale\*\*[\s\S]*: review overdue since 2025-01-31 \(\[review due 2025-01-31, 660 days over\]\(.+#L6\)\)$/,
    );
    assert.match(await control(`status: approved\nsuperseded_by: "P-2 <img>"\n${claim}`), /: superseded by P-2 \\<img\\>/);
    const part = 'satisfies:\n  iso27001-2022:\n    - { ref: A.8.24, extent: partial }';
    assert.match(await control(`status: approved\n${part}`), /\*\*partial\*\*\. .+only a part of it[\s\S]*: in force, partial/);
    assert.match(await control(`status: approved\ncontrols: [A.10.1.1]`), /\*\*partial\*\*\. It is claimed by an id of the 2013 edition/);
    const strict = { 'annexa.yaml': 'coverage:\n  tracing: policy-and-procedure\n' };
    assert.match(
      await control(`status: approved\n${claim}`, strict),
      /\*\*partial\*\*\. A policy in force claims it, but no standard or procedure/,
    );
    const soa = (row: string) => ({
      'soa.md': `---\ntype: soa\nowner: CISO\n---\n# SoA\n\n| Control | Applicable | Justification |\n|---|---|---|\n| A.8.24 | ${row} |\n`,
    });
    assert.match(
      await control(`status: approved\n${claim}`, soa('no | We have none.')),
      /\*\*conflict\*\*[\s\S]*Decided in\n\n- \[SoA\]\(file:\/\/\/ws\/soa\.md#L9\): excluded$/,
    );
    assert.match(
      await control('note: x', soa('no | ')),
      /\*\*mentioned\*\*.+without a reason, which does not count[\s\S]*: excluded without a reason$/,
    );
  });

  it('shows in a row of a Statement of Applicability how its control stands, on any of its cells', async () => {
    const row = async (line: string) =>
      hoverAt(
        `---\r\nid: S\r\ntype: soa\r\nowner: CISO\r\n---\r\n# SoA\r\n\r\n| Control | Applicable | Justification | Status |\r\n|---|---|---|---|\r\n${line}\r\n\r\nEnd.\r\n`,
      );
    const status = await row('| A.5.15 🔐 | Yes | Law \\| contract | Imple│mented |');
    assert.equal(status?.over, 'Implemented');
    assert.match(status.contents, /^\*\*A\.5\.15 Access control[\s\S]*State: \*\*covered\*\*[\s\S]*This row says: applicable\.$/);
    assert.equal((await row('| A.5.15 | Y│es | Law. | Planned |'))?.over, 'Yes');
    assert.equal((await row('| A.5.15 | Yes | Law \\| con│tract | x |'))?.over, 'Law \\| contract');
    assert.match((await row('| A.5.15 | n│o | - | |'))?.contents ?? '', /This row says: excluded\.$/);
    assert.match(
      (await row('| A.5.15/16 | ma│ybe | - | |'))?.contents ?? '',
      /^- \*\*A\.5\.15\*\* .+\n- \*\*A\.5\.16\*\*[\s\S]*does not say/,
    );
    assert.equal(await row('| A.5.99 | y│es | - | |'), null);
  });

  it('says who needs a metadata key and how else it may be called', async () => {
    const owner = await hoverAt('---\nid: Z\ntype: policy\nown│er: CISO\n---\n# Z\n');
    assert.match(
      owner?.contents ?? '',
      /Needed by every document but `template`\.\n\nThis document needs it\.[\s\S]*Also read: `policy_owner`, .+ and \d+ more/,
    );
    const implement = await hoverAt('---\nid: Z\ntype: procedure\nimple│ments: POL-9\n---\n# Z\n');
    assert.match(implement?.contents ?? '', /Recommended for `procedure`, `work-instruction`\.\n\nIt is recommended for this document\./);
  });

  it('explains values of status, classification and extent, in whatever words they are written', async () => {
    const front = async (lines: string) => hoverAt(`---\r\nid: Z\r\ntype: policy\r\n${lines}\r\n---\r\n# Z 🔐\r\n`);
    const review = await front('status: In-Rev│iew');
    assert.equal(review?.over, 'In-Review');
    assert.match(review.contents, /^\*\*in_review\*\*\n\n.+\n\n`In-Review` is read as `in_review`\.$/);
    assert.match((await front('status: freigegeb│en'))?.contents ?? '', /^\*\*approved\*\*/);
    assert.match((await front('classification: "TLP:│AMBER"'))?.contents ?? '', /^\*\*tlp:amber\*\*/);
    assert.equal(await front('classification: con│structor'), null);
    assert.equal(await front('owner: dr│aft'), null);
    const claims = 'satisfies:\r\n  iso27001-2022:\r\n    - { ref: A.5.1, extent: partial }';
    assert.equal((await front(claims.replace('iso27001', 'iso│27001')))?.over, 'iso27001-2022');
    assert.match((await front(claims.replace('extent', 'ext│ent')))?.contents ?? '', /^\*\*extent\*\*/);
    assert.match((await front(claims.replace('partial', 'part│ial')))?.contents ?? '', /^\*\*partial\*\*/);
    assert.match((await front('evidence:\r\n  - expires_d│ate: 2027-01-01'))?.contents ?? '', /^\*\*expires_date\*\*/);
    assert.equal(await front('status: draft # dr│aft'), null);
  });

  it('says whether this type of document needs a section, and that it is empty', async () => {
    const policy = await hoverAt(`${head}## Sco│pe\n\n## Other\n`);
    assert.match(policy?.contents ?? '', /\*4\.3 .+\*\n\nEvery policy needs it\.\n\n---\n\nNothing is written here yet\./);
    const objectives = await hoverAt(`${head}## Objec│tives\n\nNo loss.\n`);
    assert.match(objectives?.contents ?? '', /Recommended for every policy; the one that stands above all others needs it\.$/);
    const record = await hoverAt('---\nid: Z\ntype: record\nowner: X\n---\n# Z\n\n## Excep│tions\n\nNone.\n');
    assert.match(record?.contents ?? '', /Not asked of a document of type record\.$/);
  });
});
