import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { made, madeBoth, offered } from './offered.ts';

const policy = (front: string, body = ''): string => `---\ntype: policy\nowner: CISO\n${front}\n---\n\n# Access Policy 🔐\n${body}`;

describe('sorting claims', () => {
  const sorted = async (front: string): Promise<string | null> => {
    const text = await madeBoth(policy(front.includes('│') ? front : front.replace(':', ':│')), 'sort-claims');
    return text === null ? null : text.slice(policy('').indexOf('\n---\n\n#'), text.indexOf('\n---\n\n#'));
  };

  it('puts them into catalogue order and drops repeated ones', async () => {
    assert.equal(await sorted('controls: [A.8.2, A.5.15, A.5.9, A.5.15]'), 'controls: [A.5.9, A.5.15, A.8.2]');
    assert.equal(await sorted('controls: ["A.8.2","A.5.1"]'), 'controls: ["A.5.1","A.8.2"]');
    assert.equal(await sorted('controls: A.8.2, A.5.1'), 'controls: A.5.1, A.8.2');
    assert.equal(await sorted('controls: [A.5.16, A.5.15-A.5.18]'), 'controls: [A.5.15-A.5.18]');
    assert.equal(await sorted('controls: [A.8.2, wrong, A.5.1]'), 'controls: [A.5.1, A.8.2, wrong]');
    assert.equal(await sorted('controls: { A.8.2: x, A.5.1: y }'), 'controls: { A.5.1: y, A.8.2: x }');
  });

  it('keeps comments, blank lines, extents and notes with what they belong to', async () => {
    assert.equal(
      await sorted('controls:\n  # technology\n  - A.8.2 # admins\n  - A.5.15\n\n  # rules\n  - A.5.1 # top\n  - A.5.15 # twice'),
      'controls:\n  # rules\n  - A.5.1 # top\n  - A.5.15\n\n  # technology\n  - A.8.2 # admins',
    );
    assert.equal(
      await sorted(
        'satisfies:\n  iso27001-2022:\n    - { ref: A.8.2, extent: partial, note: joiner }\n    - ref: A.5.15\n      note: two\n    - A.8.2\n    - A.5.1',
      ),
      'satisfies:\n  iso27001-2022:\n    - A.5.1\n    - ref: A.5.15\n      note: two\n    - { ref: A.8.2, extent: partial, note: joiner }\n    - A.8.2',
    );
    assert.equal(
      await sorted('controls:\n  A.8.2:\n    extent: partial\n  A.5.1: Policies # p'),
      'controls:\n  A.5.1: Policies # p\n  A.8.2:\n    extent: partial',
    );
    assert.equal(await sorted('controls: [\n  A.8.2, # admins\n  A.5.1 # rules\n]'), 'controls: [\n  A.5.1, # rules\n  A.8.2 # admins\n]');
  });

  it('is offered at claims only, as source action for the whole document, and not where all is in order', async () => {
    assert.equal(await made(policy('controls: [A.5.1, A.8.2]│'), 'sort-claims'), null);
    const text = policy('controls: [A.8.2, A.5.1]', '\nTe│xt.\n');
    assert.equal(await made(text, 'sort-claims'), null);
    assert.equal(await made(text, 'source-sort-claims'), text.replace('│', '').replace('A.8.2, A.5.1', 'A.5.1, A.8.2'));
    assert.equal(await made(policy('controls: [A.8.2, │A.5.1'), 'sort-claims'), null);
  });
});

describe('claiming what is mentioned', () => {
  it('adds the control at the cursor to the claims', async () => {
    const body = '\nWho leaves loses rights (A.5.1│8), see A.8.2.\n';
    assert.equal(await madeBoth(policy('controls: [A.5.15]', body), 'claim'), policy('controls: [A.5.15, A.5.18]', body.replace('│', '')));
    assert.equal(
      await madeBoth(policy('version: "1.0"', body), 'claim'),
      policy('version: "1.0"\ncontrols: [A.5.18]', body.replace('│', '')),
    );
  });

  it('is offered neither for claimed ones, nor in code, nor where a document claims nothing by its type', async () => {
    assert.equal(await made(policy('controls: [A.5.18]', '\nSee A.5.18│.\n'), 'claim'), null);
    assert.equal(await made(policy('controls: [A.5.1]', '\n`A.5.18│`\n'), 'claim'), null);
    assert.equal(await made(policy('controls: [A.5.1]', '\n<!-- A.5.18│ -->\n'), 'claim'), null);
    assert.equal(await made(policy('', '\nSee A.5.18│.\n').replace('policy', 'record'), 'claim'), null);
    assert.deepEqual((await offered('│')).offers, []);
  });
});

describe('expanding a range', () => {
  it('lists its controls in the text', async () => {
    const body = '\nSee 🔐 A.5.15–A.5│.18, and more.\n';
    assert.equal(await madeBoth(policy('', body), 'expand-range'), policy('', '\nSee 🔐 A.5.15, A.5.16, A.5.17, A.5.18, and more.\n'));
    assert.equal(
      await madeBoth(policy('', '\n<!-- satisfies: A.8.1│-A.8.3 -->\n'), 'expand-range'),
      policy('', '\n<!-- satisfies: A.8.1, A.8.2, A.8.3 -->\n'),
    );
  });

  it('leaves front matter to the fix of the finding, unless the rule is off', async () => {
    const source = policy('controls:\n  - "A.5.15-A.5│.17"');
    assert.equal(await made(source, 'expand-range'), null);
    for (const [front, expanded] of [
      ['controls:\n  - A.5.15-│A.5.17', 'controls:\n  - A.5.15\n  - A.5.16\n  - A.5.17'],
      ['controls: [A.5.15-│A.5.17, A.5.16]', 'controls: [A.5.15, A.5.17, A.5.16]'],
      ['controls: A.5.15-│A.5.17', 'controls: A.5.15, A.5.16, A.5.17'],
      ['satisfies: { iso27001: A.5.15-│A.5.17 }', 'satisfies: { iso27001: [A.5.15, A.5.16, A.5.17] }'],
    ] as const) {
      const { workspace, offers } = await offered(policy(front), undefined, { 'annexa.yaml': 'rules:\n  control-range: off\n' });
      const change = await offers.find(({ id }) => id === 'expand-range')?.change();
      const [edit] = change?.edits.get(workspace.uri) ?? [];
      assert.ok(edit, front);
      assert.equal(workspace.text.slice(0, edit.range.start) + edit.newText + workspace.text.slice(edit.range.end), policy(expanded));
    }
  });

  it('is not offered in headings, where links lead to', async () => {
    assert.equal(await made(policy('', '\n## Rights (A.5.15–│A.5.18)\n\nText.\n'), 'expand-range'), null);
  });
});
