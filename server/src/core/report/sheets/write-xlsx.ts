import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from 'fflate';
import { cellRef, rangeRef, writeXlsx as workbookBytes } from 'hucre/xlsx';
import { type CellValue, gridOf, type Sheet, SheetError } from './sheet.ts';
import { sheetNames } from './sheet-names.ts';
import { escapeCellText } from './xlsx-text.ts';

/** What Excel takes at most: UTF-16 units in a cell, rows and columns of a sheet. */
const limits = { cell: 32_767, rows: 1_048_576, columns: 16_384 } as const;

const headStyle = {
  font: { bold: true },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'E7ECF3' } },
  alignment: { wrapText: true, vertical: 'top' },
} as const;
const bodyStyle = { alignment: { wrapText: true, vertical: 'top' } } as const;

/** What the library says of a row with a height. */
const customHeight = /(<row [^<>]*?) customHeight="(?:true|1)"/g;
/** So many characters across a page can still be read. */
const widestPage = 340;
/** Points of a line, and what Excel takes at most for a row. */
const heights = { line: 15, most: 409 } as const;

/**
 * Tables as a workbook for Excel and LibreOffice: head bold, in sight and with filters; texts wrapped, and texts whatever
 * they begin with. The same tables and date give the same bytes everywhere.
 * @param asOf ISO date that the file says it is of
 * @throws SheetError if a table is larger than Excel takes
 */
export async function writeXlsx(sheets: readonly Sheet[], asOf: string): Promise<Uint8Array> {
  const names = sheetNames(sheets.map((sheet) => sheet.name));
  const day = new Date(`${asOf}T00:00:00Z`);
  const bytes = await workbookBytes({
    sheets: sheets.map((sheet, i) => workbookSheet(sheet, names[i] as string)),
    properties: { creator: 'Annexa', created: day, modified: day },
  });
  return packedAlike(bytes);
}

function workbookSheet(sheet: Sheet, name: string) {
  const grid = gridOf(sheet);
  const width = grid[0]?.length ?? 0;
  if (grid.length > limits.rows || width > limits.columns)
    throw new SheetError(`The sheet ${name} has ${grid.length} rows and ${width} columns, more than Excel takes: write CSV instead`);
  const rows = grid.map((row, y) => row.map((cell, x) => fitting(cell, name, y, x)));
  const head = grid[0]?.map((_, x) => [`0,${x}`, { style: headStyle }] as const) ?? [];
  return {
    name,
    columns: grid[0]?.map((_, x) => ({ width: sheet.columns[x]?.width ?? 12, style: bodyStyle })) ?? [],
    rows,
    rowDefs: new Map(
      rows.flatMap((row, y) =>
        tall(
          row,
          sheet.columns.map((column) => column.width),
          y,
        ),
      ),
    ),
    cells: new Map(head),
    freezePane: { rows: 1 },
    pageSetup: pageOf(sheet.columns.reduce((sum, column) => sum + column.width, 0)),
    ...(width > 0 && { autoFilter: { range: rangeRef(0, 0, grid.length - 1, width - 1) } }),
  };
}

/** On paper: across, and a sheet that stays readable so is not cut between columns. @param width in characters */
function pageOf(width: number) {
  const isWhole = width <= widestPage;
  return { orientation: 'landscape', ...(isWhole && { fitToPage: true, fitToWidth: 1, fitToHeight: 0 }) } as const;
}

/**
 * How high a row of wrapped texts is, about; nothing for one line. LibreOffice works it out for no row of a file that
 * is not its own, and would write the texts over each other.
 * @param widths of the columns, in characters
 */
function tall(row: readonly CellValue[], widths: readonly number[], y: number): [number, { height: number }][] {
  const lines = row.map((cell, x) =>
    typeof cell === 'string'
      ? cell.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil((line.length * 1.1) / (widths[x] ?? 12))), 0)
      : 1,
  );
  const most = Math.max(1, ...lines);
  return most === 1 ? [] : [[y, { height: Math.min(heights.most, most * heights.line) }]];
}

function fitting(cell: CellValue, sheet: string, y: number, x: number): CellValue {
  if (typeof cell === 'number' && !Number.isFinite(cell)) return String(cell);
  if (typeof cell !== 'string') return cell;
  if (cell.length > limits.cell)
    throw new SheetError(
      `Cell ${cellRef(y, x)} of the sheet ${sheet} has ${cell.length} characters, Excel takes ${limits.cell}: write CSV instead`,
    );
  return escapeCellText(cell);
}

/**
 * The same archive without the time and the compression of the machine that made it. Heights of rows are no decision of
 * somebody's: a row grows with what is typed into it.
 */
function packedAlike(bytes: Uint8Array): Uint8Array {
  // ZIP has no time zone: its least day, as every clock calls it
  const mtime = new Date(1980, 0, 1);
  const files: Zippable = {};
  for (const [path, content] of Object.entries(unzipSync(bytes))) {
    const isSheet = /^xl\/worksheets\/[^/]+\.xml$/.test(path);
    const kept = isSheet ? strToU8(strFromU8(content).replaceAll(customHeight, '$1')) : content;
    files[path] = [kept, { mtime, level: 6, os: 0 }];
  }
  return zipSync(files);
}
