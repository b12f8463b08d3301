import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { before, describe, it } from 'mocha';
import { findingsDetails } from '../../../server/src/core/report/build/findings-details.ts';
import { findingsReport } from '../../../server/src/core/report/build/findings-report.ts';
import type { FindingsOptions } from '../../../server/src/core/report/findings/findings-format.ts';
import type { FindingsReport } from '../../../server/src/core/report/model/findings-report.ts';
import { allRules } from '../../../server/src/core/rules/all-rules.ts';
import { LineIndex } from '../../../server/src/core/text/line-index.ts';
import { applyEdits } from '../../../server/src/core/text/text-edit.ts';
import { pathOf } from '../../support/memory-workspace.ts';
import { scanWorkspace } from '../../support/open-workspace.ts';
import { hostileReport, written } from './reports.ts';

const schema = JSON.parse(readFileSync(createRequire(import.meta.url).resolve('schemastore/schemas/json/sarif-2.1.0.json'), 'utf8'));
const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
addFormats.default(ajv);
const validate = ajv.compile(schema);

interface Location {
  physicalLocation: { artifactLocation: { uri: string }; region: Region };
}

interface Region {
  startLine: number;
  startColumn: number;
  endLine: number;
  endColumn: number;
}

interface Result {
  ruleId: string;
  ruleIndex: number;
  message: { text: string };
  locations: Location[];
  partialFingerprints: Record<string, string>;
  suppressions: { kind: string; status: string; justification: string; location?: Location }[];
  fixes?: {
    description: { text: string };
    artifactChanges: {
      artifactLocation: { uri: string };
      replacements: { deletedRegion: Region; insertedContent: { text: string } }[];
    }[];
  }[];
}

describe('SARIF', () => {
  let report: FindingsReport;
  before(async () => {
    report = await hostileReport();
  });

  interface Run {
    results: Result[];
    tool: { driver: { rules: { id: string; name: string; helpUri?: string; help: { markdown: string } }[] } };
  }

  async function sarif(known = report.findings.slice(0, 0), of = report, more: Partial<FindingsOptions> = {}): Promise<Run> {
    const log = JSON.parse(await written('sarif', of, { known, ...more }));
    assert.equal(validate(log), true, JSON.stringify(validate.errors?.slice(0, 3)));
    return log.runs[0];
  }

  /** The SARIF of a workspace in memory, with all details. */
  async function sarifOf(files: Readonly<Record<string, string>>): Promise<Run> {
    const { service } = await scanWorkspace(files);
    const context = { service, version: '0.1.0', complete: true, pathOf: (uri: string) => pathOf(uri) ?? uri };
    const uris = [...service.markdownFiles()].map(({ uri }) => uri);
    const findings = uris.flatMap((uri) => service.findings(uri));
    const suppressed = uris.flatMap((uri) => service.suppressedFindings(uri));
    const found = await findingsReport({ files: uris, findings, known: undefined, classification: false }, context);
    return sarif([], found, await findingsDetails({ findings, known: [], suppressed }, context));
  }

  it('is valid against the schema, hostile texts and all', async () => {
    const run = await sarif();
    assert.equal(run.results.length, report.findings.length);
    assert.ok(run.results.length > 100);
    for (const { ruleId, ruleIndex } of run.results) assert.equal(run.tool.driver.rules[ruleIndex]?.id, ruleId);
  });

  it('describes every rule with help', async () => {
    const { rules } = (await sarif()).tool.driver;
    assert.deepEqual(
      rules.map(({ id }) => id),
      allRules.map(({ meta }) => meta.code),
    );
    for (const { help } of rules) assert.ok(help.markdown.length > 60);
  });

  it('has relative URIs that lead back to the files, and no links in messages', async () => {
    const run = await sarif();
    run.results.forEach(({ locations, message }, i) => {
      const uri = locations[0]?.physicalLocation.artifactLocation.uri ?? '';
      assert.equal(new URL(uri, 'file:///root/').href.startsWith('file:///root/'), true, uri);
      assert.equal(decodeURIComponent(uri), report.findings[i]?.path);
      assert.doesNotMatch(message.text, /\]\(|[\u202e\u200b]/);
    });
  });

  it('tells findings of a baseline as accepted', async () => {
    const [known] = report.findings;
    assert.ok(known);
    const run = await sarif([known]);
    assert.deepEqual(
      run.results
        .filter(({ suppressions }) => suppressions.length > 0)
        .map(({ suppressions, partialFingerprints }) => [suppressions[0]?.kind, partialFingerprints['annexaFinding/v1']]),
      [['external', known.fingerprint]],
    );
  });

  it('tells what a comment suppresses, why, and where the comment is', async () => {
    const { results } = await sarifOf({
      'policies/a.md':
        '---\r\nid: A\r\ntype: policy\r\n---\r\n# Access 🔐\r\n\r\n<!-- annexa-disable missing-consequences, ANX202: handbook <b> \u202e ch. 7 -->\r\n\r\n<!-- annexa-disable-next-line control-unknown: a typo we keep -->\r\nSee A.5.99.\r\n',
    });
    const taken = results.filter(({ suppressions }) => suppressions.length > 0);
    assert.deepEqual(
      taken.map(({ ruleId, suppressions }) => [ruleId, ...suppressions.map((each) => [each.kind, each.status, each.justification])]).sort(),
      [
        ['ANX202', ['inSource', 'accepted', 'handbook <b> \\u{202e} ch. 7']],
        ['ANX206', ['inSource', 'accepted', 'handbook <b> \\u{202e} ch. 7']],
        ['ANX301', ['inSource', 'accepted', 'a typo we keep']],
      ],
    );
    const unknown = results.filter(({ ruleId }) => ruleId === 'ANX301');
    assert.deepEqual(
      unknown.map(({ suppressions }) => suppressions[0]?.location?.physicalLocation.region.startLine),
      [9],
    );
    const prints = results.map(({ partialFingerprints }) => partialFingerprints['annexaFinding/v1']);
    assert.equal(new Set(prints).size, results.length);
  });

  it('gives the one right mend of a finding as edits that mend it, and none where there is a choice', async () => {
    const text = '---\r\nid: A\r\ntype: policy\r\nversion: 1.10\r\n---\r\n# Access 🔐\r\n\r\n🔐 See A.9.2.3 and A.5.99.\r\n';
    const { results } = await sarifOf({ 'policies/ä b.md': text });
    const mendOf = (code: string) => results.find(({ ruleId }) => ruleId === code)?.fixes;
    const [fix, ...others] = mendOf('ANX107') ?? [];
    assert.deepEqual(others, []);
    const [change] = fix?.artifactChanges ?? [];
    assert.equal(decodeURIComponent(change?.artifactLocation.uri ?? ''), 'policies/ä b.md');
    const lines = new LineIndex(text);
    const edits = (change?.replacements ?? []).map(({ deletedRegion: at, insertedContent }) => ({
      range: {
        start: lines.offsetAt({ line: at.startLine - 1, character: at.startColumn - 1 }),
        end: lines.offsetAt({ line: at.endLine - 1, character: at.endColumn - 1 }),
      },
      newText: insertedContent.text,
    }));
    assert.equal(applyEdits(text, edits).text, text.replace('1.10', '"1.10"'));
    assert.ok(results.some(({ ruleId }) => ruleId === 'ANX301'));
    assert.equal(mendOf('ANX301'), undefined);
  });

  it('links rules to their pages where it is told where they are', async () => {
    const { rules } = (await sarif([], report, { ruleDocs: 'https://example.org/rules/' })).tool.driver;
    assert.ok(rules.every(({ name, helpUri }) => helpUri === `https://example.org/rules/${name}.md`));
    assert.ok((await sarif()).tool.driver.rules.every(({ helpUri }) => helpUri === undefined));
  });
});
