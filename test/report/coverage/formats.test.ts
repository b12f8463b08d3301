import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { before, describe, it } from 'mocha';
import Papa from 'papaparse';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { validateXML } from 'xmllint-wasm';
import { coverageReport } from '../../../server/src/core/report/build/describe-coverage.ts';
import { describeDocument } from '../../../server/src/core/report/build/describe-document.ts';
import { documentsByPath } from '../../../server/src/core/report/build/isms-report.ts';
import type { ReportContext } from '../../../server/src/core/report/build/report-context.ts';
import type { CoverageFacts } from '../../../server/src/core/report/coverage/coverage-format.ts';
import { coverageWriters } from '../../../server/src/core/report/coverage/coverage-writers.ts';
import { readXlsx } from '../../../server/src/core/report/sheets/read-xlsx.ts';
import { soundPolicy } from '../../cli/sample-documents.ts';
import { pathOf } from '../../support/memory-workspace.ts';
import { scanWorkspace } from '../../support/open-workspace.ts';
import { hostileContext } from '../hostile-workspace.ts';

const reference = process.env.ANNEXA_REFERENCE_DATA;

function factsOf(context: ReportContext): CoverageFacts {
  const documents = documentsByPath(context).map((document) => describeDocument(document, context));
  return { report: coverageReport(context.service.coverage(), context), documents };
}

async function written(format: string, facts: CoverageFacts): Promise<string> {
  const content = await coverageWriters.get(format)?.(facts);
  if (typeof content !== 'string') throw new Error(`no text: ${format}`);
  return content;
}

describe('formats of coverage', () => {
  let plain: CoverageFacts;
  let hostile: CoverageFacts;
  before(async () => {
    const { service } = await scanWorkspace({
      'policies/access.md': soundPolicy,
      'policies/draft.md': soundPolicy
        .replace('POL-001', 'POL-002')
        .replace('status: approved', 'status: draft')
        .replace('controls: [A.5.15, A.5.18]', 'controls: [A.5.15, A.8.2]'),
    });
    plain = factsOf({ service, version: '0.1.0', complete: true, pathOf: (uri) => pathOf(uri) ?? uri });
    hostile = factsOf(await hostileContext());
  });

  it('CSV and XLSX: every control by every document that speaks of it', async () => {
    const { data } = Papa.parse<Record<string, string>>((await written('csv', plain)).slice(1).trimEnd(), { header: true });
    assert.equal(data.length, 93);
    const row = data.find(({ Control }) => Control === 'A.5.15');
    assert.deepEqual(
      [row?.State, row?.['POL-001 policies/access.md'], row?.['POL-002 policies/draft.md']],
      ['covered', 'claim', 'claim, draft'],
    );
    assert.equal(data.find(({ Control }) => Control === 'A.5.18')?.['POL-002 policies/draft.md'], 'mention');
    const [controls, matrix, summary] = await readXlsx((await coverageWriters.get('xlsx')?.(plain)) as Uint8Array);
    assert.deepEqual([controls?.name, matrix?.name, summary?.name], ['Controls', 'Matrix', 'Summary']);
    assert.equal(controls?.rows.find((cells) => cells[1] === 'A.5.15')?.[5], 'policies/access.md\npolicies/draft.md (draft)');
    assert.ok(summary?.rows.some((cells) => cells.join() === 'iso27001-2022,effective,2,93,2.1'));
  });

  it('Markdown: tables and nothing else, whatever documents are called', async () => {
    for (const facts of [plain, hostile]) {
      const text = await written('markdown', facts);
      const tree = JSON.stringify(unified().use(remarkParse).use(remarkGfm).parse(text));
      assert.doesNotMatch(tree, /"type":"(?:html|link|image|emphasis)"/);
      assert.match(text, /\*\*Effective \d+\/93/);
    }
  });

  it('badge: a picture that is valid XML, and the numbers for a service that draws one', async () => {
    for (const facts of [plain, hostile]) {
      const svg = await written('badge', facts);
      const { valid, errors } = await validateXML({ xml: [{ fileName: 'badge.svg', contents: svg }], schema: [svgRoot] });
      assert.equal(valid, true, JSON.stringify(errors));
      const shown = JSON.parse(await written('badge-json', facts));
      assert.equal(shown.schemaVersion, 1);
      assert.ok(svg.includes(shown.message) && svg.includes(shown.label));
    }
    const incomplete = { ...plain, report: { ...plain.report, complete: false } };
    assert.equal(JSON.parse(await written('badge-json', incomplete)).message, 'incomplete');
  });

  it('OSCAL: one component for each document with claims, the same UUIDs in every run', async () => {
    const text = await written('oscal', plain);
    assert.equal(await written('oscal', plain), text);
    const { components } = JSON.parse(text)['component-definition'];
    assert.equal(components.length, 2);
    const requirements = components[0]['control-implementations'][0]['implemented-requirements'];
    assert.deepEqual(
      requirements.map((each: Record<string, unknown>) => each['control-id']),
      ['a.5.15', 'a.5.18'],
    );
    const uuids = text.match(/"uuid": "[^"]+"/g) ?? [];
    assert.equal(new Set(uuids).size, uuids.length);
    assert.equal(requirements[0].props[0].value, 'implemented');
    assert.equal(components[1]['control-implementations'][0]['implemented-requirements'][0].props[0].value, 'planned');
  });

  for (const version of ['v1.1.3/', ''])
    it(`OSCAL: valid against the schema ${version || '1.2'} of ANNEXA_REFERENCE_DATA`, async function () {
      const path = join(reference ?? '', 'oscal', `${version}oscal_component_schema.json`);
      if (reference === undefined || !existsSync(path)) return this.skip();
      const schema = JSON.parse(readFileSync(path, 'utf8'));
      // its regular expressions are of XML Schema, and say `\p{L}` without the `u` that JavaScript wants
      const ajv = new Ajv({ strict: false, allErrors: true });
      addFormats.default(ajv);
      const validate = ajv.compile(schema);
      for (const facts of [plain, hostile])
        assert.equal(validate(JSON.parse(await written('oscal', facts))), true, JSON.stringify(validate.errors?.slice(0, 3)));
    });

  it('are all told of in the documentation', () => {
    const docs = readFileSync(new URL('../../../docs/ci.md', import.meta.url), 'utf8');
    for (const format of coverageWriters.keys()) assert.ok(docs.includes(`| \`${format}\` |`), format);
  });
});

/** Enough of a schema to have the document read by an XML parser. */
const svgRoot = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="http://www.w3.org/2000/svg" elementFormDefault="qualified">
  <xs:element name="svg"><xs:complexType><xs:sequence><xs:any maxOccurs="unbounded" processContents="skip"/></xs:sequence><xs:anyAttribute processContents="skip"/></xs:complexType></xs:element>
</xs:schema>`;
