import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { before, describe, it } from 'mocha';
import Papa from 'papaparse';
import { findingsWriters } from '../../../server/src/core/report/findings/findings-writers.ts';
import type { FindingsReport } from '../../../server/src/core/report/model/findings-report.ts';
import { readXlsx } from '../../../server/src/core/report/sheets/read-xlsx.ts';
import { hostileReport, plainOptions, written } from './reports.ts';

describe('formats of findings', () => {
  let report: FindingsReport;
  before(async () => {
    report = await hostileReport();
  });

  it('GitLab: what its documentation asks for, with fingerprints of their own', async () => {
    const issues = JSON.parse(await written('gitlab', report)) as {
      description: string;
      check_name: string;
      fingerprint: string;
      severity: string;
      location: { path: string; lines: { begin: number } };
    }[];
    assert.equal(issues.length, report.findings.length);
    assert.equal(new Set(issues.map(({ fingerprint }) => fingerprint)).size, issues.length);
    for (const [i, { description, check_name, severity, location }] of issues.entries()) {
      assert.ok(description !== '' && check_name !== '' && !location.path.startsWith('/') && !location.path.startsWith('./'));
      assert.ok(['info', 'minor', 'major', 'critical', 'blocker'].includes(severity));
      assert.equal(location.lines.begin, (report.findings[i]?.range.start.line ?? 0) + 1);
    }
  });

  it('GitHub: one command for each finding, which the runner reads as it was meant', async () => {
    const lines = (await written('github', report)).trimEnd().split('\n');
    assert.equal(lines.length, report.findings.length);
    for (const [i, line] of lines.entries()) {
      // as the runner does it: properties up to the first `::`, then the percent signs
      const match = /^::(error|warning|notice) (.*?)::(.*)$/.exec(line);
      assert.ok(match, line);
      const decode = (text: string): string => text.replace(/%(0D|0A|3A|2C|25)/g, (all) => decodeURIComponent(all));
      const properties = Object.fromEntries((match[2] ?? '').split(',').map((each) => each.split(/=(.*)/s).slice(0, 2)));
      const finding = report.findings[i];
      assert.equal(decode(properties.file), finding?.path);
      assert.equal(properties.line, String((finding?.range.start.line ?? 0) + 1));
      assert.match(decode(match[3] ?? ''), /\S/);
    }
  });

  it('hints are left out where people would see nothing else', async () => {
    const hints = report.findings.filter(({ severity }) => severity === 'hint').length;
    assert.ok(hints > 0);
    assert.equal((await written('github', report, { hints: false })).trimEnd().split('\n').length, report.findings.length - hints);
  });

  it('CSV and XLSX: the same table', async () => {
    const { data } = Papa.parse<string[]>((await written('csv', report)).slice(1), { delimiter: ',' });
    assert.equal(data.length - 2, report.findings.length);
    assert.ok(data.flat().every((cell) => !/^[=+\-@\t\r]/.test(cell)));
    const write = await findingsWriters.get('xlsx')?.();
    const bytes = await write?.(report, plainOptions);
    const [sheet, summary] = await readXlsx(bytes as Uint8Array);
    assert.deepEqual(
      sheet?.rows.map((row) => [row[2], row[4], row[8]]),
      data.slice(0, -1).map((row) => [row[2], row[4], row[8]]),
    );
    assert.ok(summary?.rows.some(([name, value]) => name === 'Errors' && value === String(report.summary.errors)));
  });

  it('say that a run was incomplete', async () => {
    for (const format of ['sarif', 'junit', 'github', 'markdown'])
      assert.match(await written(format, { ...report, complete: false }), /no clean result/, format);
  });

  it('are all told of in the help and the documentation', () => {
    const docs = readFileSync(new URL('../../../docs/ci.md', import.meta.url), 'utf8');
    for (const format of findingsWriters.keys()) assert.ok(docs.includes(`\`${format}\``), format);
  });
});
