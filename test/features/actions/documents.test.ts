import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { procedureTitle } from '../../../server/src/core/features/actions/create-procedure.ts';
import { uriOf } from '../../support/memory-workspace.ts';
import { made, madeBoth, offered } from './offered.ts';

describe('inserting missing sections', () => {
  const head = '---\nid: P-1\ntype: policy\nowner: CISO\napprover: CEO\nstatus: draft\nversion: "1.0"\nnext_review_date: 2027-01-01\n---\n';
  const titles = (text: string | null): string[] => [...(text ?? '').matchAll(/^#+ .*$/gm)].map(([line]) => line);

  it('inserts all, in template order, and leaves none to insert', async () => {
    const text = await madeBoth(`${head}# Access│ Policy\n\n## Scope\n\nAll staff and systems.\n`, 'missing-sections');
    const found = titles(text);
    assert.equal(found[0], '# Access Policy');
    assert.ok(
      found.indexOf('## Purpose') < found.indexOf('## Scope') && found.indexOf('## Scope') < found.indexOf('## Consequences'),
      found.join(),
    );
    assert.equal(new Set(found).size, found.length);
    assert.equal(await made((text ?? '').replace('Access', 'Access│'), 'missing-sections'), null);
  });

  it('numbers them as the others, counting up those behind', async () => {
    const body =
      '# Access│ Policy\n\n## 1. Scope\n\nAll staff and systems.\n\n### 1.1 Sites\n\nAll.\n\n## 2. Review\n\nYearly by the CISO, on the first of May.\n';
    const found = titles(await madeBoth(head + body, 'missing-sections'));
    const numbers = found.filter((title) => title.startsWith('## ')).map((title) => Number(/\d+/.exec(title)?.[0]));
    assert.deepEqual(
      numbers,
      numbers.map((_, i) => i + 1),
      found.join(),
    );
    const scope = found.find((title) => title.endsWith(' Scope'));
    assert.ok(found.includes(`### ${/\d+/.exec(scope ?? '')?.[0]}.1 Sites`), found.join());
  });

  it('writes them in the language and on the level of the document', async () => {
    const text =
      '---\ntype: policy\nlanguage: de\nowner: CISO\n---\n# Zugang│\n\n### Geltungsbereich\n\nAlle Personen und Systeme des Hauses.\n';
    const found = titles(await madeBoth(text, 'missing-sections'));
    assert.ok(found.includes('### Zweck') && found.length > 4, found.join());
    assert.ok(
      found.slice(1).every((title) => title.startsWith('### ')),
      found.join(),
    );
  });

  it('is a fix where one is missing, and a source action everywhere', async () => {
    const text = `${head}# Access Policy\n\n## Scope\n\nAll│ staff and systems.\n`;
    assert.equal(await made(text, 'missing-sections'), null);
    const whole = await made(text, 'source-missing-sections');
    assert.ok(titles(whole).length > 3);
    assert.equal(await made('---\ntype: register\nowner: CISO│\n---\n# R\n\nText.\n', 'source-missing-sections'), null);
  });
});

describe('moving document control', () => {
  it('makes front matter of a table, lines or a quote', async () => {
    const moved = '---\nid: P-1\ntitle: Access Policy\ntype: policy\nversion: "1.0"\nowner: CISO\n---\n\n# Access Policy\n\n';
    const body = '## Scope\n\nAll staff 🔐.\n';
    const carriers = [
      '| Document ID | P-1 |\n|---|---|\n| Version│ | 1.0 |\n| Owner | CISO |\n',
      '**Document ID:** P-1  \n**Version:** 1.0│  \n**Owner:** CISO\n',
      '> **Document ID:** P-1\\\n> **Version:** 1.0\\\n> **Owner:** CISO│\n',
      'Document ID: P-1  \nVersion: 1.0  \nOwner: CISO│\n',
    ];
    for (const carrier of carriers) {
      const text = `# Access Policy\n\n${carrier}\n${body}`;
      assert.equal(await madeBoth(text, 'document-control'), moved + body, carrier);
    }
    assert.equal(await made(`${moved.replace('CISO', 'CISO│')}${body}`, 'document-control'), null);
  });

  it('is offered on the lines themselves, and not for what cannot move', async () => {
    const text = '# Access Policy\n\n**Version:** 1.0  \n**Owner:** CISO\n\n## Scope\n\nAll│ staff.\n';
    assert.equal(await made(text, 'document-control'), null);
    assert.equal(await made('# Access Policy\n\n**Version:** TBD│\n\n## Scope\n\nAll staff.\n', 'document-control'), null);
    assert.equal(await made('# Access Policy\n\n```\nOwner: CISO│\n```\n\n## Scope\n\nAll staff.\n', 'document-control'), null);
  });
});

describe('creating the missing procedure', () => {
  const policy =
    '---\nid: POL-001\ntitle: Access Control Policy\ntype: policy\nowner: CISO│\ncontrols: [A.5.15, A.5.18]\n---\n\n# Access Control Policy\n\nText.\n';
  const files = {
    'annexa.yaml': 'organization: Example\n',
    'processes/other.md': '---\nid: PRO-007\ntype: procedure\nowner: CISO\nimplements: [POL-9]\n---\n# Other\n',
  };

  it('names the policy, where procedures lie, under a free id, and the policy names it', async () => {
    const { workspace, offers } = await offered(policy, undefined, files);
    const offer = offers.find(({ id }) => id === 'create-procedure');
    assert.equal(offer?.title, 'Create the procedure that carries out `POL-001`');
    assert.equal(offer?.creates, true);
    const change = await offer?.change();
    const [created] = change?.created ?? [];
    assert.equal(created?.uri, uriOf('processes/access-control-procedure.md'));
    assert.match(created?.text ?? '', /^id: PRO-008$/m);
    assert.match(created?.text ?? '', /^type: procedure$/m);
    assert.match(created?.text ?? '', /^implements: \[POL-001\]$/m);
    assert.match(created?.text ?? '', /^controls: \[A\.5\.15, A\.5\.18\]$/m);
    assert.match(created?.text ?? '', /^# Access Control Procedure$/m);
    const [edit] = change?.edits.get(workspace.uri) ?? [];
    assert.equal(edit?.newText, 'related: [PRO-008]\n');
    const linked = workspace.text.slice(0, edit?.range.start) + edit?.newText + workspace.text.slice(edit?.range.end);
    await workspace.service.setOpenText({ uri: created?.uri ?? '', version: 1, text: created?.text ?? '' });
    await workspace.service.setOpenText({ uri: workspace.uri, version: 2, text: linked });
    for (const uri of [workspace.uri, created?.uri ?? ''])
      assert.deepEqual(
        workspace.service.findings(uri).filter(({ rule }) => /^(?:document-|front-matter|link-)/.test(rule)),
        [],
      );
  });

  it('keeps what the policy names already, in its form', async () => {
    for (const [before, after] of [
      ['related: [SOP-1]', 'related: [SOP-1, PRO-008]'],
      ['related:\n  - SOP-1 # old', 'related:\n  - SOP-1 # old\n  - PRO-008'],
      ['related: SOP-1', 'related: [SOP-1, PRO-008]'],
      ['related:', 'related: [PRO-008]'],
      ['related: []', 'related: [PRO-008]'],
    ] as const) {
      const { workspace, offers } = await offered(policy.replace('controls', `${before}\ncontrols`), undefined, files);
      const change = await offers.find(({ id }) => id === 'create-procedure')?.change();
      const [edit] = change?.edits.get(workspace.uri) ?? [];
      const text = workspace.text.slice(0, edit?.range.start) + edit?.newText + workspace.text.slice(edit?.range.end);
      assert.ok(text.includes(`${after}\ncontrols`), text);
    }
  });

  it('is not offered where one carries the policy out already, or without an id', async () => {
    const done = { 'procedures/access.md': '---\nid: PRO-1\ntype: procedure\nimplements: POL-001\n---\n# Access\n' };
    assert.equal(
      (await offered(policy, undefined, done)).offers.find(({ id }) => id === 'create-procedure'),
      undefined,
    );
    for (const other of [
      policy.replace('id: POL-001\n', ''),
      policy.replace('type: policy', 'type: procedure'),
      policy.replace('│', '').replace('Text', 'Te│xt'),
    ])
      assert.equal(
        (await offered(other, undefined, files)).offers.find(({ id }) => id === 'create-procedure'),
        undefined,
      );
  });

  it('finds a title', () => {
    assert.equal(procedureTitle('Access Control Policy', 'en'), 'Access Control Procedure');
    assert.equal(procedureTitle('Passwords', 'en'), 'Passwords: Procedure');
    assert.equal(procedureTitle('Zugriffsrichtlinie', 'de'), 'Zugriffsverfahren');
    assert.equal(procedureTitle('Politique de sauvegarde', 'fr'), 'Procédure de sauvegarde');
    assert.equal(procedureTitle('Política de accesos', 'es'), 'Procedimiento de accesos');
  });
});
