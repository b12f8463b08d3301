import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { prepareRename, rename } from '../../server/src/core/features/rename/rename.ts';
import { changedTexts } from '../support/apply-edits.ts';
import { openAt, showPlace } from '../support/open-workspace.ts';

interface Renamed {
  readonly refusal?: string;
  readonly texts: Record<string, string>;
  /** Places that were left: `range policies/a.md:4 «A.5.15–A.5.18»`. */
  readonly left: string[];
}

/** Renames what is at the cursor; the file with it is `policies/open.md`. */
async function renamed(source: string, newName: string, others: Record<string, string> = {}): Promise<Renamed> {
  const workspace = await openAt(source, others);
  const { service, uri, offset, ports } = workspace;
  const result = await rename(service, uri, offset, newName);
  if (!result) return { refusal: '(nothing)', texts: {}, left: [] };
  if ('refusal' in result) return { ...result, texts: {}, left: [] };
  const left = result.left.map(({ place, reason }) => `${reason} ${showPlace(workspace, place)}`);
  return { texts: changedTexts(ports, result.edits), left };
}

async function prepared(source: string, others: Record<string, string> = {}): Promise<string> {
  const { service, uri, text, offset } = await openAt(source, others);
  const place = prepareRename(service, uri, offset);
  if (!place) return '(nothing)';
  if ('refusal' in place) return place.refusal;
  assert.ok(place.range.start <= offset && offset <= place.range.end);
  return `${text.slice(place.range.start, place.range.end)} → ${place.placeholder}`;
}

const head = (lines: string): string => `---\nid: Z\ntype: policy\n${lines}---\n# Z\n`;

describe('rename of a control', () => {
  it('changes claims and mentions of the workspace, each in its own form', async () => {
    const other = `---\r\nid: Y\r\ntype: procedure\r\ncontrols:\r\n  - "5.15"\r\n  - a5.15\r\n  - 'A.5.15 - Access control'\r\nsatisfies:\r\n  iso27001-2022:\r\n    - { ref: A.5.15, extent: partial }\r\n---\r\n# Y 🔐\r\n\r\n<!-- satisfies: A.5.15 -->\r\n\r\nAnnex A 5.15, **A.5.15** and \`A.5.15\`; A.5.151, A.5.1. A.5.14/15/18.\r\n`;
    const { texts, left } = await renamed(`${head('controls: [A.5.│15, A.5.17]\n')}\nA.5.15, 5.17.\n`, 'A.5.16', { 'a/y.md': other });
    assert.deepEqual(left, []);
    assert.equal(texts['policies/open.md'], `${head('controls: [A.5.16, A.5.17]\n')}\nA.5.16, 5.17.\n`);
    assert.equal(
      texts['a/y.md'],
      other
        .replace('"5.15"', '"5.16"')
        .replace('a5.15', 'a5.16')
        .replace('A.5.15 - Access control', 'A.5.16 - Identity management')
        .replace('ref: A.5.15', 'ref: A.5.16')
        .replace('satisfies: A.5.15', 'satisfies: A.5.16')
        .replace('Annex A 5.15, **A.5.15**', 'Annex A 5.16, **A.5.16**')
        .replace('A.5.14/15/18', 'A.5.14/16/18'),
    );
  });

  it('leaves ranges and the rows of a Statement of Applicability, and tells', async () => {
    const soa =
      '---\nid: SOA\ntype: soa\n---\n# Statement of Applicability\n\n| Control | Applicable | Justification |\n|---|---|---|\n| A.5.15 | Yes | Needed |\n| A.5.16 | Yes | See A.5.15 |\n';
    const { texts, left } = await renamed(`${head('controls: [A.5.1│5]\n')}\nA.5.14–A.5.18 and A.5.1–A.5.3.\n`, '5.16', {
      'isms/soa.md': soa,
    });
    assert.deepEqual(left, ['statement isms/soa.md:8 «A.5.15»', 'range policies/open.md:7 «A.5.14–A.5.18»']);
    assert.deepEqual(Object.keys(texts).sort(), ['isms/soa.md', 'policies/open.md']);
    assert.equal(texts['isms/soa.md'], soa.replace('See A.5.15', 'See A.5.16'));
  });

  it('writes whole ids where the theme of a list changes', async () => {
    const at = (list: string): string => `${head('')}\nKeys: ${list}.\n`;
    assert.equal((await renamed(at('A.5.│15/16/18'), 'A.8.2')).texts['policies/open.md'], at('A.8.2/A.5.16/A.5.18'));
    assert.equal((await renamed(at('A.5.15/1│6/18'), 'A.8.2')).texts['policies/open.md'], at('A.5.15/A.8.2/18'));
    assert.equal((await renamed(at('A.5.15/1│6/18'), '17')).texts['policies/open.md'], at('A.5.15/17/18'));
    const hyphens = await renamed(at('A.5.│15-16-18'), 'A.8.2');
    assert.deepEqual([hyphens.texts, hyphens.left], [{}, ['list policies/open.md:6 «A.5.15»']]);
  });

  it('keeps what YAML and readers would take for something else', async () => {
    assert.equal((await renamed(head('controls: [5.1│5]\n'), '5.10')).texts['policies/open.md'], head('controls: ["5.10"]\n'));
    assert.equal((await renamed(head('controls: [5.1│5]\n'), '5.16')).texts['policies/open.md'], head('controls: [5.16]\n'));
    const bare = `${head('')}\nISO 27001 control 8.13│ asks for it.\n`;
    assert.match((await renamed(bare, 'A.5.1')).texts['policies/open.md'] ?? '', /control A\.5\.1 asks/);
    assert.match((await renamed(bare, 'A.5.15')).texts['policies/open.md'] ?? '', /control 5\.15 asks/);
  });

  it('takes the own numbers below a control along, and mends what is in no list', async () => {
    const { texts } = await renamed(`${head('controls: [A.8.1│0]\n')}\nA.8.10.3 and A.8.1.\n`, 'A.8.11');
    assert.equal(texts['policies/open.md'], `${head('controls: [A.8.11]\n')}\nA.8.11.3 and A.8.1.\n`);
    const typo = await renamed(`${head('controls: [A.5.9│9, A.5.9]\n')}`, 'A.5.10', { 'b.md': head('controls: [A.5.99]\n') });
    assert.equal(typo.texts['policies/open.md'], head('controls: [A.5.10, A.5.9]\n'));
    assert.equal(typo.texts['b.md'], head('controls: [A.5.10]\n'));
  });

  it('knows ids of other standards by their letters', async () => {
    const { texts } = await renamed(head('satisfies:\n  soc2: [CC6.│1, CC6.2]\n'), 'CC6.3');
    assert.equal(texts['policies/open.md'], head('satisfies:\n  soc2: [CC6.3, CC6.2]\n'));
  });

  it('is refused where it is not certain, with what to do instead', async () => {
    const at = head('controls: [A.5.1│5]\n');
    assert.match((await renamed(at, 'A.5.99')).refusal ?? '', /`A\.5\.99` is no control/);
    assert.match((await renamed(at, 'access')).refusal ?? '', /not a control id/);
    assert.match((await renamed(at, 'A.5.15–A.5.18')).refusal ?? '', /not a control id/);
    assert.match((await renamed(at, ' ')).refusal ?? '', /empty/);
    assert.match(await prepared(head('controls: [A.5.15–A.5.1│8]\n')), /is a range of controls/);
    assert.match(await prepared(head('controls: [acc│ess]\n')), /not written like a control id/);
    assert.equal(await prepared(`${head('')}\n\`A.5.│15\`\n`), '(nothing)');
    assert.equal(await prepared(`${head('')}\nA.5.15/1│6\n`), '16 → A.5.16');
  });

  it('tells files that have changed since they were read', async () => {
    const workspace = await openAt(head('controls: [A.5.1│5]\n'), { 'b.md': head('controls: [A.5.15]\n') });
    workspace.ports.files.set('b.md', head('owner: x\ncontrols: [A.5.15]\n'));
    const result = await rename(workspace.service, workspace.uri, workspace.offset, 'A.5.16');
    assert.ok(result && 'left' in result);
    assert.deepEqual(
      result.left.map(({ reason }) => reason),
      ['unread'],
    );
    assert.equal(result.edits.size, 1);
  });
});

describe('rename of a document id', () => {
  const referrer =
    '---\r\nid: PRO-1\r\ntype: procedure\r\nimplements: pol-001\r\nrelated: ["POL-001", POL-0011, x.md]\r\nexceptions: [POL-001]\r\nparent: POL-001\r\n---\r\n# How to do POL-001\r\n\r\n🔐 [POL-001 Access](POL-001.md#POL-001) and POL-001, not `POL-001`, X-POL-001, POL-001-A, https://x.y/POL-001.\r\n\r\n| Related | POL-001/PRO-1 |\r\n| --- | --- |\r\n| Policy | POL-001. |\r\n\r\n```\r\nPOL-001\r\n```\r\n\r\n<!-- POL-001 -->\r\n';
  const expected = referrer
    .replace('implements: pol-001', 'implements: ISP-7')
    .replace('["POL-001"', '["ISP-7"')
    .replace('exceptions: [POL-001]', 'exceptions: [ISP-7]')
    .replace('parent: POL-001', 'parent: ISP-7')
    .replace('do POL-001', 'do ISP-7')
    .replace('[POL-001 Access]', '[ISP-7 Access]')
    .replace('and POL-001,', 'and ISP-7,')
    .replace('POL-001/PRO-1', 'ISP-7/PRO-1')
    .replace('| POL-001. |', '| ISP-7. |');
  const policy = '---\nid: POL-001\ntitle: "POL-001: Access"\ntype: policy\n---\n# Access\n\n**Document ID:** POL-001\n';
  const renamedPolicy = policy.replaceAll('POL-001', 'ISP-7');

  it('changes the id and all that names it, from the id, a reference or the text', async () => {
    const fromOwn = await renamed(policy.replace('id: POL', 'id: POL│'), 'ISP-7', { 'p.md': referrer });
    assert.deepEqual(fromOwn.texts, { 'policies/open.md': renamedPolicy, 'p.md': expected });
    for (const at of [referrer.replace('pol-001', 'pol│-001'), referrer.replace('and POL-001,', 'and POL-00│1,')]) {
      const { texts } = await renamed(at, 'ISP-7', { 'p.md': policy });
      assert.deepEqual(texts, { 'policies/open.md': expected, 'p.md': renamedPolicy });
    }
  });

  it('keeps labels of links and their definitions the same', async () => {
    const text = '---\nid: P-1\ntype: policy\n---\n# T\n\nSee [P-1] and [it][P-1].\n\n[P-1]: P-1.md\n';
    const { texts } = await renamed(text.replace('id: P', 'id: P│'), 'P-2');
    assert.equal(texts['policies/open.md'], text.replaceAll(/P-1(?!\.md)/g, 'P-2'));
  });

  it('follows an id that is an ordinary word in the metadata only', async () => {
    const { texts } = await renamed('---\nid: acc│ess\ntype: policy\n---\n# All about access\n\nNo access.\n', 'AC-1', {
      'p.md': '---\nid: p\ntype: procedure\nrelated: [access]\ntitle: access\n---\n# P\n\naccess\n',
    });
    assert.equal(texts['policies/open.md'], '---\nid: AC-1\ntype: policy\n---\n# All about access\n\nNo access.\n');
    assert.equal(texts['p.md'], '---\nid: p\ntype: procedure\nrelated: [AC-1]\ntitle: access\n---\n# P\n\naccess\n');
  });

  it('quotes an id that YAML would read as a number', async () => {
    const { texts } = await renamed('---\nid: P│-1\ntype: policy\n---\n# T\n', '1.10');
    assert.equal(texts['policies/open.md'], '---\nid: "1.10"\ntype: policy\n---\n# T\n');
  });

  it('gives one of two documents with the same id another one, and leaves the rest', async () => {
    const at = '---\nid: P-│1\ntype: policy\n---\n# T P-1\n';
    const { texts } = await renamed(at, 'P-2', { 'b.md': '---\nid: P-1\ntype: policy\n---\n# B\n' });
    assert.deepEqual(texts, { 'policies/open.md': '---\nid: P-2\ntype: policy\n---\n# T P-1\n' });
    const from = '---\nid: P-3\ntype: policy\nrelated: P-│1\n---\n# T\n';
    const twins = { 'a.md': '---\nid: P-1\ntype: policy\n---\n# A\n', 'b.md': '---\nid: P-1\ntype: policy\n---\n# B\n' };
    assert.match((await renamed(from, 'P-2', twins)).refusal ?? '', /the id of 2 documents/);
  });

  it('is refused for ids that are taken or none', async () => {
    const at = '---\nid: P-│1\ntype: policy\n---\n# T\n';
    const others = { 'b.md': '---\nid: P-2\ntype: policy\n---\n# Backup\n' };
    assert.match((await renamed(at, 'p-2', others)).refusal ?? '', /`p-2` is the id of `Backup` already/);
    for (const bad of ['a,b', '-x', 'x.md', 'P "1"', '[P]', 'a  b', 'a: b'])
      assert.match((await renamed(at, bad)).refusal ?? '', /cannot be an id/, bad);
    assert.match((await renamed(at, 'A.5.15')).refusal ?? '', /id of a control/);
    assert.match(await prepared('---\nid: Z\ntype: policy\nrelated: P-│9\n---\n# T\n'), /No document has the id `P-9`/);
    assert.match(await prepared('---\nid: Z\ntype: policy\nrelated: ./a│.md\n---\n# T\n'), /is a path/);
    assert.equal((await renamed(at, 'p-1')).texts['policies/open.md'], '---\nid: p-1\ntype: policy\n---\n# T\n');
  });
});

describe('rename of a heading', () => {
  it('changes its anchor in the links of the workspace', async () => {
    const text =
      '---\nid: Z\ntype: policy\nsatisfies:\n  iso27001-2022:\n    - { ref: A.8.2, section: "#privileged-access" }\n---\n# Z\n\n## Privileged access\n\n[a](#privileged-access "t"), [b][r], [c](#scope), `[d](#privileged-access)`.\n\n## Scope\n\n[r]: <open.md#Privileged-Access>\n';
    const readme = '# Read me\n\n[x](policies/open.md#privileged-access) ![y](other.md#privileged-access)\n';
    const { texts } = await renamed(text.replace('## Privileged', '## Priv│ileged'), 'Rights of *admins* 🔐', { 'README.md': readme });
    const anchor = 'rights-of-admins-';
    assert.equal(
      texts['policies/open.md'],
      text
        .replace('section: "#privileged-access"', `section: "#${anchor}"`)
        .replace('## Privileged access', '## Rights of *admins* 🔐')
        .replace('[a](#privileged-access', `[a](#${anchor}`)
        .replace('#Privileged-Access', `#${anchor}`),
    );
    assert.equal(texts['README.md'], readme.replace('open.md#privileged-access', `open.md#${anchor}`));
  });

  it('keeps anchors written by hand, and follows the numbers of headings with one name', async () => {
    const text = '# Z\n\n## Scope {#own}\n\n## Rules\n\n## Rules\n\n[a](#own) [b](#scope) [c](#rules) [d](#rules-1)\n';
    const scope = await renamed(text.replace('## Sc', '## Sc│'), 'Reach');
    assert.equal(scope.texts['policies/open.md'], text.replace('## Scope', '## Reach').replace('(#scope)', '(#reach)'));
    const rules = await renamed(text.replace('## Ru', '## Ru│'), 'Duties');
    assert.equal(
      rules.texts['policies/open.md'],
      text.replace('## Rules', '## Duties').replace('(#rules)', '(#duties)').replace('(#rules-1)', '(#rules)'),
    );
  });

  it('takes the title of the metadata along', async () => {
    const { texts } = await renamed('---\r\nid: Z\r\ntitle: "Access"\r\ntype: policy\r\n---\r\n# Acc│ess\r\n', 'Access: all of it');
    assert.equal(texts['policies/open.md'], '---\r\nid: Z\r\ntitle: "Access: all of it"\r\ntype: policy\r\n---\r\n# Access: all of it\r\n');
    const plain = await renamed('---\nid: Z\ntitle: Access\ntype: policy\n---\nAcc│ess\n======\n', 'Access: all');
    assert.equal(plain.texts['policies/open.md'], '---\nid: Z\ntitle: "Access: all"\ntype: policy\n---\nAccess: all\n======\n');
  });

  it('reads the marks of a title as its readers do', async () => {
    for (const title of ['The [one](x.md) `_list_` of snake_case', '**Bold** & _thin_, 50 %', '1.2 Größe: 🔐 *x*', '![i](x.png) pic']) {
      const workspace = await openAt('# Z\n\n## Sc│ope\n\n[a](#scope)\n');
      const { service, uri, offset, ports } = workspace;
      const result = await rename(service, uri, offset, title);
      assert.ok(result && 'edits' in result);
      const text = changedTexts(ports, result.edits)['policies/open.md'] ?? '';
      await service.setOpenText({ uri, version: 2, text });
      const document = service.document(uri);
      assert.equal(document?.links.at(-1)?.anchor, document?.sections[1]?.anchor, text);
    }
  });

  it('is offered with the words of the heading, and not elsewhere', async () => {
    assert.equal(await prepared('# The *tit│le*  {#x}\n'), 'The *title* → The *title*');
    assert.equal(await prepared('# T\n\nTe│xt\n'), '(nothing)');
    assert.equal(await prepared('```\n# T│\n```\n'), '(nothing)');
    assert.equal(await prepared('│'), '(nothing)');
    assert.equal((await renamed('# T│\n', '## Keys ##')).texts['policies/open.md'], '# Keys\n');
    assert.match((await renamed('# T│\n', 'a\nb')).refusal ?? '', /more than one line/);
  });
});
