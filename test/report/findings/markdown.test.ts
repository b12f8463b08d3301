import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Nodes, Table } from 'mdast';
import { before, describe, it } from 'mocha';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import type { FindingsReport } from '../../../server/src/core/report/model/findings-report.ts';
import { markdownCode, markdownText } from '../../../server/src/core/report/text/markdown-cell.ts';
import { visibleText } from '../../../server/src/core/report/text/visible-text.ts';
import { seeded } from '../../support/property-seed.ts';
import { attacks } from '../hostile-workspace.ts';
import { anyText } from '../sheets/sheets.ts';
import { hostileReport, written } from './reports.ts';

const parser = unified().use(remarkParse).use(remarkGfm);

function nodes(tree: Nodes): Nodes[] {
  return [tree, ...('children' in tree ? tree.children.flatMap((child) => nodes(child)) : [])];
}

function shown(tree: Nodes): string {
  return 'value' in tree ? tree.value : 'children' in tree ? tree.children.map(shown).join('') : '';
}

describe('Markdown of reports', () => {
  let report: FindingsReport;
  before(async () => {
    report = await hostileReport();
  });

  it('has a table with a row for each finding and no markup of anybody else', async () => {
    const text = await written('markdown', report);
    const all = nodes(parser.parse(text));
    const table = all.find((node): node is Table => node.type === 'table');
    const listed = (table?.children.length ?? 0) - 1;
    assert.ok(listed > 20 && listed <= report.findings.length);
    if (listed < report.findings.length) assert.match(text, new RegExp(`… and ${report.findings.length - listed} more finding`));
    for (const row of table?.children ?? []) assert.equal(row.children.length, 4);
    const types = new Set(all.map(({ type }) => type));
    for (const type of ['html', 'link', 'image', 'definition', 'emphasis', 'heading']) {
      const found = all.filter((node) => node.type === type);
      assert.equal(found.length, type === 'heading' ? 1 : 0, `${type}: ${JSON.stringify(found[0])}`);
    }
    assert.ok(types.has('inlineCode'));
    assert.ok(text.length < 65_536);
  });

  it('shows just the text, whatever it is', () => {
    const check = (text: string): void => {
      const cell = (parser.parse(`| a |\n|---|\n| ${markdownText(text)} |\n`).children[0] as Table).children[1]?.children[0];
      assert.ok(cell);
      assert.ok(
        nodes(cell).every(({ type }) => ['tableCell', 'text', 'inlineCode'].includes(type)),
        JSON.stringify(cell),
      );
      const plain = visibleText(text.replace(/\r\n?|\n|\t/g, ' ')).replace(/`([^`]+)`/g, '$1');
      const squeeze = (each: string): string => each.replaceAll('\u200b', '').replace(/\s+|\\(?=\|)/gu, '');
      assert.equal(squeeze(shown(cell)), squeeze(plain));
    };
    for (const attack of attacks) check(attack);
    fc.assert(fc.property(anyText, check), { ...seeded, numRuns: 500 });
  });

  it('shows code as it is', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        fc.pre(text.trim() !== '');
        const tree = parser.parse(`x ${markdownCode(text)} x`);
        assert.ok(nodes(tree).every(({ type }) => ['root', 'paragraph', 'text', 'inlineCode'].includes(type)));
      }),
      seeded,
    );
  });
});
