import { currentEdition } from '../../catalog/control-ids.ts';
import { metadataText } from '../../document/metadata/metadata.ts';
import type { PolicyDocument } from '../../document/policy-document.ts';
import { claimingIds } from '../../isms/statement/claimants.ts';
import { countDecisions } from '../../isms/statement/count-decisions.ts';
import { statementRows } from '../../isms/statement/statements.ts';
import type { IsmsService } from '../../service-api.ts';
import type { Sheet } from '../sheets/sheet.ts';
import { rowKey, titleOfControl, valuesOf } from './row-values.ts';
import { helpColumns, keyColumn, statementColumns } from './sheet-columns.ts';

/** What of the head of a statement its readers look at, in order. */
const headKeys = [
  ...['id', 'title', 'status', 'version', 'edition', 'owner', 'approver', 'approved_date', 'effective_date'],
  ...['last_review_date', 'next_review_date', 'classification'],
];

/**
 * A statement as a table for a spreadsheet: every row with all columns, those of the reviewer at the end, and the key by
 * which an import tells who has changed a row. Beside it what the documents say, for whoever reads it.
 */
export function statementSheet(service: IsmsService, document: PolicyDocument): Sheet {
  const { catalog } = service;
  const columns = statementColumns(catalog);
  const config = service.configFor(document.uri);
  const context = { catalog, index: service.index, config, asOf: service.asOf };
  const framework = catalog.frameworks.get(currentEdition);
  const themes = new Map(framework?.groups.map(({ id, title }) => [id, title]));
  const rows = statementRows(document)
    .filter(({ row }) => (row.cells.control?.text ?? '') !== '')
    .map(({ row, decisions }) => {
      const values = valuesOf(row, catalog);
      const [first] = decisions;
      const known = decisions.filter(({ own }) => !own).map(({ control }) => control);
      const shown = columns.map(
        ({ id }) => values.get(id) || (id === 'title' && first ? titleOfControl(first.control, catalog, config.ownControls) : ''),
      );
      const theme = themes.get(framework?.controls.get(known[0] ?? '')?.group ?? '') ?? (first?.own ? 'Own controls' : '');
      const states = [...new Set(known.map((control) => service.stateOf(currentEdition, control) ?? ''))];
      return [...shown, theme, states.join(', '), claimingIds(known, context).join(', '), rowKey(values)];
    });
  return {
    name: 'Statement of Applicability',
    columns: [
      ...columns.map(({ title, width }) => ({ title, width })),
      { title: helpColumns.theme, width: 22 },
      { title: helpColumns.coverage, width: 12 },
      { title: helpColumns.claimedBy, width: 24 },
      { title: keyColumn, width: 20 },
    ],
    rows,
  };
}

/** Who answers for the statement, which version it is, and what it comes to: a second sheet of a workbook. */
export function headSheet({ asOf, catalog }: IsmsService, document: PolicyDocument): Sheet {
  const counts = countDecisions(document, catalog);
  const head = headKeys.flatMap((key) => {
    const text = key === 'title' ? (document.title?.text ?? '') : metadataText(document.metadata, key);
    return text === undefined || text === '' ? [] : [[titled(key), text]];
  });
  const { decided, applicable, excluded, undecided, own, status } = counts;
  return {
    name: 'Document control',
    columns: [
      { title: 'Field', width: 28 },
      { title: 'Value', width: 60 },
    ],
    rows: [
      ...head,
      ['Exported as of', asOf],
      ['Controls of Annex A decided', `${decided.k}/${decided.n}`],
      ['Applicable', applicable],
      ['Left out', excluded],
      ['Undecided', undecided],
      ...Object.entries(status).flatMap(([name, count]) =>
        count === 0 && name === 'none' ? [] : [[`Status ${name.replace('_', ' ')}`, count]],
      ),
      ['Own controls', own],
    ],
  };
}

function titled(key: string): string {
  return `${key[0]?.toUpperCase() ?? ''}${key.slice(1).replaceAll('_', ' ')}`;
}
