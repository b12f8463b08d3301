import type { CoverageNode } from './coverage-node.ts';

/** The id of the control that a command is about, with its framework where that is known. */
export interface ControlId {
  readonly id: string;
  /** `iso27001-2022:A.5.15`, or the bare id. */
  readonly key: string;
}

/** The control of a row of the coverage view, or of an id as a key binding gives it; undefined for all else. */
export function controlOfRow(row: unknown): ControlId | undefined {
  if (typeof row === 'string' && row !== '') return { id: row.slice(row.indexOf(':') + 1), key: row };
  if (typeof row !== 'object' || row === null || !('kind' in row) || row.kind !== 'control') return undefined;
  const node = row as Extract<CoverageNode, { kind: 'control' }>;
  return { id: node.value.id, key: `${node.parent.parent.value.id}:${node.value.id}` };
}
