import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { documentHighlights } from '../../server/src/core/features/document-highlights.ts';
import { hover } from '../../server/src/core/features/hover.ts';
import { references } from '../../server/src/core/features/references.ts';
import { prepareRename, rename } from '../../server/src/core/features/rename/rename.ts';
import { changedTexts } from '../support/apply-edits.ts';
import { openAt, showPlace } from '../support/open-workspace.ts';

const csv = 'id,risk,owner,likelihood,impact\nR-01,Fire,CISO,2,4\n"R-02","Theft, of laptops",CISO,3,3\n';
const yaml =
  'risks:\n  - { id: R-07, title: Flood, likelihood: 1, impact: 5 }\n  - id: "R-08" # R-07 is another one\n    likelihood: 1\n    impact: 5\n';
const soa =
  '---\ntype: soa\nowner: CISO\n---\n\n# Statement of Applicability\n\nIt follows R-01.\n\n| Control | Applicable | Risks |\n|---|---|---|\n| A.7.5 | yes | R-01, R-02 |\n| A.7.6 | yes | **R-02** |\n';
const plan =
  '---\ntype: plan\nowner: CISO\n---\n\n# Risk treatment plan\n\n| ID | Risk | Likelihood | Impact | Treatment |\n|---|---|---|---|---|\n| r-01 | Fire | 2 | 4 | Sprinklers against R-01 |\n\n`R-01` and R-011 are not meant, see [R-01](x.md#R-01).\n';
const files = { 'annexa.yaml': '', 'registers/risks.csv': csv, 'isms/risks.yaml': yaml, 'isms/soa.md': soa, 'isms/plan.md': plan };
const others = (path: string): Record<string, string> => Object.fromEntries(Object.entries(files).filter(([name]) => name !== path));

async function at(path: keyof typeof files, before: string, marked: string) {
  assert.ok(files[path].includes(before));
  return openAt(files[path].replace(before, marked), others(path), path);
}

interface Renamed {
  readonly texts: Record<string, string>;
  readonly left: readonly string[];
  readonly refusal?: string;
}

async function renamed(path: keyof typeof files, before: string, marked: string, newName: string): Promise<Renamed> {
  const workspace = await at(path, before, marked);
  const result = await rename(workspace.service, workspace.uri, workspace.offset, newName);
  if (!result) return { texts: {}, left: ['nothing'] };
  if ('refusal' in result) return { refusal: result.refusal, texts: {}, left: [] };
  return { texts: changedTexts(workspace.ports, result.edits), left: result.left.map(({ place }) => showPlace(workspace, place)) };
}

describe('ids of risks', () => {
  it('are explained in running text', async () => {
    const { service, uri, offset } = await at('isms/soa.md', 'follows R-01', 'follows R-│01');
    assert.match(hover(service, uri, offset)?.contents ?? '', /^\*\*R-01\*\* Fire/);
    for (const [before, marked] of [
      ['`R-01`', '`R-│01`'],
      ['R-011', 'R-01│1'],
      ['against R-01', 'aga│inst R-01'],
    ] as const) {
      const quiet = await at('isms/plan.md', before, marked);
      assert.equal(hover(quiet.service, quiet.uri, quiet.offset), null, marked);
    }
  });

  it('lead to all that name them, and the rows of registers are where they are declared', async () => {
    const workspace = await at('isms/soa.md', '| R-01, R-02', '| R-│01, R-02');
    const { service, uri, offset } = workspace;
    assert.deepEqual(
      references(service, uri, offset, true).map((place) => showPlace(workspace, place)),
      ['isms/plan.md:9 «r-01»', 'isms/soa.md:7 «R-01»', 'isms/soa.md:11 «R-01»', 'registers/risks.csv:1 «R-01»'],
    );
    assert.ok(!references(service, uri, offset, false).some((place) => place.uri.endsWith('risks.csv')));
    const quoted = await at('registers/risks.csv', '"R-02"', '"R-│02"');
    assert.deepEqual(
      references(quoted.service, quoted.uri, quoted.offset, true).map((place) => showPlace(quoted, place)),
      ['isms/soa.md:11 «R-02»', 'isms/soa.md:12 «**R-02**»', 'registers/risks.csv:2 «R-02»'],
    );
  });

  it('are marked in the text', async () => {
    const { service, uri, offset, text } = await at('isms/plan.md', 'against R-01', 'against R-│01');
    assert.deepEqual(
      documentHighlights(service, uri, offset).map(
        ({ range, kind }) => `${kind} ${text.slice(range.start, range.end)} ${text.slice(range.end, range.end + 3)}`,
      ),
      ['read r-01  | ', 'read R-01  |\n', 'read R-01 ](x'],
    );
  });

  it('are renamed in registers, statements and running text', async () => {
    const { texts, left } = await renamed('isms/soa.md', '| R-01, R-02', '| R-0│1, R-02', 'R-101');
    assert.deepEqual(left, []);
    assert.deepEqual(Object.keys(texts).sort(), ['isms/plan.md', 'isms/soa.md', 'registers/risks.csv']);
    assert.equal(texts['registers/risks.csv'], csv.replace('R-01', 'R-101'));
    assert.equal(texts['isms/soa.md'], soa.replaceAll('R-01', 'R-101'));
    assert.equal(
      texts['isms/plan.md'],
      plan.replace('r-01 |', 'R-101 |').replace('against R-01', 'against R-101').replace('[R-01]', '[R-101]'),
    );
    const quoted = await renamed('registers/risks.csv', '"R-02"', '"R-0│2"', 'R-102');
    assert.equal(quoted.texts['registers/risks.csv'], csv.replace('R-02', 'R-102'));
    assert.equal(quoted.texts['isms/soa.md'], soa.replaceAll('R-02', 'R-102'));
    const inYaml = await renamed('isms/risks.yaml', 'id: R-07', 'id: R-│07', 'R-107');
    assert.deepEqual(inYaml.texts, { 'isms/risks.yaml': yaml.replace('id: R-07', 'id: R-107') });
    const inQuotes = await renamed('isms/risks.yaml', '"R-08"', '"R│-08"', 'R-108');
    assert.deepEqual(inQuotes.texts, { 'isms/risks.yaml': yaml.replace('R-08', 'R-108') });
  });

  it('are not renamed into what is taken or none', async () => {
    const refusal = async (name: string) => (await renamed('registers/risks.csv', 'R-01', 'R│-01', name)).refusal ?? '';
    assert.match(await refusal('r-02'), /is the id of another risk/);
    assert.match(await refusal('A.5.15'), /is the id of a control/);
    for (const bad of ['R,1', 'R|1', 'R 1', '=1', 'R-1\n', '-']) assert.match(await refusal(bad), /cannot be the id|^$/, bad);
  });

  it('that stand twice in a register are renamed one by one', async () => {
    const twice = 'id,risk,likelihood,impact\nR-1,Fire,2,4\nR-1,Theft,3,3\n';
    const inRow = await openAt(
      twice.replace('R-1,Theft', 'R│-1,Theft'),
      { 'annexa.yaml': '', 'isms/soa.md': soa.replaceAll('R-01', 'R-1') },
      'risks.csv',
    );
    const result = await rename(inRow.service, inRow.uri, inRow.offset, 'R-2');
    assert.ok(result && 'edits' in result);
    assert.deepEqual(changedTexts(inRow.ports, result.edits), { 'risks.csv': twice.replace('R-1,Theft', 'R-2,Theft') });
    const elsewhere = await openAt(soa.replace('| R-01,', '| R-│1,'), { 'annexa.yaml': '', 'risks.csv': twice }, 'isms/soa.md');
    const refused = await rename(elsewhere.service, elsewhere.uri, elsewhere.offset, 'R-2');
    assert.match(refused && 'refusal' in refused ? refused.refusal : '', /Several risks have the id `R-1`/);
  });
});

const policy =
  '---\nid: POL-003\ntype: policy\n---\n\n# Access Control Policy\n\n- [Approval](#req-ac-01)\n\n## Rules\n\n- Access must be approved. {#req-ac-01}\n- Logs must be kept. <!-- req: req-ac-02 -->\n';
const procedure = (uses: string, body = ''): string =>
  `---\nid: PRO-1\ntype: procedure\nimplements: POL-003\ncarries_out: [${uses}]\n---\n\n# Access Procedure\n\n${body}\n`;

describe('ids of requirements', () => {
  const renameAt = async (source: string, rest: Record<string, string>, path: string, name: string) => {
    const workspace = await openAt(source, rest, path);
    const result = await rename(workspace.service, workspace.uri, workspace.offset, name);
    if (!result) return { texts: {}, left: ['nothing'], refusal: '' };
    if ('refusal' in result) return { texts: {}, left: [], refusal: result.refusal };
    return {
      texts: changedTexts(workspace.ports, result.edits),
      left: result.left.map(({ place }) => showPlace(workspace, place)),
      refusal: '',
    };
  };
  const body = 'See [approval](../policies/access.md#req-ac-01).\n\n<!-- carries out: POL-003#req-ac-01 -->';

  it('are renamed from the policy and from who carries them out', async () => {
    const own = procedure('POL-003#req-ac-01, "req-ac-02"', body);
    const wanted = {
      'policies/access.md': policy.replaceAll('req-ac-01', 'req-ac-11'),
      'procedures/a.md': own.replaceAll('req-ac-01', 'req-ac-11'),
    };
    const fromPolicy = await renameAt(
      policy.replace('{#req-ac', '{#req│-ac'),
      { 'procedures/a.md': own },
      'policies/access.md',
      'req-ac-11',
    );
    assert.deepEqual([fromPolicy.texts, fromPolicy.left], [wanted, []]);
    const fromUse = await renameAt(
      own.replace('[POL-003#req', '[POL-003#req│'),
      { 'policies/access.md': policy },
      'procedures/a.md',
      'req-ac-11',
    );
    assert.deepEqual([fromUse.texts, fromUse.left], [wanted, []]);
    const second = await renameAt(
      policy.replace('req: req-ac', 'req: req│-ac'),
      { 'procedures/a.md': own },
      'policies/access.md',
      'req-ac-12',
    );
    assert.deepEqual(second.texts, {
      'policies/access.md': policy.replace('req-ac-02', 'req-ac-12'),
      'procedures/a.md': own.replace('req-ac-02', 'req-ac-12'),
    });
  });

  it('leave what may mean the requirement of another policy, and say so', async () => {
    const other = policy.replace('POL-003', 'POL-004').replace('Access Control', 'Backup');
    const own = procedure('req-ac-01, POL-003#req-ac-01');
    const { texts, left } = await renameAt(
      policy.replace('{#req-ac', '{#req│-ac'),
      { 'procedures/a.md': own, 'policies/backup.md': other },
      'policies/access.md',
      'req-ac-11',
    );
    assert.deepEqual(Object.keys(texts).sort(), ['policies/access.md', 'procedures/a.md']);
    assert.equal(texts['procedures/a.md'], own.replace('POL-003#req-ac-01', 'POL-003#req-ac-11'));
    assert.deepEqual(left, ['procedures/a.md:4 «req-ac-01»']);
    const asked = await renameAt(
      own.replace('[req-', '[req│-'),
      { 'policies/access.md': policy, 'policies/backup.md': other },
      'procedures/a.md',
      'req-x',
    );
    assert.match(asked.refusal, /Several documents have a requirement `req-ac-01`/);
  });

  it('are not renamed into what is taken or none', async () => {
    const refusal = async (name: string) =>
      (await renameAt(policy.replace('{#req-ac', '{#req│-ac'), {}, 'policies/access.md', name)).refusal;
    assert.match(await refusal('REQ-AC-02'), /another requirement/);
    for (const bad of ['ac-01', 'req ac', 'req-', 'req}x']) assert.match(await refusal(bad), /cannot be the id/, bad);
  });

  it('say what would be renamed, and are marked', async () => {
    const { service, uri, offset, text } = await openAt(policy.replace('{#req-ac', '{#req│-ac'), {}, 'policies/access.md');
    const place = prepareRename(service, uri, offset);
    assert.ok(place && 'range' in place);
    assert.equal(text.slice(place.range.start, place.range.end), 'req-ac-01');
    assert.deepEqual(
      documentHighlights(service, uri, offset).map(({ range, kind }) => `${kind} ${text.slice(range.start, range.end)}`),
      ['read #req-ac-01', 'write req-ac-01'],
    );
  });
});
