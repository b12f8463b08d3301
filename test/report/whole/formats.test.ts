import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { strFromU8, unzipSync } from 'fflate';
import { before, describe, it } from 'mocha';
import readWorkbook from 'read-excel-file/node';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { ismsReport } from '../../../server/src/core/report/build/isms-report.ts';
import type { ReportContext } from '../../../server/src/core/report/build/report-context.ts';
import type { IsmsReport } from '../../../server/src/core/report/model/isms-report.ts';
import { reportSheets } from '../../../server/src/core/report/whole/report-sheets.ts';
import { reportWriters } from '../../../server/src/core/report/whole/report-writers.ts';
import { pathOf } from '../../support/memory-workspace.ts';
import { northwindFiles } from '../../support/northwind-files.ts';
import { scanWorkspace } from '../../support/open-workspace.ts';
import { attacks, hostileContext } from '../hostile-workspace.ts';

const reference = process.env.ANNEXA_REFERENCE_DATA;

async function reportOf(context: ReportContext): Promise<IsmsReport> {
  const { service } = context;
  const uris = [...service.markdownFiles()].map(({ uri }) => uri).sort();
  const findings = uris.flatMap((uri) => service.findings(uri));
  const inputs = uris.map((uri) => ({ path: context.pathOf(uri), sha256: null }));
  return ismsReport({ files: uris, findings, known: undefined, frameworks: service.coverage(), inputs }, context);
}

async function written(format: string, report: IsmsReport): Promise<string> {
  const content = await (await reportWriters.get(format)?.())?.(report);
  if (typeof content !== 'string') throw new Error(`no text: ${format}`);
  return content;
}

async function workbook(report: IsmsReport): Promise<Uint8Array> {
  return (await (
    await reportWriters.get('xlsx')?.()
  )?.(report)) as Uint8Array;
}

describe('formats of the whole report', () => {
  let plain: IsmsReport;
  let hostile: IsmsReport;
  before(async () => {
    const { service } = await scanWorkspace(northwindFiles());
    plain = await reportOf({ service, version: '0.1.0', complete: true, pathOf: (uri) => pathOf(uri) ?? uri });
    hostile = await reportOf(await hostileContext());
  });

  it('XLSX: another reader opens it and finds the numbers and rows of the report', async () => {
    const sheets = await readWorkbook(Buffer.from(await workbook(plain)));
    assert.deepEqual(
      sheets.map(({ sheet }) => sheet),
      ['Headline', 'Coverage', 'Controls', 'Matrix', 'SoA', 'Risks', 'Evidence', 'Documents', 'Duties', 'Readiness', 'Findings', 'Inputs'],
    );
    const rows = (name: string): unknown[][] => (sheets.find(({ sheet }) => sheet === name)?.data ?? []).slice(1) as unknown[][];
    const [framework] = plain.frameworks;
    const headline = new Map(rows('Headline').map(([name, ...rest]) => [name, rest.slice(0, 3)]));
    const { k, n, percent } = framework?.effective ?? {};
    assert.deepEqual(headline.get('Effective coverage'), [k, n, percent]);
    const information = plain.readiness?.documented.items;
    assert.deepEqual(headline.get('Documented information (Stage 1)'), [information?.k, information?.n, information?.percent]);
    assert.equal(headline.get('Errors')?.[0], plain.summary.errors);
    assert.deepEqual(
      rows('Controls').map(([, id, , , state]) => `${id} ${state}`),
      framework?.controls.map(({ id, state }) => `${id} ${state}`),
    );
    const risk = rows('Risks')[0];
    assert.deepEqual([risk?.[0], risk?.[6]], [plain.risks?.rows[0]?.id, plain.risks?.rows[0]?.score]);
    for (const [name, all] of Object.entries({
      Documents: plain.documents,
      SoA: plain.applicability,
      Findings: plain.findings,
      Evidence: plain.evidence,
      Readiness: plain.readiness?.items,
      Duties: plain.duties?.flatMap(({ duties }) => duties),
      Matrix: framework?.controls,
      Inputs: plain.inputs,
    }))
      assert.equal(rows(name).length, all?.length, name);
    const soa = rows('SoA').find(([control]) => control === 'A.7.1');
    assert.deepEqual(soa?.slice(1, 3), ['Physical security perimeters', 'yes']);
  });

  it('Markdown: the tables of the workbook, each row with as many cells as its head', async () => {
    const text = await written('markdown', plain);
    const parts = text.split('\n## ').slice(1);
    assert.deepEqual(
      parts.map((part) => part.split('\n', 1)[0]),
      [
        ...['At a glance', 'Coverage', 'Controls', 'Statement of Applicability', 'Risks', 'Evidence', 'Documents', 'Duties', 'Readiness'],
        ...['Findings', 'Files that the report was made from'],
      ],
    );
    for (const part of parts) {
      const widths = part.split('\n').flatMap((line) => (line.startsWith('|') ? [(line.match(/(?<!\\)\|/g) ?? []).length] : []));
      assert.equal(new Set(widths).size, 1, part.slice(0, 200));
    }
    assert.match(text, /^# ISMS report of Northwind Analytics\n\nAs of 2026-11-22\.\n/);
    assert.match(text, /\n\| Effective coverage \| 76 \| 90 \| 84\.4 \|/);
    assert.match(text, /\n\| error \|.*`A\.5\.38` is not a control/);
  });

  it('Markdown: tables and nothing else, whatever documents say', async () => {
    const text = await written('markdown', hostile);
    const tree = JSON.stringify(unified().use(remarkParse).use(remarkGfm).parse(text));
    assert.doesNotMatch(tree, /"type":"(?:html|link|image|emphasis|strong|definition|list)"/);
    assert.equal((tree.match(/"type":"heading"/g) ?? []).length, 12);
    assert.ok(tree.includes('<script>alert(1)</script>'));
  });

  it('XLSX: holds no formula whatever documents say, and shows what they say as text', async () => {
    const bytes = await workbook(hostile);
    for (const [path, content] of Object.entries(unzipSync(bytes)))
      if (path.startsWith('xl/worksheets/')) assert.doesNotMatch(strFromU8(content), /<f[ >/]|<hyperlink/, path);
    const cells = (await readWorkbook(Buffer.from(bytes))).flatMap(({ data }) => (data as unknown[][]).flat());
    assert.ok(cells.includes('=cmd|" /C calc"!A0') && cells.includes('<script>alert(1)</script>'));
    for (const cell of cells) assert.doesNotMatch(String(cell), /[\u202e\u200b]/);
  });

  it('XLSX: leaves out a matrix with more documents than a sheet has columns, and says so', () => {
    const [document] = plain.documents;
    const [framework] = plain.frameworks;
    assert.ok(document && framework);
    const many = Array.from({ length: 16_001 }, (_, i) => ({ ...document, path: `p/${i}.md` }));
    const reference = { kind: 'claim', line: 0, status: 'ok', extent: 'full', section: null } as const;
    const controls = framework.controls.slice(0, 2).map((control) => ({
      ...control,
      references: many.map(({ path }) => ({ ...reference, path })),
    }));
    const sheets = reportSheets({ ...plain, documents: many, frameworks: [{ ...framework, controls }] });
    assert.equal(
      sheets.find(({ name }) => name === 'Matrix'),
      undefined,
    );
    assert.match(String(sheets[0]?.rows.at(-1)?.[4]), /more documents than a sheet has columns/);
    const cell = String(sheets.find(({ name }) => name === 'Controls')?.rows[0]?.[5]);
    assert.ok(cell.length < 32_767 && cell.endsWith('and 15941 more'), cell.slice(-40));
  });

  it('OSCAL: a finding with its state and an observation for each control that applies, the same UUIDs in every run', async () => {
    const text = await written('oscal-assessment-results', plain);
    assert.equal(await written('oscal-assessment-results', plain), text);
    const [result, ...others] = JSON.parse(text)['assessment-results'].results;
    assert.deepEqual(others, []);
    const [framework] = plain.frameworks;
    const findings: { title: string; target: Record<string, unknown>; 'related-observations': Record<string, string>[] }[] =
      result.findings;
    assert.deepEqual(
      findings.map(({ title }) => title),
      framework?.controls.flatMap(({ id, title, state }) => (state === 'excluded' ? [] : [`${id} ${title}: ${state}`])),
    );
    assert.deepEqual(findings.find(({ title }) => title.startsWith('A.8.13 '))?.target, {
      type: 'objective-id',
      'target-id': 'a.8.13',
      status: { state: 'satisfied', reason: 'pass' },
    });
    const observed = new Map(result.observations.map((each: Record<string, unknown>) => [each.uuid, each]));
    for (const finding of findings) assert.ok(observed.has(finding['related-observations'][0]?.['observation-uuid']));
    const backup = result.observations.find(({ title }: { title: string }) => title.startsWith('A.8.13 '));
    assert.deepEqual(
      backup['relevant-evidence'].map(({ href }: { href: string }) => href),
      ['policies/backup-policy.md', 'policies/backup-policy.md', 'procedures/backup-restore.md', 'registers/evidence.csv'],
    );
    const selection = result['reviewed-controls']['control-selections'][0];
    assert.equal(selection['include-controls'].length + selection['exclude-controls'].length, 93);
    const uuids = text.match(/"uuid": "[^"]+"/g) ?? [];
    assert.equal(new Set(uuids).size, uuids.length);
    assert.ok(uuids.every((uuid) => /-5[0-9a-f]{3}-[89ab]/.test(uuid)));
  });

  for (const version of ['v1.1.3/', ''])
    it(`OSCAL: valid against the schema ${version || 'at the top'} of ANNEXA_REFERENCE_DATA`, async function () {
      const path = join(reference ?? '', 'oscal', `${version}oscal_assessment-results_schema.json`);
      if (reference === undefined || !existsSync(path)) return this.skip();
      // its regular expressions are of XML Schema, and say `\p{L}` without the `u` that JavaScript wants
      const ajv = new Ajv({ strict: false, allErrors: true });
      addFormats.default(ajv);
      const validate = ajv.compile(JSON.parse(readFileSync(path, 'utf8')));
      const nothing = { ...plain, frameworks: plain.frameworks.map((framework) => ({ ...framework, controls: [] })) };
      for (const report of [plain, hostile, nothing, { ...plain, frameworks: plain.frameworks.map(allExcluded) }])
        assert.equal(
          validate(JSON.parse(await written('oscal-assessment-results', report))),
          true,
          JSON.stringify(validate.errors?.slice(0, 3)),
        );
    });

  it('let hostile documents inject into none of them', async () => {
    for (const [format, load] of reportWriters) {
      const content = await (await load())(hostile);
      const text =
        typeof content === 'string'
          ? content
          : Object.values(unzipSync(content))
              .map((bytes) => strFromU8(bytes))
              .join('\n');
      if (format !== 'json') assert.doesNotMatch(text, /[\u202e\u2069\u200b]/, format);
      // Markdown shows signs of markup as code
      if (format === 'markdown') continue;
      if (format.startsWith('oscal') || format === 'json') JSON.parse(text);
      else for (const attack of attacks.filter((each) => /^(?:<|">)/.test(each))) assert.ok(!text.includes(attack), `${format}: ${attack}`);
    }
  });

  it('are all told of in the documentation', () => {
    const docs = readFileSync(new URL('../../../docs/ci.md', import.meta.url), 'utf8');
    const part = docs.slice(docs.indexOf('## Formats of `annexa report`'), docs.indexOf('## What a pull request changes'));
    for (const format of reportWriters.keys()) assert.ok(part.includes(`| \`${format}\` |`), format);
  });
});

function allExcluded(framework: IsmsReport['frameworks'][number]): IsmsReport['frameworks'][number] {
  return { ...framework, controls: framework.controls.map((control) => ({ ...control, state: 'excluded' })) };
}
