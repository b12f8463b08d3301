import { controlsSheet, matrixSheet, ratiosSheet } from '../coverage/coverage-sheets.ts';
import { currencyOf, soundOf } from '../document-ratios.ts';
import { dutiesSheet } from '../duties/duties-sheet.ts';
import { findingsSheet } from '../findings/findings-sheets.ts';
import type { IsmsReport } from '../model/isms-report.ts';
import { itemStateWords } from '../readiness/readiness-words.ts';
import { risksSheet } from '../risks/risks-sheet.ts';
import type { CellValue, Sheet } from '../sheets/sheet.ts';
import { visibleText } from '../text/visible-text.ts';

/** A sheet with more columns than this is none that Excel opens; the matrix has one for each document. */
const mostColumns = 16_000;

/** The whole report as tables: what it comes to, then everything it says, in the order of the HTML report. */
export function reportSheets(report: IsmsReport): Sheet[] {
  const facts = { report, documents: report.documents };
  const matrix = matrixSheet(facts);
  const hasMatrix = matrix.columns.length <= mostColumns;
  const { risks, evidence, duties, readiness } = report;
  return [
    headlineSheet(report, hasMatrix),
    { ...ratiosSheet(facts), name: 'Coverage' },
    controlsSheet(facts),
    ...(hasMatrix ? [matrix] : []),
    statementSheet(report),
    ...(risks ? [risksSheet(risks)] : []),
    ...(evidence ? [evidenceSheet(evidence)] : []),
    documentsSheet(report),
    ...(duties ? [dutiesSheet({ owners: duties })] : []),
    ...(readiness ? [readinessSheet(readiness)] : []),
    findingsSheet(report),
    inputsSheet(report),
  ];
}

/** What the report says of itself, and the numbers that matter most, each as k of n. */
function headlineSheet(report: IsmsReport, hasMatrix: boolean): Sheet {
  const { organization, asOf, complete, tool, frameworks, summary, readiness, sources } = report;
  const of = (
    name: string,
    { k, n, percent }: { readonly k: number; readonly n: number; readonly percent: number | null },
  ): CellValue[] => [name, k, n, percent, null];
  const said = (name: string, text: string): CellValue[] => [name, null, null, null, visibleText(text)];
  const counted = (name: string, count: number): CellValue[] => [name, count, null, null, null];
  const suffix = (title: string): string => (frameworks.length > 1 ? `, ${title}` : '');
  return {
    name: 'Headline',
    columns: columnsOf(['What', 40], ['Number', 10], ['Of', 8], ['Percent', 10], ['Said', 60]),
    rows: [
      ...(organization === null ? [] : [said('Organisation', organization)]),
      said('As of', asOf),
      said('Complete', complete ? 'yes' : 'no: some files could not be read'),
      said('Made by', `${tool.name} ${tool.version}`),
      ...frameworks.flatMap(({ title, effective, claimed, decided }) => [
        of(`Effective coverage${suffix(title)}`, effective),
        of(`Claimed${suffix(title)}`, claimed),
        of(`Decided in the Statement of Applicability${suffix(title)}`, decided),
      ]),
      of('Documents kept current', currencyOf(report.documents)),
      of('Documents without findings', soundOf(report.documents)),
      ...(readiness
        ? [
            of('Documented information (Stage 1)', readiness.documented.items),
            of('Records kept up (Stage 2)', readiness.operating.records),
            ...(readiness.operating.evidenced ? [of('Covered controls with fresh evidence (Stage 2)', readiness.operating.evidenced)] : []),
          ]
        : []),
      counted('Files', summary.files),
      counted('Documents', summary.documents),
      counted('Errors', summary.errors),
      counted('Warnings', summary.warnings),
      counted('Infos', summary.infos),
      counted('Hints', summary.hints),
      ...(sources ?? []).map(({ name, asOf: day, complete: whole }) =>
        said('Joined from', `${name}, as of ${day}${whole ? '' : ', incomplete'}`),
      ),
      ...(hasMatrix
        ? []
        : [said('Matrix', 'left out: there are more documents than a sheet has columns; see annexa coverage --format csv')]),
    ],
  };
}

/** Every row of the Statements of Applicability, with the state that documents give the control. */
function statementSheet({ applicability, frameworks }: IsmsReport): Sheet {
  const controls = new Map(frameworks.flatMap((framework) => framework.controls.map((control) => [control.id, control] as const)));
  return {
    name: 'SoA',
    columns: columnsOf(
      ['Control', 12],
      ['Title', 44],
      ['Applicable', 11],
      ['Justification', 60],
      ['Status', 16],
      ['Target date', 12],
      ['Documents', 30],
      ['Coverage', 12],
      ['Own', 7],
      ['File', 34],
      ['Line', 7],
    ),
    rows: applicability.map(({ control, applicable, justification, status, targetDate, documents, own, path, line }) => [
      visibleText(control),
      controls.get(control)?.title ?? null,
      applicable === null ? 'undecided' : applicable ? 'yes' : 'no',
      visibleText(justification),
      status?.replaceAll('_', ' ') ?? null,
      visibleText(targetDate),
      visibleText(documents.join(', ')),
      controls.get(control)?.state ?? null,
      own ? 'yes' : 'no',
      visibleText(path),
      line + 1,
    ]),
  };
}

function documentsSheet({ documents }: IsmsReport): Sheet {
  const optional = (text: string | null): CellValue => (text === null ? null : visibleText(text));
  return {
    name: 'Documents',
    columns: columnsOf(
      ['Id', 12],
      ['Title', 50],
      ['Type', 18],
      ['State', 12],
      ['Status', 14],
      ['Version', 10],
      ['Owner', 24],
      ['Approver', 24],
      ['Approved', 12],
      ['Effective', 12],
      ['Last review', 12],
      ['Next review', 12],
      ['Days overdue', 13],
      ['Classification', 15],
      ['Language', 10],
      ['Controls claimed', 40],
      ['Errors', 8],
      ['Warnings', 10],
      ['File', 40],
    ),
    rows: documents.map((document) => [
      optional(document.id),
      visibleText(document.title),
      visibleText(document.typeTitle),
      document.state.replaceAll('-', ' '),
      optional(document.status),
      optional(document.version),
      optional(document.owner),
      optional(document.approver),
      document.approvedDate,
      document.effectiveDate,
      document.lastReviewDate,
      document.nextReviewDate,
      document.overdueDays,
      optional(document.classification),
      visibleText(document.language),
      visibleText(document.controls.map((key) => key.slice(key.indexOf(':') + 1)).join(', ')),
      document.findings.errors,
      document.findings.warnings,
      visibleText(document.path),
    ]),
  };
}

function evidenceSheet(evidence: NonNullable<IsmsReport['evidence']>): Sheet {
  return {
    name: 'Evidence',
    columns: columnsOf(
      ['Evidence', 44],
      ['Kind', 16],
      ['Controls', 26],
      ['Collected', 12],
      ['Counts until', 12],
      ['State', 12],
      ['File', 40],
      ['Line', 7],
    ),
    rows: evidence.map(({ title, kind, controls, collected, until, state, path, line }) => [
      visibleText(title),
      visibleText(kind),
      controls.join(', '),
      collected,
      until,
      state.replaceAll('-', ' '),
      visibleText(path),
      line + 1,
    ]),
  };
}

/** What clauses 4 to 10 ask to have in writing, and the best that answers it. */
function readinessSheet({ items }: NonNullable<IsmsReport['readiness']>): Sheet {
  return {
    name: 'Readiness',
    columns: columnsOf(
      ['Clause', 12],
      ['What it asks for', 50],
      ['Kind', 12],
      ['State', 20],
      ['Documented', 12],
      ['Operating', 11],
      ['Answered by', 50],
      ['File', 40],
    ),
    rows: items.map(({ reference, title, kind, state, documented, operating, answers: [best] }) => [
      reference,
      title,
      kind,
      itemStateWords[state],
      documented ? 'yes' : 'no',
      operating ? 'yes' : 'no',
      best ? visibleText([best.id ?? '', best.title].join(' ').trim()) : null,
      best ? visibleText(best.path) : null,
    ]),
  };
}

function inputsSheet({ inputs }: IsmsReport): Sheet {
  return {
    name: 'Inputs',
    columns: columnsOf(['File', 60], ['SHA-256', 68]),
    rows: inputs.map(({ path, sha256 }) => [visibleText(path), sha256 ?? 'unreadable']),
  };
}

function columnsOf(...columns: readonly (readonly [title: string, width: number])[]): Sheet['columns'] {
  return columns.map(([title, width]) => ({ title, width }));
}
