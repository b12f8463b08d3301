import { readXlsx as readWorkbook } from 'hucre/xlsx';
import { evenRows, type ReadSheet, SheetError } from './sheet.ts';

/** Bytes of a workbook that is read at all; texts of a whole ISMS take far less. */
const largest = 64 * 1024 * 1024;

/**
 * The tables of a workbook as texts: numbers as typed, dates ISO, of a formula its last value. Nothing is calculated.
 * @throws SheetError if the bytes are no workbook that can be read
 */
export async function readXlsx(bytes: Uint8Array): Promise<ReadSheet[]> {
  if (bytes.length > largest) throw new SheetError(`The workbook has ${bytes.length} bytes; up to ${largest} are read`);
  try {
    const { sheets } = await readWorkbook(bytes);
    return sheets.map(({ name, rows }) => ({
      name,
      rows: evenRows(
        rows.map((row) => row.map(shown)),
        '',
      ),
    }));
  } catch (error) {
    throw new SheetError(`It is no workbook that can be read (${error instanceof Error ? error.message : String(error)})`);
  }
}

function shown(value: string | number | boolean | Date | null): string {
  if (!(value instanceof Date)) return value === null ? '' : String(value);
  const iso = Number.isNaN(value.getTime()) ? '' : value.toISOString();
  return iso.endsWith('T00:00:00.000Z') ? iso.slice(0, 10) : iso;
}
