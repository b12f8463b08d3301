import assert from 'node:assert/strict';
import { htmlTables } from '../../server/src/core/document/metadata/html-tables.ts';

describe('tables in HTML', () => {
  const cellsOf = (html: string): string[][][] =>
    htmlTables(html, [{ start: 0, end: html.length }]).map((table) =>
      table.map((row) => row.map(({ start, end }) => html.slice(start, end))),
    );

  it('reads rows and cells, without white space and emphasis around what stands in them', () => {
    const html =
      '<table>\n <tr>\n  <td><strong>Version</strong>\n  </td>\n  <th class="d"> Date</th>\n </tr>\n <tr><td>1.0</td><td><p>2026-02-03</p></td></tr>\n</table>';
    assert.deepEqual(cellsOf(html), [
      [
        ['Version', 'Date'],
        ['1.0', '2026-02-03'],
      ],
    ]);
  });

  it('closes cells and rows whose end tags are left out', () => {
    assert.deepEqual(cellsOf('<TABLE><TR><TH>Version<TH>Date<TR><TD>2<TD></TABLE>'), [
      [
        ['Version', 'Date'],
        ['2', ''],
      ],
    ]);
  });

  it('finds ranges in the text, behind what stands before', () => {
    const text = 'Before\n\n<table><tr><td>a</td></tr><tr><td>b</td></tr></table>\n';
    const [table] = htmlTables(text, [{ start: 8, end: text.length - 1 }]);
    assert.deepEqual(
      table?.flat().map(({ start, end }) => text.slice(start, end)),
      ['a', 'b'],
    );
  });

  it('reads nothing of other HTML, of a single row and of tags without an end', () => {
    assert.deepEqual(cellsOf('<div><tr><td>a</td></tr><tr><td>b</td></tr></div>'), []);
    assert.deepEqual(cellsOf('<table><tr><td>a</td></tr></table>'), []);
    assert.deepEqual(cellsOf('<table><tr><td'), []);
    assert.deepEqual(cellsOf(`<table>${'<tr><td>'.repeat(3000)}`)[0]?.length, 60);
  });
});
