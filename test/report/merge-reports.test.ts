import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, it } from 'mocha';
import { Catalog } from '../../server/src/core/catalog/catalog.ts';
import { ismsReport } from '../../server/src/core/report/build/isms-report.ts';
import { mergeReports } from '../../server/src/core/report/build/merge/merge-reports.ts';
import { htmlReport } from '../../server/src/core/report/html/html-report.ts';
import type { IsmsReport } from '../../server/src/core/report/model/isms-report.ts';
import { bundledCatalog } from '../../server/src/host/bundled-catalog.ts';
import { pathOf } from '../support/memory-workspace.ts';
import { northwindFiles } from '../support/northwind-files.ts';
import { scanWorkspace } from '../support/open-workspace.ts';

const schema = JSON.parse(readFileSync(new URL('../../docs/schemas/annexa-report.schema.json', import.meta.url), 'utf8'));
const validate = new Ajv2020({ allErrors: true }).compile(schema);
const catalog = new Catalog(bundledCatalog.load());
const tool = { name: 'annexa', version: '0.1.0' } as const;

async function reportOf(files: Readonly<Record<string, string>>): Promise<IsmsReport> {
  const { service } = await scanWorkspace(files);
  const uris = [...service.markdownFiles()].map(({ uri }) => uri).sort();
  return ismsReport(
    { files: uris, findings: uris.flatMap((uri) => service.findings(uri)), known: undefined, frameworks: service.coverage(), inputs: [] },
    { service, version: '0.1.0', complete: service.complete, pathOf: (uri) => pathOf(uri) ?? uri },
  );
}

async function joined(parts: Readonly<Record<string, Readonly<Record<string, string>>>>): Promise<{ whole: IsmsReport; of: IsmsReport[] }> {
  const sources = [];
  for (const [name, files] of Object.entries(parts)) sources.push({ name, report: await reportOf(files) });
  const whole = JSON.parse(JSON.stringify(mergeReports(sources, tool, catalog))) as IsmsReport;
  assert.equal(validate(whole), true, JSON.stringify(validate.errors?.slice(0, 3)));
  return { whole, of: sources.map(({ report }) => report) };
}

const policy = (id: string, title: string, front: string): string =>
  `---\nid: ${id}\ntype: policy\nowner: CISO\napprover: CEO\n${front}\n---\n# ${title}\n\n## Scope\n\nAll.\n`;
const risks = (rows: string): string => `id,risk,owner,likelihood,impact,treatment,controls\n${rows}\n`;

describe('joined reports', () => {
  it('of one report say what it says: every number is counted the same way', async () => {
    const { whole, of } = await joined({ one: northwindFiles() });
    const { sources, ...rest } = JSON.parse(JSON.stringify(whole).replaceAll('"path":"one/', '"path":"')) as IsmsReport;
    const fresh = JSON.parse(JSON.stringify(of[0])) as IsmsReport;
    const bare = ({ findings, ...report }: IsmsReport) => ({ ...report, findings: findings.map(({ fingerprint, ...each }) => each) });
    // equal urgency leaves the order of duties open
    const sorted = (report: ReturnType<typeof bare>) => ({
      ...report,
      duties: report.duties?.map((owner) => ({ ...owner, duties: owner.duties.map((duty) => JSON.stringify(duty)).sort() })),
    });
    assert.deepEqual(sorted(bare(rest)), sorted(bare(fresh)));
    assert.equal(sources?.length, 1);
    assert.ok((fresh.risks?.rows.length ?? 0) > 5 && (fresh.duties?.length ?? 0) > 3 && (fresh.evidence?.length ?? 0) > 3);
    assert.ok(fresh.readiness?.phases.some(({ state }) => state === 'in-progress'));
  });

  it('unite risks, evidence, duties and readiness, each with the source it is from', async () => {
    const { whole, of } = await joined({
      group: {
        'annexa.yaml': '',
        'isp.md': policy('POL-1', 'Information security policy', 'status: approved\nnext_review_date: 2026-03-01\ncontrols: [A.5.1]'),
        'risks.csv': risks('R-1,Fire,CISO,2,4,mitigate,A.7.5\nR-2,Theft,,,,,'),
        'evidence.csv': 'id,title,controls,collected\nEV-1,Old,A.8.13,2024-01-01\n',
      },
      shop: {
        'annexa.yaml': '',
        'backup.md': policy('POL-2', 'Backup policy', 'status: approved\nnext_review_date: 2027-03-01\ncontrols: [A.8.13]'),
        'audit.md':
          '---\nid: AUD-1\ntype: report\nclauses: ["9.2"]\nowner: ciso\nstatus: approved\neffective_date: 2026-10-01\n---\n# Internal audit report\n\nDone.\n',
        'risks.csv': risks('R-1,Flood,COO,5,5,accept,A.7.5'),
        'evidence.csv': 'id,title,controls,collected\nEV-1,Fresh,A.8.13,2026-10-01\n',
      },
    });
    assert.deepEqual(
      whole.risks?.rows.map(({ path, id }) => `${path} ${id}`),
      ['shop/risks.csv R-1', 'group/risks.csv R-1', 'group/risks.csv R-2'],
    );
    assert.equal(whole.risks?.otherScales, undefined);
    assert.deepEqual(
      whole.evidence?.map(({ path, state }) => `${path} ${state}`),
      ['group/evidence.csv expired', 'shop/evidence.csv fresh'],
    );
    // who is called the same is one, whatever the case
    const owner = whole.duties?.find((each) => each.owner === 'CISO');
    const paths = new Set(owner?.duties.map(({ path }) => path.split('/')[0]));
    assert.deepEqual(
      [owner?.overdue, paths],
      [of.flatMap(({ duties }) => duties ?? []).reduce((sum, each) => sum + each.overdue, 0), new Set(['group', 'shop'])],
    );
    const control = whole.frameworks[0]?.controls.find(({ id }) => id === 'A.8.13');
    assert.deepEqual([control?.state, control?.evidence], ['covered', 'fresh']);
    const { readiness } = whole;
    assert.deepEqual(readiness?.documented.covered, whole.frameworks[0]?.effective);
    assert.deepEqual(readiness?.documented.decided, whole.frameworks[0]?.decided);
    assert.deepEqual(readiness?.operating.evidenced, { k: 1, n: 1, percent: 100 });
    const states = (id: string) => [whole, ...of].map((report) => report.readiness?.items.find((item) => item.id === id)?.state);
    assert.deepEqual(states('is-policy'), ['overdue', 'overdue', 'missing']);
    assert.deepEqual(states('audit-results'), ['in-force', 'missing', 'in-force']);
    assert.equal(readiness?.items.find(({ id }) => id === 'audit-results')?.answers[0]?.path, 'shop/audit.md');
    const step = (id: string) => readiness?.phases.flatMap(({ steps }) => steps).find((each) => each.id === id);
    assert.equal(step('rating')?.detail, '2 of 3 risks rated, owned and with a treatment');
    assert.deepEqual([step('audit')?.state, step('audit')?.path], ['done', 'shop/audit.md']);
    assert.equal(
      step('approval')?.detail,
      `${whole.documents.filter(({ type, state }) => type === 'policy' && state === 'in-force').length} of 2 documents in force`,
    );
    assert.deepEqual(
      whole.sources?.map(({ name }) => name),
      ['group', 'shop'],
    );
  });

  it('keep the scale of each source that rates risks on another one, and draw it', async () => {
    const { whole } = await joined({
      a: { 'annexa.yaml': '', 'risks.csv': risks('R-1,Fire,CISO,2,4,mitigate,A.7.5') },
      b: { 'annexa.yaml': 'risks:\n  likelihood: 3\n  impact: 3\n', 'risks.csv': risks('R-9,Flood,COO,3,3,accept,A.7.5') },
      c: {},
    });
    assert.deepEqual(
      [whole.risks?.scale.likelihood, whole.risks?.otherScales?.map(({ source, scale }) => [source, scale.likelihood])],
      [5, [['b', 3]]],
    );
    const html = htmlReport(whole);
    const matrices = [...html.matchAll(/<table class="matrix">[\s\S]*?<\/table>/g)].map(([table]) => table);
    assert.deepEqual(
      matrices.map((table) => [/R-1</.test(table), /R-9</.test(table), (table.match(/Likelihood \d/g) ?? []).length]),
      [
        [true, false, 5],
        [false, true, 3],
      ],
    );
    for (const name of ['a/', 'b/', 'c/']) assert.ok(html.includes(`<th scope="row">${name}</th>`), name);
  });

  it('of reports from before risks, readiness and duties were told leave them out', () => {
    const old = {
      schema: 1,
      report: 'isms',
      tool,
      asOf: '2026-01-01',
      complete: true,
      organization: null,
      documents: [],
      frameworks: [],
      applicability: [],
      findings: [],
      inputs: [],
      summary: { files: 0, documents: 0, unclassified: 0, errors: 0, warnings: 0, infos: 0, hints: 0 },
    } as const;
    const whole = mergeReports([{ name: 'old', report: old }], tool, catalog);
    assert.deepEqual([whole.risks, whole.readiness, whole.evidence, whole.duties], [undefined, undefined, undefined, undefined]);
    assert.equal(validate(whole), true, JSON.stringify(validate.errors));
  });
});
