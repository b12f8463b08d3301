import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { createColors } from 'picocolors';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { diffHuman } from '../../server/src/cli/diff/diff-human.ts';
import { ismsReport } from '../../server/src/core/report/build/isms-report.ts';
import { diffReports } from '../../server/src/core/report/diff/diff-reports.ts';
import { writeDiffMarkdown } from '../../server/src/core/report/diff/write-diff-markdown.ts';
import type { IsmsReport } from '../../server/src/core/report/model/isms-report.ts';
import { attacks, hostileContext } from './hostile-workspace.ts';

async function hostileReport(): Promise<IsmsReport> {
  const context = await hostileContext();
  const { service } = context;
  const findings = service.urisWithFindings().flatMap((uri) => service.findings(uri));
  return ismsReport({ files: [], findings, known: undefined, frameworks: service.coverage(), inputs: [] }, context);
}

describe('a diff of hostile documents', () => {
  it('is tables and nothing else, to people and as Markdown', async () => {
    const report = await hostileReport();
    const frameworks = report.frameworks.map((framework) => ({
      ...framework,
      controls: framework.controls.map((control) => ({ ...control, state: 'covered' as const, references: [] })),
    }));
    const empty: IsmsReport = { ...report, documents: [], findings: [], frameworks };
    for (const [base, head] of [
      [empty, report],
      [report, empty],
    ] as const) {
      const diff = diffReports({ name: attacks[0], report: base }, { name: attacks[7], report: head });
      assert.ok(diff.findings.new.length + diff.findings.fixed.length > 100);
      const text = writeDiffMarkdown(diff);
      assert.ok(text.length < 65_536, `${text.length}`);
      const tree = JSON.stringify(unified().use(remarkParse).use(remarkGfm).parse(text.replaceAll('<br>', ' ')));
      assert.doesNotMatch(tree, /"type":"(?:html|link|image|emphasis)"/);
      // biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the point
      assert.doesNotMatch(diffHuman(diff, createColors(false)), /[\u0000-\u0009\u000b-\u001f\u200b\u202e\u2069]/);
    }
  });
});
