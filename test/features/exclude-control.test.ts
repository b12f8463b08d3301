import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { excludeControlEdits, statementFor } from '../../server/src/core/features/exclude-control.ts';
import { applyEdits } from '../../server/src/core/text/text-edit.ts';
import { scanWorkspace } from '../support/open-workspace.ts';

const head = '---\ntype: soa\nowner: CISO\n---\n# Statement of Applicability 🔐\n\n';

/** The lines of a statement after a control was excluded; null if there is nothing to do. */
async function excluded(table: string, control: string, reason = 'We have no office.'): Promise<string | null> {
  const results: (string | null)[] = [];
  for (const eol of ['\n', '\r\n']) {
    const text = `${head}${table}\n\nEnd.\n`.replaceAll('\n', eol);
    const { service } = await scanWorkspace({ 'soa.md': text });
    const document = statementFor(service, control);
    assert.ok(document);
    const edits = excludeControlEdits(service.catalog, document, text, control, reason);
    if (!edits) {
      results.push(null);
      continue;
    }
    const after = applyEdits(text, edits);
    assert.deepEqual(after.skipped, []);
    const again = await scanWorkspace({ 'soa.md': after.text });
    const row = again.service.index.applicabilityOf(control)[0]?.row;
    assert.equal(row?.applicable, false);
    assert.equal(excludeControlEdits(service.catalog, statementFor(again.service, control) as never, after.text, control, reason), null);
    const body = after.text.replaceAll(eol, '\n');
    assert.ok(body.startsWith(head) && body.endsWith('\n\nEnd.\n'), body);
    results.push(body.slice(head.length, -'\n\nEnd.\n'.length));
  }
  assert.equal(results[0], results[1]);
  return results[0] ?? null;
}

const top = '| Control | Title | Applicable | Justification | Status |\n| --- | --- | --- | --- | --- |\n';

describe('exclude a control', () => {
  it('changes the cells of its row, in the words of the table', async () => {
    assert.equal(
      await excluded(
        `${top}| A.7.3 | Offices | Yes | Staff | Implemented |\n| A.7.4 | Monitoring | Yes | Because | Implemented |`,
        'A.7.4',
      ),
      `${top}| A.7.3 | Offices | Yes | Staff | Implemented |\n| A.7.4 | Monitoring | No | We have no office. | Not applicable |`,
    );
    assert.equal(
      await excluded(`${top}| A.7.3 | x | **Excluded** | y | – |\n| A.7.4 | m | Included |  | Done |`, 'A.7.4'),
      `${top}| A.7.3 | x | **Excluded** | y | – |\n| A.7.4 | m | **Excluded** | We have no office. | – |`,
    );
  });

  it('finds the opposite word', async () => {
    const table = (word: string, reason: string) => `| Maßnahme | Anwendbar | Begründung |\n|---|---|---|\n| A.7.4 | ${word} | ${reason} |`;
    for (const [yes, no] of [
      ['Ja', 'Nein'],
      ['YES', 'NO'],
      ['y', 'n'],
      ['Applicable', 'Not applicable'],
      ['✅', '❌'],
      ['x', 'Nein'],
      ['', 'Nein'],
    ] as const)
      assert.equal(await excluded(table(yes, 'alt'), 'A.7.4'), table(no, 'We have no office.'), yes);
  });

  it('escapes pipes and takes several lines as one', async () => {
    assert.equal(
      await excluded(`${top}| A.7.4 | m | Yes | a \\| b | Done |`, 'A.7.4', 'no | office\n  at all'),
      `${top}| A.7.4 | m | No | no \\| office at all | Not applicable |`,
    );
  });

  it('adds a missing row in catalogue order, in the table of its theme', async () => {
    const people =
      '## People\n\n| Ref | Name | Applicable? | Reason |\n|-----|---|---|---|\n| 6.1 | Screening | Y | law |\n| 6.3 | Awareness | Y | law |';
    const physical = '\n\n## Physical\n\n| Ref | Name | Applicable? | Reason |\n|-----|---|---|---|\n| 7.3 | Offices | N | none |';
    assert.equal(
      await excluded(people + physical, 'A.6.2'),
      `${people.replace('| 6.3', '| 6.2 | Terms and conditions of employment | N | We have no office. |\n| 6.3')}${physical}`,
    );
    assert.equal(
      await excluded(people + physical, 'A.7.1'),
      `${people}${physical.replace('| 7.3', '| 7.1 | Physical security perimeters | N | We have no office. |\n| 7.3')}`,
    );
    assert.equal(
      await excluded(people + physical, 'A.8.1'),
      `${people}${physical}\n| 8.1 | User endpoint devices | N | We have no office. |`,
    );
  });

  it('adds the first row of a table, and one without outer pipes', async () => {
    assert.equal(
      await excluded(top.trimEnd(), 'A.7.4'),
      `${top}| A.7.4 | Physical security monitoring | No | We have no office. | Not applicable |`,
    );
    assert.equal(
      await excluded('Control | Applicable | Reason\n--- | --- | ---\nA.7.3 | Yes | x', 'A.7.4'),
      'Control | Applicable | Reason\n--- | --- | ---\nA.7.3 | Yes | x\nA.7.4 | No | We have no office.',
    );
  });

  it('parts a row that decides about several controls', async () => {
    assert.equal(
      await excluded('| Control | Applicable | Reason |\n|---|---|---|\n| A.7.3–A.7.6 | Yes | x |', 'A.7.4'),
      '| Control | Applicable | Reason |\n|---|---|---|\n| A.7.3 | Yes | x |\n| A.7.4 | No | We have no office. |\n| A.7.5–A.7.6 | Yes | x |',
    );
  });

  it('renews the reason of one that is excluded already, and fills rows that are too short', async () => {
    assert.equal(
      await excluded(`${top}| A.7.4 | m | no | old | left out |`, 'A.7.4'),
      `${top}| A.7.4 | m | no | We have no office. | left out |`,
    );
    assert.equal(await excluded(`${top}| A.7.4 | m | Yes |`, 'A.7.4'), `${top}| A.7.4 | m | No | We have no office. | Not applicable |`);
  });

  it('changes or adds the row of a statement in YAML', async () => {
    const text = 'status: draft\ncontrols:\n  - control: A.7.3\n    applicable: yes # staff\n    status: implemented\n';
    const { service } = await scanWorkspace({ 'annexa.yaml': '', 'soa.yaml': text });
    const exclude = (control: string, reason = 'We have no office.'): string | null => {
      const document = statementFor(service, control);
      assert.equal(document?.format, 'yaml');
      const edits = excludeControlEdits(service.catalog, document, text, control, reason);
      return edits && applyEdits(text, edits).text;
    };
    assert.equal(exclude('A.7.3'), text.replace('yes # staff', 'no # staff\n    justification: We have no office.'));
    assert.equal(
      exclude('A.7.4'),
      `${text}  - control: A.7.4\n    title: Physical security monitoring\n    applicable: no\n    justification: We have no office.\n`,
    );
    assert.equal(exclude('A.7.4', ' '), null);
  });

  it('does nothing without a reason, a control or a table', async () => {
    assert.equal(await excluded(`${top}| A.7.4 | m | Yes | x | Done |`, 'A.7.4', ' '), null);
    assert.equal(await excluded(`${top}| A.7.4 | m | Yes | x | Done |`, 'A.7.99'), null);
    assert.equal(await excluded('```\n| Control | Applicable |\n|---|---|\n| A.7.4 | Yes |\n```', 'A.7.4'), null);
    const { service } = await scanWorkspace({ 'a.md': '# A\n' });
    assert.equal(statementFor(service, 'A.7.4'), undefined);
  });
});
