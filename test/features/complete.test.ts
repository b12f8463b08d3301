import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { complete } from '../../server/src/core/features/complete.ts';
import type { CompletionItem } from '../../server/src/core/features/completion/completion-item.ts';
import { completionDocumentation } from '../../server/src/core/features/completion/documentation.ts';
import type { CompletionList } from '../../server/src/core/features/completion/items.ts';
import { applyEdits } from '../../server/src/core/text/text-edit.ts';
import { cursor } from '../support/markers.ts';
import { type OpenWorkspace, openAt } from '../support/open-workspace.ts';

const others = {
  'policies/access.md':
    '---\nid: POL-001\ntitle: Access control policy\ntype: policy\nstatus: approved\nowner: CISO\nclassification: internal\n---\n# Access control policy\n',
  'procedures/joiners.md':
    '---\nid: PRO-007\ntitle: Joiners\ntype: procedure\nstatus: draft\nowner: CISO\napprover: "Head of IT: Europe"\n---\n# Joiners\n',
};

function at(workspace: OpenWorkspace): CompletionList {
  return complete(workspace.service, workspace.uri, workspace.offset);
}

function labels(list: CompletionList): string[] {
  return [...list.items].sort((a, b) => (a.sortText < b.sortText ? -1 : 1)).map((item) => item.label);
}

async function labelsAt(source: string): Promise<string[]> {
  return labels(at(await openAt(source, others)));
}

/** The text after taking the item with this label. */
async function taken(source: string, label: string): Promise<string> {
  const workspace = await openAt(source, others);
  const item = at(workspace).items.find((one) => one.label === label);
  assert.ok(item, `${label} is offered`);
  return applyEdits(workspace.text, [item.edit]).text;
}

describe('completion of control ids', () => {
  it('offers all controls in catalogue order where nothing is typed', async () => {
    const list = at(await openAt('---\ntype: policy\ncontrols:\n  - │\n---\n# T\n'));
    assert.equal(list.items.length, 93);
    assert.deepEqual(labels(list).slice(0, 2), ['A.5.1', 'A.5.2']);
    assert.equal(labels(list).at(-1), 'A.8.34');
  });

  it('finds by the beginning of an id, exactly', async () => {
    for (const typed of ['A.5.15', 'a.5.15', 'A5.15', '5.15'])
      assert.deepEqual(await labelsAt(`---\ncontrols: [${typed}│]\n---\n`), ['A.5.15']);
    const many = await labelsAt('---\ncontrols:\n  - A.7.1│\n---\n');
    assert.deepEqual(many, ['A.7.1', 'A.7.10', 'A.7.11', 'A.7.12', 'A.7.13', 'A.7.14']);
  });

  it('finds by words of the title, by keywords and in spite of typing errors', async () => {
    assert.equal((await labelsAt('---\ncontrols:\n  - access con│\n---\n'))[0], 'A.5.15');
    assert.ok((await labelsAt('---\ncontrols:\n  - laptop│\n---\n')).includes('A.8.1'));
    assert.equal((await labelsAt('---\ncontrols:\n  - acess contrl│\n---\n'))[0], 'A.5.15');
  });

  it('finds the successor of an id of 2013', async () => {
    const [item] = at(await openAt('---\ncontrols:\n  - A.9.2.3│\n---\n')).items;
    assert.equal(item?.label, 'A.8.2');
    assert.match(item?.detail ?? '', /A\.9\.2\.3/);
  });

  it('shows title, theme and summary, and lets clients filter by both id and words', async () => {
    const workspace = await openAt('---\ncontrols:\n  - A.5.15│\n---\n', others);
    const [item] = at(workspace).items as [CompletionItem];
    assert.equal(item.detail, 'Access control');
    assert.ok(item.topic);
    const brief = completionDocumentation(workspace.service, item.topic, false) ?? '';
    assert.match(brief, /Organizational controls/);
    assert.ok(brief.length > 100);
    const about = (id: string) => completionDocumentation(workspace.service, { about: 'control', id }, true) ?? '';
    assert.match(about('iso27001-2022:A.5.16'), /No document claims it yet/);
    assert.match(about('iso27001-2022:A.5.15'), /Claimed by\n\n- \[open/);
    assert.equal(completionDocumentation(workspace.service, { about: 'control', id: 'nonsense' }, true), null);
    const unasked = at(await openAt('---\ncontrols:\n  - │\n---\n')).items.find(({ label }) => label === 'A.5.15');
    assert.match(unasked?.filterText ?? '', /^A\.5\.15 Access control/);
    assert.equal(item.filterText, null, 'what begins with the typed text is found by its label');
    for (const typed of ['acess contrl', 'laptop']) {
      const list = at(await openAt(`---\ncontrols:\n  - ${typed}│\n---\n`));
      for (const one of list.items) assert.ok(one.filterText?.toLowerCase().includes(typed), `${one.label} survives a filter by ${typed}`);
    }
  });

  it('sinks and marks what the document claims already, but not what is being typed', async () => {
    const list = at(await openAt('---\ntype: policy\ncontrols:\n  - A.5.1\n  - A.5.15–A.5.16\n  - A.5│\n---\n# T\n'));
    const sorted = labels(list);
    assert.deepEqual(sorted.slice(-3), ['A.5.1', 'A.5.15', 'A.5.16']);
    assert.match(list.items.find((item) => item.label === 'A.5.1')?.detail ?? '', /already claimed/);
    // typed to its end an id is meant, though longer ones begin with it
    assert.equal((await labelsAt('---\ntype: policy\ncontrols:\n  - A.5.1\n  - A.5.1│\n---\n# T\n'))[0], 'A.5.1');
    const self = at(await openAt('---\ntype: policy\ncontrols:\n  - A.5.15│\n---\n# T\n'));
    assert.doesNotMatch(self.items[0]?.detail ?? '', /already/);
  });

  it('replaces exactly the token, in every form', async () => {
    assert.equal(await taken('---\ncontrols:\n  - access con│\nowner: x\n---\n', 'A.5.15'), '---\ncontrols:\n  - A.5.15\nowner: x\n---\n');
    assert.equal(await taken('---\ncontrols:\n  -│\n---\n', 'A.5.15'), '---\ncontrols:\n  - A.5.15\n---\n');
    assert.equal(await taken('---\ncontrols:\n  │\n---\n', 'A.5.15'), '---\ncontrols:\n  - A.5.15\n---\n');
    assert.equal(await taken('---\ncontrols: [A.5.1,│]\n---\n', 'A.5.15'), '---\ncontrols: [A.5.1, A.5.15]\n---\n');
    assert.equal(await taken('---\ncontrols: ["A.5.1│", A.6.1]\n---\n', 'A.5.15'), '---\ncontrols: ["A.5.15", A.6.1]\n---\n');
    assert.equal(await taken('---\ncontrols: A.5.1, 5.1│6, A.6.1\n---\n', 'A.5.15'), '---\ncontrols: A.5.1, A.5.15, A.6.1\n---\n');
    assert.equal(await taken('---\ncontrols: A.5.1, access co│, A.6.1\n---\n', 'A.5.15'), '---\ncontrols: A.5.1, A.5.15, A.6.1\n---\n');
    assert.equal(await taken('---\r\ncontrols:\r\n  - 5.15│\r\n---\r\n', 'A.5.15'), '---\r\ncontrols:\r\n  - A.5.15\r\n---\r\n');
    assert.equal(await taken('---\ntitle: 🔐\ncontrols: [🔐, 5.15│]\n---\n', 'A.5.15'), '---\ntitle: 🔐\ncontrols: [🔐, A.5.15]\n---\n');
    assert.equal(
      await taken('---\nsatisfies:\n  iso27001-2022:\n    - { ref: 8.2│, extent: partial }\n---\n', 'A.8.2'),
      '---\nsatisfies:\n  iso27001-2022:\n    - { ref: A.8.2, extent: partial }\n---\n',
    );
  });

  it('keeps each edit on one line with the cursor in it', async () => {
    for (const source of ['---\ncontrols:\n  - acc│\n---\n', '---\ncontrols: [\n  A.5.1,\n  │\n]\n---\n', '---\ncontrols: [a│']) {
      const workspace = await openAt(source);
      const { items } = at(workspace);
      assert.ok(items.length > 0, source);
      for (const { edit } of items) {
        assert.ok(edit.range.start <= workspace.offset && workspace.offset <= edit.range.end);
        assert.doesNotMatch(workspace.text.slice(edit.range.start, edit.range.end), /\n/);
      }
    }
  });

  it('takes the framework from where it stands', async () => {
    assert.equal((await labelsAt('---\nsatisfies:\n  iso27001-2013:\n    - A.18.2│\n---\n'))[0], 'A.18.2.1');
    assert.deepEqual(await labelsAt('---\nsatisfies:\n  soc2:\n    - CC│\n---\n'), []);
  });
});

describe('completion of keys and values', () => {
  it('offers metadata keys, missing ones first, and what the type requires before the rest', async () => {
    const keys = await labelsAt('---\ntype: policy\nid: POL-9\n│\n---\n# T\n');
    assert.equal(keys[0], 'owner');
    assert.deepEqual(keys.slice(-2).sort(), ['id', 'type']);
    assert.equal(await taken('---\nown│\n---\n', 'owner'), '---\nowner: \n---\n');
    assert.equal(await taken('---\now│ner: CISO\n---\n', 'approver'), '---\napprover: CISO\n---\n');
  });

  it('offers values of enums', async () => {
    assert.deepEqual(await labelsAt('---\nstatus: │\n---\n'), ['draft', 'in_review', 'approved', 'published', 'retired', 'superseded']);
    assert.ok((await labelsAt('---\ntype: │\n---\n')).includes('procedure'));
    assert.ok((await labelsAt('---\nreview_cycle: │\n---\n')).includes('annual'));
    assert.ok((await labelsAt('---\nlanguage: │\n---\n')).includes('de'));
    assert.deepEqual(await labelsAt('---\nsatisfies:\n  │\n---\n'), ['iso27001-2022', 'iso27001-2013']);
    assert.deepEqual(await labelsAt('---\ncontrols:\n  - { ref: A.8.2, extent: │ }\n---\n'), ['full', 'partial', 'supports']);
    assert.deepEqual(await labelsAt('---\ncontrols:\n  - { ref: A.8.2, │ }\n---\n'), ['extent', 'section', 'note']);
    assert.equal(await taken('---\nstatus:│\n---\n', 'approved'), '---\nstatus: approved\n---\n');
    assert.equal(await taken('---\nsatisfies:\n  │\n---\n', 'iso27001-2022'), '---\nsatisfies:\n  iso27001-2022: \n---\n');
  });

  it('offers dates by the as-of date', async () => {
    const workspace = await openAt('---\nnext_review_date: │\n---\n', {}, 'policies/open.md', { asOf: '2028-02-29' });
    assert.deepEqual(labels(at(workspace)), ['2029-02-28']);
    assert.deepEqual(await labelsAt('---\napproved_date: │\n---\n'), ['2026-11-22']);
    assert.deepEqual(await labelsAt('---\neffective_date: │\n---\n'), ['2026-11-22', '2026-12-01']);
  });

  it('offers the next review by the cycle and by what it counts from, and says so', async () => {
    const details = async (lines: string): Promise<string[]> => {
      const list = at(await openAt(`---\ntype: policy\n${lines}next_review_date: │\n---\n# T\n`));
      return list.items.map((item) => `${item.label} ${item.detail}`);
    };
    assert.deepEqual(await details('last_review_date: 2026-03-01\n'), [
      '2027-03-01 one year after the last review on 2026-03-01',
      '2027-11-22 one year from today',
    ]);
    assert.deepEqual(await details('review_cycle: semi-annual\napproved_date: 2026-10-31\n'), [
      '2027-04-30 6 months after the approval on 2026-10-31',
      '2027-05-22 6 months from today',
    ]);
    // what is over already is no date to plan by
    assert.deepEqual(await details('last_review_date: 2020-03-01\nreview_cycle: biennial\n'), ['2028-11-22 2 years from today']);
    assert.deepEqual(await labelsAt('---\ntype: policy\nclosing_date: │\n---\n# T\n'), ['2026-11-22']);
    assert.deepEqual(await labelsAt('---\ntype: policy\nrevisions:\n  - { version: "1.0", date: │ }\n---\n# T\n'), ['2026-11-22']);
    assert.deepEqual(await labelsAt('---\ntype: policy\napproved_date: 2026-10-05\neffective_date: │\n---\n# T\n'), [
      '2026-11-22',
      '2026-12-01',
      '2026-10-05',
    ]);
  });

  it('shows no more of a large workspace than a list can hold, and searches it by what is typed', async () => {
    const many: Record<string, string> = {};
    for (let i = 0; i < 210; i++) many[`policies/p${i}.md`] = `---\nid: POL-${1000 + i}\ntype: policy\n---\n# Policy ${i}\n`;
    const workspace = await openAt('---\nid: X\ntype: procedure\nimplements: │\n---\n', many);
    const all = at(workspace);
    assert.equal(all.items.length, 200);
    assert.equal(all.isIncomplete, true);
    const { text, offset } = cursor('---\nid: X\ntype: procedure\nimplements: POL-112│\n---\n');
    await workspace.service.setOpenText({ uri: workspace.uri, version: 2, text });
    const some = at({ ...workspace, text, offset });
    assert.deepEqual(labels(some).slice(0, 2), ['POL-1112', 'POL-1120']);
    assert.equal(some.items.length, 11);
  });

  it('quotes what YAML would misread', async () => {
    assert.equal(await taken('---\nclauses: [│]\n---\n', '7.5'), '---\nclauses: ["7.5"]\n---\n');
    assert.equal(await taken('---\napprover: │\n---\n', 'Head of IT: Europe'), '---\napprover: "Head of IT: Europe"\n---\n');
    const source = '---\ntype: policy\ncontrols:\n  - { ref: A.8.2, section: │ }\n---\n# T\n\n## Privileged access\n\nText.\n';
    assert.match(await taken(source, '#privileged-access'), /section: "#privileged-access" \}/);
  });

  it('offers ids of other documents, policies first where a policy is implemented', async () => {
    assert.deepEqual(await labelsAt('---\nid: X\ntype: procedure\nimplements: │\n---\n'), ['POL-001', 'PRO-007']);
    const [item] = at(await openAt('---\nrelated:\n  - P│\n---\n', others)).items;
    assert.equal(item?.detail, 'Access control policy (approved)');
    assert.equal(await taken('---\nimplements: [POL-001, P│]\n---\n', 'PRO-007'), '---\nimplements: [POL-001, PRO-007]\n---\n');
  });

  it('offers owners and approvers of the workspace, the frequent first', async () => {
    assert.deepEqual(await labelsAt('---\nowner: │\n---\n'), ['CISO', 'Head of IT: Europe']);
    assert.deepEqual(await labelsAt('---\nclassification: │\n---\n'), ['internal']);
  });
});

describe('completion keeps silent', () => {
  it('in prose, code and empty documents, and in files that are not open', async () => {
    for (const source of ['│', '# T\n\nA.5.│\n', '# T\n\n```yaml\ncontrols:\n  - │\n```\n', '---\nid: x\n---\n\ncontrols:\n  - │\n'])
      assert.deepEqual(await labelsAt(source), []);
    const workspace = await openAt('---\nstatus: │\n---\n', others);
    await workspace.service.closeText(workspace.uri);
    assert.deepEqual(at(workspace).items, []);
    assert.deepEqual(complete(workspace.service, 'file:///elsewhere.md', 0).items, []);
  });
});
