import type { DutiesReport } from '../model/duties-report.ts';
import type { Sheet } from '../sheets/sheet.ts';
import { visibleText } from '../text/visible-text.ts';
import { ownerName } from './duty-words.ts';

/** The duties as a table, a row for each. Lines count from 1. */
export function dutiesSheet({ owners }: Pick<DutiesReport, 'owners'>): Sheet {
  return {
    name: 'Duties',
    columns: [
      { title: 'Owner', width: 26 },
      { title: 'Department', width: 20 },
      { title: 'Due', width: 12 },
      { title: 'Days overdue', width: 13 },
      { title: 'Kind', width: 13 },
      { title: 'Duty', width: 60 },
      { title: 'File', width: 40 },
      { title: 'Line', width: 7 },
    ],
    rows: owners.flatMap((owner) =>
      owner.duties.map(({ kind, title, due, overdueDays, path, line }) => [
        visibleText(ownerName(owner)),
        visibleText(owner.department ?? ''),
        due,
        overdueDays,
        kind,
        visibleText(title),
        visibleText(path),
        line + 1,
      ]),
    ),
  };
}
