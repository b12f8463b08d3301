import assert from 'node:assert/strict';
import { before, describe, it } from 'mocha';
import { dutyList } from '../../server/src/core/features/duty-list.ts';
import type { MarkdownParser } from '../../server/src/core/ports.ts';
import { describeEvidence } from '../../server/src/core/report/build/describe-evidence.ts';
import { describeRisks } from '../../server/src/core/report/build/describe-risks.ts';
import { loadParser } from '../../server/src/host/node/satteri-parser.ts';
import { scanWorkspace } from '../support/open-workspace.ts';

let parser: MarkdownParser;
before(async () => {
  parser = await loadParser();
});

const english = (head: string, ids: readonly string[]): string =>
  `---\n${head}type: register\nowner: CISO\nlanguage: en\n---\n\n# Risk register\n\n| ID | Risk | Likelihood | Impact | Owner | Due |\n|---|---|---|---|---|---|\n${ids.map((id) => `| ${id} | Fire | 2 | 4 | CISO | 2026-10-01 |`).join('\n')}\n`;
const german = (head: string, ids: readonly string[]): string =>
  `---\n${head}type: register\nowner: CISO\nlanguage: de\n---\n\n# Risikoregister\n\n| ID | Risiko | Eintrittswahrscheinlichkeit | Auswirkung | Eigentümer | Termin |\n|---|---|---|---|---|---|\n${ids.map((id) => `| ${id} | Feuer | 2 | 4 | CISO | 2026-10-01 |`).join('\n')}\n`;
const three = ['R-1', 'R-2', 'R-3'];

/** Where the risks that are listed stand: `risks.md R-1`. */
async function listed(files: Record<string, string>): Promise<{ risks: string[]; duties: number }> {
  const { service } = await scanWorkspace({ 'annexa.yaml': 'language: en\n', ...files }, { parser });
  const pathOf = (uri: string): string => uri.slice(uri.lastIndexOf('/ws/') + 4);
  const { rows } = describeRisks({ service, version: '0', complete: true, pathOf });
  const duties = dutyList(service, () => true).owners.flatMap((owner) => owner.duties.filter(({ kind }) => kind === 'risk'));
  return { risks: rows.map(({ path, id }) => `${path} ${id}`).sort(), duties: duties.length };
}

describe('registers in translated copies', () => {
  it('are listed once where the copy says what it translates', async () => {
    const { risks, duties } = await listed({
      'a/risiken.md': german('id: REG-1-DE\ntranslation_of: REG-1\n', three),
      'b/risks.md': english('id: REG-1\n', three),
    });
    assert.deepEqual([risks, duties], [three.map((id) => `b/risks.md ${id}`), 3]);
  });

  it('are listed once where both have one id, the one in the language of the config', async () => {
    const { risks } = await listed({
      'de/risks.md': german('id: REG-1\n', three),
      'en/risks.md': english('id: REG-1\n', [...three, 'R-4']),
    });
    assert.deepEqual(
      risks,
      [...three, 'R-4'].map((id) => `en/risks.md ${id}`),
    );
  });

  it('are listed once where the rows are the same', async () => {
    const { risks } = await listed({ 'de/risks.md': german('', three), 'en/risks.md': english('', three) });
    assert.deepEqual(
      risks,
      three.map((id) => `en/risks.md ${id}`),
    );
  });

  it('are listed where there is no original', async () => {
    const { risks } = await listed({ 'de/risks.md': german('translation_of: REG-9\n', three) });
    assert.equal(risks.length, 3);
  });

  it('are no copies where rows are others, or the language is the same', async () => {
    const others = await listed({
      'de/risks.md': german('id: REG-2\n', ['R-1', 'R-8', 'R-9']),
      'en/risks.md': english('id: REG-1\n', three),
    });
    assert.equal(others.risks.length, 6);
    const same = await listed({ 'it/risks.md': english('id: REG-2\n', three), 'hr/risks.md': english('id: REG-1\n', three) });
    assert.equal(same.risks.length, 6);
  });

  it('count evidence once', async () => {
    const head = 'id,evidence,controls,collected,language\n';
    const { service } = await scanWorkspace(
      {
        'annexa.yaml': '',
        'en/evidence.yaml': 'id: REG-3\nevidence:\n  - { id: EV-1, title: Report, controls: A.8.13, collected: 2026-10-01 }\n',
        'de/evidence.yaml':
          'id: REG-3\nlanguage: de\nevidence:\n  - { id: EV-1, title: Bericht, controls: A.8.13, collected: 2026-10-01 }\n',
        'hr/evidence.csv': `${head}EV-1,Report,A.6.3,2026-10-01,\n`,
      },
      { parser },
    );
    const rows = describeEvidence({ service, version: '0', complete: true, pathOf: (uri) => uri.slice(-16) });
    assert.deepEqual(rows.map(({ path }) => path).sort(), ['/hr/evidence.csv', 'en/evidence.yaml']);
  });

  it('ask nobody twice where a plan or a policy repeats a row', async () => {
    const plan = (due: string): string =>
      `---\ntype: plan\nowner: CISO\n---\n\n# Risk treatment plan\n\n| ID | Risk | Likelihood | Impact | Owner | Due |\n|---|---|---|---|---|---|\n| R-1 | Fire | 2 | 4 | CISO | ${due} |\n`;
    const files = { 'b/risks.md': english('id: REG-1\n', three) };
    const { risks, duties: asked } = await listed({ ...files, 'a/plan.md': plan('2026-10-01').replace('R-1', 'r-1') });
    assert.deepEqual([risks, asked], [three.map((id) => `b/risks.md ${id}`), 3], 'the register tells what a risk is');
    assert.deepEqual(
      (await listed({ 'a/plan.md': plan('2026-10-01') })).risks,
      ['a/plan.md R-1'],
      'where there is no register, the plan does',
    );
    assert.equal((await listed({ ...files, 'a/plan.md': plan('2026-12-01') })).duties, 4, 'another day is another duty');
    const exception = '{ id: EX-1, exception: Old laptop, owner: CTO, approver: CISO, expires: 2026-12-31 }';
    const { service } = await scanWorkspace(
      {
        'annexa.yaml': '',
        'exceptions.yaml': `exceptions:\n  - ${exception}\n`,
        'access.md': `---\ntype: policy\nowner: CISO\nexceptions:\n  - ${exception}\n---\n\n# Access Policy\n`,
      },
      { parser },
    );
    const duties = dutyList(service, () => true).owners.flatMap((owner) => owner.duties.filter(({ kind }) => kind === 'exception'));
    assert.deepEqual(
      duties.map(({ uri }) => uri.slice(uri.lastIndexOf('/') + 1)),
      ['exceptions.yaml'],
    );
  });
});
