import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { type CompletionAsk, complete } from '../../server/src/core/features/complete.ts';
import type { CompletionItem } from '../../server/src/core/features/completion/completion-item.ts';
import type { IsmsService } from '../../server/src/core/service-api.ts';
import { applyEdits } from '../../server/src/core/text/text-edit.ts';
import { cursor } from '../support/markers.ts';
import { uriOf } from '../support/memory-workspace.ts';
import { scanWorkspace } from '../support/open-workspace.ts';

const others = {
  'policies/access.md':
    '---\nid: POL-001\ntitle: Access control policy\ntype: policy\nstatus: approved\nowner: CISO\ncontrols: [A.5.15]\n---\n# Access control policy\n\n## Privileged access\n\nText.\n',
  'procedures/joiners & leavers.md':
    '---\nid: PRO-007\ntitle: Joiners\ntype: procedure\nowner: CISO\n---\n# Joiners\n\n## Steps\n\nText.\n',
};

/** A policy with this body behind its front matter. */
function policy(body: string, more = ''): string {
  return `---\nid: POL-9\ntype: policy\nowner: CISO\n${more}---\n# Device policy\n\n${body}`;
}

const path = 'policies/open.md';
const uri = uriOf(path);
let service: IsmsService;
let version = 0;

/** One workspace for all of them: the text that is open changes. */
async function open(source: string): Promise<{ text: string; offset: number }> {
  service ??= (await scanWorkspace({ ...others, [path]: '' })).service;
  const at = cursor(source);
  await service.setOpenText({ uri, version: ++version, text: at.text });
  return at;
}

async function itemsAt(source: string, ask?: CompletionAsk): Promise<readonly CompletionItem[]> {
  const { text, offset } = await open(source);
  const list = complete(service, uri, offset, ask);
  for (const { edit } of list.items) {
    assert.ok(edit.range.start <= offset && offset <= edit.range.end, 'the edit holds the cursor');
    assert.doesNotMatch(text.slice(edit.range.start, edit.range.end), /[\r\n]/, 'the edit stays on its line');
  }
  return [...list.items].sort((a, b) => (a.sortText < b.sortText ? -1 : 1));
}

async function labelsAt(source: string, ask?: CompletionAsk): Promise<string[]> {
  return (await itemsAt(source, ask)).map((item) => item.label);
}

/** The text after taking the item with this label. */
async function taken(source: string, label: string, ask?: CompletionAsk): Promise<string> {
  const { text, offset } = await open(source);
  const item = complete(service, uri, offset, ask).items.find((one) => one.label === label);
  assert.ok(item, `${label} is offered`);
  return applyEdits(text, [item.edit, ...item.additionalEdits]).text;
}

describe('completion of controls in prose', () => {
  it('begins behind `A.`, by number and by words', async () => {
    assert.equal((await labelsAt(policy('See A.│'))).length, 93);
    assert.deepEqual(await labelsAt(policy('See A.7.1│')), ['A.7.1', 'A.7.10', 'A.7.11', 'A.7.12', 'A.7.13', 'A.7.14']);
    assert.equal((await labelsAt(policy('See A.laptop│')))[0], 'A.8.1');
    assert.equal((await labelsAt(policy('See A.clean de│')))[0], 'A.7.7');
    assert.deepEqual(await labelsAt(policy('(a.5.15│')), ['A.5.15']);
    assert.deepEqual(await labelsAt(policy('Annex A 5.15│')), ['A.5.15']);
    assert.deepEqual(await labelsAt(policy('A.5.1–A.5.3│')), [
      'A.5.3',
      'A.5.30',
      'A.5.31',
      'A.5.32',
      'A.5.33',
      'A.5.34',
      'A.5.35',
      'A.5.36',
      'A.5.37',
    ]);
  });

  it('replaces exactly what is typed, dots and hyphens included, also within an id', async () => {
    assert.equal(await taken(policy('See A.lap│ and'), 'A.8.1'), policy('See A.8.1 and'));
    assert.equal(await taken(policy('See A.5│.15.'), 'A.5.16'), policy('See A.5.16.'));
    assert.equal(await taken(policy('See A.5.1│.\n'), 'A.5.15'), policy('See A.5.15.\n'));
    assert.equal(await taken(policy('🔐 See **A.5.1│**'), 'A.5.15'), policy('🔐 See **A.5.15**'));
    assert.equal(await taken(policy('- point\r\n- A.5.1│\r\n'), 'A.5.15'), policy('- point\r\n- A.5.15\r\n'));
    assert.equal(await taken(policy('See Annex A 5.1│'), 'A.5.15'), policy('See Annex A.5.15'));
  });

  it('marks what the document claims and leaves it in its place', async () => {
    const items = await itemsAt(policy('See A.5.1│', 'controls: [A.5.15]\n'));
    assert.deepEqual(
      items.map((item) => item.label),
      ['A.5.1', 'A.5.10', 'A.5.11', 'A.5.12', 'A.5.13', 'A.5.14', 'A.5.15', 'A.5.16', 'A.5.17', 'A.5.18', 'A.5.19'],
    );
    assert.match(items[6]?.detail ?? '', /claimed by this document/);
  });

  it('is silent in sentences that end with an A while one types, and serves who asks', async () => {
    const automatic = { automatic: true };
    for (const body of ['We chose option A.│', 'Hepatitis A.│', 'A.│', '- A.│', 'At 10 A.│', 'vitamin A.M.│', 'e.g. a.│', 'Size A5.│'])
      assert.deepEqual(await labelsAt(policy(body), automatic), [], body);
    for (const body of ['see A.│', 'Annex A.│', '(A.│', 'A.5.1, A.│', 'A.5.1 and A.│', 'controls **A.│', 'ISO 27001 A.│', 'option A.5.│'])
      assert.ok((await labelsAt(policy(body), automatic)).length > 30, body);
    assert.equal((await labelsAt(policy('We chose option A.│'))).length, 93);
  });

  it('begins behind `@` only where that is wanted', async () => {
    const at = { atTrigger: true };
    assert.deepEqual(await labelsAt(policy('Keep @laptop│')), []);
    assert.equal((await labelsAt(policy('Keep @laptop│'), at))[0], 'A.8.1');
    assert.equal((await labelsAt(policy('@│'), at)).length, 93);
    assert.deepEqual(await labelsAt(policy('(@5.15│'), at), ['A.5.15']);
    assert.equal((await labelsAt(policy('@home office│'), at))[0], 'A.6.7');
    assert.deepEqual(await labelsAt(policy('write to ann@example│'), at), []);
    assert.deepEqual(await labelsAt(policy('`@laptop│`'), at), []);
    assert.equal(await taken(policy('Keep @laptop│ safe'), 'A.8.1', at), policy('Keep A.8.1 safe'));
  });

  it('keeps our order in clients that sort by how well the typed text matches', async () => {
    for (const item of await itemsAt(policy('See A.laptop│'))) assert.match(item.filterText ?? '', /^A\.laptop /);
  });
});

describe('completion in tables of other things', () => {
  it('is silent in a column named controls that holds what is done', async () => {
    const rows =
      '| # | Control | Status |\n| --- | --- | --- |\n| 9.1 | Reg│ular backups configured | Yes |\n| 9.2 | Restore tests done | No |\n';
    assert.deepEqual(await labelsAt(policy(rows)), []);
    const withIds = rows.replace('Restore tests done', 'Restore tests done (A.8.13)').replace('Reg│ular backups configured', 'backup│');
    assert.equal((await labelsAt(policy(withIds)))[0], 'A.8.13');
    const blank = rows.replace('Restore tests done', 'TBD').replace('Reg│ular backups configured', 'backup│');
    assert.equal((await labelsAt(policy(blank)))[0], 'A.8.13');
  });
});

describe('completion of section claims', () => {
  it('offers controls in comments', async () => {
    assert.equal((await labelsAt(policy('## Rules\n\n<!-- satisfies: │ -->\n'))).length, 93);
    assert.equal(
      await taken(policy('## Rules\n\n<!-- satisfies: A.5.1, lapt│ -->\n'), 'A.8.1'),
      policy('## Rules\n\n<!-- satisfies: A.5.1, A.8.1 -->\n'),
    );
    assert.equal(await taken(policy('<!-- satisfies:│-->\n'), 'A.8.1'), policy('<!-- satisfies: A.8.1-->\n'));
    assert.equal(
      await taken(policy('<!-- satisfies: A.5.1,│ A.6.1 -->\n'), 'A.8.1'),
      policy('<!-- satisfies: A.5.1, A.8.1, A.6.1 -->\n').replace(', A.6.1', ''),
    );
    assert.equal(await taken(policy('<!-- satisfies: A.5.1, 8.1│'), 'A.8.1'), policy('<!-- satisfies: A.5.1, A.8.1'));
    const items = await itemsAt(policy('## Rules\n\n<!-- satisfies: A.5.15, A.5│ -->\n', 'controls: [A.5.16]\n'));
    assert.equal(items.at(-1)?.label, 'A.5.15');
    assert.match(items.at(-1)?.detail ?? '', /already claimed here/);
  });

  it('offers controls in headings', async () => {
    assert.equal(await taken(policy('## Laptops {lap│}\n'), 'A.8.1'), policy('## Laptops {A.8.1}\n'));
    assert.equal(await taken(policy('## Laptops {A.8.1, A.7.9│}\n'), 'A.7.9'), policy('## Laptops {A.8.1, A.7.9}\n'));
    assert.equal(await taken(policy('## Laptops {A.8│\n'), 'A.8.1'), policy('## Laptops {A.8.1\n'));
    assert.equal((await labelsAt(policy('## Laptops {A.8.1, A.8│}\n'))).at(-1), 'A.8.1');
    assert.deepEqual(await labelsAt(policy('## Laptops {#lap│}\n')), []);
    assert.deepEqual(await labelsAt(policy('Text {lap│}\n')), []);
  });

  it('offers what a comment can say to who asks, and rules that have something to say', async () => {
    assert.deepEqual(await labelsAt(policy('<!-- │ -->\n')), [
      'satisfies',
      'annexa-disable-next-line',
      'annexa-disable-line',
      'annexa-disable',
    ]);
    assert.deepEqual(await labelsAt(policy('<!-- │ -->\n'), { automatic: true }), []);
    assert.equal(await taken(policy('<!-- sat│ -->\n'), 'satisfies'), policy('<!-- satisfies:  -->\n'));
    assert.ok((await labelsAt(policy('<!-- annexa-disable │ -->\n'))).includes('missing-scope'));
    assert.deepEqual(await labelsAt(policy('<!-- a remark on A.5.│ -->\n')), []);
  });
});

describe('completion in tables', () => {
  const soa = (rows: string): string =>
    `---\nid: SOA\ntype: soa\nowner: CISO\n---\n# Statement of Applicability\n\n| ID | Title | Applicable | Justification |\n|---|---|---|---|\n${rows}`;

  it('offers controls in the id column of a Statement of Applicability; what is listed sinks', async () => {
    const items = await itemsAt(soa('| A.5.1 | Policies | Yes | Law |\n| A.5│ | | | |\n'));
    assert.equal(items[0]?.label, 'A.5.2');
    assert.equal(items.at(-1)?.label, 'A.5.1');
    assert.match(items.at(-1)?.detail ?? '', /already in this table/);
    assert.equal(await taken(soa('| A.5.1 | P | Yes | Law |\n|│ | | | |\n'), 'A.5.2'), soa('| A.5.1 | P | Yes | Law |\n| A.5.2 | | | |\n'));
    assert.deepEqual(await labelsAt(soa('| A.5.1 | Pol│ | Yes | Law |\n')), []);
    assert.deepEqual(await labelsAt(soa('| A.5.1 │ | | |\n')), []);
  });

  it('offers controls in the columns of a risk register that hold them, by header or by what stands there', async () => {
    const risks = (header: string, row: string): string =>
      `---\nid: RSK\ntype: register\nowner: CISO\n---\n# Risk register\n\n| Risk | ${header} | Owner |\r\n|---|:---:|---|\r\n| Theft | A.7.9 | CISO |\r\n${row}\r\n`;
    for (const header of [
      'Controls',
      'Treatment controls',
      '**Annex A**',
      'ISO 27001 controls',
      'Maßnahmen',
      'Contrôles associés',
      'Behandlung',
    ])
      assert.ok((await labelsAt(risks(header, '| Loss | lapt│ | |'))).includes('A.8.1'), header);
    assert.equal(
      await taken(risks('Controls', '| Loss | A.7.9, usb st│ | CISO |'), 'A.7.10'),
      risks('Controls', '| Loss | A.7.9, A.7.10 | CISO |'),
    );
    assert.equal((await labelsAt(risks('Controls', '| Loss | A.7.9, A.7.│ | |'))).at(-1), 'A.7.9');
    assert.deepEqual(await labelsAt(risks('Controls', '| lapt│ | | |')), []);
    assert.deepEqual(await labelsAt(risks('Controls', '| Loss | | lapt│ |')), []);
    assert.deepEqual(await labelsAt(risks('Controls', '| Loss | `lapt│` | |')), []);
    assert.ok((await labelsAt(risks('Controls', '| see A.8.│ | | |'))).includes('A.8.1'), 'prose in a cell');
  });

  it('knows columns about controls that hold none', async () => {
    const table = (header: string) => policy(`| Risk | ${header} |\n|---|---|\n| Loss | lapt│ |\n`);
    for (const header of ['Control owner', 'Control description', 'Access control', 'Treatment'])
      assert.deepEqual(await labelsAt(table(header)), [], header);
  });
});

describe('completion of headings', () => {
  it('stands on the level of the sections, also where their subsections are known by more names', async () => {
    const body =
      '## 1. Purpose and scope\n\n### 1.1 Purpose\n\nx\n\n### 1.2 Scope\n\nx\n\n## 2. Compliance\n\nx\n\n### 2.1 Roles and responsibilities\n\nx\n\n## │\n';
    assert.equal(
      (await itemsAt(policy(body))).find(({ label }) => label === 'Consequences')?.edit.newText.split('\n')[0],
      '## 3. Consequences',
    );
  });

  it('says of the kind that the heading at the cursor has that it has it', async () => {
    const items = await itemsAt(policy('## Scope│\n\nAll staff.\n'));
    assert.equal(items.find(({ label }) => label === 'Scope')?.detail, 'what this section is');
    assert.equal(items.find(({ label }) => label === 'Objectives')?.detail, 'not asked for here');
  });

  it('offers the missing sections in template order, on the right level, with a stub', async () => {
    const items = await itemsAt(policy('## Purpose\n\nWhy.\n\n## │\n'));
    assert.deepEqual(
      items.slice(0, 2).map((item) => `${item.label}: ${item.detail}`),
      ['Scope: required, missing', 'Policy statements: recommended, missing'],
    );
    assert.ok(!items.some((item) => item.label === 'Purpose'));
    assert.equal(items.find((item) => item.label === 'Ownership')?.sortText[0], '1', 'the owner stands in the metadata');
    const text = await taken(policy('## Purpose\n\nWhy.\n\n## │\n'), 'Scope');
    assert.ok(text.startsWith(policy('## Purpose\n\nWhy.\n\n## Scope\n\n<!-- ')), text);
    assert.match(text, /\n\[Describe who and what this document applies to\.\]\n$/);
    const scope = items.find((item) => item.label === 'Scope');
    assert.match(scope?.snippet ?? '', /^## Scope\n\n<!-- .* -->\n\n\$\{1:\[Describe .*\]\}$/);
    assert.match(scope?.filterText ?? '', /^## Scope /);
  });

  it('mends the level, and leaves deeper headings alone', async () => {
    assert.match(await taken(policy('## Purpose\n\nWhy.\n\n# Sc│\n'), 'Scope'), /\n## Scope\n/);
    assert.deepEqual(await labelsAt(policy('## Purpose\n\nWhy.\n\n### │\n')), []);
    const deep =
      '---\ntype: policy\nowner: CISO\n---\n# Device policy\n\n## Part one\n\n### Purpose\n\nWhy.\n\n### Compliance\n\nHow.\n\n##│\n';
    assert.match(await taken(deep, 'Scope'), /\n### Scope\n/);
  });

  it('numbers as the siblings do, and counts up those that follow', async () => {
    const text = policy('## 1. Purpose\n\nWhy.\n\n## │\n\n## 2. Rules\n\nMust.\n\n## 3. Review\n\nYearly.\n');
    const result = await taken(text, 'Scope');
    assert.deepEqual(result.match(/^## .*$/gm), ['## 1. Purpose', '## 2. Scope', '## 3. Rules', '## 4. Review']);
    assert.deepEqual((await taken(policy('## 1. Purpose\n\nWhy.\n\n## 7. Sc│\n'), 'Scope')).match(/^## .*$/gm), [
      '## 1. Purpose',
      '## 7. Scope',
    ]);
  });

  it('writes no stub over text that stands there, and speaks the language of the document', async () => {
    assert.equal(
      await taken(policy('## Purpose\n\nWhy.\n\n## Sc│\n\nAll staff.\n'), 'Scope'),
      policy('## Purpose\n\nWhy.\n\n## Scope\n\nAll staff.\n'),
    );
    const german = await labelsAt(policy('## │\n', 'language: de\n'));
    assert.ok(german.includes('Geltungsbereich'), german.join());
    assert.match(
      await taken(policy('## │\n', 'language: de\n').replaceAll('\n', '\r\n'), 'Geltungsbereich'),
      /## Geltungsbereich\r\n\r\n<!--/,
    );
  });

  it('offers the title of the metadata as first heading', async () => {
    assert.equal(
      await taken('---\ntitle: Device policy\ntype: policy\n---\n\n# │\n', 'Device policy'),
      '---\ntitle: Device policy\ntype: policy\n---\n\n# Device policy\n',
    );
  });

  it('is silent within code and where no heading begins', async () => {
    for (const body of ['```sh\n# │\n```\n', 'Issue #│\n', '#x│\n', '<!--\n## │\n-->\n', '    # │\n', 'Text # │\n'])
      assert.deepEqual(await labelsAt(policy(body)), [], body);
  });
});

describe('completion of links', () => {
  it('offers the other documents by relative path; the one that the link names first', async () => {
    assert.deepEqual(await labelsAt(policy('See [x](│)')), ['access.md', '../procedures/joiners%20&%20leavers.md']);
    assert.deepEqual((await labelsAt(policy('See [Joiners](│)')))[0], '../procedures/joiners%20&%20leavers.md');
    assert.equal(await taken(policy('See [x](│'), 'access.md'), policy('See [x](access.md'));
    assert.equal(await taken(policy('See [x](./acc│ess.md#old)'), './access.md'), policy('See [x](./access.md#old)'));
    assert.equal(
      await taken(policy('See [x](../pro│)'), '../procedures/joiners%20&%20leavers.md'),
      policy('See [x](../procedures/joiners%20&%20leavers.md)'),
    );
    assert.equal(await taken(policy('[x]: │\n'), 'access.md'), policy('[x]: access.md\n'));
  });

  it('offers the anchors of this document and of the one linked to', async () => {
    assert.deepEqual(await labelsAt(policy('## Rules of use\n\nSee [x](#│)')), ['device-policy', 'rules-of-use']);
    assert.deepEqual(await labelsAt(policy('See [x](access.md#│)')), ['access-control-policy', 'privileged-access']);
    assert.equal(await taken(policy('See [x](access.md#pri│)'), 'privileged-access'), policy('See [x](access.md#privileged-access)'));
    assert.deepEqual(await labelsAt(policy('See [x](../procedures/joiners%20&%20leavers.md#│)')), ['joiners', 'steps']);
    assert.deepEqual(await labelsAt(policy('See [x](none.md#│)')), []);
  });

  it('is silent at other addresses, images and code', async () => {
    for (const body of ['[x](https://│)', '![x](│)', '`[x](│`', '[x](/│)', '(│)', '<https://example.org/A.5.│>'])
      assert.deepEqual(await labelsAt(policy(body)), [], body);
  });
});

describe('completion in the body keeps silent', () => {
  it('in files that are no ISMS documents, in broken front matter and in code', async () => {
    for (const source of [
      '# Blog\n\nSee A.5.│\n',
      '---\nlayout: post\n---\n# Blog\n\n## │\n',
      '│',
      policy('```\nsee A.5.│\n```\n'),
      policy('see `A.5.│`'),
      policy('<!-- see A.5.│ -->'),
      policy('see https://example.org/A.5.│'),
      '---\nid: POL-9\ntype: policy\nowner: CISO\nnote: |\n  see A.5.│\n---\n# Device policy\n',
      '---\nid: POL-9\ntype: policy\n# see A.5.│\nowner: CISO\n---\n# Device policy\n',
    ])
      assert.deepEqual(await labelsAt(source), [], source);
  });
});
