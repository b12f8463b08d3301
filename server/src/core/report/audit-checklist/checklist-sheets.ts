import type { AuditChecklist, ChecklistDocument } from '../model/audit-checklist.ts';
import type { CellValue, Sheet } from '../sheets/sheet.ts';
import { visibleText } from '../text/visible-text.ts';
import { auditorColumns } from './auditor-columns.ts';

const columns = [
  { title: 'Group', width: 26 },
  { title: 'Reference', width: 11 },
  { title: 'Title', width: 34 },
  { title: 'What to find out', width: 60 },
  { title: 'Documents to read', width: 50 },
  { title: 'Evidence to ask for', width: 44 },
  ...auditorColumns,
];

/** The checklist as one table, for CSV. */
export function checklistSheet(checklist: AuditChecklist): Sheet {
  return { name: 'Audit checklist', columns, rows: rowsOf(checklist, ['clauses', 'controls']) };
}

/** The checklist as a workbook: clauses, controls, and what is left out. */
export function checklistSheets(checklist: AuditChecklist): Sheet[] {
  return [
    { name: 'Clauses', columns, rows: rowsOf(checklist, ['clauses']) },
    { name: 'Controls', columns, rows: rowsOf(checklist, ['controls']) },
    {
      name: 'Left out',
      columns: [
        { title: 'Control', width: 11 },
        { title: 'Title', width: 44 },
        { title: 'Justification', width: 90 },
      ],
      rows: checklist.excluded.map(({ id, title, justification }) => [id, title, visibleText(justification)]),
    },
    {
      name: 'About',
      columns: [
        { title: 'What', width: 20 },
        { title: 'Value', width: 40 },
      ],
      rows: [
        ['Organization', checklist.organization === null ? null : visibleText(checklist.organization)],
        ['As of', checklist.asOf],
        ['Complete', checklist.complete ? 'yes' : 'no'],
        ['Annexa', checklist.tool.version],
        ['Results', 'conforms, minor, major, opportunity, not audited'],
      ],
    },
  ];
}

function rowsOf({ groups }: AuditChecklist, kinds: readonly string[]): CellValue[][] {
  return groups
    .filter(({ kind }) => kinds.includes(kind))
    .flatMap(({ title: group, entries }) =>
      entries.map(({ id, title, questions, documents, records, evidence }) => [
        group,
        id,
        title,
        questions.join('\n'),
        documents.map(documentText).join('\n'),
        [...records.map(documentText), ...evidence.map(visibleText)].join('\n'),
        ...auditorColumns.map(() => null),
      ]),
    );
}

function documentText({ path, id, title, sections, state }: ChecklistDocument): string {
  const where = sections.length === 0 ? '' : `, ${sections.join(', ')}`;
  return visibleText(`${id === null ? '' : `${id} `}${title}${where} (${state}), ${path}`);
}
