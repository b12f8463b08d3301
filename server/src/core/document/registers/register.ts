import type { TextRange } from '../../text/text-range.ts';

/**
 * Rows of a register: a Statement of Applicability, risks, exceptions, evidence, people. The same whether a Markdown
 * table, a YAML list or a CSV file carries them.
 */
export interface Register {
  /** Id of a kind of the catalogue: `risks`. */
  readonly kind: string;
  /** Ids of the columns that a table has, in order; of YAML, those that some row has. */
  readonly columns: readonly string[];
  readonly rows: readonly RegisterRow[];
  /** The header of a table; where YAML names the rows. */
  readonly range: TextRange;
}

/** One row. */
export interface RegisterRow {
  /** The whole row. */
  readonly range: TextRange;
  /** Column id → cell. A column that the row does not have is absent; an empty cell is there with an empty text. */
  readonly cells: Readonly<Record<string, RegisterCell>>;
}

/** What a row says in a column. */
export interface RegisterCell {
  /** Without quotes, marks of emphasis and link targets, trimmed; the items of a YAML list joined by `, `. */
  readonly text: string;
  /** The smallest text that must change: of a cell without its pipes and spaces, of a YAML value with its quotes. */
  readonly range: TextRange;
  /** Items of a YAML list, each with its place; empty for other cells. */
  readonly items: readonly { readonly text: string; readonly range: TextRange }[];
}

/** What is wrong with the form of a register. */
export interface RegisterProblem {
  /** A sentence that says what was expected. */
  readonly message: string;
  readonly range: TextRange;
  /** `syntax`: something is not read because of it. `key`: a key that is probably a misspelt column. */
  readonly kind: 'syntax' | 'key';
  /** For `key`: what was meant. */
  readonly meant?: string;
}

/** False if something of the registers in a data file is not read: what is not there then may stand in what was not. */
export function isReadWhole({ registerProblems }: { readonly registerProblems: readonly RegisterProblem[] }): boolean {
  return !registerProblems.some(({ kind }) => kind === 'syntax');
}

/** The text of a column, empty where the row does not have it. */
export function cellOf(row: RegisterRow, column: string): string {
  return row.cells[column]?.text ?? '';
}
