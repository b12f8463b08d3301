import { unzipSync, type Zippable, zipSync } from 'fflate';
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
    cells: new Map(head),
    freezePane: { rows: 1 },
    ...(width > 0 && { autoFilter: { range: rangeRef(0, 0, grid.length - 1, width - 1) } }),
  };
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

/** The same archive without the time and the compression of the machine that made it. */
function packedAlike(bytes: Uint8Array): Uint8Array {
  // ZIP has no time zone: its least day, as every clock calls it
  const mtime = new Date(1980, 0, 1);
  const files: Zippable = {};
  for (const [path, content] of Object.entries(unzipSync(bytes))) files[path] = [content, { mtime, level: 6, os: 0 }];
  return zipSync(files);
}
