import { SheetError } from '../core/report/sheets/sheet.ts';
import { UsageError } from './usage-error.ts';

/**
 * What a writer gives.
 * @throws UsageError if a table is more than its format holds
 */
export async function sheetsOrRefuse<T>(write: () => T | Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    throw error instanceof SheetError ? new UsageError(error.message) : error;
  }
}
