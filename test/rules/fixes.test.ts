import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { Finding } from '../../server/src/core/rules/rule.ts';
import { createIsmsService } from '../../server/src/core/service.ts';
import { memoryPorts, uriOf } from '../support/memory-workspace.ts';
import { applyFix } from './example-workspace.ts';

const path = 'policies/example.md';
const uri = uriOf(path);
const stub =
  '<!-- Name the people, sites, systems and information this document binds, and say what it leaves out. -->\n\n[Describe who and what this document applies to.]\n';
const head = '---\ntype: policy\nowner: CISO\n---\n\n# Backup Policy\n\n';

async function findingsOf(text: string, rule: string): Promise<Finding[]> {
  const service = createIsmsService(memoryPorts({ 'annexa.yaml': 'language: en\n', [path]: text }));
  await service.scan();
  return service.findings(uri).filter((finding) => finding.rule === rule);
}

async function mend(text: string, rule: string, fix = 0): Promise<string> {
  const [finding] = await findingsOf(text, rule);
  const chosen = finding?.fixes[fix];
  assert.ok(chosen, `${rule} offers fix ${fix}`);
  return applyFix(text, chosen, uri);
}

describe('inserting a section', () => {
  it('makes blank lines around it where there are none', async () => {
    const text = `${head}## Purpose\nWhy.\n## Review\nYearly.\n`;
    assert.equal(await mend(text, 'missing-scope'), `${head}## Purpose\nWhy.\n\n## Scope\n\n${stub}\n## Review\nYearly.\n`);
  });

  it('ends the last line first if the document does not', async () => {
    assert.equal(await mend(`${head}## Purpose\n\nWhy.`, 'missing-scope'), `${head}## Purpose\n\nWhy.\n\n## Scope\n\n${stub}`);
  });

  it('uses the line ends of the document', async () => {
    const text = `${head}## Purpose\n\nWhy.\n\n## Review\n\nYearly.\n`.replaceAll('\n', '\r\n');
    const fixed = await mend(text, 'missing-scope');
    assert.equal(fixed, `${head}## Purpose\n\nWhy.\n\n## Scope\n\n${stub}\n## Review\n\nYearly.\n`.replaceAll('\n', '\r\n'));
  });

  it('takes the level the document uses', async () => {
    const deep = `${head}## Chapter\n\n### Purpose\n\nWhy.\n\n### Compliance\n\nChecked.\n\n## Annex\n\nMore.\n`;
    assert.equal(await mend(deep, 'missing-scope'), deep.replace('### Compliance', `### Scope\n\n${stub}\n### Compliance`));
    const top = '---\ntype: policy\nowner: CISO\ntitle: Backup Policy\n---\n\n# Purpose\n\nWhy.\n\n# Compliance\n\nChecked.\n';
    assert.equal(await mend(top, 'missing-scope'), top.replace('# Compliance', `# Scope\n\n${stub}\n# Compliance`));
  });

  it('writes a bold line where bold lines are headings', async () => {
    const text = `${head}**Purpose**\n\nWhy.\n\n**Compliance**\n\nChecked.\n`;
    assert.equal(await mend(text, 'missing-scope'), text.replace('**Compliance**', `**Scope**\n\n${stub}\n**Compliance**`));
  });

  it('counts up the numbers behind it, those of subsections too', async () => {
    const text = `${head}## 1 Purpose\n\nWhy.\n\n## 2 Compliance\n\n### 2.1 Law\n\nGDPR.\n\n### 2.2 Checks\n\nYearly.\n\n## 3 Review\n\nYearly.\n`;
    const fixed = `${head}## 1 Purpose\n\nWhy.\n\n## 2 Scope\n\n${stub}\n## 3 Compliance\n\n### 3.1 Law\n\nGDPR.\n\n### 3.2 Checks\n\nYearly.\n\n## 4 Review\n\nYearly.\n`;
    assert.equal(await mend(text, 'missing-scope'), fixed);
  });

  it('goes to the end where a number is the target of a link', async () => {
    const text = `${head}See [checks](#2-compliance).\n\n## 1. Purpose\n\nWhy.\n\n## 2. Compliance\n\nChecked.\n\n## Annex\n\nMore.\n`;
    assert.equal(await mend(text, 'missing-scope'), text.replace('## Annex', `## 3. Scope\n\n${stub}\n## Annex`));
  });

  it('goes to the end where a number stands inside marks', async () => {
    const text = `${head}## **1. Purpose**\n\nWhy.\n\n## **2. Compliance**\n\nChecked.\n`;
    assert.equal(await mend(text, 'missing-scope'), `${text}\n## 3. Scope\n\n${stub}`);
  });

  it('goes to the end where the numbers are not a sequence', async () => {
    const text = `${head}## 1. Purpose\n\nWhy.\n\n## 2. Compliance\n\nChecked.\n\n## 7. Review\n\nYearly.\n`;
    assert.equal(await mend(text, 'missing-scope'), `${text}\n## 8. Scope\n\n${stub}`);
  });
});

describe('mending claims', () => {
  const claims = (list: string): string => `---\ntype: policy\nowner: CISO\n${list}\n---\n\n# Access Policy\n`;

  it('puts all successors into a block list, a flow list or a text', async () => {
    const several = 'A.9.2';
    for (const [before, after] of [
      [`controls:\n  -  ${several}\n  -  A.8.1`, (ids: string[]) => `controls:\n  -  ${ids.join('\n  - ')}\n  -  A.8.1`],
      [`controls: [A.8.1, "${several}"]`, (ids: string[]) => `controls: [A.8.1, ${ids.join(', ')}]`],
      [`controls: A.8.1, ${several}`, (ids: string[]) => `controls: A.8.1, ${ids.join(', ')}`],
    ] as const) {
      const text = claims(before);
      const [finding] = await findingsOf(text, 'control-legacy');
      const ids = finding?.fixes.slice(0, -1).map((fix) => fix.edits[0]?.newText ?? '') ?? [];
      assert.ok(ids.length > 1 && finding);
      assert.ok(finding.fixes.every((fix) => !fix.preferred));
      const fixed = applyFix(text, finding.fixes.at(-1) as Finding['fixes'][number], uri);
      assert.equal(fixed, claims(after(ids)));
      assert.deepEqual(await findingsOf(fixed, 'control-legacy'), []);
      assert.deepEqual(await findingsOf(fixed, 'front-matter-unreadable'), []);
    }
  });

  it('does not put a successor in twice', async () => {
    assert.equal(await mend(claims('controls:\n  - A.8.13\n  - A.12.3.1'), 'control-legacy'), claims('controls:\n  - A.8.13'));
  });

  it('offers no replacement below the name of the 2013 edition', async () => {
    const [finding] = await findingsOf(claims('satisfies:\n  iso27001-2013:\n    - A.9.2.1'), 'control-legacy');
    assert.ok(finding);
    assert.deepEqual(finding.fixes, []);
  });

  it('removes a duplicate with its comma or line, a long form only when asked', async () => {
    assert.equal(await mend(claims('controls: [A.8.1, A.8.2, A.8.1]'), 'control-duplicate'), claims('controls: [A.8.1, A.8.2]'));
    const long = claims('controls:\n  - A.8.1\n  - ref: A.8.1\n    note: again\n  - A.8.2');
    const [finding] = await findingsOf(long, 'control-duplicate');
    assert.equal(finding?.fixes[0]?.preferred, false);
    assert.equal(await mend(long, 'control-duplicate'), claims('controls:\n  - A.8.1\n  - A.8.2'));
  });

  it('reads misspelt ids only one way', async () => {
    for (const [written, id] of [
      ['"A.5,23"', 'A.5.23'],
      ['A-5-23', 'A.5.23'],
      ['A..8.9', 'A.8.9'],
      ['A.8.l6', 'A.8.16'],
      ['A525', 'A.5.25'],
    ]) {
      const [finding] = await findingsOf(claims(`controls:\n  - ${written}`), 'control-malformed');
      assert.equal(finding?.fixes[0]?.edits[0]?.newText, id, written);
      assert.equal(finding?.fixes[0]?.preferred, true, written);
    }
    for (const written of ['Access', 'A.5', 'A.99,1', 'A,5,1,2']) {
      const [finding] = await findingsOf(claims(`controls:\n  - "${written}"`), 'control-malformed');
      assert.deepEqual(finding?.fixes, [], written);
    }
  });

  it('applies no guess unasked', async () => {
    const [guess] = await findingsOf(claims('controls: [A.5.99]'), 'control-unknown');
    assert.ok(guess && guess.fixes.length > 1 && guess.fixes.every((fix) => !fix.preferred));
    const [swap] = await findingsOf(claims('controls: [A.5.51]'), 'control-unknown');
    assert.deepEqual(
      swap?.fixes.map((fix) => fix.preferred),
      [true, false, false, false, false],
    );
  });
});

describe('one cause is told once', () => {
  const count = async (text: string): Promise<string[]> => {
    const service = createIsmsService(memoryPorts({ 'annexa.yaml': 'language: en\n', [path]: text }));
    await service.scan();
    return service.findings(uri).map((finding) => finding.rule);
  };

  it('a policy without owner: by the section rule, or by the field rule where there is a field', async () => {
    const ownerRules = ['owner-missing', 'missing-ownership'];
    const without = await count('---\ntype: policy\nstatus: draft\n---\n\n# Backup Policy\n');
    assert.deepEqual(
      without.filter((rule) => ownerRules.includes(rule)),
      ['missing-ownership'],
    );
    const blank = await count('---\ntype: policy\nowner: TBD\n---\n\n# Backup Policy\n');
    assert.deepEqual(
      blank.filter((rule) => ownerRules.includes(rule)),
      ['owner-missing'],
    );
    const procedure = await count('---\ntype: procedure\nstatus: draft\n---\n\n# Backup Procedure\n');
    assert.deepEqual(
      procedure.filter((rule) => ownerRules.includes(rule)),
      ['owner-missing'],
    );
  });

  it('an empty section the type asks for: not as an empty section too', async () => {
    const rules = await count(`${head}## Scope\n\n## Tools\n\n## Purpose\n\nWhy.\n`);
    assert.deepEqual(
      rules.filter((rule) => rule === 'missing-scope' || rule === 'section-empty'),
      ['missing-scope', 'section-empty'],
    );
  });

  it('unknown ids of another standard: one finding, or none where the standard is named', async () => {
    const ids = 'A.9.7, A.4.2, A.5.77, A.6.66 and A.7.88';
    const unknown = async (title: string) =>
      (await findingsOf(`---\ntype: policy\nowner: CISO\n---\n\n# ${title}\n\nAs ${ids} ask.\n`, 'control-unknown')).length;
    assert.equal(await unknown('AI Policy'), 1);
    assert.equal(await unknown('ISO 42001 AI Policy'), 0);
  });
});
