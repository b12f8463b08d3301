import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { claimControlEdit } from '../../server/src/core/features/claim-control.ts';
import { applyEdits } from '../../server/src/core/text/text-edit.ts';
import { uriOf } from '../support/memory-workspace.ts';
import { scanWorkspace } from '../support/open-workspace.ts';

const uri = uriOf('policies/a.md');

/** The text after claiming a control; null if there is nothing to do. */
async function claimed(text: string, control = 'A.5.16', config?: string): Promise<string | null> {
  const { service } = await scanWorkspace({ 'policies/a.md': text, ...(config !== undefined && { 'annexa.yaml': config }) });
  await service.setOpenText({ uri, version: 1, text });
  const edit = claimControlEdit(service, uri, control);
  return edit && applyEdits(text, [edit]).text;
}

/** Claims in a front matter; both given without fences. */
async function lines(front: string, control?: string): Promise<string | null> {
  const head = 'type: policy\nowner: CISO\n';
  const tail = '\n---\n\n# Access 🔐 Policy\n\nText.\n';
  const after = await claimed(`---\n${head}${front}${tail}`, control);
  const windows = await claimed(`---\n${head}${front}${tail}`.replaceAll('\n', '\r\n'), control);
  assert.equal(windows, after?.replaceAll('\n', '\r\n') ?? null);
  if (after === null) return null;
  assert.ok(after.startsWith(`---\n${head}`) && after.endsWith(tail), after);
  return after.slice(4 + head.length, after.length - tail.length);
}

describe('claim a control', () => {
  it('in a flow list, in catalogue order', async () => {
    assert.equal(await lines('controls: [A.5.15, A.5.18]'), 'controls: [A.5.15, A.5.16, A.5.18]');
    assert.equal(await lines('controls: [A.5.15]'), 'controls: [A.5.15, A.5.16]');
    assert.equal(await lines('controls: [A.5.18]'), 'controls: [A.5.16, A.5.18]');
    assert.equal(await lines('controls: ["A.5.1", "A.8.2"] # two'), 'controls: ["A.5.1", "A.5.16", "A.8.2"] # two');
    assert.equal(await lines("controls: ['A.5.1']"), "controls: ['A.5.1', 'A.5.16']");
    assert.equal(await lines('controls: [A.5.1, A.5.10, A.8.2]', 'A.5.9'), 'controls: [A.5.1, A.5.9, A.5.10, A.8.2]');
  });

  it('at the end of a list that has no order', async () => {
    assert.equal(await lines('controls: [A.8.2, A.5.1]'), 'controls: [A.8.2, A.5.1, A.5.16]');
  });

  it('in a flow list over several lines, comments staying with their item', async () => {
    assert.equal(
      await lines('controls: [\n  A.5.1, # rules\n  A.5.15 # access\n]'),
      'controls: [\n  A.5.1, # rules\n  A.5.15, # access\n  A.5.16\n]',
    );
    assert.equal(await lines('controls: [\n  A.5.1,\n  A.8.2,\n]'), 'controls: [\n  A.5.1,\n  A.5.16,\n  A.8.2,\n]');
    assert.equal(await lines('controls: [\n  A.5.1,\n  A.5.2,\n]'), 'controls: [\n  A.5.1,\n  A.5.2,\n  A.5.16,\n]');
  });

  it('in a block list, with its indentation, quotes and comments', async () => {
    assert.equal(await lines('controls:\n  - A.5.15\n  - A.5.18'), 'controls:\n  - A.5.15\n  - A.5.16\n  - A.5.18');
    assert.equal(
      await lines('controls:\n-   "A.5.15" # who\nversion: "1.0"'),
      'controls:\n-   "A.5.15" # who\n-   "A.5.16"\nversion: "1.0"',
    );
    assert.equal(
      await lines('controls:\n  # people\n  - A.6.1 # screening\n  # technology\n  - A.8.2'),
      'controls:\n  - A.5.16\n  # people\n  - A.6.1 # screening\n  # technology\n  - A.8.2',
    );
    assert.equal(
      await lines('controls:\n  - A.5.1\n\n  # technology\n  - A.8.2'),
      'controls:\n  - A.5.1\n  - A.5.16\n\n  # technology\n  - A.8.2',
    );
    assert.equal(
      await lines('controls:\n  - A.5.15 - Access control'),
      'controls:\n  - A.5.15 - Access control\n  - A.5.16 - Identity management',
    );
  });

  it('in a list of maps, with the key they have', async () => {
    assert.equal(
      await lines('satisfies:\n  iso27001-2022:\n    - { ref: A.5.15, extent: partial }\n    - A.5.18'),
      'satisfies:\n  iso27001-2022:\n    - { ref: A.5.15, extent: partial }\n    - A.5.16\n    - A.5.18',
    );
    assert.equal(
      await lines('controls:\n  - id: A.5.15\n    note: one\n  - id: A.8.2\n    note: two'),
      'controls:\n  - id: A.5.15\n    note: one\n  - id: A.5.16\n  - id: A.8.2\n    note: two',
    );
    assert.equal(await lines('controls: [{ id: "A.5.15" }]'), 'controls: [{ id: "A.5.15" }, { id: "A.5.16" }]');
  });

  it('among ids that are keys', async () => {
    assert.equal(
      await lines('controls:\n  A.5.15: Access control\n  A.8.2: Privileged access rights'),
      'controls:\n  A.5.15: Access control\n  A.5.16: Identity management\n  A.8.2: Privileged access rights',
    );
    assert.equal(await lines('controls: { A.5.15: true }'), 'controls: { A.5.15: true, A.5.16: true }');
  });

  it('in a text, with its separator', async () => {
    assert.equal(await lines('controls: A.5.15, A.8.2'), 'controls: A.5.15, A.5.16, A.8.2');
    assert.equal(await lines('controls: A.5.1; A.5.2'), 'controls: A.5.1; A.5.2; A.5.16');
    assert.equal(await lines('controls: "A.5.15"'), 'controls: "A.5.15, A.5.16"');
    assert.equal(await lines('controls: "5.1, 5.18"'), 'controls: "5.1, 5.16, 5.18"');
    assert.equal(await lines('satisfies: { iso27001: A.5.15 }'), 'satisfies: { iso27001: [A.5.15, A.5.16] }');
  });

  it('under the framework it belongs to', async () => {
    assert.equal(
      await lines('satisfies:\n  soc2: [CC6.1]\n  iso27001:\n    - A.5.1'),
      'satisfies:\n  soc2: [CC6.1]\n  iso27001:\n    - A.5.1\n    - A.5.16',
    );
    assert.equal(await lines('satisfies:\n  soc2: [CC6.1]'), 'satisfies:\n  soc2: [CC6.1]\n  iso27001-2022: [A.5.16]');
    assert.equal(await lines('satisfies: { soc2: [CC6.1] }'), 'satisfies: { soc2: [CC6.1], iso27001-2022: [A.5.16] }');
    assert.equal(await lines('satisfies:\n  iso27001-2022:'), 'satisfies:\n  iso27001-2022: [A.5.16]');
    assert.equal(await lines('iso_controls: [A.5.1]'), 'iso_controls: [A.5.1, A.5.16]');
  });

  it('in what is still empty', async () => {
    for (const empty of ['controls:', 'controls: []', 'controls: [ ]', 'controls: TBD', 'controls: {}', 'controls: ~'])
      assert.equal(await lines(empty), 'controls: [A.5.16]', empty);
    assert.equal(await lines('controls: # to do'), 'controls: [A.5.16] # to do');
    assert.equal(await lines('satisfies: {}'), 'satisfies: { iso27001-2022: [A.5.16] }');
  });

  it('under a new key in its place where none is claimed yet', async () => {
    assert.equal(await lines('version: "1.0"\nrelated: [X-1]'), 'version: "1.0"\ncontrols: [A.5.16]\nrelated: [X-1]');
    assert.equal(await claimed('# Access Policy\n\nText.\n'), '---\ncontrols: [A.5.16]\n---\n\n# Access Policy\n\nText.\n');
    assert.equal(await claimed('# Access\r\n\r\nText.\r\n'), '---\r\ncontrols: [A.5.16]\r\n---\r\n\r\n# Access\r\n\r\nText.\r\n');
    assert.equal(await claimed(''), '---\ncontrols: [A.5.16]\n---\n');
    assert.equal(await claimed('title: P\nowner: x\n---\n\n# P\n'), 'title: P\nowner: x\ncontrols: [A.5.16]\n---\n\n# P\n');
  });

  it('not twice, not what is no control, not where the front matter cannot be read', async () => {
    assert.equal(await lines('controls: [A.5.16]'), null);
    assert.equal(await lines('controls: [A.5.15-A.5.18]'), null);
    assert.equal(await lines('controls: [A.5.1]', 'A.5.99'), null);
    assert.equal(await lines('controls: [A.5.1]', 'iso27001-2022:A.5.16'), 'controls: [A.5.1, A.5.16]');
    assert.equal(await lines('controls: [A.5.1'), null);
    assert.equal(await claimed('+++\ntitle = "x"\n+++\n# P\n'), null);
    assert.equal(await claimed('---js\n{}\n---\n# P\n'), null);
  });

  it('somewhere else where the claims have an unusual form', async () => {
    assert.equal(await lines('controls: &c [A.5.1]\nrelated: *c'), 'controls: &c [A.5.1, A.5.16]\nrelated: *c');
    assert.equal(await lines('controls: |\n  A.5.1, A.5.2'), 'satisfies: { iso27001-2022: [A.5.16] }\ncontrols: |\n  A.5.1, A.5.2');
  });
});
